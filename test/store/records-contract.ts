import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createSeenActivities } from '../../src/store/records/activities.ts'
import { createDownloadRecords } from '../../src/store/records/downloads.ts'
import type { Schema } from '../../src/store/schema.ts'
import { describeAccountForms } from './account-forms-contract.ts'
import { describeAudit } from './audit-contract.ts'
import { describeDecisions } from './decisions-contract.ts'
import { describeDialogState } from './dialog-state-contract.ts'
import { describeFigures } from './figures-contract.ts'
import { describeJournal } from './journal-contract.ts'
import { describeMirror } from './mirror-contract.ts'
import { describeOpenItems } from './open-items-contract.ts'
import { describeMarks, describeWatches } from './watches-contract.ts'

/** What the records must do on either database; `open` answers with a handle on one that is the same each time. */
export function describeRecords(name: string, open: () => Kysely<Schema>) {
  describe(`the mirror on ${name}`, () => describeMirror(open))
  describe(`the journal on ${name}`, () => describeJournal(open))
  describe(`decisions on ${name}`, () => describeDecisions(open))
  describe(`figures on ${name}`, () => describeFigures(open))
  describe(`open items on ${name}`, () => describeOpenItems(open))
  describe(`the audit trail on ${name}`, () => describeAudit(open))
  describe(`forms for accounts on ${name}`, () => describeAccountForms(open))
  describe(`what chats remember on ${name}`, () => describeDialogState(open))
  describe(`marks on ${name}`, () => describeMarks(open))
  describe(`watches on ${name}`, () => describeWatches(open))
  describe(`downloads on ${name}`, () => {
    it('are found by their hash until they expire, and forgotten after that', async () => {
      const downloads = createDownloadRecords(open())
      const tokenHash = randomUUID()
      const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))
      await downloads.save({ tokenHash, tenantId: 't', of: { run: 3 }, personId: 'p', expiresAt: at(10) })
      const profileHash = randomUUID()
      await downloads.save({ tokenHash: profileHash, tenantId: 't', of: { profile: 'p-1' }, personId: 'p', expiresAt: at(10) })

      const inTime = await downloads.find(tokenHash, at(9))
      const profile = await downloads.find(profileHash, at(9))
      const late = await downloads.find(tokenHash, at(10))
      const forged = await downloads.find(tokenHash.toUpperCase(), at(9))
      await downloads.removeExpired(at(10))
      const removed = await downloads.find(tokenHash, at(9))

      expect(inTime).toEqual({ tenantId: 't', of: { run: 3 }, personId: 'p' })
      expect(profile).toEqual({ tenantId: 't', of: { profile: 'p-1' }, personId: 'p' })
      expect([late, forged, removed]).toEqual([undefined, undefined, undefined])
    })
  })
  describe(`seen activities on ${name}`, () => {
    it('knows an activity the second time, after a restart too', async () => {
      const at = new Date('2026-03-01T10:00:00Z')

      const first = await createSeenActivities(open()).firstSeen('chat/1', at)
      const again = await createSeenActivities(open()).firstSeen('chat/1', at)
      const another = await createSeenActivities(open()).firstSeen('chat/2', at)

      expect([first, again, another]).toEqual([true, false, true])
    })

    it('lets one of many that ask at once be the first', async () => {
      const seen = createSeenActivities(open())
      const at = new Date('2026-03-01T10:00:00Z')

      const answers = await Promise.all(Array.from({ length: 20 }, () => seen.firstSeen('chat/3', at)))

      expect(answers.filter(Boolean)).toHaveLength(1)
    })

    it('forgets after a week', async () => {
      const seen = createSeenActivities(open())
      await seen.firstSeen('chat/old', new Date('2026-03-01T10:00:00Z'))

      await seen.firstSeen('chat/new', new Date('2026-03-09T10:00:00Z'))
      const answer = await seen.firstSeen('chat/old', new Date('2026-03-09T10:00:00Z'))

      expect(answer).toBe(true)
    })
  })
}
