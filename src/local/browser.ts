/** Where a sign-in ended, and the six digits its page shows, if any. */
export type EndPage = { status: number; html: string; code: string | null }

const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? ''

/** Walks a sign-in as a browser would: opens the link, presses Allow or Deny at Exact, and reads the end page. */
export async function signInAt(startUrl: string, decision: 'allow' | 'deny'): Promise<EndPage> {
  const start = await fetch(startUrl, { redirect: 'manual' })
  const consentUrl = start.headers.get('location')
  if (consentUrl === null) return readEndPage(start)
  const consent = await (await fetch(consentUrl)).text()
  const form = /<form[^>]*>[\s\S]*?<\/form>/.exec(consent)?.[0] ?? ''
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')])
  const button = [...form.matchAll(/<button[^>]*>/g)].find(([tag]) => attribute(tag, 'value') === decision)?.[0] ?? ''
  const body = new URLSearchParams([...inputs, [attribute(button, 'name'), attribute(button, 'value')]])
  const action = new URL(attribute(form, 'action') || consentUrl, consentUrl)
  const answered = await fetch(action, { method: 'POST', body, redirect: 'manual' })
  return readEndPage(await fetch(answered.headers.get('location') ?? ''))
}

async function readEndPage(page: Response): Promise<EndPage> {
  const html = await page.text()
  return { status: page.status, html, code: /id="code"[^>]*>\s*(\d{6})\s*</.exec(html)?.[1] ?? null }
}
