import { inLanguages } from '../language.ts'

/** What two sides share. */
export const words = inLanguages({
  en: {
    none: '–',
    same: (value: string) => `${value} (same)`,
    agrees: (fields: string) => `The same: ${fields}`,
    differs: (fields: string) => `Different: ${fields}`,
    nothingAlike: 'Nothing that both sides have is the same.',
  },
  nl: {
    none: '–',
    same: (value: string) => `${value} (gelijk)`,
    agrees: (fields: string) => `Gelijk: ${fields}`,
    differs: (fields: string) => `Verschillend: ${fields}`,
    nothingAlike: 'Niets van wat beide kanten hebben, is gelijk.',
  },
  de: {
    none: '–',
    same: (value: string) => `${value} (gleich)`,
    agrees: (fields: string) => `Gleich: ${fields}`,
    differs: (fields: string) => `Verschieden: ${fields}`,
    nothingAlike: 'Nichts, was beide Seiten haben, ist gleich.',
  },
  fr: {
    none: '–',
    same: (value: string) => `${value} (identique)`,
    agrees: (fields: string) => `Identique : ${fields}`,
    differs: (fields: string) => `Différent : ${fields}`,
    nothingAlike: 'Rien de ce que les deux côtés possèdent n’est identique.',
  },
  da: {
    none: '–',
    same: (value: string) => `${value} (ens)`,
    agrees: (fields: string) => `Ens: ${fields}`,
    differs: (fields: string) => `Forskelligt: ${fields}`,
    nothingAlike: 'Intet af det, begge sider har, er ens.',
  },
})
