import { type Answer, bare, html } from './answer.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'

/**
 * `/docs/SysAttachment.aspx?ID=…&_Division_=…`: the page around an attachment, or with `Download=1` the file itself. Asks for a login
 * where the token is missing. Not one of the API's calls, so no limit counts it.
 */
export const answerAttachment = (state: State, { url, headers }: Request): Answer => {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1]
  const grant = token === undefined ? undefined : state.grants.appOf(token.trim())
  if (!grant || grant.expired) return html(401, '<!DOCTYPE html><title>Log in</title><h1>Log in</h1>')
  const division = state.divisions.find(({ profile }) => profile.code === Number(url.searchParams.get('_Division_')))
  const file = division?.documents.file(url.searchParams.get('ID') ?? '')
  if (file === undefined) return bare(404)
  if (url.searchParams.get('Download') !== '1') return html(200, '<!DOCTYPE html><title>Document</title><h1>Document</h1>')
  return { status: 200, headers: { 'Content-Type': 'application/pdf' }, body: file }
}
