import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createSecretBox } from '../../src/connect/seal.ts'

const box = createSecretBox(randomBytes(32))

describe('a secret box', () => {
  it('gives back what was sealed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (secret) => box.open(box.seal(secret)) === secret))
  })

  it('never writes the same text twice and never shows it', () => {
    const sealed = [box.seal('open sesame'), box.seal('open sesame')]

    expect(sealed[0]).not.toBe(sealed[1])
    expect(sealed[0]).toMatch(/^v1(\.[\w-]+){3}$/)
    expect(sealed.join()).not.toContain(Buffer.from('open sesame').toString('base64url'))
  })

  it('says in plain words that another key sealed it', () => {
    const sealed = createSecretBox(randomBytes(32)).seal('open sesame')

    expect(() => box.open(sealed)).toThrow(
      expect.objectContaining({ code: 'secret-unreadable', recovery: 'ask-admin', person: expect.stringContaining('secret key') }),
    )
  })

  it.each(['', 'v1', 'v2.a.b.c', 'v1...', 'plain text'])('refuses %j as a sealed text', (sealed) => {
    expect(() => box.open(sealed)).toThrow(expect.objectContaining({ code: 'secret-unreadable' }))
  })

  it('refuses a text that was changed since', () => {
    const [version, iv, tag, data = ''] = box.seal('pay 100').split('.')
    const bytes = Buffer.from(data, 'base64url').map((byte, at) => (at === 4 ? byte ^ 8 : byte))

    expect(() => box.open([version, iv, tag, Buffer.from(bytes).toString('base64url')].join('.'))).toThrow(/can't be opened/)
  })

  it('refuses a shortened proof of authenticity', () => {
    const [version, iv, tag = '', data] = box.seal('pay 100').split('.')
    const shortened = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url')

    expect(() => box.open([version, iv, shortened, data].join('.'))).toThrow(/can't be opened/)
  })

  it('wants a key of 32 bytes', () => {
    expect(() => createSecretBox(Buffer.alloc(16))).toThrow(TypeError)
  })
})
