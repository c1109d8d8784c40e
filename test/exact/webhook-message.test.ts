import { createHmac } from 'node:crypto'
import fc, { type JsonValue } from 'fast-check'
import { cutContent, isSigned, readContent } from '../../src/exact/webhook-message.ts'

const cut = (body: string) => cutContent(Buffer.from(body))
const hashOf = (content: string, secret = 'secret') => createHmac('sha256', secret).update(content).digest('hex').toUpperCase()

/** JSON with the white space that a printer may put between any two tokens. */
function print(value: JsonValue | undefined, space: () => string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const between = (parts: string[]) => parts.map((part) => `${space()}${part}${space()}`).join(',')
  if (Array.isArray(value)) return `[${between(value.map((each) => print(each, space)))}]`
  const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}${space()}:${space()}${print(each, space)}`)
  return `{${between(members)}}`
}

const spaces = fc.infiniteStream(fc.constantFrom('', '', ' ', '\n', '\r\n\t', '  '))
const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', 'a', 'é', '😀', '\n', '\u2028', '/') })
const values = fc.jsonValue({ depthSize: 'medium' })
const objects: fc.Arbitrary<Record<string, JsonValue>> = fc.dictionary(fc.oneof(text, fc.string()), fc.oneof(values, text))

describe('cutting the signed content out', () => {
  it('gives the content’s text exactly as it was sent, whatever is in it and wherever it stands', () => {
    fc.assert(
      fc.property(objects, fc.dictionary(text, values), fc.boolean(), spaces, (content, others, last, stream) => {
        const space = () => stream.next().value
        const sent = print(content, space)
        const rest = Object.entries(others).map(([name, value]) => `${JSON.stringify(`x${name}`)}${space()}:${print(value, space)}`)
        const signed = [`"Content"${space()}:${space()}${sent}`, `"HashCode"${space()}:${space()}"AB"`]
        const members = last ? [...rest, ...signed.reverse()] : [...signed, ...rest]
        const body = `${space()}{${space()}${members.join(`${space()},${space()}`)}${space()}}${space()}`

        expect(cut(body)).toEqual({ content: sent, hash: 'AB' })
      }),
    )
  })

  it('agrees with JSON.stringify, compact and indented', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 1, 4, '\t'), (content, indent) => {
        const found = cut(JSON.stringify({ HashCode: 'AB', Content: content }, null, indent))

        expect(JSON.parse(found?.content ?? '')).toEqual(JSON.parse(JSON.stringify(content)))
      }),
    )
  })

  it('never throws and never finds a content in what is no message', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          text.map((each) => Buffer.from(each)),
        ),
        (bytes) => {
          expect(cutContent(Buffer.from(bytes))).toBeNull()
        },
      ),
    )
  })

  it('refuses every message that lost its end', () => {
    const whole = '{"Content":{"Topic":"Accounts","Key":"}"},"HashCode":"AB"}'

    const found = Array.from({ length: whole.length }, (_, length) => cut(whole.slice(0, length)))

    expect(found.every((each) => each === null)).toBe(true)
    expect(cut(whole)?.content).toBe('{"Topic":"Accounts","Key":"}"}')
  })

  it.each([
    ['a second content', '{"Content":{},"Content":{"a":1},"HashCode":"AB"}'],
    ['a second content under an escaped name', '{"Content":{},"\\u0043ontent":{"a":1},"HashCode":"AB"}'],
    ['a content that is text', '{"Content":"{}","HashCode":"AB"}'],
    ['no signature', '{"Content":{}}'],
    ['a signature that is a number', '{"Content":{},"HashCode":1}'],
    ['a list', '[{"Content":{},"HashCode":"AB"}]'],
    ['something after the end', '{"Content":{},"HashCode":"AB"} {}'],
    ['a content one level down', '{"Message":{"Content":{},"HashCode":"AB"}}'],
    ['brackets without end', '['.repeat(60_000)],
  ])('refuses %s', (_case, body) => {
    expect(cut(body)).toBeNull()
  })

  it('refuses bytes that are not UTF-8, as their text could not be signed', () => {
    const [before, after] = ['{"Content":{"a":"', '"},"HashCode":"AB"}'].map((part) => Buffer.from(part))

    expect(cutContent(Buffer.concat([before ?? Buffer.of(), Buffer.of(0xff), after ?? Buffer.of()]))).toBeNull()
  })
})

describe('the signature', () => {
  const content = '{"Topic":"Accounts","Name":"Café"}'

  it('is right in capitals and in small letters', () => {
    expect(isSigned({ content, hash: hashOf(content) }, 'secret')).toBe(true)
    expect(isSigned({ content, hash: hashOf(content).toLowerCase() }, 'secret')).toBe(true)
  })

  it.each([
    ['another secret', hashOf(content, 'other')],
    ['the same content written anew', hashOf(content.replace(',', ', '))],
    ['nothing', ''],
    ['half of it', hashOf(content).slice(0, 32)],
    ['more than it', `${hashOf(content)}00`],
    ['base64', createHmac('sha256', 'secret').update(content).digest('base64')],
  ])('is wrong for %s', (_case, hash) => {
    expect(isSigned({ content, hash }, 'secret')).toBe(false)
  })
})

describe('reading the content', () => {
  const whole = {
    Topic: 'Accounts',
    ClientId: '{ABC}',
    Division: 124132,
    Action: 'Update',
    Key: 'F0',
    EventCreatedOn: '2026-07-01T10:00:00',
  }
  const read = (change: object) => readContent(JSON.stringify({ ...whole, ...change }))

  it('knows the members that count, with ids in one spelling', () => {
    expect(read({ Extra: 1 })).toEqual({
      topic: 'Accounts',
      clientId: 'abc',
      division: 124132,
      action: 'update',
      key: 'f0',
      createdOn: '2026-07-01T10:00:00',
    })
  })

  it.each(['Create', 'DELETE', 'update'])('takes the action %s in any case', (action) => {
    expect(read({ Action: action })?.action).toBe(action.toLowerCase())
  })

  it.each([
    ['/Date(1751364000000)/', '/Date(1751364000000)/'],
    [1751364000000, '1751364000000'],
    [null, ''],
    [undefined, ''],
  ])('takes %s for when it happened', (given, text) => {
    expect(read({ EventCreatedOn: given })?.createdOn).toBe(text)
  })

  it.each([{ Topic: 7 }, { Division: 'x' }, { Division: 0 }, { Key: '' }, { ClientId: undefined }, { Topic: 'x'.repeat(300) }])(
    'refuses %j',
    (change) => {
      expect(read(change)).toBeNull()
    },
  )
})
