import { cpus, totalmem } from 'node:os'
import { measureBalance } from './balance.ts'
import { measureCalls } from './calls.ts'
import { measureChat } from './chat.ts'
import { stopAll } from './child.ts'
import { measureCrowd } from './crowd.ts'
import { number, seconds } from './figures.ts'
import { measureImport } from './import.ts'
import { measureMemory } from './memory.ts'
import { help, type Options, readOptions, type SectionName } from './options.ts'
import { asMarkdown, asText, type Section } from './report.ts'
import { measureSearch } from './search.ts'
import { removeFolders } from './temporary-folder.ts'

const measurements: Record<SectionName, (options: Options) => Promise<Section>> = {
  import: measureImport,
  memory: measureMemory,
  calls: measureCalls,
  chat: measureChat,
  balance: measureBalance,
  search: measureSearch,
  crowd: measureCrowd,
}

function describeMachine(): string {
  return `Node ${process.versions.node}, ${cpus().length} cores, ${number(Math.round(totalmem() / 2 ** 30))} GB`
}

async function report(options: Options): Promise<void> {
  const begun = performance.now()
  const show = options.markdown ? asMarkdown : asText
  console.log(`${describeMachine()}\n`)
  for (const name of options.sections) console.log(show(await measurements[name](options)))
  console.log(`Measured in ${seconds(performance.now() - begun)}.`)
}

async function cleanUp(): Promise<void> {
  await stopAll()
  removeFolders()
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(help)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cleanUp().then(() => process.exit(130)))
  await report(options).finally(cleanUp)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
