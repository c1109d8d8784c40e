import { plainText } from './escape.ts'
import type { SayButton } from './view.ts'

/** What a button does: the server's verb, and ids to do it with. Never rights or prices: the server checks again. */
export type Act = { title: string; verb: string; data: Readonly<Record<string, string | number | boolean | null>> }

type ButtonLook = {
  style?: 'positive' | 'destructive'
  /** `auto` sends the card's inputs along, and holds the press back while a required one is empty. */
  associatedInputs?: 'auto' | 'none'
}

const longestTitle = 40

/** A button whose press reaches the bot as `adaptiveCard/action`, or on older clients as a submitted value: `data` holds the verb for both. */
export function executeAction({ title, verb, data, style, associatedInputs = 'none' }: Act & ButtonLook): object {
  const shared = { title: plainText(title, longestTitle), data: { ...data, verb }, associatedInputs, ...(style && { style }) }
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } }
}

/** A button that types for the person. */
export function sayAction({ title, text }: SayButton): object {
  return executeAction({ title, verb: 'say', data: { text: plainText(text) } })
}

export function openAction(title: string, url: string): object {
  return { type: 'Action.OpenUrl', title: plainText(title, longestTitle), url }
}

/** Teams shows six buttons in a row and hides the rest. */
export const mostButtons = 6
