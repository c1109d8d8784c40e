import { inLanguages } from '../language.ts'

const english = {
  noneFits: (searched: string, filter: string) =>
    `None of the last ${searched} runs fits “${filter}”. Say runs failed, runs today, runs this week, or runs and a profile’s title.`,
  noneTitle: 'No such runs',
  noSuchRun: 'No such run',
  noSuchRunText: 'There is no run with that number.',
  nothingUnderWay: 'Nothing is under way, so there is nothing to cancel.',
  cancelled: (number: number) => `Run ${number} is cancelled`,
  stopping: (number: number) => `Run ${number} is being stopped`,
  kept: 'What was written stays, and is listed in its result.',
  stopsSoon: 'It stops after the records it is writing now. What was written stays, and is listed in its result.',
  nothingToCancel: 'Nothing to cancel',
  endedAlready: 'It had ended already.',
  waitsForNothing: 'This run waits for nothing',
  settledAlready: 'It was carried out or given up already.',
  administrationApart: 'This administration doesn’t take part',
  notRun: (title: string, administration: string) =>
    `${title} reads from ${administration}, which doesn’t take part any more, so nothing was run. Choose another administration in the profile, or let this one take part in settings.`,
  callsUsed: (until: string, reason: 'minute' | 'day' | 'kept for questions') =>
    reason === 'kept for questions'
      ? `Continues at ${until}: the day’s calls for imports are used, the rest is kept for questions.`
      : `Continues at ${until}: the ${reason}’s calls to Exact are used.`,
}

