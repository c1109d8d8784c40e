/** Whether the tag names a language whose ways of writing are known. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag]).length === 1
  } catch {
    return false
  }
}

/** Remembers what was worked out for a locale: there are few, and each is asked for with every record. */
export function byLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const known = new Map<string, T>()
  return (locale) => {
    const kept = known.get(locale)
    if (kept !== undefined) return kept
    const made = make(locale)
    known.set(locale, made)
    return made
  }
}
