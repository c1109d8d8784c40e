import { inLanguages } from '../language.ts'

/** The button that opens the records waiting for a decision. */
export const words = inLanguages({
  en: { title: 'Decide' },
  nl: { title: 'Beslissen' },
  de: { title: 'Entscheiden' },
  fr: { title: 'Décider' },
  da: { title: 'Afgør' },
})
