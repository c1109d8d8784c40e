import type { View } from './view.ts'

type Element = Readonly<Record<string, unknown>>

const wide = 24

/** Elements under a name; what isn't there is empty. */
function within(element: Element, name: string): Element[] {
  const value = element[name]
  return Array.isArray(value) ? value.filter((each): each is Element => typeof each === 'object' && each !== null) : []
}

/** What a reader sees of markdown-escaped text. */
function readable(value: unknown): string {
  return String(value ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function inputAsText(input: Element): string {
  const value = String(input.value ?? '')
  const values = input.isMultiSelect === true ? value.split(',') : [value]
  const chosen = within(input, 'choices').filter((choice) => values.includes(String(choice.value)))
  const empty = input.placeholder ? `(${input.placeholder})` : ''
  return `${input.label}: ${chosen.length > 0 ? chosen.map(({ title }) => title).join(', ') : value || empty}`
}

function tableAsText(table: Element): string[] {
  return within(table, 'rows').map((row) => {
    const cells = within(row, 'cells').map((cell) => within(cell, 'items').flatMap(elementAsText).join(' '))
    return cells.join(' | ')
  })
}

function buttonsAsText(actions: Element[]): string[] {
  return actions.length > 0 ? [actions.map((action) => `[${action.title}]`).join(' ')] : []
}

function elementAsText(element: Element): string[] {
  const type = String(element.type ?? '')
  if (type === 'TextBlock') return [readable(element.text)]
  if (type === 'RichTextBlock')
    return [
      within(element, 'inlines')
        .map(({ text }) => String(text))
        .join(''),
    ]
  if (type === 'FactSet') return within(element, 'facts').map(({ title, value }) => `${readable(title).padEnd(wide)} ${readable(value)}`)
  if (type === 'ColumnSet')
    return [
      within(element, 'columns')
        .map((column) => within(column, 'items').flatMap(elementAsText).join(' '))
        .join('   '),
    ]
  if (type === 'Container') return within(element, 'items').flatMap(elementAsText)
  if (type === 'Table') return tableAsText(element)
  if (type === 'ActionSet') return buttonsAsText(within(element, 'actions'))
  if (type.startsWith('Input.')) return [inputAsText(element)]
  const { fallback } = element
  return typeof fallback === 'object' && fallback !== null ? elementAsText(fallback as Element) : []
}

/** A view as plain text, the way a person would read it: headings, facts, tables, inputs with their values, buttons as [Title]. */
export function cardAsText(view: View): string {
  if (view.kind === 'text') return view.text
  const card = view.card as Element
  if (view.kind === 'oauth') return [String(card.text), ...buttonsAsText(within(card, 'buttons'))].join('\n')
  return within(card, 'body').flatMap(elementAsText).join('\n')
}
