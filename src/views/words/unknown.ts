import { inLanguages } from '../language.ts'

export const words = inLanguages({
  en: {
    title: 'I didn’t get that',
    unknown: (typed: string) => `I don’t know what to do with “${typed}”.`,
    guess: (title: string) => `Did you mean “${title}”?`,
    suggest: 'These I do know:',
  },
  nl: {
    title: 'Dat begreep ik niet',
    unknown: (typed: string) => `Ik weet niet wat ik met “${typed}” moet doen.`,
    guess: (title: string) => `Bedoelde je “${title}”?`,
    suggest: 'Dit ken ik wel:',
  },
  de: {
    title: 'Das habe ich nicht verstanden',
    unknown: (typed: string) => `Mit „${typed}“ kann ich nichts anfangen.`,
    guess: (title: string) => `Meinten Sie „${title}“?`,
    suggest: 'Das hier kenne ich:',
  },
  fr: {
    title: 'Je n’ai pas compris',
    unknown: (typed: string) => `Je ne sais que faire de « ${typed} ».`,
    guess: (title: string) => `Vouliez-vous dire « ${title} » ?`,
    suggest: 'Voici ce que je connais :',
  },
  da: {
    title: 'Det forstod jeg ikke',
    unknown: (typed: string) => `Jeg ved ikke, hvad jeg skal gøre med “${typed}”.`,
    guess: (title: string) => `Mente du “${title}”?`,
    suggest: 'Det her kender jeg:',
  },
})
