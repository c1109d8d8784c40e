// Runs in the sign-in window. Hands the outcome to Teams, which then closes the window, and helps where Teams isn't there.

/** A window that Teams listens to is gone long before this. */
const closesWithinMs = 5000

const code = document.getElementById('code')?.textContent
const refusal = document.getElementById('refusal')
/** Says what happens; its sentences come with the page, in the reader's language. */
const news = document.getElementById('news')

// The address holds used-up secrets: out of the history with it.
history.replaceState(null, '', location.pathname)

async function tellTeams() {
  const { app, authentication } = window.microsoftTeams
  await app.initialize()
  if (code) authentication.notifySuccess(code)
  else authentication.notifyFailure(refusal?.dataset.reason)
}

function askForTyping() {
  document.getElementById('by-hand').classList.add('urgent')
  news.textContent = news.dataset.typeIt
}

function showLocalTime() {
  const time = document.getElementById('expires')
  time.textContent = new Date(time.dateTime).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
}

function offerCopying() {
  const button = document.getElementById('copy')
  if (!navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code)
      news.textContent = news.dataset.copied
    } catch {
      news.textContent = news.dataset.notCopied
    }
  })
}

if (code) {
  showLocalTime()
  offerCopying()
  setTimeout(askForTyping, closesWithinMs)
}

// Outside Teams this fails, which is as it should be: the page says all that is needed.
tellTeams().catch(() => {})
