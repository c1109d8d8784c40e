import { type Html, html } from './html.ts'

type Layout = {
  language: string
  title: string
  content: Html
  /** Paths under /assets/, run in this order once the page is there. */
  scripts: readonly string[]
}

/** The frame of every page: language, title, one landmark, one stylesheet. */
export function layout({ language, title, content, scripts }: Layout): Html {
  const tags = scripts.reduce((done, script) => html`${done}<script src="/assets/${script}" defer></script>\n`, html``)
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Saldo</title>
<link rel="icon" href="/assets/icon.png">
<link rel="stylesheet" href="/assets/page.css">
${tags}</head>
<body>
<main>
<p class="brand"><img src="/assets/icon.png" alt="" width="32" height="32"> Saldo</p>
${content}
</main>
</body>
</html>
`
}