/** What is said of runs apart from their own cards. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    noneFits: (searched, filter) =>
      `Geen van de laatste ${searched} runs past bij “${filter}”. Zeg runs failed, runs today, runs this week, of runs en de titel van een profiel.`,
    noneTitle: 'Geen runs gevonden',
    noSuchRun: 'Die run is er niet',
    noSuchRunText: 'Er is geen run met dat nummer.',
    nothingUnderWay: 'Er is niets bezig, dus er valt niets af te breken.',
    cancelled: (number) => `Run ${number} is afgebroken`,
    stopping: (number) => `Run ${number} wordt gestopt`,
    kept: 'Wat geschreven is, blijft en staat in het resultaat.',
    stopsSoon: 'De run stopt na de records die nu geschreven worden. Wat geschreven is, blijft en staat in het resultaat.',
    nothingToCancel: 'Niets af te breken',
    endedAlready: 'De run was al afgelopen.',
    waitsForNothing: 'Deze run wacht nergens op',
    settledAlready: 'De run is al uitgevoerd of opgegeven.',
    administrationApart: 'Deze administratie doet niet mee',
    notRun: (title, administration) =>
      `${title} leest uit ${administration}, die niet meer meedoet, dus er is niets uitgevoerd. Kies in het profiel een andere administratie, of laat deze meedoen via de instellingen.`,
    callsUsed: (until, reason) =>
      reason === 'kept for questions'
        ? `Gaat verder om ${until}: de aanroepen voor imports van vandaag zijn op, de rest is voor vragen.`
        : `Gaat verder om ${until}: de aanroepen naar Exact van deze ${reason === 'day' ? 'dag' : 'minuut'} zijn op.`,
  },
  de: {
    noneFits: (searched, filter) =>
      `Keiner der letzten ${searched} Läufe passt zu „${filter}“. Sagen Sie runs failed, runs today, runs this week, oder runs und den Titel eines Profils.`,
    noneTitle: 'Keine Läufe gefunden',
    noSuchRun: 'Diesen Lauf gibt es nicht',
    noSuchRunText: 'Es gibt keinen Lauf mit dieser Nummer.',
    nothingUnderWay: 'Nichts ist im Gange, es gibt nichts abzubrechen.',
    cancelled: (number) => `Lauf ${number} ist abgebrochen`,
    stopping: (number) => `Lauf ${number} wird angehalten`,
    kept: 'Was geschrieben wurde, bleibt und steht im Ergebnis.',
    stopsSoon: 'Er endet nach den Datensätzen, die gerade geschrieben werden. Was geschrieben wurde, bleibt und steht im Ergebnis.',
    nothingToCancel: 'Nichts abzubrechen',
    endedAlready: 'Er war schon zu Ende.',
    waitsForNothing: 'Dieser Lauf wartet auf nichts',
    settledAlready: 'Er wurde schon ausgeführt oder aufgegeben.',
    administrationApart: 'Diese Administration nimmt nicht teil',
    notRun: (title, administration) =>
      `${title} liest aus ${administration}; diese Administration nimmt nicht mehr teil, daher lief nichts. Wählen Sie im Profil eine andere, oder lassen Sie sie in den Einstellungen teilnehmen.`,
    callsUsed: (until, reason) =>
      reason === 'kept for questions'
        ? `Geht um ${until} weiter: die heutigen Aufrufe für Importe sind verbraucht, der Rest bleibt für Fragen.`
        : `Geht um ${until} weiter: die Aufrufe an Exact ${reason === 'day' ? 'dieses Tages' : 'dieser Minute'} sind verbraucht.`,
  },
  fr: {
    noneFits: (searched, filter) =>
      `Aucune des ${searched} dernières exécutions ne correspond à « ${filter} ». Dites runs failed, runs today, runs this week, ou runs et le titre d’un profil.`,
    noneTitle: 'Aucune exécution trouvée',
    noSuchRun: 'Cette exécution n’existe pas',
    noSuchRunText: 'Aucune exécution ne porte ce numéro.',
    nothingUnderWay: 'Rien n’est en cours, il n’y a donc rien à annuler.',
    cancelled: (number) => `L’exécution ${number} est annulée`,
    stopping: (number) => `L’exécution ${number} s’arrête`,
    kept: 'Ce qui a été écrit reste, et figure dans le résultat.',
    stopsSoon: 'Elle s’arrête après les fiches qu’elle écrit en ce moment. Ce qui a été écrit reste, et figure dans le résultat.',
    nothingToCancel: 'Rien à annuler',
    endedAlready: 'Elle était déjà terminée.',
    waitsForNothing: 'Cette exécution n’attend rien',
    settledAlready: 'Elle a déjà été effectuée ou abandonnée.',
    administrationApart: 'Cette administration ne participe pas',
    notRun: (title, administration) =>
      `${title} lit dans ${administration}, qui ne participe plus ; rien n’a donc été exécuté. Choisissez une autre administration dans le profil, ou faites participer celle-ci dans les paramètres.`,
    callsUsed: (until, reason) =>
      reason === 'kept for questions'
        ? `Reprend à ${until} : les appels du jour pour les imports sont épuisés, le reste est gardé pour les questions.`
        : `Reprend à ${until} : les appels à Exact ${reason === 'day' ? 'de la journée' : 'de cette minute'} sont épuisés.`,
  },
  da: {
    noneFits: (searched, filter) =>
      `Ingen af de seneste ${searched} kørsler passer til “${filter}”. Sig runs failed, runs today, runs this week, eller runs og en profils titel.`,
    noneTitle: 'Ingen kørsler fundet',
    noSuchRun: 'Den kørsel findes ikke',
    noSuchRunText: 'Der er ingen kørsel med det nummer.',
    nothingUnderWay: 'Intet er i gang, så der er intet at annullere.',
    cancelled: (number) => `Kørsel ${number} er annulleret`,
    stopping: (number) => `Kørsel ${number} bliver stoppet`,
    kept: 'Det, der er skrevet, bliver og står i resultatet.',
    stopsSoon: 'Den stopper efter de poster, den skriver nu. Det, der er skrevet, bliver og står i resultatet.',
    nothingToCancel: 'Intet at annullere',
    endedAlready: 'Den var allerede slut.',
    waitsForNothing: 'Kørslen venter ikke på noget',
    settledAlready: 'Den er allerede udført eller opgivet.',
    administrationApart: 'Denne administration er ikke med',
    notRun: (title, administration) =>
      `${title} læser fra ${administration}, som ikke længere er med, så intet blev kørt. Vælg en anden administration i profilen, eller tag denne med i indstillingerne.`,
    callsUsed: (until, reason) =>
      reason === 'kept for questions'
        ? `Fortsætter kl. ${until}: dagens kald til importer er brugt, resten er til spørgsmål.`
        : `Fortsætter kl. ${until}: ${reason === 'day' ? 'dagens' : 'minuttets'} kald til Exact er brugt.`,
  },
})
