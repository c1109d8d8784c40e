/** Why a sign-in went no further. */
export type Refusal =
  | 'link-unknown'
  | 'link-used'
  | 'state-unknown'
  | 'state-used'
  | 'expired'
  | 'not-arrived'
  | 'nothing-open'
  | 'wrong-code'

const sentences: Readonly<Record<Refusal, string>> = {
  'link-unknown': 'This sign-in link isn’t known any more. Type “connect” in the chat for a new one.',
  'link-used': 'This sign-in link was opened before and works only once. Type “connect” in the chat for a new one.',
  'state-unknown': 'This answer from Exact doesn’t belong to a sign-in that was started here. Type “connect” in the chat to start again.',
  'state-used': 'This sign-in was answered before. Type the six-digit code in the chat, or “connect” to start again.',
  expired: 'That sign-in took longer than ten minutes and has expired. Type “connect” to start again.',
  'not-arrived': 'There is no answer from Exact yet. Sign in with the button on the card first; the code comes after that.',
  'nothing-open': 'No sign-in of yours is waiting for a code. Type “connect” to start one.',
  'wrong-code': 'That isn’t the code of your sign-in, so it was cancelled and nothing was kept. Type “connect” to start again.',
}

/** What the person is told. */
export function refusalSentence(refusal: Refusal): string {
  return sentences[refusal]
}
