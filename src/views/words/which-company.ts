import { inLanguages } from '../language.ts'

/** Which company of the CRM is meant, by somebody who makes a customer in Exact. */
export const words = inLanguages({
  en: {
    title: (name: string) => `Which company is ${name}?`,
    text: 'These of the CRM resemble it. The one you choose gets the number that Exact gives.',
    none: 'None of these',
  },
  nl: {
    title: (name: string) => `Welk bedrijf is ${name}?`,
    text: 'Deze bedrijven in het CRM lijken erop. Het bedrijf dat je kiest, krijgt het nummer dat Exact geeft.',
    none: 'Geen van deze',
  },
  de: {
    title: (name: string) => `Welches Unternehmen ist ${name}?`,
    text: 'Diese Unternehmen im CRM ähneln ihm. Das von Ihnen gewählte erhält die Nummer, die Exact vergibt.',
    none: 'Keines davon',
  },
  fr: {
    title: (name: string) => `Quelle entreprise est ${name} ?`,
    text: 'Ces entreprises du CRM y ressemblent. Celle que vous choisissez recevra le numéro attribué par Exact.',
    none: 'Aucune d’elles',
  },
  da: {
    title: (name: string) => `Hvilken virksomhed er ${name}?`,
    text: 'Disse virksomheder i CRM ligner. Den, du vælger, får det nummer, som Exact giver.',
    none: 'Ingen af dem',
  },
})
