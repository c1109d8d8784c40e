import { inLanguages } from '../language.ts'

/** Values that are no text of their own. */
export const words = inLanguages({
  en: { yes: 'Yes', no: 'No', empty: '(empty)' },
  nl: { yes: 'Ja', no: 'Nee', empty: '(leeg)' },
  de: { yes: 'Ja', no: 'Nein', empty: '(leer)' },
  fr: { yes: 'Oui', no: 'Non', empty: '(vide)' },
  da: { yes: 'Ja', no: 'Nej', empty: '(tom)' },
})
