/** A number's digits without exponent and without the noise of binary fractions ("0.3" for 0.1 + 0.2); null when it is no number. */
export function plainDecimal(value: number): string | null {
  if (!Number.isFinite(value)) return null
  const [digits = '', exponent] = value.toPrecision(15).split('e')
  return tidyDecimal(exponent === undefined ? digits : shifted(digits, Number(exponent)), 0)
}

/** A plain decimal text in its shortest form, with at least that many decimals ("012.500" → "12.50"); null when it isn't one. */
export function tidyDecimal(text: string, decimals: number): string | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim())
  if (!match) return null
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '').padEnd(decimals, '0')
  const amount = fraction === '' ? whole : `${whole}.${fraction}`
  return match[1] === '-' && /[1-9]/.test(amount) ? `-${amount}` : amount
}

function shifted(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.')
  if (exponent >= 0) return `${sign}${whole}${fraction.padEnd(exponent, '0')}`
  return `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${fraction}`
}
