import { plainText } from './escape.ts'
import { expandTemplate } from './render.ts'
import type { View } from './view.ts'

/** `parked`: the command that goes on after connecting, as the person typed it. `reason`: a sentence why connecting is needed (again). */
export type ConnectData = { url: string; parked: string | null; reason: string | null }

const words = {
  button: 'Connect Exact Online',
  text: 'Exact Online opens in a window: sign in and allow access. It ends with a six-digit code; if I don’t notice by myself, type that code here.',
  parked: (command: string) => `Then I’ll go on with “${command}”.`,
  summary: 'Connect Exact Online',
}

/** The sign-in button. What the OAuth card shows is plain text: no markdown is read there. */
export function connectCard({ url, parked, reason }: ConnectData, _locale: string): View {
  const sentences = [reason ? plainText(reason) : '', words.text, parked ? words.parked(plainText(parked, 80)) : '']
  const text = sentences.filter((sentence) => sentence !== '').join(' ')

  return { kind: 'oauth', card: expandTemplate('connect', { words, text, url }), summary: words.summary }
}
