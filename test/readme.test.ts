import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandLists } from '../appPackage/commands.ts'
import { parseCommand } from '../src/bot/parse-command.ts'
import { phrasebooks } from '../src/bot/phrases/phrasebooks.ts'
import { registry } from '../src/bot/registry.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the manual', () => {
  it.each(registry.filter(({ name }) => name !== 'thanks').map(({ name }) => phrasebooks.en[name].usage))('tells of “%s”', (usage) => {
    expect(readme).toContain(`\`${usage.replaceAll('|', '\\|')}\``)
  })

  it('links to nothing that is missing', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '').filter((link) => !link.startsWith('http'))

    const missing = links.filter((link) => !existsSync(join(root, link)))

    expect(missing).toEqual([])
  })
})

describe('the app manifest', () => {
  const titles = commandLists.flatMap(({ commands }) => commands.map(({ title }) => title))

  it.each([...new Set(titles)])('offers “%s”, which is a command', (title) => {
    expect(parseCommand(title, 'en')).not.toBeNull()
  })
})
