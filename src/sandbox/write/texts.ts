/** Business errors come in the language of the API user. */
export type Language = 'nl' | 'en'

const texts = {
  nl: {
    duplicate: 'Gegeven bestaat reeds.',
    mandatory: (what: string) => `Verplicht: ${what}`,
    reference: (what: string) => `Ongeldige referentie: ${what}`,
    inUse: (what: string, where: string) => `Verwijderen niet mogelijk: ${what} - In gebruik bij: ${where}`,
    words: {
      account: 'Relatie',
      contact: 'Contactpersoon',
      name: 'Naam',
      lastName: 'Achternaam',
      entries: 'Openstaande posten',
      employee: 'Medewerker',
    },
  },
  en: {
    duplicate: 'Data already exists',
    mandatory: (what: string) => `Mandatory: ${what}`,
    reference: (what: string) => `Invalid reference: ${what}`,
    inUse: (what: string, where: string) => `Cannot delete: ${what} - Used in: ${where}`,
    words: {
      account: 'Account',
      contact: 'Contact',
      name: 'Name',
      lastName: 'Last name',
      entries: 'Outstanding items',
      employee: 'Employee',
    },
  },
} as const

export type Texts = (typeof texts)[Language]

export const textsIn = (language: Language): Texts => texts[language]

/** A business rule that stops a write: a 500 whose messages are joined by CR LF. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
}

export const breakRule = (...messages: readonly string[]): never => {
  throw new RuleBroken(messages.join('\r\n'))
}
