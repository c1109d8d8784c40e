import type { Kysely } from 'kysely'
import { type AuditEntry, createAuditRecords } from '../../src/store/records/audit.ts'
import type { Schema } from '../../src/store/schema.ts'

export function describeAudit(open: () => Kysely<Schema>): void {
  const records = () => createAuditRecords(open())
  const look = (minute: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
    at: new Date(Date.UTC(2026, 2, 1, 10, minute)),
    personId: 'anna',
    place: 'personal',
    what: 'balance',
    administration: 1,
    accountId: `account-${minute}`,
    ...changes,
  })

  it('gives the newest first, page after page, each once, though several were at one moment', async () => {
    for (let place = 0; place < 7; place++) await records().add('pages', look(Math.floor(place / 3), { accountId: `account-${place}` }))

    const seen: (string | null)[] = []
    let after: Awaited<ReturnType<ReturnType<typeof createAuditRecords>['page']>>['next'] = null
    do {
      const { entries, next } = await records().page('pages', after, 2)
      seen.push(...entries.map(({ accountId }) => accountId))
      after = next
    } while (after !== null)

    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
    expect(seen[0]).toBe('account-6')
  })

  it('knows whom a person looked at last, each once, and nobody else’s looks', async () => {
    for (const minute of [1, 2, 3]) await records().add('recent', look(minute))
    await records().add('recent', look(9, { accountId: 'account-1' }))
    await records().add('recent', look(10, { personId: 'ben', accountId: 'other' }))
    await records().add('recent', look(11, { administration: null, accountId: null }))
    await records().add('elsewhere', look(12, { accountId: 'foreign' }))

    const recent = await records().recentAccounts('recent', 'anna', 2)

    expect(recent).toEqual([
      { administration: 1, accountId: 'account-1' },
      { administration: 1, accountId: 'account-3' },
    ])
  })
}
