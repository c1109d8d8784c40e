/** A VAT or chamber-of-commerce number: its country when it was written with one, and the rest in capitals without separators. */
export type RegistrationNumber = { country: string; rest: string }

/** Letters that a VAT number may begin with. Countries that leave them out at home mean the same number. */
const country =
  /^(?:AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)(?=[0-9A-Z]*[0-9]{2}[0-9A-Z]*$)/
/** Fewer digits are a customer code, or part of a name. */
const fewestDigits = 6
const mostSigns = 40

/** Null when the text can't be such a number. */
export function readRegistrationNumber(text: string): RegistrationNumber | null {
  const signs = text.toUpperCase().replace(/[\s.,\-/:]+/g, '')
  if (signs.length > mostSigns || !/^[0-9A-Z]+$/.test(signs) || signs.replace(/[^0-9]/g, '').length < fewestDigits) return null
  const [found = ''] = country.exec(signs) ?? []
  return { country: found === 'GR' ? 'EL' : found, rest: signs.slice(found.length) }
}

/** Whether both may be the same: two countries that differ tell them apart, a missing one doesn't. */
export function isSameNumber(one: RegistrationNumber, other: RegistrationNumber): boolean {
  return one.rest === other.rest && (one.country === other.country || one.country === '' || other.country === '')
}

/** Whether the two tell apart who has them. A company may be registered in several countries, but has one number in each. */
export function areOtherNumbers(one: RegistrationNumber, other: RegistrationNumber): boolean {
  return one.rest !== other.rest && (one.country === other.country || one.country === '' || other.country === '')
}
