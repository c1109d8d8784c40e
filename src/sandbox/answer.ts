import type { Json } from './wire.ts'

/** An answer ready to be sent. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
}

export const jsonType = 'application/json;charset=utf-8'

export const json = (status: number, body: Json, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': jsonType, ...headers },
  body: JSON.stringify(body),
})

export const html = (status: number, body: string): Answer => ({ status, headers: { 'Content-Type': 'text/html;charset=utf-8' }, body })

export const bare = (status: number, headers: Record<string, string> = {}): Answer => ({ status, headers, body: '' })

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[^\x20-\x7e]/g, '?')

/** The envelope of every JSON error; the code is always empty, so that only the text tells. */
export const failure = (status: number, text: string): Answer =>
  json(status, { error: { code: '', message: { lang: '', value: text } } }, { Reason: oneLine(text) })

export const redirect = (location: string): Answer => bare(302, { Location: location })
