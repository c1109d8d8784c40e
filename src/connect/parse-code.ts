const code = /^(?:(?:(?:my|the|mijn|de)\s+)?code(?:\s+is)?\s?[:=]?\s*)?(\d{3})[\s-]?(\d{3})[.!]?$/i

/** The six digits of a message that is a sign-in code ("123456", "123 456", "code: 123456"); null for any other message. */
export function parseCode(text: string): string | null {
  const found = code.exec(text.trim())
  return found ? `${found[1]}${found[2]}` : null
}
