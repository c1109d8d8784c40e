import type { ErrorTexts } from '../error-words.ts'

const nl = {
  'crm-field-not-unique':
    'Meerdere records in het CRM kunnen dezelfde waarde voor dit veld hebben, dus het kan niet de sleutel zijn. Kies een andere sleutel in het profiel.',
  'unknown-field': 'Dit profiel noemt een veld dat er niet meer is. Open het met “edit” en kies een ander.',
  'profile-problem': 'Dit profiel vraagt aandacht voordat het kan draaien: open het met “edit” om te zien wat er mis is.',
  'already-running parked':
    '{title} is geparkeerd als run {run} en gaat verder waar hij staat. Zeg run {run} om hem te zien, of cancel {run} om hem op te geven.',
  'already-running running': '{title} draait al als run {run}. Zeg run {run} om hem te zien, of cancel om hem te stoppen.',
  'run-missing': 'Er is geen run {run}. Typ “runs” om te zien welke er zijn.',
  'run-gone settled': 'In die run valt niets meer te beslissen. Zeg decide om te zien wat er openstaat.',
  'run-gone unkept': 'Die run wordt niet meer bewaard. Zeg runs om te zien welke er zijn.',
  'run-under-way': 'Run {run} werkt nu met zulke records. Probeer het opnieuw als hij klaar is.',
  'run-unexpected': 'Iets onverwachts stopte deze run. Wat tot dan toe is gedaan, blijft bewaard; draai opnieuw om de rest te doen.',
  'record-gone': 'Dat record is er niet meer.',
  'record-gone company': 'Dat bedrijf staat niet meer in het CRM.',
  'record-gone account': 'Dat bedrijf staat niet meer in Exact, dus er is niets verstuurd.',
  'record-gone pair': 'Een van de twee is er niet meer, dus er is niets gekoppeld.',
  'linked-elsewhere customer': 'Die klant is gekoppeld met een ander bedrijf in het CRM. Maak die koppeling eerst los.',
  'linked-elsewhere record': 'Een van de twee is intussen met een ander record gekoppeld. Maak die koppeling eerst los.',
  'pair-missing': 'Die knop zegt niet meer welke records bedoeld zijn. Zeg opnieuw link en de naam.',
  'account-form-gone': 'Dit formulier wordt niet meer bewaard. Zeg opnieuw create en de naam.',
  'customer-gone shared': 'Die klant is er niet meer, of is niet een van jouw klanten.',
} satisfies ErrorTexts

const de: ErrorTexts<keyof typeof nl> = {
  'crm-field-not-unique':
    'Mehrere Datensätze im CRM können denselben Wert für dieses Feld haben, daher kann es nicht der Schlüssel sein. Bitte wählen Sie im Profil einen anderen Schlüssel.',
  'unknown-field': 'Dieses Profil nennt ein Feld, das es nicht mehr gibt. Öffnen Sie es mit „edit“ und wählen Sie ein anderes.',
  'profile-problem': 'Dieses Profil braucht Aufmerksamkeit, bevor es laufen kann: öffnen Sie es mit „edit“, um zu sehen, was nicht stimmt.',
  'already-running parked':
    '{title} ist als Lauf {run} geparkt und geht dort weiter, wo er steht. Sagen Sie run {run}, um ihn zu sehen, oder cancel {run}, um ihn aufzugeben.',
  'already-running running': '{title} läuft schon als Lauf {run}. Sagen Sie run {run}, um ihn zu sehen, oder cancel, um ihn anzuhalten.',
  'run-missing': 'Es gibt keinen Lauf {run}. Schreiben Sie „runs“, um die vorhandenen zu sehen.',
  'run-gone settled': 'In diesem Lauf gibt es nichts mehr zu entscheiden. Sagen Sie decide, um zu sehen, was offen ist.',
  'run-gone unkept': 'Dieser Lauf wird nicht mehr aufbewahrt. Sagen Sie runs, um die vorhandenen zu sehen.',
  'run-under-way': 'Lauf {run} arbeitet gerade mit solchen Datensätzen. Versuchen Sie es noch einmal, wenn er beendet ist.',
  'run-unexpected':
    'Etwas Unerwartetes hat diesen Lauf angehalten. Was bis dahin getan wurde, bleibt erhalten; starten Sie ihn neu, um den Rest zu erledigen.',
  'record-gone': 'Dieser Datensatz ist nicht mehr da.',
  'record-gone company': 'Dieses Unternehmen ist nicht mehr im CRM.',
  'record-gone account': 'Dieses Unternehmen ist nicht mehr in Exact, daher wurde nichts gesendet.',
  'record-gone pair': 'Einer der beiden ist nicht mehr da, daher wurde nichts verknüpft.',
  'linked-elsewhere customer': 'Dieser Kunde ist mit einem anderen Unternehmen im CRM verknüpft. Lösen Sie diese Verknüpfung zuerst.',
  'linked-elsewhere record': 'Einer der beiden ist inzwischen mit einem anderen Datensatz verknüpft. Lösen Sie diese Verknüpfung zuerst.',
  'pair-missing': 'Diese Schaltfläche sagt nicht mehr, welche Datensätze gemeint sind. Sagen Sie noch einmal link und den Namen.',
  'account-form-gone': 'Dieses Formular wird nicht mehr aufbewahrt. Sagen Sie noch einmal create und den Namen.',
  'customer-gone shared': 'Dieser Kunde ist nicht mehr da oder gehört nicht zu Ihren.',
}

