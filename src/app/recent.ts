/** Values that are worth keeping for a short while. */
export type Recent<Value> = {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
  /** Forgets every value whose key begins so. */
  forget(beginning: string): void
}

const usualMost = 5_000

/** Forgets each value after `lifeMs`, and the oldest ones when there are more than `most`. */
export function createRecent<Value>(lifeMs: number, now: () => Date, most = usualMost): Recent<Value> {
  const kept = new Map<string, { value: Value; until: number }>()
  return {
    get(key) {
      const entry = kept.get(key)
      return entry !== undefined && entry.until > now().getTime() ? entry.value : undefined
    },
    set(key, value) {
      kept.delete(key)
      kept.set(key, { value, until: now().getTime() + lifeMs })
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    delete: (key) => void kept.delete(key),
    forget(beginning) {
      for (const key of kept.keys()) if (key.startsWith(beginning)) kept.delete(key)
    },
  }
}
