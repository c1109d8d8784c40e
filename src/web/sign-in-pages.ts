import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

const teamsScripts = ['teams-js.js', 'sign-in.js']

/**
 * Shown when Exact let the person in. The code is in the page itself, so that it can be read, and typed in the chat,
 * where no script runs and no Teams listens.
 */
export function endPage(code: string, expiresAt: Date): Html {
  const instant = expiresAt.toISOString()
  const content = html`<h1>Almost done</h1>
<p>Go back to the chat with Saldo. In Teams this window closes by itself.</p>
<section id="by-hand" aria-labelledby="by-hand-title">
<h2 id="by-hand-title">Is it still open? Type this code in the chat:</h2>
<p class="code"><strong id="code">${code}</strong></p>
<p><button type="button" id="copy" hidden>Copy code</button></p>
<p class="note">It works once, until <time id="expires" datetime="${instant}">${instant.slice(11, 16)} UTC</time>. Give it to nobody else.</p>
</section>
<p id="news" role="status"></p>`
  return layout({ title: 'Type the code in the chat', content, scripts: teamsScripts })
}

/** Shown when nothing was connected. `sentence` is for the person; `reason` is the short word that Teams hands to the bot. */
export function refusalPage(sentence: string, reason: 'refused' | 'error'): Html {
  const content = html`<h1>Exact Online was not connected</h1>
<p id="refusal" data-reason="${reason}">${sentence}</p>
<p class="note">You can close this window and go back to the chat.</p>`
  return layout({ title: 'Not connected', content, scripts: teamsScripts })
}
