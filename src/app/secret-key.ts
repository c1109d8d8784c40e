import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The key that encrypts secrets at rest: given, or made once and kept beside the data for its owner only. */
export async function secretKey(given: Buffer | null, dataDir: string): Promise<Buffer> {
  if (given !== null) return given
  const path = join(dataDir, 'secret.key')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(keepExisting)
  return Buffer.from(await readFile(path, 'utf8'), 'base64')
}

function keepExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
