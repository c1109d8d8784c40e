import type { Language } from '../views/language.ts'
import { words as wordsIn } from '../views/words/sign-in-pages.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

const teamsScripts = ['teams-js.js', 'sign-in.js']

/**
 * Shown when Exact let the person in. The code is in the page itself, so that it can be read, and typed in the chat,
 * where no script runs and no Teams listens.
 */
export function endPage(code: string, expiresAt: Date, language: Language): Html {
  const words = wordsIn(language)
  const instant = expiresAt.toISOString()
  const content = html`<h1>${words.almost}</h1>
<p>${words.goBack}</p>
<section id="by-hand" aria-labelledby="by-hand-title">
<h2 id="by-hand-title">${words.stillOpen}</h2>
<p class="code"><strong id="code">${code}</strong></p>
<p><button type="button" id="copy" hidden>${words.copy}</button></p>
<p class="note">${words.worksOnce} <time id="expires" datetime="${instant}">${instant.slice(11, 16)} UTC</time>. ${words.secret}</p>
</section>
<p id="news" role="status" data-type-it="${words.typeIt}" data-copied="${words.copied}" data-not-copied="${words.notCopied}"></p>`
  return layout({ language, title: words.typeTitle, content, scripts: teamsScripts })
}

/** Shown when nothing was connected. `sentence` is for the person; `reason` is the short word that Teams hands to the bot. */
export function refusalPage(sentence: string, reason: 'refused' | 'error', language: Language): Html {
  const words = wordsIn(language)
  const content = html`<h1>${words.refused}</h1>
<p id="refusal" data-reason="${reason}">${sentence}</p>
<p class="note">${words.mayClose}</p>`
  return layout({ language, title: words.refusedTitle, content, scripts: teamsScripts })
}
