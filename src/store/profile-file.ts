import { z } from 'zod'
import type { ProfileContent } from '../sync/types.ts'

const name = z.string().min(1).max(100)
const text = z.string().max(200)
const step = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) => z.strictObject({ kind: z.literal(kind), ...shape })

const transform = z.discriminatedUnion('kind', [
  step('trim', {}),
  step('upper', {}),
  step('lower', {}),
  step('title-case', {}),
  step('split', { by: text, part: z.int() }).describe('Part 1 is the first, -1 the last.'),
  step('join', { fields: z.array(name).max(50), by: text }).describe('The value and other Exact fields, by name.'),
  step('replace', { find: text, by: text }),
  step('left', { length: z.int() }),
  step('right', { length: z.int() }),
  step('read-number', { locale: text }),
  step('write-number', { locale: text, decimals: z.int() }),
  step('read-date', { format: text }).describe('A language (nl-NL) or a pattern (dd-MM-yyyy).'),
  step('write-date', { format: text }).describe('A language (nl-NL) or a pattern (dd-MM-yyyy).'),
  step('phone', { country: text }).describe('Two letters: whose numbers are written without a prefix.'),
  step('country-name', { locale: text }),
  step('country-code', { locale: text }),
  step('yes-no', { yes: z.array(text).max(100), no: z.array(text).max(100) }),
  step('html-to-text', {}),
  step('fixed', { value: text }),
])

const rule = z.strictObject({
  transforms: z.array(transform).max(10).exactOptional().describe('Steps, in their order.'),
  values: z
    .array(z.strictObject({ from: z.string().max(1_000), to: z.string().max(1_000) }))
    .max(5_000)
    .exactOptional()
    .describe('The value list: one to one.'),
  otherwise: z.string().max(1_000).exactOptional().describe('For an empty value and for one that isn’t listed.'),
  whenEmpty: z.enum(['clear', 'skip']).exactOptional(),
  authority: z.enum(['exact', 'crm', 'ask']).exactOptional().describe('Who wins where both sides changed.'),
  once: z.boolean().exactOptional().describe('Never changed after the first write.'),
})

const pair = { target: name.describe('The CRM field, by its own name.'), source: name.describe('The Exact field, by its own name.') }

const operators = [
  'is',
  'one-of',
  'contains',
  'begins-with',
  'equals',
  'more-than',
  'less-than',
  'on',
  'before',
  'after',
  'since',
  'yes',
  'empty',
] as const
const condition = z.strictObject({
  field: name,
  operator: z.enum(operators),
  not: z.boolean().exactOptional(),
  values: z.array(text).max(50),
})
const filter = z.strictObject({
  any: z
    .array(z.strictObject({ all: z.array(condition).max(15) }))
    .max(5)
    .describe('Records that fit one of these groups by every condition of it.'),
})

const goneRule = <H extends string, S extends z.ZodRawShape>(how: H, shape: S) => z.strictObject({ how: z.literal(how), ...shape })
const mark = { field: name.describe('The CRM field that gets the value, by its own name.'), value: text.min(1) }

/** What a file says of a profile: all but the administration it reads, which is one of its workspace's own. */
const content = {
  title: z.string().trim().min(1).max(80),
  target: z.enum(['company', 'person']),
  source: z.enum(['account', 'contact']),
  mappings: z
    .array(z.strictObject({ ...pair, rule: rule.exactOptional() }))
    .min(1)
    .max(500),
  key: z.strictObject(pair).describe('The pair of fields that says two records are the same one.'),
  mode: z.enum(['import', 'update', 'import-update']).describe('What a run does when nothing else is said.'),
  filter: filter.exactOptional(),
  brake: z
    .strictObject({ share: z.number().min(0).max(1), records: z.int().min(0) })
    .exactOptional()
    .describe('How much of the CRM a run may change before it asks: a share of its records, and a number of them.'),
  matching: z
    .array(z.enum(['key', 'code', 'number', 'email', 'name']))
    .max(5)
    .exactOptional()
    .describe('By what a record without a link is recognised in the CRM; without it, by all of these. They are tried in this order.'),
  gone: z
    .discriminatedUnion('how', [goneRule('keep', {}), goneRule('mark', mark), goneRule('ask', mark)])
    .exactOptional()
    .describe('What becomes of a CRM record whose record in Exact is gone; without it, it is kept as it is.'),
}

