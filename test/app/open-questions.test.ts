import { openRows, type QuestionPorts } from '../../src/app/open-questions.ts'
import { computedFields, withFigures } from '../../src/sync/computed-fields.ts'
import type { FiguresPort } from '../../src/sync/ports.ts'
import { workRun } from '../../src/sync/run.ts'
import type { Fields, Profile } from '../../src/sync/types.ts'
import { customers, scope, syncScene } from '../support/sync-scene.ts'

const profile: Profile = {
  ...customers,
  brake: { share: 1, records: 1_000_000 },
  mappings: [...customers.mappings.slice(0, 2), { target: 'city', source: 'Saldo.Balance', rule: { authority: 'ask' } }],
}

/** A balance that changed in the books, and in the CRM by hand. */
async function bothChanged() {
  const { exact, crm, ports, ask, journal, held } = syncScene()
  const known = new Map<string, Fields>([['a', { 'Saldo.Balance': '6752.00' }]])
  const figures: FiguresPort = { refresh: async () => 0, of: async () => known }
  const run = async () => workRun(await ask('import-update', { profile }), { ...ports, figures })
  exact.put('account', 'a', { Name: 'Acme' })
  await run()
  known.set('a', { 'Saldo.Balance': '100.00' })
  const record = held('Acme')
  await crm.port.write('company', [{ kind: 'update', id: record?.id ?? '', version: null, fields: { city: '1.00' } }])
  const asked = await run()
  const { mirror, decisions } = ports
  const fill = async (_scope: unknown, rows: Parameters<typeof withFigures>[0]) => withFigures(rows, known)
  const kept: QuestionPorts = { journal: journal.port, mirror, decisions, figures: { fill }, crm: () => crm.port }
  const crmFields = await crm.port.fields('company')
  const setting = { run: asked, profile, scope, crmFields, exactFields: [...exact.port.fields('account'), ...computedFields('account')] }
  const look = () => openRows(journal.rows(asked.number), setting, kept)
  return { asked, known, look }
}

describe('a conflict about a figure that Saldo computes', () => {
  it('is a question while the books and the CRM differ', async () => {
    const { asked, look } = await bothChanged()

    const [open] = await look()

    expect(asked.planned.ask).toBe(1)
    expect(open).toMatchObject({ code: 'conflict', source: { fields: { 'Saldo.Balance': '100.00' } } })
  })

  it('is none any more once they agree', async () => {
    const { known, look } = await bothChanged()
    known.set('a', { 'Saldo.Balance': '1.00' })

    expect(await look()).toEqual([])
  })
})
