import { inLanguages } from '../language.ts'

const english = {
  offered: {
    title: (title: string) => `${title} as a file`,
    text: (version: number) =>
      `Version ${version}: its fields, key, rules and filter. It holds no customers, no people and no ids, and “import profile” reads it, here or elsewhere.`,
    apart: 'Which administration it reads from is left out: that is chosen anew after importing.',
    until: (time: string) => `The link works until ${time}, for whoever has it: please don’t pass it on.`,
    download: 'Download file',
  },
  pasted: {
    heading: 'Import a profile',
    text: 'Open the .saldo-profile.json file in any editor, copy all of it and paste it here. Files can’t be sent to a bot in every chat of Teams, so this works by pasting.',
    note: 'It opens as a form. Nothing is kept until you save that.',
    json: 'The file’s text',
    missing: 'Paste the file’s text',
    read: 'Open as a form',
    tooLong: (letters: string) =>
      `The file is not shown again, as it has ${letters} letters. Put it right in your editor and paste it anew.`,
    more: { one: (number: string) => `… and ${number} more problem`, other: (number: string) => `… and ${number} more problems` },
    summary: 'Import a profile',
  },
  pasteFirst: 'Paste the file’s text first.',
  tooLarge: 'This is larger than any profile.',
  fromFile: 'Read from the file. Nothing is kept until you save it.',
}

