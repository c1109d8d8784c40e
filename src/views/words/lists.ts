import { inLanguages } from '../language.ts'

/** What ends a list that shows its first rows only. */
export const words = inLanguages({
  en: { more: (rest: string) => `… and ${rest}` },
  nl: { more: (rest: string) => `… en ${rest}` },
  de: { more: (rest: string) => `… und ${rest}` },
  fr: { more: (rest: string) => `… et ${rest}` },
  da: { more: (rest: string) => `… og ${rest}` },
})
