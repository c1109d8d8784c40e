import { sayAction } from './action.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { words } from './words/welcome.ts'

/** Where the greeting is read, and by whom. `connected`: the workspace has a working connection with an administration. */
export type WelcomeData = { scope: 'personal' | 'group' | 'channel'; admin: boolean; connected: boolean }

const typed = { connect: 'connect', newProfile: 'new profile', balance: 'balance', customers: 'customers', status: 'status', help: 'help' }

function promptsFor({ admin, connected }: WelcomeData): (keyof typeof typed)[] {
  if (!connected) return [admin ? 'connect' : 'customers', 'status', 'help']
  return [admin ? 'newProfile' : 'customers', 'balance', 'help']
}

/** The greeting: what Saldo does in a line, and prompts that this reader may use as buttons. */
export function welcomeCard(data: WelcomeData, locale: string): View {
  const texts = words(locale)
  const what = data.scope === 'personal' ? texts.personal : texts.shared
  const missing = data.admin ? texts.connectFirst : texts.askAdmin
  const text = data.connected ? what : `${what} ${missing}`
  const buttons = promptsFor(data).map((prompt): SayButton => ({ title: texts[prompt], text: typed[prompt] }))

  return renderCard('welcome', { words: { try: texts.try }, title: texts.title, text, actions: buttons.map(sayAction) }, texts.summary)
}