const fr: ErrorTexts<keyof typeof nl> = {
  'crm-field-not-unique':
    'Plusieurs enregistrements du CRM peuvent avoir la même valeur dans ce champ ; il ne peut donc pas être la clé. Veuillez choisir une autre clé dans le profil.',
  'unknown-field': 'Ce profil cite un champ qui n’existe plus. Ouvrez-le avec « edit » et choisissez-en un autre.',
  'profile-problem': 'Ce profil demande votre attention avant d’être exécuté : ouvrez-le avec « edit » pour voir ce qui ne va pas.',
  'already-running parked':
    '{title} est en attente : c’est l’exécution {run}, qui reprendra où elle en est. Dites run {run} pour la voir, ou cancel {run} pour y renoncer.',
  'already-running running': '{title} est déjà en cours : c’est l’exécution {run}. Dites run {run} pour la voir, ou cancel pour l’arrêter.',
  'run-missing': 'Il n’y a pas d’exécution {run}. Tapez « runs » pour voir celles qui existent.',
  'run-gone settled': 'Il n’y a plus rien à décider dans cette exécution. Dites decide pour voir ce qui reste ouvert.',
  'run-gone unkept': 'Cette exécution n’est plus conservée. Dites runs pour voir celles qui existent.',
  'run-under-way': 'L’exécution {run} travaille en ce moment avec de tels enregistrements. Réessayez quand elle sera terminée.',
  'run-unexpected': 'Un imprévu a arrêté cette exécution. Ce qui a été fait jusque-là est conservé ; relancez-la pour faire le reste.',
  'record-gone': 'Cet enregistrement n’existe plus.',
  'record-gone company': 'Cette entreprise n’est plus dans le CRM.',
  'record-gone account': 'Cette entreprise n’est plus dans Exact ; rien n’a donc été envoyé.',
  'record-gone pair': 'L’un des deux n’existe plus ; rien n’a donc été lié.',
  'linked-elsewhere customer': 'Ce client est lié à une autre entreprise du CRM. Supprimez d’abord ce lien.',
  'linked-elsewhere record': 'L’un des deux est désormais lié à un autre enregistrement. Supprimez d’abord ce lien.',
  'pair-missing': 'Ce bouton ne dit plus de quels enregistrements il s’agit. Redites link et le nom.',
  'account-form-gone': 'Ce formulaire n’est plus conservé. Redites create et le nom.',
  'customer-gone shared': 'Ce client n’existe plus, ou n’est pas l’un des vôtres.',
}

const da: ErrorTexts<keyof typeof nl> = {
  'crm-field-not-unique':
    'Flere poster i CRM kan have samme værdi i dette felt, så det kan ikke være nøglen. Vælg en anden nøgle i profilen.',
  'unknown-field': 'Denne profil nævner et felt, der ikke findes længere. Åbn den med “edit” og vælg et andet.',
  'profile-problem': 'Denne profil skal ses efter, før den kan køre: åbn den med “edit” for at se, hvad der er galt.',
  'already-running parked':
    '{title} er parkeret som kørsel {run} og går videre, hvor den står. Sig run {run} for at se den, eller cancel {run} for at opgive den.',
  'already-running running': '{title} kører allerede som kørsel {run}. Sig run {run} for at se den, eller cancel for at stoppe den.',
  'run-missing': 'Der er ingen kørsel {run}. Skriv “runs” for at se dem, der findes.',
  'run-gone settled': 'Der er ikke mere at afgøre i den kørsel. Sig decide for at se, hvad der er åbent.',
  'run-gone unkept': 'Den kørsel gemmes ikke længere. Sig runs for at se dem, der findes.',
  'run-under-way': 'Kørsel {run} arbejder med sådanne poster nu. Prøv igen, når den er færdig.',
  'run-unexpected': 'Noget uventet stoppede denne kørsel. Det, der er gjort indtil nu, er bevaret; kør igen for at gøre resten.',
  'record-gone': 'Den post findes ikke længere.',
  'record-gone company': 'Den virksomhed findes ikke længere i CRM.',
  'record-gone account': 'Den virksomhed findes ikke længere i Exact, så der er ikke sendt noget.',
  'record-gone pair': 'En af de to findes ikke længere, så der er ikke forbundet noget.',
  'linked-elsewhere customer': 'Den kunde er forbundet med en anden virksomhed i CRM. Fjern først den forbindelse.',
  'linked-elsewhere record': 'En af de to er i mellemtiden forbundet med en anden post. Fjern først den forbindelse.',
  'pair-missing': 'Den knap siger ikke længere, hvilke poster der menes. Sig link og navnet igen.',
  'account-form-gone': 'Denne formular gemmes ikke længere. Sig create og navnet igen.',
  'customer-gone shared': 'Den kunde findes ikke længere, eller er ikke en af dine.',
}

/** Profiles, runs and records. */
export const recordErrors = { nl, de, fr, da }
