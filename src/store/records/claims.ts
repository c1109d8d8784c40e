/** Longer than a message takes to send: whoever claimed it and didn't end with it by then has died. */
const claimLastsMs = 10 * 60_000

/** Claims of that instant or earlier hold nobody off any more. As it rests. */
export function endedClaims(at: Date): string {
  return new Date(at.getTime() - claimLastsMs).toISOString()
}
