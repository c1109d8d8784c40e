import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createLastAsked } from '../../src/app/last-asked.ts'
import { createDialogState } from '../../src/store/records/dialog-state.ts'
import type { Schema } from '../../src/store/schema.ts'

export function describeDialogState(open: () => Kysely<Schema>): void {
  const state = () => createDialogState(open())

  it('keeps what is written under a key until that is deleted, and gives only what was asked for', async () => {
    const [one, other] = [randomUUID(), randomUUID()]

    await state().write({ [one]: { step: 1 }, [other]: { step: 1 } })
    await state().write({ [one]: { step: 2, words: 'Bäckerei “Süd”' } })
    const before = await state().read([one])
    await state().delete([one])
    const after = await state().read([one, other])

    expect(before[one]).toMatchObject({ step: 2, words: 'Bäckerei “Süd”' })
    expect(after[one]).toBeUndefined()
    expect(after[other]).toMatchObject({ step: 1 })
  })

  it('tells each person what was asked last in that chat, for half an hour', async () => {
    let time = new Date('2026-11-23T09:00:00Z')
    const asked = createLastAsked({ state: state(), now: () => time })
    const who = { tenantId: randomUUID(), personId: 'alex' } as Parameters<typeof asked.of>[0]
    const where = { conversationId: 'chat' } as Parameters<typeof asked.of>[1]
    const command = { name: 'balance', args: { customer: 'Acme' } } as const
    await asked.keep(who, where, command)

    const found = [await asked.of(who, where), await asked.of({ ...who, personId: 'ben' }, where)]
    time = new Date('2026-11-23T09:31:00Z')
    const late = await asked.of(who, where)

    expect(found).toEqual([command, null])
    expect(late).toBeNull()
  })
}
