import type { GoneRule, MatchLevel, Target } from '../../sync/types.ts'
import { inLanguages } from '../language.ts'

type OptionWords = {
  heading: (title: string) => string
  key: string
  keyNote: string
  keyTarget: string
  keySource: string
  choose: string
  matching: string
  matchingNote: string
  levels: string
  gone: string
  goneHow: string
  goneField: string
  goneValue: string
  goneExample: string
  brake: string
  brakeNote: string
  share: string
  records: string
  usual: (value: string) => string
  keep: string
  back: string
  goneNames: Readonly<Record<GoneRule['how'], string>>
  inPassing: Readonly<Record<MatchLevel, string>>
  meanings: Readonly<Record<Target, Readonly<Record<MatchLevel, string>>>>
  linkOnly: string
  keptAsIs: string
  becomes: (field: string, value: string) => string
  mayBecome: (field: string, value: string) => string
  keyLine: (target: string, source: string) => string
  recognised: (levels: string) => string
  goneLine: (what: string) => string
  asks: (share: string, records: string) => string
  bothSides: string
  chooseGone: string
  noShare: (typed: string) => string
  noRecords: (typed: string) => string
  kept: string
}

/** A profile's key, matching, rule for gone records and brake. */
export const words = inLanguages<OptionWords>({
  en: {
    heading: (title) => `Options of ${title}`,
    key: 'Key',
    keyNote: 'The CRM field that keeps Exact’s own value of a record. It is mapped as well. Records that are linked already stay linked.',
    keyTarget: 'CRM field',
    keySource: 'Exact field',
    choose: 'Choose or type to search',
    matching: 'Recognised by',
    matchingNote:
      'A record that isn’t linked yet is looked for in the CRM in this order, and the first certain hit counts. Where several may be meant, people decide.',
    levels: 'Tick those to use',
    gone: 'Gone from Exact',
    goneHow: 'A company or person whose record in Exact is gone',
    goneField: 'CRM field that says so',
    goneValue: 'Value it gets',
    goneExample: 'For example Inactive',
    brake: 'Brake',
    brakeNote: 'After the first run, one that would create or change more than this stops and asks.',
    share: 'Share of the CRM’s records, in %',
    records: 'Number of records',
    usual: (value) => `${value}, as usual`,
    keep: 'Keep options',
    back: 'Back to mapping',
    goneNames: { keep: 'Keep it as it is', mark: 'Mark it: the field below gets the value', ask: 'Ask each time whether to mark it' },
    inPassing: { key: 'key', code: 'code', number: 'VAT or chamber-of-commerce number', email: 'e-mail', name: 'name' },
    meanings: {
      company: {
        key: 'Key: the same value in the key field',
        code: 'Code: the same customer number',
        number: 'Number: the same VAT or chamber-of-commerce number',
        email: 'E-mail: the same domain, free mail apart',
        name: 'Name: the same name and postcode',
      },
      person: {
        key: 'Key: the same value in the key field',
        code: 'Code: the same contact number',
        number: 'Number: companies only',
        email: 'E-mail: the same address',
        name: 'Name: the same name within the company',
      },
    },
    linkOnly: 'their link only',
    keptAsIs: 'kept as they are',
    becomes: (field, value) => `${field} becomes “${value}”`,
    mayBecome: (field, value) => `asked each time, ${field} may become “${value}”`,
    keyLine: (target, source) => `Key: ${target} ← ${source}.`,
    recognised: (levels) => `Recognised by ${levels}.`,
    goneLine: (what) => `Gone from Exact: ${what}.`,
    asks: (share, records) => `Asks first beyond ${share} or ${records} records.`,
    bothSides: 'Choose a field on both sides.',
    chooseGone: 'Choose the CRM field that says so.',
    noShare: (typed) => `“${typed}” is no share: write a number from 0 to 100.`,
    noRecords: (typed) => `“${typed}” is no number of records: write a whole one, such as 500.`,
    kept: 'The options are kept on this form. Save keeps them for good.',
  },
  nl: {
    heading: (title) => `Opties van ${title}`,
    key: 'Sleutel',
    keyNote: 'Het CRM-veld dat de eigen waarde van Exact bewaart. Het wordt ook gevuld. Wat al gekoppeld is, blijft gekoppeld.',
    keyTarget: 'CRM-veld',
    keySource: 'Exact-veld',
    choose: 'Kies of typ om te zoeken',
    matching: 'Herkend aan',
    matchingNote:
      'Een record dat nog niet gekoppeld is, wordt in deze volgorde in het CRM gezocht; de eerste zekere treffer telt. Kunnen er meer bedoeld zijn, dan beslissen mensen.',
    levels: 'Vink aan wat meedoet',
    gone: 'Weg uit Exact',
    goneHow: 'Een bedrijf of persoon waarvan het record in Exact weg is',
    goneField: 'CRM-veld dat dat zegt',
    goneValue: 'Waarde die het krijgt',
    goneExample: 'Bijvoorbeeld Inactief',
    brake: 'Rem',
    brakeNote: 'Na de eerste run stopt en vraagt een run die meer dan dit zou aanmaken of wijzigen.',
    share: 'Aandeel van de records in het CRM, in %',
    records: 'Aantal records',
    usual: (value) => `${value}, zoals gebruikelijk`,
    keep: 'Opties houden',
    back: 'Terug naar de velden',
    goneNames: {
      keep: 'Laten zoals het is',
      mark: 'Markeren: het veld hieronder krijgt de waarde',
      ask: 'Elke keer vragen of het gemarkeerd wordt',
    },
    inPassing: { key: 'sleutel', code: 'code', number: 'btw- of KvK-nummer', email: 'e-mail', name: 'naam' },
    meanings: {
      company: {
        key: 'Sleutel: dezelfde waarde in het sleutelveld',
        code: 'Code: hetzelfde klantnummer',
        number: 'Nummer: hetzelfde btw- of KvK-nummer',
        email: 'E-mail: hetzelfde domein, behalve gratis mail',
        name: 'Naam: dezelfde naam en postcode',
      },
      person: {
        key: 'Sleutel: dezelfde waarde in het sleutelveld',
        code: 'Code: hetzelfde contactnummer',
        number: 'Nummer: alleen bedrijven',
        email: 'E-mail: hetzelfde adres',
        name: 'Naam: dezelfde naam binnen het bedrijf',
      },
    },
    linkOnly: 'alleen de koppeling',
    keptAsIs: 'blijven zoals ze zijn',
    becomes: (field, value) => `${field} wordt “${value}”`,
    mayBecome: (field, value) => `wordt elke keer gevraagd, ${field} kan “${value}” worden`,
    keyLine: (target, source) => `Sleutel: ${target} ← ${source}.`,
    recognised: (levels) => `Herkend aan ${levels}.`,
    goneLine: (what) => `Weg uit Exact: ${what}.`,
    asks: (share, records) => `Vraagt eerst boven ${share} of ${records} records.`,
    bothSides: 'Kies aan beide kanten een veld.',
    chooseGone: 'Kies het CRM-veld dat dat zegt.',
    noShare: (typed) => `“${typed}” is geen aandeel: schrijf een getal van 0 tot 100.`,
    noRecords: (typed) => `“${typed}” is geen aantal records: schrijf een heel getal, zoals 500.`,
    kept: 'De opties staan op dit formulier. Met Bewaren blijven ze.',
  },
  de: {
    heading: (title) => `Optionen von ${title}`,
    key: 'Schlüssel',
    keyNote: 'Das CRM-Feld, das den eigenen Wert von Exact behält. Es wird auch gefüllt. Was schon verknüpft ist, bleibt verknüpft.',
    keyTarget: 'CRM-Feld',
    keySource: 'Exact-Feld',
    choose: 'Wählen oder zum Suchen tippen',
    matching: 'Erkannt an',
    matchingNote:
      'Ein noch nicht verknüpfter Datensatz wird in dieser Reihenfolge im CRM gesucht, der erste sichere Treffer zählt. Wo mehrere gemeint sein können, entscheiden Personen.',
    levels: 'Ankreuzen, was gilt',
    gone: 'Aus Exact verschwunden',
    goneHow: 'Ein Unternehmen oder eine Person, deren Datensatz in Exact fehlt',
    goneField: 'CRM-Feld, das dies sagt',
    goneValue: 'Wert, den es bekommt',
    goneExample: 'Zum Beispiel Inaktiv',
    brake: 'Bremse',
    brakeNote: 'Nach dem ersten Lauf hält einer, der mehr als dies anlegen oder ändern würde, an und fragt.',
    share: 'Anteil der Datensätze im CRM, in %',
    records: 'Anzahl Datensätze',
    usual: (value) => `${value}, wie üblich`,
    keep: 'Optionen behalten',
    back: 'Zurück zu den Feldern',
    goneNames: { keep: 'So lassen', mark: 'Markieren: Das Feld darunter bekommt den Wert', ask: 'Jedes Mal fragen, ob markiert wird' },
    inPassing: { key: 'Schlüssel', code: 'Code', number: 'USt-IdNr. oder Handelsregisternummer', email: 'E-Mail', name: 'Name' },
    meanings: {
      company: {
        key: 'Schlüssel: derselbe Wert im Schlüsselfeld',
        code: 'Code: dieselbe Kundennummer',
        number: 'Nummer: dieselbe USt-IdNr. oder Handelsregisternummer',
        email: 'E-Mail: dieselbe Domain, außer Gratis-Mail',
        name: 'Name: derselbe Name und dieselbe Postleitzahl',
      },
      person: {
        key: 'Schlüssel: derselbe Wert im Schlüsselfeld',
        code: 'Code: dieselbe Kontaktnummer',
        number: 'Nummer: nur Unternehmen',
        email: 'E-Mail: dieselbe Adresse',
        name: 'Name: derselbe Name im Unternehmen',
      },
    },
    linkOnly: 'der Verknüpfung allein',
    keptAsIs: 'bleibt, wie es ist',
    becomes: (field, value) => `${field} wird „${value}“`,
    mayBecome: (field, value) => `wird jedes Mal gefragt, ${field} kann „${value}“ werden`,
    keyLine: (target, source) => `Schlüssel: ${target} ← ${source}.`,
    recognised: (levels) => `Erkannt an: ${levels}.`,
    goneLine: (what) => `Aus Exact verschwunden: ${what}.`,
    asks: (share, records) => `Fragt zuerst bei mehr als ${share} oder ${records} Datensätzen.`,
    bothSides: 'Wählen Sie auf beiden Seiten ein Feld.',
    chooseGone: 'Wählen Sie das CRM-Feld, das dies sagt.',
    noShare: (typed) => `„${typed}“ ist kein Anteil: Schreiben Sie eine Zahl von 0 bis 100.`,
    noRecords: (typed) => `„${typed}“ ist keine Anzahl: Schreiben Sie eine ganze Zahl, etwa 500.`,
    kept: 'Die Optionen stehen auf diesem Formular. Mit Speichern bleiben sie.',
  },
  fr: {
    heading: (title) => `Options de ${title}`,
    key: 'Clé',
    keyNote: 'Le champ CRM qui garde la valeur propre à Exact. Il est rempli lui aussi. Ce qui est déjà lié reste lié.',
    keyTarget: 'Champ CRM',
    keySource: 'Champ Exact',
    choose: 'Choisir ou saisir pour chercher',
    matching: 'Reconnu par',
    matchingNote:
      'Un enregistrement pas encore lié est cherché dans le CRM dans cet ordre, et le premier résultat certain compte. S’il peut y en avoir plusieurs, des personnes décident.',
    levels: 'Cochez ceux à utiliser',
    gone: 'Disparu d’Exact',
    goneHow: 'Une entreprise ou une personne dont l’enregistrement a disparu d’Exact',
    goneField: 'Champ CRM qui le dit',
    goneValue: 'Valeur qu’il reçoit',
    goneExample: 'Par exemple Inactif',
    brake: 'Frein',
    brakeNote: 'Après la première exécution, celle qui créerait ou modifierait davantage s’arrête et demande.',
    share: 'Part des enregistrements du CRM, en %',
    records: 'Nombre d’enregistrements',
    usual: (value) => `${value}, comme d’habitude`,
    keep: 'Garder les options',
    back: 'Retour aux champs',
    goneNames: {
      keep: 'Laisser tel quel',
      mark: 'Marquer : le champ ci-dessous reçoit la valeur',
      ask: 'Demander chaque fois s’il faut marquer',
    },
    inPassing: { key: 'clé', code: 'code', number: 'numéro de TVA ou de registre du commerce', email: 'e-mail', name: 'nom' },
    meanings: {
      company: {
        key: 'Clé : la même valeur dans le champ clé',
        code: 'Code : le même numéro de client',
        number: 'Numéro : le même numéro de TVA ou de registre du commerce',
        email: 'E-mail : le même domaine, hors messageries gratuites',
        name: 'Nom : le même nom et code postal',
      },
      person: {
        key: 'Clé : la même valeur dans le champ clé',
        code: 'Code : le même numéro de contact',
        number: 'Numéro : entreprises seulement',
        email: 'E-mail : la même adresse',
        name: 'Nom : le même nom dans l’entreprise',
      },
    },
    linkOnly: 'leur lien seulement',
    keptAsIs: 'laissé tel quel',
    becomes: (field, value) => `${field} devient « ${value} »`,
    mayBecome: (field, value) => `demandé chaque fois, ${field} peut devenir « ${value} »`,
    keyLine: (target, source) => `Clé : ${target} ← ${source}.`,
    recognised: (levels) => `Reconnu par ${levels}.`,
    goneLine: (what) => `Disparu d’Exact : ${what}.`,
    asks: (share, records) => `Demande d’abord au-delà de ${share} ou de ${records} enregistrements.`,
    bothSides: 'Choisissez un champ des deux côtés.',
    chooseGone: 'Choisissez le champ CRM qui le dit.',
    noShare: (typed) => `« ${typed} » n’est pas une part : écrivez un nombre de 0 à 100.`,
    noRecords: (typed) => `« ${typed} » n’est pas un nombre d’enregistrements : écrivez un entier, comme 500.`,
    kept: 'Les options sont sur ce formulaire. Enregistrer les garde pour de bon.',
  },
  da: {
    heading: (title) => `Indstillinger for ${title}`,
    key: 'Nøgle',
    keyNote: 'CRM-feltet, der gemmer Exacts egen værdi. Det udfyldes også. Det, der allerede er knyttet, forbliver knyttet.',
    keyTarget: 'CRM-felt',
    keySource: 'Exact-felt',
    choose: 'Vælg, eller skriv for at søge',
    matching: 'Genkendt på',
    matchingNote:
      'En post, der ikke er knyttet endnu, søges i CRM i denne rækkefølge, og første sikre træf gælder. Hvor flere kan være ment, afgør folk det.',
    levels: 'Sæt kryds ved dem, der bruges',
    gone: 'Væk fra Exact',
    goneHow: 'En virksomhed eller person, hvis post i Exact er væk',
    goneField: 'CRM-felt, der siger det',
    goneValue: 'Værdi, det får',
    goneExample: 'For eksempel Inaktiv',
    brake: 'Bremse',
    brakeNote: 'Efter den første kørsel stopper og spørger en kørsel, der ville oprette eller ændre mere end dette.',
    share: 'Andel af posterne i CRM, i %',
    records: 'Antal poster',
    usual: (value) => `${value}, som normalt`,
    keep: 'Behold indstillinger',
    back: 'Tilbage til felterne',
    goneNames: { keep: 'Lad den være', mark: 'Markér den: feltet nedenfor får værdien', ask: 'Spørg hver gang, om den skal markeres' },
    inPassing: { key: 'nøgle', code: 'kode', number: 'moms- eller CVR-nummer', email: 'e-mail', name: 'navn' },
    meanings: {
      company: {
        key: 'Nøgle: samme værdi i nøglefeltet',
        code: 'Kode: samme kundenummer',
        number: 'Nummer: samme moms- eller CVR-nummer',
        email: 'E-mail: samme domæne, undtagen gratis mail',
        name: 'Navn: samme navn og postnummer',
      },
      person: {
        key: 'Nøgle: samme værdi i nøglefeltet',
        code: 'Kode: samme kontaktnummer',
        number: 'Nummer: kun virksomheder',
        email: 'E-mail: samme adresse',
        name: 'Navn: samme navn i virksomheden',
      },
    },
    linkOnly: 'forbindelsen alene',
    keptAsIs: 'bliver, som de er',
    becomes: (field, value) => `${field} bliver »${value}«`,
    mayBecome: (field, value) => `spørges hver gang, ${field} kan blive »${value}«`,
    keyLine: (target, source) => `Nøgle: ${target} ← ${source}.`,
    recognised: (levels) => `Genkendt på ${levels}.`,
    goneLine: (what) => `Væk fra Exact: ${what}.`,
    asks: (share, records) => `Spørger først ved mere end ${share} eller ${records} poster.`,
    bothSides: 'Vælg et felt på begge sider.',
    chooseGone: 'Vælg det CRM-felt, der siger det.',
    noShare: (typed) => `»${typed}« er ingen andel: skriv et tal fra 0 til 100.`,
    noRecords: (typed) => `»${typed}« er ikke et antal poster: skriv et helt tal, for eksempel 500.`,
    kept: 'Indstillingerne står på denne formular. Gem beholder dem.',
  },
})
