import { inLanguages } from '../language.ts'

/** The last runs. */
export const words = inLanguages({
  en: {
    title: 'Runs',
    none: 'Nothing was run yet. Say “profiles” to see what can be run.',
    show: (number: number) => `Show run ${number}`,
    summary: 'The last runs',
  },
  nl: {
    title: 'Runs',
    none: 'Er is nog niets uitgevoerd. Zeg “profielen” om te zien wat er kan.',
    show: (number: number) => `Toon run ${number}`,
    summary: 'De laatste runs',
  },
  de: {
    title: 'Läufe',
    none: 'Es wurde noch nichts ausgeführt. Sagen Sie „Profile“, um zu sehen, was möglich ist.',
    show: (number: number) => `Lauf ${number} zeigen`,
    summary: 'Die letzten Läufe',
  },
  fr: {
    title: 'Exécutions',
    none: 'Rien n’a encore été exécuté. Dites « profils » pour voir ce qui peut l’être.',
    show: (number: number) => `Voir l’exécution ${number}`,
    summary: 'Les dernières exécutions',
  },
  da: {
    title: 'Kørsler',
    none: 'Intet er kørt endnu. Sig “profiler” for at se, hvad der kan køres.',
    show: (number: number) => `Vis kørsel ${number}`,
    summary: 'De seneste kørsler',
  },
})
