import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const entry = join(import.meta.dirname, '../../src/sandbox/main.ts')

const start = (flags: readonly string[]): ChildProcess =>
  spawn(process.execPath, [entry, ...flags], { env: { ...process.env, SANDBOX_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })

const textOf = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  let text = ''
  for await (const chunk of stream ?? []) text += chunk
  return text
}

/** What the process says first; nothing when it ends before that. */
const firstText = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
  for await (const chunk of stream ?? []) return String(chunk)
  return ''
}

describe('npm run sandbox', () => {
  it('prints its address, answers there, and stops on SIGTERM', async () => {
    const child = start(['--accounts', '50', '--minutely', '7'])
    const line = await firstText(child.stdout)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? ''

    const response = await fetch(`${url}/sandbox/calls`)
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')

    expect(line).toMatch(/^Exact Online sandbox on http:\/\/127\.0\.0\.1:\d+\n$/)
    expect([response.status, code]).toEqual([200, 0])
  })

  it('explains its flags', async () => {
    const text = await textOf(start(['--help']).stdout)

    expect(text).toContain('--mandatory-filter')
    expect(text).toContain('minute-limit')
  })

  it('says what is wrong with a flag', async () => {
    const child = start(['--accounts', 'many'])

    const [text, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')])

    expect(text).toContain('--accounts must be a whole number')
    expect(code).toBe(1)
  })
})
