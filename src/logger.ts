import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/** Names that never reach the log, wherever they stand in a logged object. */
const secretNames = [
  'access_token',
  'refresh_token',
  'client_secret',
  'clientSecret',
  'authorization',
  'Authorization',
  'password',
  'token',
  'code',
]

const redact = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** Errors are logged by code, message and stack; a vendor's answer or a request's headers stay out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    problem: code,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

/** JSON lines, to standard output unless told otherwise. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: redact, censor: '[redacted]' }, serializers: { err: describeError } }
  return destination === undefined ? pino(options) : pino(options, destination)
}