const profileFile = z.strictObject({ $schema: z.string().max(500).exactOptional(), format: z.literal(1), ...content })

/** One thing wrong with a file. `at`: where, from the outside in, counted from 0. `detail`: what is wrong there, or what may stand there. */
export type FileProblem = {
  at: readonly (string | number)[]
  code: 'not-json' | 'missing' | 'unknown' | 'kind' | 'choice' | 'too-long' | 'too-short' | 'number'
  detail: string
}

/** The published description of a profile's file, as JSON Schema (draft 2020-12). `id`: the address it is published at. */
export function profileFileSchema(id: string): object {
  const { $schema, ...described } = z.toJSONSchema(profileFile, { io: 'input' })
  return { $schema, $id: id, title: 'An import profile of Saldo', ...described }
}

/** A profile as the text of a file. `schema`: the address of its description. */
export function writeProfileFile(profile: ProfileContent, schema: string): string {
  const { title, target, source, mappings, key, mode, filter, brake, matching, gone } = profile
  const said = { title, target, source, mode, key: { target: key.target, source: key.source }, mappings }
  const further = { ...(filter && { filter }), ...(brake && { brake }), ...(matching && { matching }), ...(gone && { gone }) }
  return `${JSON.stringify({ $schema: schema, format: 1, ...said, ...further }, null, 2)}\n`
}

/** What a file's text says, or everything that keeps it from being read. */
export function readProfileFile(typed: string): { content: ProfileContent } | { problems: FileProblem[] } {
  const parsed = parse(typed)
  if (parsed === undefined) return { problems: [{ at: [], code: 'not-json', detail: '' }] }
  const read = profileFile.safeParse(parsed.value)
  if (!read.success) return { problems: read.error.issues.flatMap((issue) => problemsIn(issue, parsed.value)) }
  const { $schema: _schema, format: _format, ...said } = read.data
  return { content: { ...said, administration: null } satisfies ProfileContent }
}

/** Editors may put a byte order mark in front, and web pages indent with other spaces. */
function parse(typed: string): { value: unknown } | undefined {
  const text = typed.replace(/^\ufeff/, '')
  return tryParse(text) ?? tryParse(text.replaceAll('\u00a0', ' '))
}

function tryParse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function problemsIn(issue: z.core.$ZodIssue, whole: unknown): FileProblem[] {
  const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  const isThere = valueAt(whole, at) !== undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ at, code: 'unknown', detail: key }))
    case 'invalid_type':
      return [{ at, code: isThere ? 'kind' : 'missing', detail: issue.expected }]
    case 'invalid_value':
      return [{ at, code: isThere ? 'choice' : 'missing', detail: issue.values.map(String).join(', ') }]
    case 'invalid_union':
      return [{ at, code: isThere ? 'choice' : 'missing', detail: wordsAt(at).join(', ') }]
    case 'too_big':
      return [{ at, code: issue.origin === 'number' || issue.origin === 'int' ? 'number' : 'too-long', detail: String(issue.maximum) }]
    case 'too_small':
      return [{ at, code: issue.origin === 'number' || issue.origin === 'int' ? 'number' : 'too-short', detail: String(issue.minimum) }]
    default:
      return [{ at, code: 'kind', detail: '' }]
  }
}

/** What may stand where a word decides which form the rest has. */
function wordsAt(at: readonly (string | number)[]): string[] {
  return at[0] === 'gone' ? ['keep', 'mark', 'ask'] : transform.options.map(({ shape }) => shape.kind.value)
}

function valueAt(whole: unknown, at: readonly (string | number)[]): unknown {
  return at.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined),
    whole,
  )
}
