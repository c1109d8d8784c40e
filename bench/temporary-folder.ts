import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'saldo-bench-'))
  made.add(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
  made.clear()
}
