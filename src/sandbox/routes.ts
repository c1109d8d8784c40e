import { type Answer, html } from './answer.ts'
import { answerAttachment } from './attachments.ts'
import { answerControl } from './control.ts'
import { answerDataCall } from './data-calls.ts'
import { answerConsent } from './oauth/consent.ts'
import { answerTokenRequest } from './oauth/token-endpoint.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'

/** The consent page takes its parameters from the query, its form from the body. */
const consentParameters = ({ method, url, body }: Request): URLSearchParams =>
  method === 'POST' ? new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]) : url.searchParams

/** What the sandbox answers, path by path. */
export const route = async (state: State, request: Request): Promise<Answer> => {
  const { method, url, body, headers } = request
  const path = url.pathname.toLowerCase().replace(/\/$/, '')
  if (path === '/api/oauth2/auth') return answerConsent(state.grants, state.apps, method, consentParameters(request))
  if (path === '/api/oauth2/token' && method === 'POST') {
    return answerTokenRequest(state.grants, state.apps, body, headers.authorization, state.clock.now())
  }
  if (path.startsWith('/api/v1/')) return answerDataCall(state, request)
  if (path === '/docs/sysattachment.aspx' && method === 'GET') return answerAttachment(state, request)
  if (path.startsWith('/sandbox/')) return answerControl(state, request)
  return html(404, '<!DOCTYPE html><title>Not found</title><h1>Not found</h1><p>This is an Exact Online sandbox.</p>')
}
