import { type Html, html } from './html.ts'
import { layout } from './layout.ts'

/** Says what this software does with data. Who runs it may have more to say, and is asked to say it in their own place. */
export function privacyPage(): Html {
  const content = html`<h1>Privacy</h1>
<p>Saldo runs on a server of the organisation that installed it. That organisation decides what it is used for; ask your Teams admin who that is.</p>
<h2>What Saldo keeps</h2>
<ul>
<li>Who may use it: Microsoft 365 ids and names of people, and the chats in which it may write.</li>
<li>The connection with Exact Online. Tokens and the client secret are encrypted.</li>
<li>Customers and contacts that were imported from Exact Online, and a journal of what each import changed.</li>
</ul>
<h2>What Saldo passes on</h2>
<p>It talks to Microsoft Teams, to Exact Online and to the CRM that the organisation chose, and to nobody else. The sign-in window fetches one public list of Microsoft addresses from Microsoft. There is no advertising and no tracking, and no cookie is set.</p>
<h2>What is logged</h2>
<p>Technical events, with ids and times. No tokens, secrets, codes or customer names.</p>
<h2>Having data removed</h2>
<p>An admin ends the connection by typing <strong>disconnect</strong>; tokens are deleted at once. Removing what was imported is up to the organisation that runs the server.</p>`
  return layout({ language: 'en', title: 'Privacy', content, scripts: [] })
}

export function termsPage(): Html {
  const content = html`<h1>Terms of use</h1>
<p>Saldo is free software under the MIT licence. It comes as it is, without any warranty.</p>
<ul>
<li>Figures are read from Exact Online at the time that is shown with them. Exact Online's own books decide.</li>
<li>An import changes records in the CRM. It can be previewed first, and the journal says what was changed.</li>
<li>People who use Saldo here do so under the rules of the organisation that runs this server.</li>
<li>Exact Online, Microsoft Teams and Microsoft 365 belong to their owners, who have no part in Saldo.</li>
</ul>`
  return layout({ language: 'en', title: 'Terms of use', content, scripts: [] })
}
