import { executeAction } from './action.ts'
import { plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** `preferred`: the code of the option chosen beforehand. */
export type AdministrationsData = {
  options: readonly { code: number; name: string; country: string; currency: string }[]
  preferred: number | null
}

const words = {
  title: 'Which administration?',
  text: 'Exact Online is signed in. Choose the administration that Saldo reads its customers and invoices from.',
  label: 'Administration',
  missing: 'Choose an administration',
  choose: 'Use this administration',
  summary: 'Choose an administration of Exact Online',
}
/** Beyond this many a list to type in is quicker than radio buttons. */
const mostRadios = 7
const most = 200

/** Asks for one of the administrations that the signed-in user may open. */
export function administrationsCard({ options, preferred }: AdministrationsData, _locale: string): View {
  const choices = options.slice(0, most).map(({ code, name, country, currency }) => ({
    title: plainText([name, country.toUpperCase(), currency].filter((part) => part !== '').join(', '), 80),
    value: String(code),
  }))
  const actions = [
    executeAction({ title: words.choose, verb: 'choose-administration', data: {}, style: 'positive', associatedInputs: 'auto' }),
  ]
  const style = options.length > mostRadios ? 'filtered' : 'expanded'

  return renderCard(
    'administrations',
    { words, options: choices, chosen: preferred === null ? '' : String(preferred), style, actions },
    words.summary,
  )
}
