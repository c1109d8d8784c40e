import { inLanguages } from '../language.ts'

/** What stands where an answer will be. */
export const words = inLanguages({
  en: {
    title: 'One moment',
    calls: (time: string) => `Your answer comes at ${time}: the calls that Exact allows this minute are used.`,
    slow: 'Still working on it… The answer appears here.',
  },
  nl: {
    title: 'Een moment',
    calls: (time: string) => `Je antwoord komt om ${time}: de aanroepen die Exact deze minuut toestaat, zijn op.`,
    slow: 'Ik ben er nog mee bezig… Het antwoord verschijnt hier.',
  },
  de: {
    title: 'Einen Moment',
    calls: (time: string) => `Ihre Antwort kommt um ${time}: die Aufrufe, die Exact in dieser Minute erlaubt, sind verbraucht.`,
    slow: 'Ich bin noch dabei … Die Antwort erscheint hier.',
  },
  fr: {
    title: 'Un instant',
    calls: (time: string) => `Votre réponse arrive à ${time} : les appels qu’Exact autorise cette minute sont épuisés.`,
    slow: 'J’y travaille encore… La réponse apparaîtra ici.',
  },
  da: {
    title: 'Et øjeblik',
    calls: (time: string) => `Dit svar kommer kl. ${time}: de kald, Exact tillader i dette minut, er brugt.`,
    slow: 'Jeg arbejder stadig på det … Svaret kommer her.',
  },
})
