/** Markup that is safe to send: every value put into it was escaped. */
export type Html = { readonly markup: string }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Template tag: text is escaped, for element content and quoted attributes alike; other `Html` is kept. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const markup = strings.reduce((done, string, index) => {
    const value = values[index - 1] ?? ''
    return done + (typeof value === 'string' ? escapeText(value) : value.markup) + string
  })
  return { markup }
}