/** A profile as a file: offered, and pasted. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    offered: {
      title: (title) => `${title} als bestand`,
      text: (version) =>
        `Versie ${version}: de velden, sleutel, regels en het filter. Er staan geen klanten, personen of id’s in, en “profiel importeren” leest het, hier of elders.`,
      apart: 'Uit welke administratie het leest, staat er niet in: die kies je na het importeren opnieuw.',
      until: (time) => `De link werkt tot ${time}, voor wie hem heeft: geef hem niet door.`,
      download: 'Bestand downloaden',
    },
    pasted: {
      heading: 'Profiel importeren',
      text: 'Open het .saldo-profile.json-bestand in een editor, kopieer alles en plak het hier. Niet in elke chat van Teams kun je een bot bestanden sturen, daarom gaat het met plakken.',
      note: 'Het opent als formulier. Er wordt niets bewaard tot je dat zelf bewaart.',
      json: 'De tekst van het bestand',
      missing: 'Plak de tekst van het bestand',
      read: 'Openen als formulier',
      tooLong: (letters) =>
        `Het bestand wordt niet opnieuw getoond: het heeft ${letters} tekens. Verbeter het in je editor en plak het opnieuw.`,
      more: { one: (number) => `… en nog ${number} probleem`, other: (number) => `… en nog ${number} problemen` },
      summary: 'Profiel importeren',
    },
    pasteFirst: 'Plak eerst de tekst van het bestand.',
    tooLarge: 'Dit is groter dan welk profiel ook.',
    fromFile: 'Gelezen uit het bestand. Er wordt niets bewaard tot je het bewaart.',
  },
  de: {
    offered: {
      title: (title) => `${title} als Datei`,
      text: (version) =>
        `Version ${version}: Felder, Schlüssel, Regeln und Filter. Sie enthält keine Kunden, keine Personen und keine IDs, und „Profil importieren“ liest sie, hier oder anderswo.`,
      apart: 'Aus welcher Administration es liest, steht nicht darin: Die wählen Sie nach dem Importieren neu.',
      until: (time) => `Der Link gilt bis ${time}, für jeden, der ihn hat: Bitte geben Sie ihn nicht weiter.`,
      download: 'Datei herunterladen',
    },
    pasted: {
      heading: 'Profil importieren',
      text: 'Öffnen Sie die .saldo-profile.json-Datei in einem Editor, kopieren Sie alles und fügen Sie es hier ein. Nicht in jedem Chat von Teams lassen sich einem Bot Dateien senden, deshalb geht es durch Einfügen.',
      note: 'Es öffnet sich als Formular. Nichts wird behalten, bis Sie dieses speichern.',
      json: 'Der Text der Datei',
      missing: 'Fügen Sie den Text der Datei ein',
      read: 'Als Formular öffnen',
      tooLong: (letters) =>
        `Die Datei wird nicht noch einmal gezeigt, sie hat ${letters} Zeichen. Berichtigen Sie sie in Ihrem Editor und fügen Sie sie neu ein.`,
      more: { one: (number) => `… und ${number} weiteres Problem`, other: (number) => `… und ${number} weitere Probleme` },
      summary: 'Profil importieren',
    },
    pasteFirst: 'Fügen Sie zuerst den Text der Datei ein.',
    tooLarge: 'Das ist größer als jedes Profil.',
    fromFile: 'Aus der Datei gelesen. Nichts wird behalten, bis Sie es speichern.',
  },
  fr: {
    offered: {
      title: (title) => `${title} sous forme de fichier`,
      text: (version) =>
        `Version ${version} : ses champs, sa clé, ses règles et son filtre. Il ne contient ni clients, ni personnes, ni identifiants, et « importer un profil » le lit, ici ou ailleurs.`,
      apart: 'L’administration dans laquelle il lit n’y figure pas : elle se choisit de nouveau après l’importation.',
      until: (time) => `Le lien est valable jusqu’à ${time}, pour quiconque le possède : ne le transmettez pas.`,
      download: 'Télécharger le fichier',
    },
    pasted: {
      heading: 'Importer un profil',
      text: 'Ouvrez le fichier .saldo-profile.json dans un éditeur, copiez tout et collez-le ici. On ne peut pas envoyer de fichier à un bot dans toutes les conversations Teams, c’est pourquoi il faut coller.',
      note: 'Il s’ouvre comme formulaire. Rien n’est conservé tant que vous ne l’enregistrez pas.',
      json: 'Le texte du fichier',
      missing: 'Collez le texte du fichier',
      read: 'Ouvrir comme formulaire',
      tooLong: (letters) =>
        `Le fichier n’est pas réaffiché, car il compte ${letters} caractères. Corrigez-le dans votre éditeur et collez-le de nouveau.`,
      more: { one: (number) => `… et ${number} autre problème`, other: (number) => `… et ${number} autres problèmes` },
      summary: 'Importer un profil',
    },
    pasteFirst: 'Collez d’abord le texte du fichier.',
    tooLarge: 'C’est plus grand que n’importe quel profil.',
    fromFile: 'Lu depuis le fichier. Rien n’est conservé tant que vous ne l’enregistrez pas.',
  },
  da: {
    offered: {
      title: (title) => `${title} som fil`,
      text: (version) =>
        `Version ${version}: felter, nøgle, regler og filter. Den indeholder ingen kunder, personer eller id’er, og »importér profil« læser den, her eller andre steder.`,
      apart: 'Hvilken administration den læser fra, er udeladt: den vælges på ny efter import.',
      until: (time) => `Linket virker til kl. ${time} for alle, der har det: del det venligst ikke.`,
      download: 'Hent fil',
    },
    pasted: {
      heading: 'Importér en profil',
      text: 'Åbn .saldo-profile.json-filen i en editor, kopiér det hele, og indsæt det her. Man kan ikke sende filer til en bot i alle chats i Teams, så derfor indsættes teksten.',
      note: 'Den åbner som en formular. Intet gemmes, før du gemmer den.',
      json: 'Filens tekst',
      missing: 'Indsæt filens tekst',
      read: 'Åbn som formular',
      tooLong: (letters) => `Filen vises ikke igen, da den har ${letters} tegn. Ret den i din editor, og indsæt den på ny.`,
      more: { one: (number) => `… og ${number} problem mere`, other: (number) => `… og ${number} problemer mere` },
      summary: 'Importér en profil',
    },
    pasteFirst: 'Indsæt filens tekst først.',
    tooLarge: 'Det er større end nogen profil.',
    fromFile: 'Læst fra filen. Intet gemmes, før du gemmer den.',
  },
})
