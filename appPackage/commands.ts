import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Scope = 'personal' | 'team' | 'groupChat'
type CommandList = { scopes: readonly Scope[]; commands: readonly { title: string; description: string }[] }

const template: { bots: readonly [{ commandLists: readonly CommandList[] }] } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8'),
)

/** What Teams offers while somebody types, by scope. A title is what arrives in chat, so the bot must understand each. */
export const commandLists: readonly CommandList[] = template.bots[0].commandLists
