/** A text for a regular expression that finds exactly this text. */
export const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
