import type { Connection } from '../connect/types.ts'
import { wordKept } from '../views/error-words.ts'

/** Why the connection can't be used any more, in the reader's language; null while it works, or when there is none. */
export function wordLost(connection: Connection | null, locale: string): string | null {
  return connection?.lost ? wordKept(connection.lost, connection.lostBy, locale) : null
}
