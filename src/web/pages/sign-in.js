// Runs in the sign-in window. Hands the outcome to Teams, which then closes the window, and helps where Teams isn't there.

/** A window that Teams listens to is gone long before this. */
const closesWithinMs = 5000

const code = document.getElementById('code')?.textContent
const refusal = document.getElementById('refusal')

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
  document.getElementById('news').textContent = 'This window did not close by itself: type this code in the chat.'
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
      document.getElementById('news').textContent = 'Copied. Paste it in the chat.'
    } catch {
      document.getElementById('news').textContent = 'Copying was not allowed here: type the code instead.'
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
