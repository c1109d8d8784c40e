import type { ReasonCode } from '../../sync/types.ts'
import { inLanguages } from '../language.ts'

/** Why a record wasn’t written. An unnamed field or detail is ''. */
export const words = inLanguages<Record<ReasonCode, (field: string, detail: string) => string>>({
  en: {
    exists: () => 'It is already in the CRM, and import never changes what is there.',
    'not-in-crm': () => 'It isn’t in the CRM, and update never creates records.',
    'company-missing': () => 'Its company isn’t in the CRM yet: it is brought in once that is there.',
    ambiguous: (field) =>
      field
        ? `Several records have the same ${field}: decide which ones belong together.`
        : 'Several CRM records may be meant, or several records of Exact mean the same one: decide which ones belong together.',
    apart: () => 'It was decided that Exact and the CRM leave each other alone here.',
    gone: () => 'It is gone from Exact: decide what becomes of its record in the CRM.',
    'key-missing': (field) => `It has no value for ${field || 'the key'}, so it can’t be recognised.`,
    required: (field) => `${field || 'A required field'} is required in the CRM, and Exact has no value for it.`,
    'too-long': (field, detail) => `${field || 'A value'} is too long for the CRM${detail ? ` (${detail})` : ''}.`,
    'wrong-type': (field, detail) => `${field || 'A field'} can’t hold this kind of value${detail ? ` (${detail})` : ''}.`,
    'not-a-choice': (field, detail) => `${detail ? `“${detail}”` : 'The value'} isn’t one of the choices of ${field || 'the field'}.`,
    transform: (field, detail) => `${field || 'A field'} can’t be filled by its rule${detail ? `: ${detail}` : ''}.`,
    'not-in-list': (field, detail) => `${detail ? `“${detail}”` : 'The value'} isn’t in the value list of ${field || 'the field'}.`,
    conflict: (field, detail) =>
      `${field || 'A field'} was changed in the CRM and in Exact${detail ? ` (${detail})` : ''}: decide which one stays.`,
    'changed-meanwhile': () => 'It changed in the CRM after the plan was made: run again to take it along.',
    'changed-since': (field) => `${field || 'It'} was changed in the CRM after that run, so it was left as it is.`,
    'has-people': () => 'People are tied to it in the CRM, so it was left as it is.',
    refused: (_field, detail) => (detail ? `The CRM refused it: ${detail}` : 'The CRM refused it.'),
  },
  nl: {
    exists: () => 'Het staat al in het CRM, en importeren wijzigt nooit wat er is.',
    'not-in-crm': () => 'Het staat niet in het CRM, en bijwerken maakt nooit records aan.',
    'company-missing': () => 'Het bedrijf ervan staat nog niet in het CRM: zodra dat er is, komt het mee.',
    ambiguous: (field) =>
      field
        ? `Meerdere records hebben dezelfde waarde voor ${field}: beslis welke bij elkaar horen.`
        : 'Er kunnen meerdere CRM-records bedoeld zijn, of meerdere records van Exact bedoelen hetzelfde: beslis welke bij elkaar horen.',
    apart: () => 'Er is beslist dat Exact en het CRM elkaar hier met rust laten.',
    gone: () => 'Het is uit Exact verdwenen: beslis wat er met het record in het CRM gebeurt.',
    'key-missing': (field) => `Er is geen waarde voor ${field || 'de sleutel'}, dus het kan niet worden herkend.`,
    required: (field) => `${field || 'Een verplicht veld'} is verplicht in het CRM, en Exact heeft er geen waarde voor.`,
    'too-long': (field, detail) => `${field || 'Een waarde'} is te lang voor het CRM${detail ? ` (${detail})` : ''}.`,
    'wrong-type': (field, detail) => `${field || 'Een veld'} kan zo’n waarde niet bevatten${detail ? ` (${detail})` : ''}.`,
    'not-a-choice': (field, detail) => `${detail ? `“${detail}”` : 'De waarde'} is geen keuze van ${field || 'het veld'}.`,
    transform: (field, detail) => `${field || 'Een veld'} kan niet door zijn regel worden gevuld${detail ? `: ${detail}` : ''}.`,
    'not-in-list': (field, detail) => `${detail ? `“${detail}”` : 'De waarde'} staat niet in de waardelijst van ${field || 'het veld'}.`,
    conflict: (field, detail) =>
      `${field || 'Een veld'} is in het CRM en in Exact gewijzigd${detail ? ` (${detail})` : ''}: beslis wat blijft.`,
    'changed-meanwhile': () => 'Het is in het CRM gewijzigd nadat het plan was gemaakt: draai de run opnieuw om dat mee te nemen.',
    'changed-since': (field) => `${field || 'Het'} is na die run in het CRM gewijzigd en is daarom zo gelaten.`,
    'has-people': () => 'In het CRM zijn er personen aan gekoppeld, dus het is zo gelaten.',
    refused: (_field, detail) => (detail ? `Het CRM weigerde het: ${detail}` : 'Het CRM weigerde het.'),
  },
  de: {
    exists: () => 'Der Datensatz ist schon im CRM, und Importieren ändert nie, was da ist.',
    'not-in-crm': () => 'Der Datensatz ist nicht im CRM, und Aktualisieren legt nie Datensätze an.',
    'company-missing': () => 'Das Unternehmen dazu ist noch nicht im CRM: sobald es da ist, kommt der Datensatz mit.',
    ambiguous: (field) =>
      field
        ? `Mehrere Datensätze haben denselben Wert für ${field}: entscheiden Sie, welche zusammengehören.`
        : 'Mehrere CRM-Datensätze können gemeint sein, oder mehrere Datensätze aus Exact meinen denselben: entscheiden Sie, welche zusammengehören.',
    apart: () => 'Es wurde entschieden, dass Exact und das CRM einander hier in Ruhe lassen.',
    gone: () => 'Der Datensatz ist aus Exact verschwunden: entscheiden Sie, was im CRM aus ihm wird.',
    'key-missing': (field) => `Es gibt keinen Wert für ${field || 'den Schlüssel'}, daher ist der Datensatz nicht zu erkennen.`,
    required: (field) => `${field || 'Ein Pflichtfeld'} ist im CRM Pflicht, und Exact hat keinen Wert dafür.`,
    'too-long': (field, detail) => `${field || 'Ein Wert'} ist zu lang für das CRM${detail ? ` (${detail})` : ''}.`,
    'wrong-type': (field, detail) => `${field || 'Ein Feld'} kann einen solchen Wert nicht aufnehmen${detail ? ` (${detail})` : ''}.`,
    'not-a-choice': (field, detail) => `${detail ? `„${detail}“` : 'Der Wert'} steht bei ${field || 'diesem Feld'} nicht zur Wahl.`,
    transform: (field, detail) => `${field || 'Ein Feld'} lässt sich mit seiner Regel nicht füllen${detail ? `: ${detail}` : ''}.`,
    'not-in-list': (field, detail) => `${detail ? `„${detail}“` : 'Der Wert'} fehlt in der Werteliste von ${field || 'diesem Feld'}.`,
    conflict: (field, detail) =>
      `${field || 'Ein Feld'} wurde im CRM und in Exact geändert${detail ? ` (${detail})` : ''}: entscheiden Sie, was bleibt.`,
    'changed-meanwhile': () => 'Der Datensatz wurde im CRM geändert, nachdem der Plan stand: ein neuer Lauf nimmt das mit.',
    'changed-since': (field) => `${field || 'Der Datensatz'} wurde nach diesem Lauf im CRM geändert und blieb deshalb, wie er ist.`,
    'has-people': () => 'Im CRM hängen Personen daran, deshalb blieb der Datensatz, wie er ist.',
    refused: (_field, detail) => (detail ? `Das CRM hat es abgelehnt: ${detail}` : 'Das CRM hat es abgelehnt.'),
  },
  fr: {
    exists: () => 'Il est déjà dans le CRM, et l’import ne modifie jamais ce qui existe.',
    'not-in-crm': () => 'Il n’est pas dans le CRM, et la mise à jour ne crée jamais d’enregistrements.',
    'company-missing': () => 'Son entreprise n’est pas encore dans le CRM : il suivra dès qu’elle y sera.',
    ambiguous: (field) =>
      field
        ? `Plusieurs enregistrements ont la même valeur pour ${field} : décidez lesquels vont ensemble.`
        : 'Plusieurs enregistrements du CRM peuvent correspondre, ou plusieurs enregistrements d’Exact désignent le même : décidez lesquels vont ensemble.',
    apart: () => 'Il a été décidé qu’Exact et le CRM s’ignorent ici.',
    gone: () => 'Il a disparu d’Exact : décidez ce que devient son enregistrement dans le CRM.',
    'key-missing': (field) => `Il n’a pas de valeur pour ${field || 'la clé'} et ne peut donc pas être reconnu.`,
    required: (field) => `${field || 'Un champ obligatoire'} est obligatoire dans le CRM, et Exact n’a pas de valeur pour lui.`,
    'too-long': (field, detail) => `${field || 'Une valeur'} est trop long pour le CRM${detail ? ` (${detail})` : ''}.`,
    'wrong-type': (field, detail) => `${field || 'Un champ'} ne peut pas contenir ce type de valeur${detail ? ` (${detail})` : ''}.`,
    'not-a-choice': (field, detail) => `${detail ? `« ${detail} »` : 'La valeur'} ne fait pas partie des choix de ${field || 'ce champ'}.`,
    transform: (field, detail) => `${field || 'Un champ'} ne peut pas être rempli par sa règle${detail ? ` : ${detail}` : ''}.`,
    'not-in-list': (field, detail) =>
      `${detail ? `« ${detail} »` : 'La valeur'} n’est pas dans la liste de valeurs de ${field || 'ce champ'}.`,
    conflict: (field, detail) =>
      `${field || 'Un champ'} a été modifié dans le CRM et dans Exact${detail ? ` (${detail})` : ''} : décidez ce qui reste.`,
    'changed-meanwhile': () => 'Il a changé dans le CRM après l’établissement du plan : relancez l’exécution pour en tenir compte.',
    'changed-since': (field) => `${field || 'Il'} a été modifié dans le CRM après cette exécution et a donc été laissé tel quel.`,
    'has-people': () => 'Des personnes y sont rattachées dans le CRM ; il a donc été laissé tel quel.',
    refused: (_field, detail) => (detail ? `Le CRM l’a refusé : ${detail}` : 'Le CRM l’a refusé.'),
  },
  da: {
    exists: () => 'Posten findes allerede i CRM, og import ændrer aldrig det, der er der.',
    'not-in-crm': () => 'Posten findes ikke i CRM, og opdatering opretter aldrig poster.',
    'company-missing': () => 'Dens virksomhed findes ikke i CRM endnu: posten kommer med, så snart den gør.',
    ambiguous: (field) =>
      field
        ? `Flere poster har samme værdi for ${field}: afgør, hvilke der hører sammen.`
        : 'Flere CRM-poster kan være ment, eller flere poster i Exact mener den samme: afgør, hvilke der hører sammen.',
    apart: () => 'Det er afgjort, at Exact og CRM lader hinanden være her.',
    gone: () => 'Posten er væk fra Exact: afgør, hvad der skal ske med den i CRM.',
    'key-missing': (field) => `Der er ingen værdi for ${field || 'nøglen'}, så posten kan ikke genkendes.`,
    required: (field) => `${field || 'Et påkrævet felt'} er påkrævet i CRM, og Exact har ingen værdi til det.`,
    'too-long': (field, detail) => `${field || 'En værdi'} er for lang til CRM${detail ? ` (${detail})` : ''}.`,
    'wrong-type': (field, detail) => `${field || 'Et felt'} kan ikke rumme den slags værdi${detail ? ` (${detail})` : ''}.`,
    'not-a-choice': (field, detail) => `${detail ? `“${detail}”` : 'Værdien'} er ikke en af valgmulighederne i ${field || 'feltet'}.`,
    transform: (field, detail) => `${field || 'Et felt'} kan ikke udfyldes af sin regel${detail ? `: ${detail}` : ''}.`,
    'not-in-list': (field, detail) => `${detail ? `“${detail}”` : 'Værdien'} står ikke på værdilisten for ${field || 'feltet'}.`,
    conflict: (field, detail) =>
      `${field || 'Et felt'} er ændret både i CRM og i Exact${detail ? ` (${detail})` : ''}: afgør, hvad der skal blive stående.`,
    'changed-meanwhile': () => 'Posten blev ændret i CRM, efter planen var lagt: kør igen for at tage det med.',
    'changed-since': (field) => `${field || 'Posten'} blev ændret i CRM efter den kørsel, så den blev ladt uændret.`,
    'has-people': () => 'Der er knyttet personer til den i CRM, så den blev ladt uændret.',
    refused: (_field, detail) => (detail ? `CRM afviste det: ${detail}` : 'CRM afviste det.'),
  },
})
