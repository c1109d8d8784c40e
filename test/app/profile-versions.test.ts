import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chat } from '../../src/local/chat.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, saveProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'

const clock = { at: new Date('2026-03-02T09:42:00Z') }
const saldo = await startSaldo({ sandbox: { accounts: 5 }, now: () => clock.at })
const alex = saldo.chatAs(admin)
const megan = saldo.chatAs({ ...colleague, locale: 'en-GB' })
const last = (chat: Chat) => textOf(chat.messages().at(-1))
const profile = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)
const pastOf = (title: string) => saldo.workspace().pastProfiles.filter(({ id }) => id === profile(title)?.id)
const mapped = (title: string, target: string) => profile(title)?.mappings.find((each) => each.target === target)?.source

beforeAll(async () => {
  await connect(alex)
  await megan.say('help')
  await alex.say('make Megan Bowen admin')
})

/** Both admins have the profile's form open; Megan's already says something else. */
async function bothEdit(title: string): Promise<void> {
  await saveProfile(alex, title)
  await alex.say(`edit ${title}`)
  await megan.say(`edit ${title}`)
  await megan.press('Set field', { target: 'phone', source: 'Fax' })
}

describe('two admins with one profile', () => {
  it('tells the second who saved when, what that changed and how the form differs, and keeps theirs', async () => {
    await bothEdit('Shared')
    await megan.press('Leave out', { target: 'website' })
    await megan.press('Save')
    await alex.press('Set field', { target: 'city', source: 'Country' })

    await alex.press('Save')

    expect(last(megan)).toContain('Saved: Shared is updated.')
    expect(last(alex)).toContain('Shared was saved meanwhile')
    expect(last(alex)).toContain('Nothing was saved.')
    expect(last(alex)).toMatch(/Megan Bowen saved version 2 at 10:42: Phone ← Fax; Website left out/)
    expect(last(alex)).toMatch(/Your form says otherwise\nCity ← Country.*; .*Phone ← Phone.*; .*Website ← Website/)
    expect(profile('Shared')).toMatchObject({ version: 2, updatedBy: colleague.id })
    expect(mapped('Shared', 'city')).toBe('City')
  })

  it('starts the form again from theirs', async () => {
    await alex.press('Take theirs')

    expect(last(alex)).toContain('This is version 2, as it is saved.')
    expect(last(alex)).toMatch(/\nPhone [^|]*\| Fax/)
    await alex.press('Set field', { target: 'city', source: 'Country' })
    await alex.press('Save')
    expect(last(alex)).toContain('Saved: Shared is updated.')
    expect([mapped('Shared', 'phone'), mapped('Shared', 'city')]).toEqual(['Fax', 'Country'])
  })

  it('keeps the form as a profile of its own', async () => {
    await bothEdit('Sister')
    await megan.press('Save')
    await alex.press('Set field', { target: 'phone', source: 'DatevDebtorCode' })
    await alex.press('Save')

    await alex.press('Save as new')

    expect(last(alex)).toContain('Saved as Sister (2)')
    expect([mapped('Sister', 'phone'), mapped('Sister (2)', 'phone')]).toEqual(['Fax', 'DatevDebtorCode'])
  })

  it('overwrites theirs when told to, and only what was shown; both stay among the versions', async () => {
    await bothEdit('Won')
    await megan.press('Save')
    await alex.press('Set field', { target: 'phone', source: 'DatevDebtorCode' })
    await alex.press('Save')
    await megan.press('Leave out', { target: 'website' })
    await megan.press('Save')

    await alex.press('Overwrite theirs')
    const later = last(alex)
    const kept = mapped('Won', 'phone')
    await alex.press('Overwrite theirs')

    expect(later).toMatch(/Megan Bowen saved version 3 at 10:42: Website left out\nMegan Bowen saved version 2/)
    expect(kept).toBe('Fax')
    expect(last(alex)).toContain('Saved: Won is updated.')
    expect(profile('Won')).toMatchObject({ version: 4, updatedBy: admin.id })
    expect(mapped('Won', 'phone')).toBe('DatevDebtorCode')
    expect(pastOf('Won').map(({ version, updatedBy }) => [version, updatedBy])).toEqual([
      [1, admin.id],
      [2, colleague.id],
      [3, colleague.id],
    ])
  })

  it.each([1, 2, 3, 4, 5])('tells one of the two who press at the same instant (%i)', async (time) => {
    const title = `Instant ${time}`
    await bothEdit(title)
    await alex.press('Set field', { target: 'phone', source: 'DatevDebtorCode' })

    await Promise.all([alex.press('Save'), megan.press('Save')])

    const told = [alex, megan].filter((chat) => last(chat).includes('was saved meanwhile'))
    const saved = [alex, megan].filter((chat) => last(chat).includes(`Saved: ${title} is updated.`))
    expect([told.length, saved.length]).toEqual([1, 1])
    expect(mapped(title, 'phone')).toBe(saved[0] === alex ? 'DatevDebtorCode' : 'Fax')
    expect(profile(title)?.version).toBe(2)
  })

  it('has nothing to ask when both say the same, and makes no version of it', async () => {
    await bothEdit('Agreed')
    await alex.press('Set field', { target: 'phone', source: 'Fax' })
    await megan.press('Save')

    await alex.press('Save')

    expect(last(alex)).toContain('Agreed is saved just like this: nothing had to be changed.')
    expect(profile('Agreed')?.version).toBe(2)
  })

  it('tells in one shared form too, when its Save is pressed at the same instant with two titles', async () => {
    const place = { conversationId: '19:admins@thread.v2', kind: 'personal' } as const
    const [alexThere, meganThere] = [saldo.chatAs(admin, place), saldo.chatAs({ ...colleague, locale: 'en-GB' }, place)]
    await saveProfile(alexThere, 'Common')
    await alexThere.say('edit Common')
    const form = alexThere.messages().at(-1)

    await Promise.all([alexThere.press('Save', { title: 'Ours' }, form), meganThere.press('Save', { title: 'Theirs' }, form)])

    const titles = saldo.workspace().profiles.flatMap(({ title, version }) => (/Ours|Theirs/.test(title) ? [[title, version]] : []))
    expect(titles.map(([, version]) => version)).toEqual([2])
    expect(saldo.workspace().pastProfiles.some(({ title }) => title === 'Common')).toBe(true)
  })
})

