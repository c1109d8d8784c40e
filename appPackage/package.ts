import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findMistakes, localizations, renderManifest, validateManifest } from './manifest.ts'
import { zip } from './zip.ts'

const usage = 'npm run package -- --app-id <guid> --domain bot.example.com [--out file.zip]'

type Outcome = { written: string } | { mistakes: string[] }

function readArguments(args: string[]): { appId?: string; domain?: string; out?: string } | null {
  try {
    const text = { type: 'string' } as const
    const { 'app-id': appId, domain, out } = parseArgs({ args, options: { 'app-id': text, domain: text, out: text } }).values
    return { ...(appId && { appId }), ...(domain && { domain }), ...(out && { out }) }
  } catch {
    return null
  }
}

/** Writes the app package that Teams takes, or says what is wrong and writes nothing. */
export async function makePackage(args: string[]): Promise<Outcome> {
  const asked = readArguments(args)
  if (asked === null) return { mistakes: ['The arguments could not be understood.'] }
  const { appId = '', domain = '', out = join(import.meta.dirname, 'build/saldo.zip') } = asked
  const mistakes = findMistakes({ appId, domain })
  if (mistakes.length > 0) return { mistakes }

  const manifest = renderManifest({ appId, domain })
  const objections = await validateManifest(manifest)
  if (objections.length > 0) return { mistakes: objections.map((objection) => `manifest.json: ${objection}`) }

  const names = ['color.png', 'outline.png', ...localizations]
  const others = names.map((name) => ({ name, content: readFileSync(join(import.meta.dirname, name)) }))
  mkdirSync(dirname(resolve(out)), { recursive: true })
  writeFileSync(out, zip([{ name: 'manifest.json', content: Buffer.from(JSON.stringify(manifest, null, 2)) }, ...others]))
  return { written: resolve(out) }
}

if (import.meta.main) {
  const outcome = await makePackage(process.argv.slice(2))
  if ('written' in outcome) process.stdout.write(`Wrote ${outcome.written}\nUpload it in Teams: Apps, Manage your apps, Upload an app.\n`)
  else {
    process.stderr.write(`${[...outcome.mistakes, `Usage: ${usage}`].join('\n')}\n`)
    process.exitCode = 1
  }
}
