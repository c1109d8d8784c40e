import type { FieldRule, Transform, TransformKind } from '../sync/field-rules/types.ts'
import { typedText } from '../views/escape.ts'
import { words as ruleWords } from '../views/words/rules.ts'

type Data = Readonly<Record<string, string>>

const longestLines = 20_000
const longestText = 200

/** The rule a form says: what isn't on the form stays as it was, and what is as usual is left out. The steps aren't typed, so they stay. */
export function readRule(data: Data, before: FieldRule): FieldRule {
  const { transforms, values, otherwise, whenEmpty, authority, once } = before
  const typed = {
    values: data.values === undefined ? values : readLines(data.values),
    otherwise: data.otherwise === undefined ? otherwise : typedText(data.otherwise).trim().slice(0, longestText),
    whenEmpty: data.whenEmpty === undefined ? whenEmpty : data.whenEmpty === 'skip' ? 'skip' : 'clear',
    authority: data.authority === undefined ? authority : authorityOf(data.authority),
    once: data.once === undefined ? once : data.once === 'yes',
  } as const
  return tidyRule({
    ...(transforms && { transforms }),
    ...(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as FieldRule),
  })
}

const authorityOf = (text: string) => (text === 'crm' || text === 'ask' ? text : 'exact')

/** Without what makes no difference. */
export function tidyRule({ transforms = [], values = [], otherwise = '', whenEmpty, authority, once }: FieldRule): FieldRule {
  return {
    ...(transforms.length > 0 && { transforms }),
    ...(values.length > 0 && { values }),
    ...(otherwise !== '' && { otherwise }),
    ...(whenEmpty === 'skip' && { whenEmpty }),
    ...((authority === 'crm' || authority === 'ask') && { authority }),
    ...(once && { once }),
  }
}

/** "C = Customer", a line each. A line with one side only comes back with the other one empty, for the check to refuse. */
function readLines(text: string) {
  const lines = typedText(text).slice(0, longestLines).split(/\r?\n/)
  return lines.filter((line) => line.trim() !== '').map(readLine)
}

function readLine(line: string): { from: string; to: string } {
  const apart = line.includes(' = ') ? ' = ' : '='
  const at = line.indexOf(apart)
  return at < 0 ? { from: line.trim(), to: '' } : { from: line.slice(0, at).trim(), to: line.slice(at + apart.length).trim() }
}

/** A value list as it is typed. */
export function linesOf({ values = [] }: FieldRule): string {
  return values.map(({ from, to }) => `${from} = ${to}`).join('\n')
}

export function isStep(text: string | undefined): text is TransformKind {
  return text !== undefined && Object.hasOwn(ruleWords('en').stepNames, text)
}

/** A step as typed; whether it makes sense is the check's to say. */
export function readStep(kind: TransformKind, data: Data): Transform {
  const text = (id: string) => typedText(data[id] ?? '').slice(0, longestText)
  const number = (id: string) => (text(id).trim() === '' ? Number.NaN : Number(text(id)))
  const list = (id: string) =>
    (data[id] ?? '')
      .split(',')
      .map((part) => typedText(part).trim())
      .filter((part) => part !== '')
  switch (kind) {
    case 'split':
      return { kind, by: text('by'), part: number('part') }
    case 'join':
      return { kind, fields: list('fields'), by: text('by') }
    case 'replace':
      return { kind, find: text('find'), by: text('by') }
    case 'left':
    case 'right':
      return { kind, length: number('length') }
    case 'write-number':
      return { kind, locale: text('locale').trim(), decimals: number('decimals') }
    case 'read-number':
    case 'country-name':
    case 'country-code':
      return { kind, locale: text('locale').trim() }
    case 'read-date':
    case 'write-date':
      return { kind, format: text('format').trim() }
    case 'phone':
      return { kind, country: text('country').trim().toUpperCase() }
    case 'yes-no':
      return { kind, yes: list('yes'), no: list('no') }
    case 'fixed':
      return { kind, value: text('value').trim() }
    default:
      return { kind }
  }
}
