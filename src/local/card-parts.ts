import type { ChatMessage } from './connector.ts'

export type CardAction = { type: string; title: string; verb: string; data: Record<string, string>; url: string | null }

type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** Every object in a card, outermost first. Fallbacks are left out: they stand for something already there. */
function* nodesOf(value: unknown): Generator<Node> {
  if (!isNode(value)) return
  yield value
  for (const [name, child] of Object.entries(value)) {
    if (name !== 'fallback') yield* nodesOf(child)
  }
}

function cardNodes(message: ChatMessage): Node[] {
  return message.attachments.flatMap(({ content }) => [...nodesOf(content)])
}

export function actionsOf(message: ChatMessage): CardAction[] {
  return cardNodes(message).flatMap((node) => {
    const type = String(node.type ?? '')
    if (!type.startsWith('Action.') && type !== 'signin') return []
    const data = isNode(node.data) ? Object.fromEntries(Object.entries(node.data).map(([name, value]) => [name, String(value)])) : {}
    const url = node.url ?? (type === 'signin' ? node.value : null)
    return [{ type, title: String(node.title ?? ''), verb: String(node.verb ?? ''), data, url: typeof url === 'string' ? url : null }]
  })
}

/** What the card's inputs hold before anybody touches them. */
export function inputValuesOf(message: ChatMessage): Record<string, string> {
  const inputs = cardNodes(message).filter((node) => String(node.type ?? '').startsWith('Input.') && node.value !== undefined)
  return Object.fromEntries(inputs.map((node) => [String(node.id), String(node.value)]))
}
