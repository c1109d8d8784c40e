import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for the calling test file; removed after its last test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