describe('one form that two admins see', () => {
  it('is saved by the second only when nothing was saved after it was drawn', async () => {
    const place = { conversationId: '19:others@thread.v2', kind: 'personal' } as const
    const [alexThere, meganThere] = [saldo.chatAs(admin, place), saldo.chatAs({ ...colleague, locale: 'en-GB' }, place)]
    await saveProfile(alexThere, 'Drawn')
    await alexThere.say('edit Drawn')
    const form = alexThere.messages().at(-1)

    await alexThere.press('Save', { title: 'Redrawn' }, form)
    await meganThere.press('Save', { mode: 'update' }, form)

    expect(last(meganThere)).toMatch(/Alex Wilber saved version 2 at \d\d:\d\d: title “Redrawn”/)
    expect(profile('Redrawn')).toMatchObject({ version: 2, mode: 'import' })
  })
})

describe('versions', () => {
  it('are listed with when, who and what, and each can be restored', async () => {
    await saveProfile(alex, 'Listed')
    clock.at = new Date('2026-03-03T08:15:00Z')
    await megan.say('edit Listed')
    await megan.press('Set field', { target: 'phone', source: 'Fax' })
    await megan.press('Save', { mode: 'update' })

    await alex.say('versions Listed')
    const list = last(alex)
    await alex.press('Restore', { version: '1' })

    expect(list).toMatch(/Version 2, the newest\s+09:15, Megan Bowen \| Phone ← Fax; runs as update/)
    expect(list).toMatch(/Version 1\s+02\/03\/2026, 10:42, Alex Wilber \| The first one\./)
    expect(last(alex)).toContain('Version 1 is restored, as version 3.')
    expect(last(alex)).toMatch(/Version 3, the newest\s+09:15, Alex Wilber \| Phone ← Phone; runs as import/)
    expect(mapped('Listed', 'phone')).toBe('Phone')
    expect(pastOf('Listed').map(({ version }) => version)).toEqual([1, 2])
  })

  it('are not restored over one that was saved after the list was shown', async () => {
    await alex.say('versions Listed')
    await megan.say('edit Listed')
    await megan.press('Set field', { target: 'phone', source: 'DatevDebtorCode' })
    await megan.press('Save')

    await alex.press('Restore', { version: '2' })

    expect(last(alex)).toContain('Version 4 was saved meanwhile, so nothing was restored.')
    expect(mapped('Listed', 'phone')).toBe('DatevDebtorCode')
    await alex.press('Restore', { version: '2' })
    expect(mapped('Listed', 'phone')).toBe('Fax')
    expect(pastOf('Listed').map(({ version }) => version)).toEqual([1, 2, 3, 4])
  })

  it('that don’t exist, or say what the newest says, change nothing', async () => {
    await alex.press('Restore', { version: '99' })
    const none = last(alex)
    await alex.press('Restore', { version: '2' })

    expect(none).toContain('Choose one of the earlier versions.')
    expect(last(alex)).toContain('says the same as the newest one')
    expect(profile('Listed')?.version).toBe(5)
  })

  it('that no longer fit the fields open as a form, and change nothing', async () => {
    await saveProfile(alex, 'Aged')
    await alex.say('edit Aged')
    await alex.press('Set field', { target: 'phone', source: 'Fax' })
    await alex.press('Save')
    await saldo.restart()
    const path = join(saldo.dataDir, 'workspaces', `${tenantId}.json`)
    const before = readFileSync(path, 'utf8')
    const aged = JSON.parse(before)
    for (const past of aged.pastProfiles) if (past.title === 'Aged') past.mappings[0].source = 'NoLongerThere'
    await saldo.restart()
    writeFileSync(path, JSON.stringify(aged))
    await saldo.restart()
    await alex.say('versions Aged')

    await alex.press('Restore', { version: '1' })

    expect(last(alex)).toContain('Version 1 doesn’t fit any more')
    expect(profile('Aged')?.version).toBe(2)
  })

  it('are kept up to thirty a profile, over a restart', async () => {
    await saveProfile(alex, 'Busy')
    await alex.say('edit Busy')
    for (let time = 0; time < 16; time += 1) {
      await alex.press('Set field', { target: 'phone', source: 'Fax' })
      await alex.press('Save')
      await alex.press('Set field', { target: 'phone', source: 'Phone' })
      await alex.press('Save')
    }
    await saldo.restart()

    await alex.say('versions Busy')

    expect(profile('Busy')?.version).toBe(33)
    expect(pastOf('Busy').map(({ version }) => version)).toEqual(Array.from({ length: 29 }, (_, index) => index + 4))
    expect(last(alex)).toMatch(/Version 4\s/)
    expect(last(alex)).not.toMatch(/Version 3\s/)
    expect(pastOf('Listed')).toHaveLength(4)
  })

  it('go with their profile', async () => {
    const { id } = profile('Busy') ?? { id: '' }
    await alex.say('delete Busy')
    await alex.press('Delete')

    expect(saldo.workspace().pastProfiles.filter((each) => each.id === id)).toEqual([])
  })

  it('of a profile nobody knows, and for people who aren’t admins, are refused', async () => {
    await alex.say('versions Suppliers')
    const unknown = last(alex)
    const joe = saldo.chatAs({ id: 'a1000000-0000-4000-8000-000000000003', name: 'Joe' })
    await joe.say('versions Listed')

    expect(unknown).toContain('There is no profile called “Suppliers”.')
    expect(last(joe)).toContain('This is for admins')
  })
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
