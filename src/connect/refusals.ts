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
