/** What somebody can do about an error. `retry` is the only one that code may act on by itself. */
export type Recovery = 'fix-input' | 'retry' | 'reconnect' | 'ask-admin' | 'give-up'

/** What a sentence needs besides its code, plain enough to be kept. `case` tells apart what one code says in several ways. */
export type ErrorValues = Readonly<Record<string, string | number>>

type Details = {
  /** For the log: what failed, in technical words, without secrets or personal data. */
  message: string
  /** For the person in chat, in English: what happened and what to do, one or two sentences. */
  person: string
  /** What the person should do, apart from `person`: left out where the program does it by itself. */
  advice?: string
  /** What the sentence names, for the other languages. */
  values?: ErrorValues
  recovery: Recovery
  /** When a retry makes sense, if that is known. */
  retryAt?: Date
  cause?: unknown
}

/** The one error type that crosses rooms. `code` is stable and kebab-case: logs and tests rely on it. */
export class SaldoError extends Error {
  override readonly name = 'SaldoError'
  readonly code: string
  readonly person: string
  /** What happened, without the advice to try again. */
  readonly happened: string
  readonly values: ErrorValues
  readonly recovery: Recovery
  readonly retryAt: Date | undefined

  constructor(code: string, { message, person, advice, values, recovery, retryAt, cause }: Details) {
    super(message, { cause })
    this.code = code
    this.person = advice === undefined ? person : `${person} ${advice}`
    this.happened = person
    this.values = values ?? {}
    this.recovery = recovery
    this.retryAt = retryAt
  }
}

/** What is said of an error: a SaldoError, or what was kept of one. */
export type SaidError = Pick<SaldoError, 'code' | 'person' | 'happened' | 'values'>

export function saidOf({ code, person, happened, values }: SaldoError): SaidError {
  return { code, person, happened, values }
}
