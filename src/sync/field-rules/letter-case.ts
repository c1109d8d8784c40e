/** Legal forms with a spelling of their own, wherever they stand; `atEnd`: those that may also be words. */
const forms = spellings('BV NV VOF BVBA CVBA SPRL SARL GmbH ApS LLC PLC VZW ASBL KGaA')
const atEnd = spellings('SA AG CV SAS SRL UG KG')

/** Every word with a capital first letter and small ones behind it; legal forms as they are usually written. */
export function titleCase(text: string): string {
  const words = text.toLowerCase().split(/(\s+)/)
  const last = words.findLastIndex((word) => word.trim() !== '')
  return words.map((word, i) => forms.get(word) ?? (i === last ? atEnd.get(word) : undefined) ?? capitalised(word)).join('')
}

const capitalised = (word: string) =>
  word.replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

function spellings(words: string): ReadonlyMap<string, string> {
  return new Map(words.split(' ').map((word) => [word.toLowerCase(), word]))
}
