import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Each room, and what a line in it may import: other rooms, and packages. */
const rooms: Record<string, { rooms: string[]; packages: string[] }> = {
  // Pure libraries only: nothing here reads or writes anything.
  sync: { rooms: [], packages: ['libphonenumber-js', 'html-to-text'] },
  receivables: { rooms: [], packages: [] },
  connect: { rooms: [], packages: ['node:'] },
  exact: { rooms: ['sync', 'receivables', 'connect'], packages: ['axios', 'zod', 'node:'] },
  // The embedded CRM keeps its records in the store's database, and its names in the store's index of names.
  crm: { rooms: ['sync', 'receivables', 'connect', 'store'], packages: ['axios', 'kysely', 'zod', 'node:'] },
  store: { rooms: ['sync', 'connect'], packages: ['lowdb', 'kysely', 'pg', 'zod', 'node:'] },
  jobs: { rooms: ['sync', 'store'], packages: ['pg-boss', 'croner', 'p-queue'] },
  sandbox: { rooms: [], packages: ['restify', 'node:'] },
  views: { rooms: ['sync', 'receivables'], packages: ['adaptivecards-templating', 'node:'] },
  bot: { rooms: ['sync', 'receivables', 'connect', 'store', 'views'], packages: ['botbuilder', 'botbuilder-dialogs', 'zod', 'node:'] },
  // Its pages speak the reader's language with the words of the views.
  web: { rooms: ['connect', 'views'], packages: ['restify', 'node:'] },
  /** The local set's own process edge, so it reads the configuration. */
  local: { rooms: ['views', 'config'], packages: ['node:'] },
}

/** The composition root: `app.ts` and, a file for each service that joins rooms, `app/`. It may import every room. */
const compositionRoot = 'app'

const shared = ['errors', 'logger']
const src = join(import.meta.dirname, '../src')

/** botbuilder is past its end of support: only these files may know it. */
const botbuilderSeam = [/^activity\.ts$/, /^bot\.ts$/, /^notify\.ts$/, /^dialogs\//]

const importStatement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm

function importsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(importStatement)].map((match) => match[1] ?? match[2] ?? '')
}

function filesOf(room: string): string[] {
  return readdirSync(join(src, room), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
}

describe.each(Object.entries(rooms))('src/%s', (room, may) => {
  it.each(filesOf(room))('%s imports only what its room may', (name) => {
    const path = join(src, room, name)

    const strays = importsOf(path).filter((target) => {
      if (!target.startsWith('.'))
        return !may.packages.some((known) => target === known || target.startsWith(known.endsWith(':') ? known : `${known}/`))
      const [top = ''] = relative(src, join(path, '..', target)).split('/')
      return ![room, ...may.rooms, ...shared].includes(top.replace(/\.(ts|js)$/, ''))
    })

    expect(strays).toEqual([])
  })
})

it('keeps botbuilder behind its seam', () => {
  const strays = filesOf('bot').filter((name) => {
    const known = importsOf(join(src, 'bot', name)).some((target) => target.startsWith('botbuilder'))
    return known && !botbuilderSeam.some((seam) => seam.test(name))
  })

  expect(strays).toEqual([])
})

it('knows every room', () => {
  const folders = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  expect(folders.sort()).toEqual([...Object.keys(rooms), compositionRoot].sort())
})
