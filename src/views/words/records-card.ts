import { inLanguages } from '../language.ts'

/** The records of a run. */
export const words = inLanguages({
  en: {
    title: (title: string, number: number) => `${title}, run ${number}`,
    record: 'Record',
    changes: 'What was written',
    show: 'Show run',
  },
  nl: {
    title: (title: string, number: number) => `${title}, run ${number}`,
    record: 'Record',
    changes: 'Wat er is geschreven',
    show: 'Toon run',
  },
  de: {
    title: (title: string, number: number) => `${title}, Lauf ${number}`,
    record: 'Datensatz',
    changes: 'Was geschrieben wurde',
    show: 'Lauf zeigen',
  },
  fr: {
    title: (title: string, number: number) => `${title}, exécution ${number}`,
    record: 'Enregistrement',
    changes: 'Ce qui a été écrit',
    show: 'Voir l’exécution',
  },
  da: {
    title: (title: string, number: number) => `${title}, kørsel ${number}`,
    record: 'Post',
    changes: 'Hvad der blev skrevet',
    show: 'Vis kørsel',
  },
})
