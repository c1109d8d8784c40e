/** JSON rests as text in both databases: the same bytes, the members in the order they were given. */
export function toJson(value: unknown): string {
  return JSON.stringify(value)
}

export function fromJson<T>(text: string): T {
  return JSON.parse(text)
}

export function toJsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value)
}

export function fromJsonOrNull<T>(text: string | null): T | null {
  return text === null ? null : JSON.parse(text)
}
