import { type Answer, html, redirect } from '../answer.ts'
import { user } from '../world/staff.ts'
import type { Grants } from './grants.ts'
import type { Apps } from './token-endpoint.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? mark)

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f4f6, #14161a); color: light-dark(#1c1e21, #e8eaed); }
  main { box-sizing: border-box; width: min(26rem, 100% - 2rem); margin: 1rem; padding: 1.75rem; border-radius: 12px;
    background: light-dark(#fff, #1e2127); border: 1px solid light-dark(#dadde1, #363b44); }
  .tag { display: inline-block; padding: .1rem .6rem; border-radius: 99px; font-size: .8rem; font-weight: 600;
    background: light-dark(#fff3cd, #4a3b0a); color: light-dark(#664d03, #ffe69c); }
  h1 { font-size: 1.3rem; margin: .9rem 0 .4rem; }
  ul { padding-left: 1.2rem; margin: .5rem 0 1.2rem; }
  p { margin: .4rem 0; overflow-wrap: anywhere; }
  .small { font-size: .85rem; opacity: .8; }
  .choice { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.4rem; }
  button { flex: 1 1 8rem; padding: .65rem 1rem; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer;
    border: 1px solid light-dark(#8a8f98, #6b7280); background: transparent; color: inherit; }
  button[value=allow] { background: #b3002d; border-color: #b3002d; color: #fff; }
  button:focus-visible { outline: 3px solid light-dark(#1a56db, #8ab4f8); outline-offset: 2px; }`

const page = (title: string, content: string): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${style}</style></head>
<body><main><span class="tag">Sandbox – not the real Exact Online</span>${content}</main></body></html>`

const hidden = (parameters: URLSearchParams): string =>
  ['client_id', 'redirect_uri', 'response_type', 'state']
    .filter((name) => parameters.has(name))
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(parameters.get(name) ?? '')}">`)
    .join('')

const consentPage = (parameters: URLSearchParams, back: URL): string =>
  page(
    'Allow access? – Exact Online sandbox',
    `<h1>Allow “${escapeHtml(parameters.get('client_id') ?? '')}” to use your administrations?</h1>
<p>You are signed in as <strong>${escapeHtml(user.name)}</strong> (${escapeHtml(user.email)}).</p>
<ul><li>Read and change relations and contacts</li><li>Read receivables and sales invoices</li><li>Read your administrations</li></ul>
<p class="small">Afterwards you return to ${escapeHtml(back.host)}.</p>
<form method="post" action="/api/oauth2/auth">${hidden(parameters)}
<div class="choice"><button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></div></form>`,
  )

const errorPage = (text: string): Answer =>
  html(400, page('Error – Exact Online sandbox', `<h1>This sign-in can't go on</h1><p>${escapeHtml(text)}</p>`))

const webAddress = (text: string | null): URL | undefined => {
  const url = text !== null && URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}

const backWith = (back: URL, result: Record<string, string>, state: string | null): Answer => {
  for (const [name, value] of Object.entries(result)) back.searchParams.set(name, value)
  if (state !== null) back.searchParams.set('state', state)
  return redirect(back.href)
}

/** GET shows the consent page; POST with the same parameters and `decision` carries the choice out. */
export const answerConsent = (grants: Grants, apps: Apps, method: string, parameters: URLSearchParams): Answer => {
  const app = parameters.get('client_id') ?? ''
  if (!Object.hasOwn(apps, app)) return errorPage('The app that sent you here is not known: its client id does not exist.')
  const back = webAddress(parameters.get('redirect_uri'))
  if (!back) return errorPage('The app that sent you here gave no usable redirect address.')
  if (parameters.get('response_type') !== 'code') return errorPage('The app asked for something other than a code.')
  if (method === 'GET') return html(200, consentPage(parameters, back))
  const state = parameters.get('state')
  if (parameters.get('decision') !== 'allow') return backWith(back, { error: 'access_denied' }, state)
  return backWith(back, { code: grants.allow(app, parameters.get('redirect_uri') ?? '') }, state)
}
