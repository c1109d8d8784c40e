import { sayAction } from './action.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'

/** Where the greeting is read, and by whom. `connected`: the workspace has a working connection with an administration. */
export type WelcomeData = { scope: 'personal' | 'group' | 'channel'; admin: boolean; connected: boolean }

const words = {
  title: 'Hello, I’m Saldo',
  personal: 'I join Exact Online to your CRM: I keep customers in step, and tell you what a customer owes before you call.',
  shared: 'I join Exact Online to your CRM. Mention me to ask; figures about money I answer in a chat with you alone.',
  connectFirst: 'First Exact Online has to be connected.',
  askAdmin: 'An admin still has to connect Exact Online; until then I can’t look anything up.',
  try: 'Try one of these:',
  summary: 'Saldo is here. Say help to see what I can do.',
}
const connect: SayButton = { title: 'Connect Exact Online', text: 'connect' }
const newProfile: SayButton = { title: 'Set up an import', text: 'new profile' }
const balance: SayButton = { title: 'What does a customer owe?', text: 'balance' }
const customers: SayButton = { title: 'Show customers', text: 'customers' }
const status: SayButton = { title: 'How do things stand?', text: 'status' }
const help: SayButton = { title: 'What can you do?', text: 'help' }

function promptsFor({ admin, connected }: WelcomeData): SayButton[] {
  if (!connected) return [admin ? connect : customers, status, help]
  return [admin ? newProfile : customers, balance, help]
}

/** The greeting: what Saldo does in a line, and prompts that this reader may use as buttons. */
export function welcomeCard(data: WelcomeData, _locale: string): View {
  const what = data.scope === 'personal' ? words.personal : words.shared
  const missing = data.admin ? words.connectFirst : words.askAdmin
  const text = data.connected ? what : `${what} ${missing}`

  return renderCard('welcome', { words, title: words.title, text, actions: promptsFor(data).map(sayAction) }, words.summary)
}
