import { plainText } from './escape.ts'
import { expandTemplate } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/connect-card.ts'

/** `parked`: the command that goes on after connecting, as the person typed it. `reason`: a sentence why connecting is needed (again). */
export type ConnectData = { url: string; parked: string | null; reason: string | null }

/** The sign-in button. What the OAuth card shows is plain text: no markdown is read there. */
export function connectCard({ url, parked, reason }: ConnectData, locale: string): View {
  const sentences = [reason ? plainText(reason) : '', words(locale).text, parked ? words(locale).parked(plainText(parked, 80)) : '']
  const text = sentences.filter((sentence) => sentence !== '').join(' ')

  return { kind: 'oauth', card: expandTemplate('connect', { words: words(locale), text, url }), summary: words(locale).summary }
}
