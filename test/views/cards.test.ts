import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cardAsText } from '../../src/views/as-text.ts'
import { expandTemplate } from '../../src/views/render.ts'
import { nodesOf, problemsOf } from './card-rules.ts'
import { type Setting, scenes } from './scenes.ts'

const folder = join(import.meta.dirname, '../../cards')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.sample.json'))
  .map((name) => name.replace('.json', ''))

const hostile = ` [klik](http://evil.example) **x** \${x} {{DATE(2020-01-01T00:00:00Z)}}\n\n# ${'W'.repeat(400)}`
const settings: Record<string, Setting> = {
  'one of everything': { t: (text) => text, many: 1, locale: 'nl-NL' },
  'nothing to list': { t: (text) => text, many: 0, locale: 'en-GB' },
  'more than fits': { t: (text) => text, many: 300, locale: 'da-DK' },
  'hostile texts': { t: (text) => `${text}${hostile}`, many: 60, locale: 'nl-NL' },
  'an unknown locale': { t: (text) => text, many: 3, locale: 'not a locale' },
}

describe.each(names)('template %s', (name) => {
  it('shows its sample', () => {
    const sample = JSON.parse(readFileSync(join(folder, `${name}.sample.json`), 'utf8'))

    const card = expandTemplate(name, sample)

    expect(name === 'connect' ? [] : problemsOf(card)).toEqual([])
    expect(JSON.stringify(card)).not.toContain('${')
  })

  it('has a view that is tried below', () => {
    const tried = Object.keys(scenes).map((scene) => scene.split(' ')[0])

    expect(tried).toContain(name)
  })
})

describe.each(Object.entries(settings))('with %s', (_label, setting) => {
  it.each(Object.entries(scenes))('%s obeys the card rules', (_name, scene) => {
    const view = scene(setting)

    expect(view.kind === 'adaptive' ? problemsOf(view.card) : []).toEqual([])
    expect(view.kind === 'text' ? view.text : view.summary).toMatch(/\S/)
  })
})

describe.each(Object.entries(scenes))('%s with hostile texts', (_name, scene) => {
  it('shows them as they were typed', () => {
    const typed = '[klik](http://evil.example) **x** {{DATE(2020)}}'

    const view = scene({ t: (text) => `${text} ${typed}`, many: 2, locale: 'nl-NL' })
    const raw = view.kind === 'adaptive' ? nodesOf(view.card).map(({ node }) => (node.type === 'TextBlock' ? node.text : node.value)) : []
    const shown = raw.filter((text) => typeof text === 'string').filter((text) => text.includes('klik'))

    expect(shown.filter((text) => /(^|[^\\])\*\*x|\{\{DATE|(^|[^\\])\[klik/.test(text) && !isInput(text, view))).toEqual([])
  })
})

/** What a form holds to be edited is no markdown and stays as it is. */
function isInput(text: string, view: { kind: string; card?: object }): boolean {
  return nodesOf(view.card).some(({ node }) => String(node.type).startsWith('Input.') && node.value === text)
}

describe('as text', () => {
  it.each(Object.entries(scenes))('%s can be read', (_name, scene) => {
    const text = cardAsText(scene({ t: (typed) => `${typed} **x**`, many: 1, locale: 'nl-NL' }))

    expect(text).toMatch(/\S/)
    expect(text).not.toMatch(/undefined|null|\[object|\\\*/)
  })
})
