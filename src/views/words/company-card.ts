import { inLanguages } from '../language.ts'

/** A company as the CRM holds it. */
export const words = inLanguages({
  en: {
    people: 'People',
    version: (version: string) => `From the CRM, version ${version}`,
    balance: 'Balance',
    summary: (title: string) => `${title} in the CRM`,
    more: (more: string) => `… and ${more} more people`,
  },
  nl: {
    people: 'Personen',
    version: (version) => `Uit het CRM, versie ${version}`,
    balance: 'Saldo',
    summary: (title) => `${title} in het CRM`,
    more: (more) => `… en nog ${more} personen`,
  },
  de: {
    people: 'Personen',
    version: (version) => `Aus dem CRM, Version ${version}`,
    balance: 'Saldo',
    summary: (title) => `${title} im CRM`,
    more: (more) => `… und ${more} weitere Personen`,
  },
  fr: {
    people: 'Personnes',
    version: (version) => `Du CRM, version ${version}`,
    balance: 'Solde',
    summary: (title) => `${title} dans le CRM`,
    more: (more) => `… et ${more} autres personnes`,
  },
  da: {
    people: 'Personer',
    version: (version) => `Fra CRM, version ${version}`,
    balance: 'Saldo',
    summary: (title) => `${title} i CRM`,
    more: (more) => `… og ${more} andre personer`,
  },
})
