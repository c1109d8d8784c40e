/** Business errors come in the language of the API user. */
export const languages = ['nl', 'en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

const words = {
  nl: {
    account: 'Relatie',
    classification: 'Classificatie',
    contact: 'Contactpersoon',
    country: 'Land',
    employee: 'Medewerker',
    entries: 'Openstaande posten',
    lastName: 'Achternaam',
    name: 'Naam',
    paymentCondition: 'Betalingsconditie',
    state: 'Provincie',
    vatCode: 'Btw-code',
    vatNumber: 'Btw-nummer',
  },
  en: {
    account: 'Account',
    classification: 'Classification',
    contact: 'Contact',
    country: 'Country',
    employee: 'Employee',
    entries: 'Outstanding items',
    lastName: 'Last name',
    name: 'Name',
    paymentCondition: 'Payment condition',
    state: 'State',
    vatCode: 'VAT code',
    vatNumber: 'VAT number',
  },
  de: {
    account: 'Beziehung',
    classification: 'Klassifikation',
    contact: 'Ansprechpartner',
    country: 'Land',
    employee: 'Mitarbeiter',
    entries: 'Offene Posten',
    lastName: 'Nachname',
    name: 'Name',
    paymentCondition: 'Zahlungsbedingung',
    state: 'Bundesland',
    vatCode: 'USt.-Code',
    vatNumber: 'USt-IdNr.',
  },
  fr: {
    account: 'Relation',
    classification: 'Classification',
    contact: 'Contact',
    country: 'Pays',
    employee: 'Collaborateur',
    entries: 'Postes ouverts',
    lastName: 'Nom de famille',
    name: 'Nom',
    paymentCondition: 'Condition de paiement',
    state: 'Province',
    vatCode: 'Code TVA',
    vatNumber: 'Numéro de TVA',
  },
} as const

/** The duplicate text in Dutch and English and the Dutch reference text are recorded; the rest follows their pattern. */
const sentences = {
  nl: {
    duplicate: 'Gegeven bestaat reeds.',
    mandatory: (what: string) => `Verplicht: ${what}`,
    reference: (what: string) => `Ongeldige referentie: ${what}`,
    invalid: (what: string) => `Ongeldig: ${what}`,
    inUse: (what: string, where: string) => `Verwijderen niet mogelijk: ${what} - In gebruik bij: ${where}`,
  },
  en: {
    duplicate: 'Data already exists',
    mandatory: (what: string) => `Mandatory: ${what}`,
    reference: (what: string) => `Invalid reference: ${what}`,
    invalid: (what: string) => `Invalid: ${what}`,
    inUse: (what: string, where: string) => `Cannot delete: ${what} - Used in: ${where}`,
  },
  de: {
    duplicate: 'Daten bereits vorhanden',
    mandatory: (what: string) => `Obligatorisch: ${what}`,
    reference: (what: string) => `Ungültige Referenz: ${what}`,
    invalid: (what: string) => `Ungültig: ${what}`,
    inUse: (what: string, where: string) => `Löschen nicht möglich: ${what} - Verwendet in: ${where}`,
  },
  fr: {
    duplicate: 'Les données existent déjà',
    mandatory: (what: string) => `Obligatoire : ${what}`,
    reference: (what: string) => `Référence non valide : ${what}`,
    invalid: (what: string) => `Non valide : ${what}`,
    inUse: (what: string, where: string) => `Suppression impossible : ${what} - Utilisé dans : ${where}`,
  },
} as const

export interface Texts {
  duplicate: string
  mandatory(what: string): string
  reference(what: string): string
  invalid(what: string): string
  inUse(what: string, where: string): string
  words: (typeof words)[Language]
}

export const textsIn = (language: Language): Texts => ({ ...sentences[language], words: words[language] })

/** A business rule that stops a write: a 500 whose messages are joined by CR LF. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
}

export const breakRule = (...messages: readonly string[]): never => {
  throw new RuleBroken(messages.join('\r\n'))
}
