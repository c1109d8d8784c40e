import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** Countries whose numbers are known, by their two letters. */
export function isPhoneCountry(country: string): boolean {
  return isSupportedCountry(country)
}

/** A number as E.164 (+31301234567); null when it isn't one number, or has an extension, which E.164 can't say. */
export function phoneNumber(text: string, country: string): string | null {
  if (!isSupportedCountry(country)) return null
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  return number?.isValid() && !number.ext ? number.number : null
}
