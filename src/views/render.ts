import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'adaptivecards-templating'
import type { View } from './view.ts'

const folder = join(import.meta.dirname, '../../cards')
const templates = new Map<string, Template>()

function templateOf(name: string): Template {
  const known = templates.get(name)
  if (known) return known
  const template = new Template(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
  templates.set(name, template)
  return template
}

/** Expands `cards/<name>.json`. Templates do no arithmetic and no formatting: whatever they show arrives as a ready text, never null. */
export function expandTemplate(name: string, data: object): object {
  return templateOf(name).expand({ $root: data }) as object
}

/** The Adaptive Card of a template. `summary` also becomes the text for clients that can't show the card. */
export function renderCard(name: string, data: object, summary: string): View {
  return { kind: 'adaptive', card: expandTemplate(name, { ...data, summary }), summary }
}
