import type { ChatMessage } from '../../src/local/connector.ts'
import { problemsOf } from '../views/card-rules.ts'

/** What the card rules hold against the messages the app sent: none when all obey. */
export function problemsOfSent(messages: readonly ChatMessage[]): string[] {
  return messages.flatMap((message) =>
    message.attachments.flatMap(({ contentType, content }) => problemsOfAttachment(contentType, content)),
  )
}

function problemsOfAttachment(contentType: string, content: unknown): string[] {
  if (contentType.endsWith('.adaptive')) return problemsOf(content as object)
  return JSON.stringify(content).includes('${') ? ['the sign-in card still holds an expression'] : []
}
