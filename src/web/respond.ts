import type { Response } from 'restify'
import type { Html } from './html.ts'

/**
 * Hosts that may frame a sign-in page, from Microsoft's "tab requirements" page. Teams opens sign-in as a window of its
 * own; the hosts are there for clients that show it inside theirs. There is no Cross-Origin-Opener-Policy on purpose:
 * it would cut the window off from Teams, and teams-js could not hand the code over.
 */
const teamsHosts = 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft'

/** teams-js reads the list of trusted Teams origins from this host, and falls back to a built-in one. */
const teamsOriginList = 'https://res.cdn.office.net'

const pagePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

const plainPagePolicy = `${pagePolicy}; frame-ancestors 'none'`
const signInPagePolicy = `${pagePolicy}; connect-src ${teamsOriginList}; frame-ancestors ${teamsHosts}`

/** What every answer carries, whatever its route. */
export function setCommonHeaders(res: Response, publicUrl: string): void {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'no-referrer')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  if (publicUrl.startsWith('https:')) res.setHeader('Strict-Transport-Security', 'max-age=31536000')
}

function sendPage(res: Response, status: number, page: Html, policy: string): void {
  res.sendRaw(status, page.markup, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
}

/** A page of the sign-in window: may talk to Teams and be shown by it. */
export function sendSignInPage(res: Response, status: number, page: Html): void {
  sendPage(res, status, page, signInPagePolicy)
}

/** A page that anyone may read in a browser. */
export function sendPlainPage(res: Response, page: Html, status = 200): void {
  sendPage(res, status, page, plainPagePolicy)
}

/** An error for a program: one sentence, never a stack. */
export function sendError(res: Response, status: number, error: string): void {
  res.json(status, { error })
}
