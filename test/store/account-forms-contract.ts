import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createAccountFormRecords, type KeptForm } from '../../src/store/records/account-forms.ts'
import type { Schema } from '../../src/store/schema.ts'
import { emptyAccountForm } from '../../src/sync/account-form.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))

export function describeAccountForms(open: () => Kysely<Schema>): void {
  let tenantId = ''
  const forms = () => createAccountFormRecords(open())
  const form = (more: Partial<KeptForm> = {}): KeptForm => ({
    ...{ tenantId, id: randomUUID(), administration: 7, companyId: null, askedBy: 'anna', form: emptyAccountForm },
    ...{ seen: [], state: 'open', triedAt: null, made: null, tied: null, changedAt: at(0), ...more },
  })
  const made = { id: 'e-1', code: '10041', name: 'Bäckerei “Süd”', found: false }
  beforeEach(() => {
    tenantId = randomUUID()
  })

  it('comes back as it was kept, and as it was kept last', async () => {
    const first = form({ seen: ['a', 'b'] })
    const second: KeptForm = { ...first, companyId: 'c-1', state: 'made', triedAt: at(1), made, tied: 'no', changedAt: at(2) }

    await forms().save(first)
    const before = await forms().read(tenantId, first.id)
    await forms().save(second)
    const after = await forms().read(tenantId, first.id)

    expect([before, after]).toEqual([first, second])
  })

  it('is another workspace’s business nowhere', async () => {
    const mine = form({ state: 'sent', triedAt: at(1) })
    await forms().save(mine)

    const found = [await forms().read('elsewhere', mine.id), await forms().unsettled('elsewhere', 7)]

    expect(found).toEqual([undefined, []])
  })

  it('is unsettled while nobody knows what became of it, in its administration', async () => {
    const sent = form({ state: 'sent', triedAt: at(1) })
    for (const each of [sent, form(), form({ state: 'made', made }), form({ state: 'sent', triedAt: at(1), administration: 8 })])
      await forms().save(each)

    expect(await forms().unsettled(tenantId, 7)).toEqual([sent])
  })

  it('tells what was made for a company last', async () => {
    const older = form({ companyId: 'c-1', state: 'made', made, changedAt: at(1) })
    const newer = { ...form({ companyId: 'c-1', state: 'made', made: { ...made, id: 'e-2' } }), changedAt: at(2) }
    for (const each of [newer, older, form({ companyId: 'c-1', changedAt: at(3) })]) await forms().save(each)

    const found = [await forms().madeFor(tenantId, 7, 'c-1'), await forms().madeFor(tenantId, 8, 'c-1')]

    expect(found).toEqual([newer, undefined])
  })

  it('is untied until the company was told', async () => {
    const untold = form({ companyId: 'c-1', state: 'made', made, tied: 'no' })
    for (const each of [untold, form({ companyId: 'c-2', state: 'made', made, tied: 'yes' }), form({ state: 'made', made })])
      await forms().save(each)

    const found = (await forms().untied()).filter((each) => each.tenantId === tenantId)

    expect(found).toEqual([untold])
  })

  it('is forgotten when it wasn’t touched since', async () => {
    const [old, recent] = [form({ changedAt: at(1) }), form({ changedAt: at(5) })]
    for (const each of [old, recent]) await forms().save(each)

    await forms().removeOld(at(5))

    expect([await forms().read(tenantId, old.id), await forms().read(tenantId, recent.id)]).toEqual([undefined, recent])
  })
}
