import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SaldoError } from '../errors.ts'
import type { Sealed } from './types.ts'

export type SecretBox = { seal(text: string): Sealed; open(sealed: Sealed): string }

/**
 * Encrypts texts with AES-256-GCM: `v1.<iv>.<tag>.<data>`, each part base64url. `key` is 32 bytes.
 * `open` throws a SaldoError (`secret-unreadable`) when the text was sealed with another key or was changed since.
 */
export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== 32) throw new TypeError(`A secret box needs a key of 32 bytes, this one has ${key.length}`)
  return { seal: (text) => seal(key, text), open: (sealed) => open(key, sealed) }
}

function seal(key: Buffer, text: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.')
}

function open(key: Buffer, sealed: Sealed): string {
  const [version, iv = '', tag = '', data = ''] = sealed.split('.')
  if (version !== 'v1') throw unreadable('unknown form')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8')
  } catch (cause) {
    throw unreadable('sealed with another key, or changed since', cause)
  }
}

function unreadable(why: string, cause?: unknown): SaldoError {
  return new SaldoError('secret-unreadable', {
    message: `A sealed secret can't be opened: ${why}`,
    person:
      'A stored secret can’t be read with the present secret key. Restore the key this server was started with before, or connect again.',
    recovery: 'ask-admin',
    cause,
  })
}
