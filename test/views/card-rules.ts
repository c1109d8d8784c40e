import { AdaptiveCard, SerializationContext } from 'adaptivecards'
import { contrastProblems } from './contrast.ts'

type Node = Readonly<Record<string, unknown>>

/** Elements that Teams draws though the public 1.5 schema doesn't know them. Each needs a fallback. */
const beyondSchema = ['Chart.Donut', 'Chart.HorizontalBar.Stacked', 'Chart.VerticalBar.Grouped', 'ProgressBar']
/** Teams refuses about 100 KB, counted as UTF-16. */
const mostBytes = 80_000
const mostButtons = 6
/** Longer ones are cut on a phone. */
const longestTitle = 40
const mostColumns = 4

/** Every object of a card, with a path to find it by. */
export function nodesOf(value: unknown, path = '$'): { path: string; node: Node }[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => nodesOf(each, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, each]) => nodesOf(each, `${path}.${name}`))
  return [{ path, node: value as Node }, ...inner]
}

function parseProblems(card: object): string[] {
  const context = new SerializationContext()
  new AdaptiveCard().parse(card, context)
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  return events.filter((message) => !beyondSchema.some((type) => message.includes(type)))
}

function nodeProblems({ path, node }: { path: string; node: Node }): string[] {
  const type = String(node.type ?? '')
  const lengthOf = (name: string) => (Array.isArray(node[name]) ? node[name].length : 0)
  const broken: [boolean, string][] = [
    [Object.values(node).includes(null), 'holds a null'],
    [type === 'TextBlock' && (typeof node.text !== 'string' || node.text.trim() === ''), 'has no text'],
    [type === 'TextBlock' && node.wrap !== true, 'does not wrap'],
    [markdownIn(node).some((text) => /^(\d+[.)]|[-+*>]|#+)\s/.test(text)), 'begins like a list, a quotation or a heading'],
    [hasColour(node), 'is coloured text, which not every theme shows well'],
    [
      ['Input.ChoiceSet', 'Input.Toggle'].includes(type) && node.style !== 'compact' && !canWrap(node),
      'has choices that are cut on a phone',
    ],
    [type === 'Image' && !node.altText, 'is a picture without words for it'],
    [type.startsWith('Action.') && !isTitle(node.title), 'has no title, or one that is too long'],
    [type.startsWith('Input.') && (!node.label || !node.id), 'is an input without label or id'],
    [node.isRequired === true && !node.errorMessage, 'is required without an error message'],
    [(type.startsWith('Chart.') || ['ProgressBar', 'Badge', 'CodeBlock'].includes(type)) && !node.fallback, 'has no fallback'],
    [type === 'ActionSet' && (lengthOf('actions') === 0 || lengthOf('actions') > mostButtons), 'has no buttons, or too many'],
    [type === 'Table' && (lengthOf('columns') > mostColumns || node.firstRowAsHeaders !== true), 'is too wide or has no header row'],
    [type === 'Action.Execute' && !hasFallback(node), 'has no Submit with the same data to fall back on'],
  ]
  return broken.filter(([isBroken]) => isBroken).map(([, what]) => `${path} (${type}) ${what}`)
}

function hasColour({ type, color }: Node): boolean {
  return (type === 'TextBlock' || type === 'TextRun') && color !== undefined && String(color).toLowerCase() !== 'default'
}

/** A list to open shows one choice on one line; choices that stand open need as many lines as they have. */
function canWrap({ type, style, wrap }: Node): boolean {
  return wrap === true || (type === 'Input.ChoiceSet' && style !== 'expanded')
}

function isTitle(title: unknown): boolean {
  return typeof title === 'string' && title.trim() !== '' && title.length <= longestTitle
}

/** Charts without a table or facts beside them: what they show is lost to whoever can't see it. */
function chartProblems(nodes: { path: string; node: Node }[]): string[] {
  const inWords = nodes.filter(({ node }) => node.type === 'Table' || node.type === 'FactSet')
  const charts = nodes.filter(({ node }) => String(node.type).startsWith('Chart.'))
  const alone = charts.filter(({ path }) => {
    const around = path.split('.').slice(0, -2).join('.')
    return !inWords.some((each) => each.path.startsWith(`${around}.`))
  })
  return alone.map(({ path }) => `${path} is a chart without a table or facts beside it`)
}

function hasFallback({ verb, data, fallback }: Node): boolean {
  const submit = fallback as Node | undefined
  const holdsVerb = (data as Node | undefined)?.verb === verb
  return submit?.type === 'Action.Submit' && JSON.stringify(submit.data) === JSON.stringify(data) && holdsVerb
}

function cardProblems(card: Node, nodes: { node: Node }[]): string[] {
  const text = JSON.stringify(card)
  const ids = nodes.map(({ node }) => (String(node.type).startsWith('Input.') ? node.id : undefined)).filter(Boolean)
  const hasTable = nodes.some(({ node }) => node.type === 'Table')
  const hasHeading = nodes.some(({ node }) => node.style === 'heading')
  const broken: [boolean, string][] = [
    [card.type !== 'AdaptiveCard' || card.version !== '1.5' || !card.$schema, 'is not declared as version 1.5'],
    [!card.fallbackText, 'has no fallback text'],
    [Buffer.byteLength(text, 'utf16le') > mostBytes, 'is larger than Teams takes'],
    [text.includes('${'), 'still holds an expression'],
    [!hasHeading, 'has no heading'],
    [new Set(ids).size !== ids.length, 'has two inputs with one id'],
    [hasTable && (card.msteams as Node | undefined)?.width !== 'Full', 'has a table but not the full width'],
  ]
  return broken.filter(([isBroken]) => isBroken).map(([, what]) => `the card ${what}`)
}

/** What the card style guide (cards/README.md) holds against a card; none when it obeys. */
export function problemsOf(card: object): string[] {
  const nodes = nodesOf(card)
  return [
    ...cardProblems(card as Node, nodes),
    ...nodes.flatMap(nodeProblems),
    ...chartProblems(nodes),
    ...contrastProblems(card),
    ...parseProblems(card),
  ]
}

function markdownIn(node: Node): string[] {
  if (node.type === 'TextBlock') return [String(node.text)]
  return typeof node.title === 'string' && typeof node.value === 'string' && !('type' in node) ? [node.title, node.value] : []
}

/** The texts a card reads as markdown. */
export function markdownOf(card: object): string[] {
  return nodesOf(card).flatMap(({ node }) => markdownIn(node))
}
