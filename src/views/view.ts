/** What a command or an action answers with. `summary` is what notifications and screen readers get; `card` is the attachment's content. */
export type View =
  | { kind: 'adaptive'; card: object; summary: string }
  | { kind: 'oauth'; card: object; summary: string }
  | { kind: 'text'; text: string }

/** A button that types for the person: verb `say`. */
export type SayButton = { title: string; text: string }
