import { inLanguages } from '../language.ts'

const english = {
  unforeseen:
    'Something went wrong on our side, and nothing was changed. Try again in a moment; if it goes on, tell an admin the reference.',
  didNotWork: 'That didn’t work',
  notNow: 'Not now',
  outage: (reference: string) =>
    `I can’t work at the moment, and nothing was changed. Try again in a few minutes (reference ${reference}).`,
}

/** What is said when something fails that nobody foresaw. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    unforeseen:
      'Er ging bij ons iets mis, en er is niets gewijzigd. Probeer het zo nog eens; blijft het zo, geef een beheerder dan het kenmerk.',
    didNotWork: 'Dat is niet gelukt',
    notNow: 'Nu niet',
    outage: (reference) =>
      `Ik kan nu niet werken, en er is niets gewijzigd. Probeer het over een paar minuten nog eens (kenmerk ${reference}).`,
  },
  de: {
    unforeseen:
      'Bei uns ging etwas schief, und nichts wurde geändert. Versuchen Sie es gleich noch einmal; wenn es so bleibt, nennen Sie einem Administrator die Kennung.',
    didNotWork: 'Das hat nicht geklappt',
    notNow: 'Jetzt nicht',
    outage: (reference) =>
      `Ich kann gerade nicht arbeiten, und nichts wurde geändert. Versuchen Sie es in ein paar Minuten noch einmal (Kennung ${reference}).`,
  },
  fr: {
    unforeseen:
      'Un problème est survenu chez nous, et rien n’a été modifié. Réessayez dans un instant ; si cela persiste, donnez la référence à un administrateur.',
    didNotWork: 'Cela n’a pas marché',
    notNow: 'Pas maintenant',
    outage: (reference) =>
      `Je ne peux pas travailler en ce moment, et rien n’a été modifié. Réessayez dans quelques minutes (référence ${reference}).`,
  },
  da: {
    unforeseen: 'Noget gik galt hos os, og intet er ændret. Prøv igen om lidt; bliver det ved, så giv en administrator referencen.',
    didNotWork: 'Det lykkedes ikke',
    notNow: 'Ikke nu',
    outage: (reference) => `Jeg kan ikke arbejde lige nu, og intet er ændret. Prøv igen om et par minutter (reference ${reference}).`,
  },
})
