import { parseArgs } from 'node:util'

export const sectionNames = ['import', 'memory', 'calls', 'chat', 'balance', 'search', 'crowd'] as const
export type SectionName = (typeof sectionNames)[number]

/** How much is measured. The quick sizes are for looking after a change, the full ones for figures to quote. */
export type Sizes = {
  /** Accounts of the throughput import. */
  accounts: number
  importRepetitions: number
  /** Accounts of the memory comparison: small, large. */
  memory: readonly [number, number]
  callsAccounts: readonly number[]
  /** Asked in an hour of simulated time. */
  questions: number
  /** Accounts of the import that runs while people chat. */
  chatAccounts: number
  chatClients: number
  chatMessages: number
  chatRepetitions: number
  searchNames: readonly number[]
  searches: number
  crowd: { people: number; accounts: number }
  scans: number
}

const full: Sizes = {
  accounts: 20_000,
  importRepetitions: 3,
  memory: [10_000, 200_000],
  callsAccounts: [10_000, 100_000, 1_000_000],
  questions: 1_000,
  chatAccounts: 50_000,
  chatClients: 8,
  chatMessages: 800,
  chatRepetitions: 3,
  searchNames: [1_000, 10_000, 50_000, 200_000],
  searches: 200,
  crowd: { people: 200, accounts: 50_000 },
  scans: 20,
}

const quick: Sizes = {
  accounts: 5_000,
  importRepetitions: 1,
  memory: [5_000, 20_000],
  callsAccounts: [2_000],
  questions: 200,
  chatAccounts: 10_000,
  chatClients: 8,
  chatMessages: 300,
  chatRepetitions: 1,
  searchNames: [1_000, 20_000],
  searches: 50,
  crowd: { people: 50, accounts: 10_000 },
  scans: 10,
}

export const help = `npm run bench -- [${sectionNames.join('|')} …] [--quick] [--markdown] [--accounts N]

Everything runs on this machine: sandbox, server and databases are child processes and temporary folders, gone afterwards.
Without names all sections are measured (about twenty minutes on two cores; --quick: a few).
--accounts sets the size of the throughput import.`

export type Options = { sections: readonly SectionName[]; sizes: Sizes; markdown: boolean; help: boolean }

/** @throws TypeError naming what isn't understood. */
export function readOptions(args: readonly string[]): Options {
  const flags = {
    quick: { type: 'boolean' },
    markdown: { type: 'boolean' },
    accounts: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true })
  const chosen = sectionNames.filter((name) => positionals.includes(name))
  const strange = positionals.find((name) => !sectionNames.some((known) => known === name))
  if (strange !== undefined) throw new TypeError(`There is no section ${strange}. Sections: ${sectionNames.join(', ')}.`)
  const sizes = values.quick ? quick : full
  return {
    sections: chosen.length > 0 ? chosen : sectionNames,
    sizes: values.accounts === undefined ? sizes : { ...sizes, accounts: atLeast(16, values.accounts) },
    markdown: values.markdown ?? false,
    help: values.help ?? false,
  }
}

function atLeast(least: number, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  throw new TypeError(`--accounts must be a whole number, ${least} or more.`)
}
