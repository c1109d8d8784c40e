import { languagePattern } from './language-names.ts'
import type { Phrasebook } from './phrase.ts'
import { promisePatterns } from './promise-patterns.ts'

export const de: Phrasebook = {
  help: {
    usage: 'Hilfe',
    example: 'Hilfe',
    does: 'was Sie hier tun können',
    patterns: [
      /^(?:hilfe|hallo|moin|servus|guten (?:morgen|tag|abend)|menü|befehle|was kannst du(?: alles)?|was können sie(?: alles)?|wie funktioniert (?:das|es))(?![\p{L}]).{0,12}$/u,
    ],
  },
  thanks: {
    usage: 'danke',
    example: 'danke',
    does: 'gern geschehen',
    patterns: [/^(?:vielen dank|danke(?: ?schön| sehr)?|besten dank)(?![\p{L}]).{0,12}$/u],
  },
  status: {
    usage: 'Status',
    example: 'Status',
    does: 'Verbindung, verbleibende Aufrufe, CRM und letzte Läufe',
    patterns: [/^(?:status|wie steht es|stand der dinge|läuft alles)$/],
  },
  balance: {
    usage: 'Saldo von <Kunde> [aktuell]',
    example: 'Saldo von Acme',
    does: 'was ein Kunde schuldet, mit Altersstruktur und offenen Posten',
    patterns: [
      /^(?:(?:offener )?(?:saldo|kontostand)|offene posten)(?: (?:von|für|bei))?$/,
      /^(?:wie (?:hoch )?ist |was ist )?(?:der |den |die )?(?:offene[rn]? )?(?:saldo|kontostand|posten|betrag|außenstände)(?: (?:von|für|fuer|bei|des|der))? (?<customer>.+)$/,
      /^(?:wie ?viel|was) (?:schuldet|schulden)(?: uns)? (?<customer>.+?)(?: uns)?(?: noch)?$/,
      /^(?:wie ?viel|was) (?:ist|steht) (?:bei|von) (?<customer>.+?) (?:noch )?(?:offen|aus)$/,
      /^(?:wie ?viel|was) muss (?<customer>.+?) (?:uns )?(?:noch )?(?:be)?zahlen$/,
      /^(?<customer>(?!der |den |wie |was ).+?)[-' ](?:saldo|kontostand)$/,
    ],
  },
  'overdue all': {
    usage: 'überfällig [meine | von Betreuer <Name> | über <Betrag> | über <Tage> Tage | in <Land>]',
    example: 'überfällig',
    does: 'alle, die überfällig sind, die schlimmsten zuerst',
    patterns: [
      /^(?:(?<mine__yes>meine) )?(?:überfällige?n?|ueberfaellige?n?)(?: (?:kunden|debitoren|posten|rechnungen|liste|alle|alles|von allen))*$/,
      /^(?:wer|welche kunden) (?:ist|sind) (?:überfällig|ueberfaellig|im verzug|in verzug|zu spät)$/,
      /^(?:(?<mine__yes>meine) )?(?:überfällige?n?|ueberfaellige?n?)(?: (?:kunden|debitoren|posten|rechnungen))?,? (?:mehr als|über|ueber|länger als|seit über|seit mehr als|>) ?(?<days>\d{1,4}) tagen?$/,
      /^(?:(?<mine__yes>meine) )?(?:überfällige?n?|ueberfaellige?n?)(?: (?:kunden|debitoren|posten|rechnungen))?,? (?:über|ueber|mehr als|ab|höher als|>) ?(?<above>(?:€|EUR )? ?\d[\d.,' ]*(?: ?(?:€|EUR|euro|kr\.?|DKK))?)$/,
      /^(?:(?<mine__yes>meine) )?(?:überfällige?n?|ueberfaellige?n?)(?: (?:kunden|debitoren|posten|rechnungen))?,? (?:in|aus) (?:der |den )?(?<country>[\p{L} ]{2,40})$/u,
      /^(?:überfällig|ueberfaellig) (?<mine__yes>von mir|meine|meiner kunden|bei mir)$/,
      /^(?:überfällige?n?|ueberfaellige?n?)(?: (?:kunden|posten))? (?:von|für|nach|pro) (?:betreuer|manager|kundenbetreuer) (?<manager>.+)$/,
    ],
  },
  overdue: {
    usage: 'überfällig von <Kunde>',
    example: 'überfällig von Acme',
    does: 'nur, was über die Fälligkeit ist',
    patterns: [
      /^(?:überfällig|ueberfaellig) (?:von|für|bei)$/,
      /^(?:wie ?viel|was) ist (?:(?:bei|von|für) (?<customer>.+?) )(?:überfällig|ueberfaellig|fällig)$/,
      /^(?:wie ?viel|was) ist (?:überfällig|ueberfaellig|fällig)(?: (?:bei|von|für))? (?<customer>.+)$/,
      /^(?:der |die |das )?(?:überfällige?[rns]?|ueberfaellige?[rns]?)(?: (?:betrag|rechnungen|posten))?(?: (?:von|für|fuer|bei))? (?<customer>.+)$/,
      /^ist (?<customer>.+?) (?:überfällig|im verzug|in verzug)$/,
    ],
  },
  invoices: {
    usage: 'Rechnungen von <Kunde> [offen | überfällig | bezahlt | dieses Jahr | letztes Jahr]',
    example: 'Rechnungen von Acme',
    does: 'die Rechnungen eines Kunden; ohne Zusatz die offenen',
    patterns: [
      /^(?:die )?rechnung(?:en)?(?: (?:von|für|an))?$/,
      /^(?:alle |die )?(?:(?<filter__open>offenen?|unbezahlten?)|(?<filter__overdue>überfälligen?|ueberfaelligen?)|(?<filter__paid>bezahlten?)) rechnung(?:en)?(?: (?:von|für|fuer|an|bei))? (?<customer>.+)$/,
      /^welche rechnungen (?:hat|von) (?<customer>.+?) (?:noch )?(?:(?<filter__open>offen|nicht bezahlt)|(?<filter__paid>bezahlt))$/,
      /^(?:alle |die |welche )?(?:diesjährigen )?rechnung(?:en)?(?: (?:von|für|fuer|an|bei))? (?<customer>.+?)(?:,? (?:(?<filter__open>offen|unbezahlt)|(?<filter__overdue>überfällig|ueberfaellig)|(?<filter__paid>bezahlt)|(?<filter__this_year>(?:aus |in )?diese[smn]? (?:geschäfts)?jahr(?:es)?)|(?<filter__last_year>(?:aus dem |aus |vom |im )?(?:letzte[sn]|vorige[sn]|vergangene[sn]|letztem) (?:geschäfts)?jahr(?:es)?|vorjahr)))?$/,
    ],
  },
  turnover: {
    usage: 'Umsatz mit <Kunde> [letztes Jahr]',
    example: 'Umsatz mit Acme',
    does: 'was in diesem Geschäftsjahr berechnet wurde, neben dem Vorjahr',
    patterns: [
      /^(?:der )?umsatz(?: (?:mit|von|für|bei))?$/,
      /^(?:wie (?:hoch )?(?:ist|war) |was (?:ist|war) )?(?:der |den )?umsatz(?: (?:mit|von|für|fuer|bei))? (?<customer>.+?)(?:,? (?:(?:in )?diese[sm] jahr|(?<year__last>(?:im )?(?:letzte[sn]|vorige[sn]) jahr|vorjahr|im vorjahr)))?$/,
      /^wie ?viel haben wir (?:an|bei|mit) (?<customer>.+?)(?: (?:dieses jahr|(?<year__last>letztes jahr)))?(?: (?:verkauft|berechnet|verdient|umgesetzt))?$/,
    ],
  },
  contact: {
    usage: 'Ansprechpartner von <Kunde>',
    example: 'Ansprechpartner von Acme',
    does: 'wen Sie anrufen, mit Telefon und E-Mail',
    patterns: [
      /^(?:wer ist )?(?:der |die |unsere? |mein )?(?:ansprechpartner(?:in)?|kontakt(?:person)?|kontakte)(?: (?:von|bei|für))?$/,
      /^(?:wer ist |wie ist |was ist )?(?:der |die |den |unser |mein )?(?:ansprechpartner(?:in)?|kontakt(?:person|e)?|telefon(?:nummer)?)(?: (?:von|bei|für|fuer))? (?<customer>.+)$/,
      /^wen (?:rufe|kann|muss|soll) (?:ich|man)(?: an)? (?:bei|von) (?<customer>.+?)(?: an| anrufen| sprechen)?$/,
    ],
  },
  ageing: {
    usage: 'Altersstruktur',
    example: 'Altersstruktur',
    does: 'alles Offene nach Alter, mit Diagramm',
    patterns: [
      /^(?:die )?(?:altersstruktur(?:liste|analyse)?|op-?liste|offene[- ]posten[- ]liste|fälligkeits(?:struktur|liste)|debitorenliste)(?: (?:von allen|aller kunden))?$/,
    ],
  },
  customers: {
    usage: 'Kunden',
    example: 'Kunden',
    does: 'die Unternehmen im CRM',
    patterns: [/^(?:alle |liste (?:der )?)?(?:kunden(?:liste)?|unternehmen|firmen)$/],
  },
  customer: {
    usage: 'Kunde <Name>',
    example: 'Kunde Acme',
    does: 'alles über einen Kunden auf einer Karte',
    patterns: [/^(?:suche |finde )?(?:den |die )?(?:kunden?|unternehmen|firma|kundenkarte|debitor)(?: von)? (?<name>.+)$/],
  },
  create: {
    usage: 'lege <Unternehmen> in Exact an',
    example: 'lege Acme in Exact an',
    does: 'ein neuer Kunde in Exact, aus einem Unternehmen im CRM oder von Grund auf',
    patterns: [
      /^(?:(?:ein(?:en)? )?neuer?n? (?:kunden?|debitor)|(?:ein(?:en)? )?(?:neuen )?kunden? (?:anlegen|erstellen))(?: in exact(?: online)?)?(?: (?:anlegen|erstellen))?$/,
      /^(?:lege?|erstelle?) (?:(?:kunden?|unternehmen|firma) )?(?<company>.+?) (?:in exact(?: online)?(?: an)?|an in exact(?: online)?)$/,
      /^(?:kunden? |firma )?(?<company>.+?) in exact(?: online)? (?:anlegen|erstellen)$/,
      /^neuer kunde (?<company>.+)$/,
    ],
  },
  unwatch: {
    usage: 'beobachte <Kunde> nicht mehr',
    example: 'beobachte Acme nicht mehr',
    does: 'keine Nachrichten mehr über einen Kunden',
    patterns: [
      /^(?:beobachte|folge|verfolge) (?<customer>.+?) nicht(?: mehr| länger)?$/,
      /^(?<customer>.+?) nicht (?:mehr|länger) (?:beobachten|folgen|verfolgen)$/,
      /^(?:entfolge|beende (?:die )?beobachtung von) (?<customer>.+)$/,
    ],
  },
  watch: {
    usage: 'beobachte <Kunde>',
    example: 'beobachte Acme',
    does: 'sagt Ihnen, wenn ein Kunde überfällig wird, zahlt oder sein Limit überschreitet',
    patterns: [
      /^(?:beobachte|folge|verfolge|überwache) (?<customer>.+)$/,
      /^behalte (?<customer>.+?) im (?:auge|blick)$/,
      /^(?<customer>.+?) (?:beobachten|im auge behalten|überwachen)$/,
    ],
  },
  watches: {
    usage: 'beobachtet',
    example: 'beobachtet',
    does: 'wen Sie beobachten, Ihre Übersicht und Ihre Ruhezeiten',
    patterns: [
      /^(?:beobachtet|beobachtete kunden|(?:meine )?(?:beobachtungen|beobachtungsliste|merkliste)|(?:wen|was) beobachte ich|beobachte)$/,
    ],
  },
  digest: {
    usage: 'Übersicht [täglich um <Zeit> | aus]',
    example: 'Übersicht täglich um 08:00',
    does: 'was bei Ihren Kunden fällig oder bezahlt wurde, und welche Zusagen anstehen',
    patterns: [
      /^(?:meine |die )?(?:übersicht|uebersicht|tagesübersicht|zusammenfassung|digest)$/,
      /^(?:(?:keine|stoppe?|beende)(?: die| meine)? (?<when__off>übersicht|tagesübersicht|zusammenfassung)(?: mehr)?|(?:übersicht|uebersicht|tagesübersicht|zusammenfassung|digest) (?<when__off>aus|stopp?|nie|beenden|off))$/,
      /^(?:meine |die )?(?:übersicht|uebersicht|tagesübersicht|zusammenfassung|digest)(?: um)? (?<when>(?=.*(?:\d|täglich|taeglich|wöchentlich|jeden|werktag)).+)$/,
    ],
  },
  quiet: {
    usage: 'Ruhe [<von> bis <bis> | aus]',
    example: 'Ruhe 18:00 bis 08:00',
    does: 'Stunden, in denen nichts gemeldet wird',
    patterns: [
      /^(?:ruhe|ruhezeit(?:en)?|nicht stören)$/,
      /^(?:(?:keine)(?: meine)? (?<when__off>ruhezeit(?:en)?)(?: mehr)?|(?:ruhe|ruhezeit(?:en)?|nicht stören) (?<when__off>aus|stopp?|nie|off))$/,
      /^(?:ruhe|ruhezeit(?:en)?|nicht stören)(?: (?:von|zwischen))? (?<when>.*\d.*)$/,
    ],
  },
  undispute: {
    usage: 'nicht mehr strittig <Rechnung>',
    example: 'nicht mehr strittig 20260003',
    does: 'eine Rechnung ist nicht mehr strittig',
    patterns: [
      /^(?:nicht (?:mehr|länger) (?:strittig|bestritten)|geklärt)(?:,? (?:rechnung )?) ?#?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30})$/u,
      /^(?:rechnung )?#?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30}) (?:ist |wird )?(?:nicht (?:mehr|länger) (?:strittig|bestritten)|geklärt)$/u,
    ],
  },
  dispute: {
    usage: 'strittig <Rechnung> [weil <Grund>]',
    example: 'strittig 20260003 weil der Preis nicht stimmt',
    does: 'eine Rechnung, mit der der Kunde nicht einverstanden ist',
    patterns: [
      /^(?:strittig|streitfall|(?:.{1,80} )?(?:bestreitet|beanstandet|reklamiert))(?: (?:die )?rechnung)? #?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30})(?:(?::|,? weil|,? da|,? wegen|,| -) ?(?<reason>.+))?$/u,
      /^(?:rechnung )?#?(?<invoice>[\p{L}-]{0,6}\d[\d/.-]{0,30}) (?:ist|wird) (?:strittig|bestritten|beanstandet)(?:(?::|,? weil|,? da|,? wegen|,| -) ?(?<reason>.+))?$/u,
    ],
  },
  promise: {
    usage: '<Kunde> zahlt <Rechnung> am <Tag>',
    example: 'Acme zahlt 20260003 am Freitag',
    does: 'eine Zahlungszusage: steht auf der Karte, und Sie hören es am Tag selbst oder wenn nicht gezahlt wurde',
    patterns: promisePatterns({
      verb: 'hat versprochen|haben versprochen|hat zugesagt|haben zugesagt|verspricht|zahlt|zahlen|bezahlt|begleicht|wird zahlen|überweist|will|wird|sagt zu',
      invoice: '(?:die )?rechnung',
      before: 'am|bis|bis zum|bis spätestens|spätestens am|zum',
      days: 'heute|morgen|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|woche|monat',
      end: 'zu (?:be)?zahlen|(?:be)?zahlen|zu begleichen|zu überweisen|überweisen|begleichen',
    }),
  },
  note: {
    usage: 'Notiz zu <Kunde>: <Text>',
    example: 'Notiz zu Acme: nach zehn anrufen',
    does: 'eine Bemerkung auf der Kundenkarte',
    patterns: [/^(?:notiz|bemerkung|anmerkung|notiere)(?: (?:zu|für|über|von|bei))? (?<customer>[^:]{1,100}): ?(?<text>.+)$/],
  },
  connect: {
    usage: 'verbinden',
    example: 'verbinden',
    does: 'Exact Online verbinden',
    patterns: [/^(?:neu )?(?:verbinden?|anmelden)(?: mit)?(?: exact(?: online)?)?$/, /^(?:mit )?exact(?: online)? verbinden$/],
  },
  disconnect: {
    usage: 'trennen',
    example: 'trennen',
    does: 'die Verbindung mit Exact Online beenden',
    patterns: [
      /^(?:trennen|trenne|(?:die )?verbindung (?:trennen|beenden))(?: (?:von|mit|zu) exact(?: online)?)?$/,
      /^exact(?: online)? trennen$/,
    ],
  },
  settings: {
    usage: 'Einstellungen',
    example: 'Einstellungen',
    does: 'Client-ID und Secret, Administration, Geschäftsjahr',
    patterns: [/^(?:die )?(?:einstellungen|konfiguration)$/],
  },
  'new profile': {
    usage: 'neues Profil',
    example: 'neues Profil',
    does: 'Felder von Exact den Feldern des CRM zuordnen',
    patterns: [
      /^(?:erstelle |lege )?(?:ein )?(?:neues (?:zuordnungs)?profil|profil (?:erstellen|anlegen))(?: (?:namens |mit dem namen )?(?<title>(?!an$|anlegen$|erstellen$).+))?$/,
    ],
  },
  profiles: {
    usage: 'Profile',
    example: 'Profile',
    does: 'gespeicherte Profile',
    patterns: [
      /^(?:alle |meine )?(?:zuordnungs)?profile?$/,
      /^(?:ändere|bearbeite|kopiere|lösche|vergleiche|exportiere|importiere|vorschau)$/,
    ],
  },
  edit: {
    usage: 'bearbeite <Profil>',
    example: 'bearbeite Customers',
    does: 'ein Profil ändern',
    patterns: [/^(?:bearbeite|ändere|aendere)(?: (?:das )?profil)? (?<profile>.+)$/, /^profil (?<profile>.+) (?:bearbeiten|ändern)$/],
  },
  copy: {
    usage: 'kopiere <Profil>',
    example: 'kopiere Customers',
    does: 'ein zweites Profil nach dem ersten',
    patterns: [/^kopiere(?: (?:das )?profil)? (?<profile>.+)$/, /^profil (?<profile>.+) kopieren$/],
  },
  delete: {
    usage: 'lösche <Profil>',
    example: 'lösche Customers',
    does: 'ein Profil entfernen',
    patterns: [/^(?:lösche|loesche|entferne)(?: (?:das )?profil)? (?<profile>.+)$/, /^profil (?<profile>.+) (?:löschen|entfernen)$/],
  },
  versions: {
    usage: 'Versionen von <Profil>',
    example: 'Versionen von Customers',
    does: 'wer ein Profil wann und wie geändert hat; stellt wieder her',
    patterns: [/^(?:die )?version(?:en)?(?: (?:von|des))?(?: profils?)? (?<profile>.+)$/],
  },
  export: {
    usage: 'exportiere <Profil>',
    example: 'exportiere Customers',
    does: 'ein Profil als Datei',
    patterns: [/^exportiere(?: (?:das )?profil)? (?<profile>.+)$/, /^profil (?<profile>.+) exportieren$/],
  },
  'import profile': {
    usage: 'Profil importieren',
    example: 'Profil importieren',
    does: 'ein Profil aus einer Datei',
    patterns: [/^(?:importiere (?:ein )?profil|profil (?:importieren|einlesen))(?: aus (?:einer )?datei)?$/],
  },
  preview: {
    usage: 'Vorschau <Profil> [Modus]',
    example: 'Vorschau Customers',
    does: 'was ein Lauf tun würde, ohne zu schreiben',
    patterns: [/^(?:vorschau|probelauf)(?: (?:von|für|auf))?(?: profil)? (?<profile>.+)$/],
  },
  compare: {
    usage: 'vergleiche <Profil>',
    example: 'vergleiche Customers',
    does: 'was nur in Exact oder nur im CRM ist, oder sich unterscheidet',
    patterns: [/^vergleiche?(?: (?:das )?profil)? (?<profile>.+)$/],
  },
  'show run': {
    usage: 'Lauf <Nummer>',
    example: 'Lauf 12',
    does: 'ein Lauf im Einzelnen',
    patterns: [/^(?:den )?lauf(?: nummer)? #?(?<number>\d+)$/],
  },
  run: {
    usage: 'starte <Profil> [import | update | import & update]',
    example: 'starte Customers import',
    does: 'ein Profil ausführen',
    patterns: [
      /^(?:starte|führe|fuehre)(?: (?:das )?profil)? (?<profile>.+?)(?: aus)?$/,
      /^profil (?<profile>.+) (?:ausführen|starten)$/,
      /^importiere (?<profile>.+)$/,
    ],
  },
  runs: {
    usage: 'Läufe [fehlgeschlagen | heute | diese Woche | <Profil>]',
    example: 'Läufe',
    does: 'die letzten Läufe, oder die passenden',
    patterns: [
      /^(?:die )?(?:letzten? |alle )?(?:läufe|laeufe)(?: (?:von )?(?:(?<filter__failed>fehlgeschlagene?n?)|(?<filter__today>(?:von )?heute)|(?<filter__this_week>diese[r]? woche)|(?<filter__parked>geparkte?)|(?<filter>.+)))?$/,
      /^(?:(?<filter__failed>fehlgeschlagene)|(?<filter__today>heutige)|(?<filter__parked>geparkte)) läufe$/,
    ],
  },
  cancel: {
    usage: 'abbrechen [Nummer]',
    example: 'abbrechen',
    does: 'einen Lauf oder eine Anmeldung abbrechen',
    patterns: [/^(?:abbrechen|stopp|stoppe|brich ab)(?: lauf)?(?: #?(?<number>\d+))?(?: ab)?$/, /^lauf #?(?<number>\d+) abbrechen$/],
  },
  retry: {
    usage: 'wiederhole <Nummer>',
    example: 'wiederhole 12',
    does: 'einen geparkten Lauf weiterführen, oder wiederholen, was fehlschlug',
    patterns: [
      /^(?:wiederhole|wiederholen|weiter mit|fortsetzen|setze fort)(?: lauf)? #?(?<number>\d+)$/,
      /^lauf #?(?<number>\d+) (?:wiederholen|fortsetzen)$/,
    ],
  },
  undo: {
    usage: 'rückgängig <Nummer> [Datensatz]',
    example: 'rückgängig 12',
    does: 'einen Lauf zurücknehmen, ganz oder einen Datensatz davon',
    patterns: [
      /^(?:rückgängig(?: machen)?|mache rückgängig|rueckgaengig)(?: lauf)? #?(?<number>\d{1,9})(?:[ :,]+(?<record>.+))?$/,
      /^(?:mache )?lauf #?(?<number>\d{1,9}) rückgängig(?: machen)?$/,
    ],
  },
  schedules: {
    usage: 'Zeitpläne',
    example: 'Zeitpläne',
    does: 'was von selbst läuft, und wann wieder',
    patterns: [/^(?:alle |die )?(?:zeitpl[aä]ne?|planung(?:en)?)$/],
  },
  schedule: {
    usage: 'plane <Profil> <wann>',
    example: 'plane Customers jeden Werktag um 07:00',
    does: 'ein Profil von selbst laufen lassen; „aus“ beendet es',
    patterns: [
      /^(?:beende|stoppe) (?:den )?zeitplan (?:von|für)(?: profil)? (?<stopped>.+)$/,
      /^(?:plane|zeitplan(?: für)?)(?: profil)? (?<what>.+)$/,
    ],
  },
  why: {
    usage: 'warum <Datensatz>',
    example: 'warum Acme',
    does: 'was Läufe mit einem Datensatz taten, und warum',
    patterns: [
      /^(?:warum|weshalb|wieso) (?:ist|sind|wurde|wurden|wird) (?<record>.+?)(?: nicht)?(?: (?:synchronisiert|importiert|aktualisiert|angelegt|übersprungen|fehlgeschlagen|geändert|im crm))(?: worden)?$/,
      /^(?:warum|weshalb|wieso) (?!(?:ist|sind|hat|haben|tut|geht|kann|muss|will|bin|nicht|wird|wurde|so|denn|ich|du|wir|sie|er|es)(?![\p{L}]))(?<record>.+)$/u,
    ],
  },
  decide: {
    usage: 'entscheide [Nummer]',
    example: 'entscheide 12',
    does: 'was ein Lauf nicht entscheiden konnte, Datensatz für Datensatz',
    patterns: [/^entscheiden?(?:(?: (?:über )?(?:lauf )?)#?(?<number>\d{1,9}))?$/, /^(?:offene )?entscheidungen$/],
  },
  link: {
    usage: 'verknüpfe <Datensatz> [mit <anderem>]',
    example: 'verknüpfe Acme',
    does: 'womit ein Datensatz in Exact verknüpft ist; verknüpft die beiden',
    patterns: [/^verkn(?:ü|ue)pfe (?<whole>(?<record>.+?) mit (?<other>.+))$/, /^verkn(?:ü|ue)pf(?:e|ung von) (?<record>.+)$/],
  },
  unlink: {
    usage: 'löse <Datensatz>',
    example: 'löse Acme',
    does: 'einen Datensatz von Exact trennen: Läufe lassen ihn in Ruhe',
    patterns: [/^(?:löse|entkopple)(?: (?:die )?verknüpfung von)? (?<record>.+)$/],
  },
  'notify me': {
    usage: 'benachrichtige mich',
    example: 'benachrichtige mich',
    does: 'eine Nachricht an Sie nach jedem Lauf',
    patterns: [/^(?:benachrichtigen?|informiere) mich$/, /^mich benachrichtigen$/],
  },
  'notify here': {
    usage: 'hier benachrichtigen',
    example: 'hier benachrichtigen',
    does: 'eine Nachricht in diesem Chat nach jedem Lauf',
    patterns: [/^(?:benachrichtigen?|informiere) (?:hier|uns|diesen (?:chat|kanal))$/, /^hier benachrichtigen$/],
  },
  'stop notifying': {
    usage: 'keine Benachrichtigungen',
    example: 'keine Benachrichtigungen',
    does: 'keine Nachrichten mehr nach Läufen',
    patterns: [
      /^keine (?:benachrichtigung(?:en)?|nachrichten)(?: mehr)?(?: hier)?$/,
      /^(?:nicht mehr benachrichtigen|benachrichtigungen (?:aus|beenden|stoppen))$/,
    ],
  },
  language: {
    usage: 'Sprache [en | nl | de | fr | da]',
    example: 'Sprache de',
    does: 'die Sprache, in der ich mit Ihnen spreche',
    patterns: [languagePattern('sprache|sprich|sprechen sie|language|wechsle|antworte')],
  },
  admins: {
    usage: 'Administratoren',
    example: 'Administratoren',
    does: 'wer verbinden, zuordnen und ausführen darf',
    patterns: [/^(?:alle |die )?(?:admins?|administrator(?:en)?)$/, /^wer (?:ist|sind) (?:die )?(?:admins?|administrator(?:en)?)$/],
  },
  'make admin': {
    usage: 'mache <Person> zum Admin',
    example: 'mache Megan Bowen zum Admin',
    does: 'jemanden die Importe verwalten lassen',
    patterns: [/^mache? (?<person>.+?) (?:zum|zur|als) (?:admin|administrator(?:in)?)$/],
  },
  audit: {
    usage: 'Protokoll',
    example: 'Protokoll',
    does: 'wer wessen Beträge wann angesehen hat',
    patterns: [/^(?:das )?(?:protokoll|audit(?:-?log)?|prüfpfad|zugriffsprotokoll)$/, /^wer hat (?:alles )?(?:nachgesehen|geschaut)$/],
  },
  'money rights': {
    usage: 'Betragsrechte',
    example: 'Betragsrechte',
    does: 'wer Beträge sehen darf',
    patterns: [/^(?:betragsrechte|geldrechte|rechte)$/, /^wer darf (?:die )?(?:beträge|geld) sehen$/],
  },
  'allow here': {
    usage: 'hier erlauben',
    example: 'hier erlauben',
    does: 'Beträge dürfen in dieser Unterhaltung gezeigt werden',
    patterns: [/^(?:beträge )?hier erlauben$/, /^erlaube (?:beträge )?hier$/],
  },
  'disallow here': {
    usage: 'hier nicht erlauben',
    example: 'hier nicht erlauben',
    does: 'Beträge werden in dieser Unterhaltung nicht mehr gezeigt',
    patterns: [
      /^(?:beträge )?hier (?:nicht (?:mehr )?erlauben|verbieten)$/,
      /^(?:verbiete (?:beträge )?hier|erlaube (?:beträge )?hier nicht(?: mehr)?)$/,
    ],
  },
}
