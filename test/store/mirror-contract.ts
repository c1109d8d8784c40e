import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createMirror } from '../../src/store/records/mirror.ts'
import { bookOf, listExistingRows } from '../../src/store/records/mirror-names.ts'
import { noteExistingNumbers } from '../../src/store/records/mirror-numbers.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { MirrorPort, MirrorScope } from '../../src/sync/ports.ts'
import type { SourceRecord } from '../../src/sync/types.ts'

export function describeMirror(open: () => Kysely<Schema>) {
  let mirror: MirrorPort
  let scope: MirrorScope

  beforeEach(() => {
    mirror = createMirror(open())
    scope = { tenantId: randomUUID(), administration: 102030, source: 'account' }
  })

  it('knows nothing of what was never read', async () => {
    expect(await mirror.state(scope)).toEqual({ cursor: '', deletedCursor: '', fields: [], complete: false, syncedAt: null })
    expect(await mirror.count(scope)).toBe(0)
    expect(await mirror.page(scope, '', 10)).toEqual([])
  })

  it('keeps a full read page by page with its cursor, until it is complete', async () => {
    await mirror.beginFullRead(scope, ['Name', 'City'])
    await mirror.savePage(scope, { rows: [row('b', 2), row('a', 1)], cursor: '2' })
    const between = await mirror.state(scope)
    await mirror.savePage(scope, { rows: [row('c', 3)], cursor: '3' })
    await mirror.finishFullRead(scope)
    await mirror.markSynced(scope, new Date('2026-05-01T08:00:00Z'))

    const after = await mirror.state(scope)
    expect(between).toMatchObject({ cursor: '2', complete: false })
    expect(after).toEqual({
      cursor: '3',
      deletedCursor: '',
      fields: ['Name', 'City'],
      complete: true,
      syncedAt: '2026-05-01T08:00:00.000Z',
    })
    expect(await mirror.count(scope)).toBe(3)
  })

  it('gives rows in id order, page after page', async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `id-${String(index).padStart(3, '0')}`)
    await mirror.savePage(scope, { rows: [...ids].reverse().map((id, index) => row(id, index + 1)), cursor: '25' })

    const first = await mirror.page(scope, '', 10)
    const second = await mirror.page(scope, first.at(-1)?.id ?? '', 10)
    const third = await mirror.page(scope, second.at(-1)?.id ?? '', 10)

    expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(ids)
  })

  it('gives values and stamps back exactly, beyond what a number can hold', async () => {
    const fields = { Name: 'Żółć “B.V.” \u0000', Blocked: false, CreditLineSales: '1234.50', Discount: 2.5, City: null }
    await mirror.savePage(scope, { rows: [{ id: 'x', stamp: '9223372036854775807', fields }], cursor: '9223372036854775807' })

    const [found] = await mirror.get(scope, ['x'])

    expect(found).toEqual({ id: 'x', stamp: '9223372036854775807', fields })
  })

  it('ignores a row that is no newer than the one it has', async () => {
    await mirror.savePage(scope, { rows: [row('a', 10, 'Newest')], cursor: '10' })

    await mirror.savePage(scope, { rows: [row('a', 9, 'Older')], cursor: '11' })
    await mirror.savePage(scope, { rows: [row('a', 10, 'Equal')], cursor: '12' })

    expect((await mirror.get(scope, ['a']))[0]?.fields.Name).toBe('Newest')
    expect((await mirror.state(scope)).cursor).toBe('12')
  })

  it('takes the newest when a page holds a row twice', async () => {
    await mirror.savePage(scope, { rows: [row('a', 11, 'Second'), row('a', 12, 'Third'), row('a', 10, 'First')], cursor: '12' })

    expect((await mirror.get(scope, ['a']))[0]?.fields.Name).toBe('Third')
  })

  it('forgets after a full read what was not in it, and takes other fields at equal stamps', async () => {
    await mirror.savePage(scope, { rows: [row('a', 1, 'A'), row('b', 2, 'B')], cursor: '2' })

    await mirror.beginFullRead(scope, ['Name', 'Email'])
    const during = await mirror.count(scope)
    await mirror.savePage(scope, { rows: [{ id: 'a', stamp: '1', fields: { Name: 'A', Email: 'a@example.com' } }], cursor: '1' })
    await mirror.finishFullRead(scope)

    expect(during).toBe(2)
    expect(await mirror.page(scope, '', 10)).toEqual([{ id: 'a', stamp: '1', fields: { Name: 'A', Email: 'a@example.com' } }])
    expect(await mirror.get(scope, ['b'])).toEqual([])
  })

  it('reads everything again from lower stamps after an administration moved', async () => {
    await mirror.savePage(scope, { rows: [row('a', 900, 'Before')], cursor: '900' })

    const begun = await mirror.beginFullRead(scope, ['Name'])
    await mirror.savePage(scope, { rows: [row('a', 5, 'After')], cursor: '5' })
    await mirror.finishFullRead(scope)

    expect(begun).toMatchObject({ cursor: '', deletedCursor: '', complete: false })
    expect((await mirror.get(scope, ['a']))[0]?.fields.Name).toBe('After')
  })

  it('drops what was deleted, keeps what was created again later', async () => {
    await mirror.savePage(scope, { rows: [row('a', 1), row('b', 9)], cursor: '9' })

    await mirror.saveDeleted(scope, {
      rows: [
        { id: 'a', stamp: '5' },
        { id: 'b', stamp: '5' },
        { id: 'unknown', stamp: '5' },
      ],
      cursor: '5',
    })

    expect((await mirror.page(scope, '', 10)).map(({ id }) => id)).toEqual(['b'])
    expect((await mirror.state(scope)).deletedCursor).toBe('5')
  })

  it('brings a deleted row back only with a later stamp', async () => {
    await mirror.savePage(scope, { rows: [row('a', 1)], cursor: '1' })
    await mirror.saveDeleted(scope, { rows: [{ id: 'a', stamp: '5' }], cursor: '5' })

    await mirror.savePage(scope, { rows: [row('a', 4)], cursor: '4' })
    const late = await mirror.count(scope)
    await mirror.savePage(scope, { rows: [row('a', 6)], cursor: '6' })

    expect(late).toBe(0)
    expect(await mirror.count(scope)).toBe(1)
  })

  it('gives what is gone from Exact as it last was, in id order, until it is back', async () => {
    await mirror.savePage(scope, { rows: ['c', 'a', 'd', 'b', 'e'].map((id) => row(id, 1, `Firm ${id}`)), cursor: '1' })
    await mirror.saveDeleted(scope, { rows: ['d', 'a', 'c', 'unknown'].map((id) => ({ id, stamp: '5' })), cursor: '5' })
    await mirror.saveDeleted({ ...scope, administration: 999 }, { rows: [{ id: 'b', stamp: '5' }], cursor: '5' })

    const first = await mirror.gone(scope, '', 2)
    const rest = await mirror.gone(scope, 'c', 2)
    await mirror.savePage(scope, { rows: [row('c', 6)], cursor: '6' })

    expect(first).toEqual([
      { id: 'a', stamp: '5', fields: { Name: 'Firm a' } },
      { id: 'c', stamp: '5', fields: { Name: 'Firm c' } },
    ])
    expect(rest.map(({ id }) => id)).toEqual(['d'])
    expect((await mirror.gone(scope, '', 9)).map(({ id }) => id)).toEqual(['a', 'd'])
  })

  it('counts as gone what a full read did not bring', async () => {
    await mirror.savePage(scope, { rows: [row('a', 1), row('b', 2)], cursor: '2' })
    await mirror.beginFullRead(scope, ['Name'])
    await mirror.savePage(scope, { rows: [row('b', 2)], cursor: '2' })
    const meanwhile = await mirror.gone(scope, '', 9)
    await mirror.finishFullRead(scope)

    expect(meanwhile).toEqual([])
    expect((await mirror.gone(scope, '', 9)).map(({ id }) => id)).toEqual(['a'])
  })

  it('keeps tenants, administrations and sources apart, and clears one administration only', async () => {
    const others: MirrorScope[] = [
      { ...scope, tenantId: randomUUID() },
      { ...scope, administration: 999 },
    ]
    const contacts: MirrorScope = { ...scope, source: 'contact' }
    for (const each of [scope, contacts, ...others]) await mirror.savePage(each, { rows: [row('a', 1)], cursor: '1' })

    await mirror.clear(scope.tenantId, scope.administration)

    expect(await Promise.all([scope, contacts, ...others].map((each) => mirror.count(each)))).toEqual([0, 0, 1, 1])
    expect((await mirror.state(scope)).cursor).toBe('')
  })

  it('answers `get` with more ids than one statement takes, in the order asked', async () => {
    const ids = Array.from({ length: 1_500 }, (_, index) => `id-${index}`)
    await mirror.savePage(scope, { rows: ids.map((id, index) => row(id, index + 1)), cursor: '1500' })
    const asked = [...ids].reverse()

    const found = await mirror.get(scope, [...asked, 'unknown'])

    expect(found.map(({ id }) => id)).toEqual(asked)
  })

  it('knows the accounts under a parent, as they are now', async () => {
    const under = (id: string, parent: string | null) => ({
      ...account(id, id, id),
      fields: { ...account(id, id, id).fields, Parent: parent },
    })
    await mirror.savePage(scope, {
      rows: [account('p', 'Parent', 'p'), under('c1', 'p'), under('c2', 'p'), under('o', 'other')],
      cursor: '1',
    })
    await mirror.saveDeleted(scope, { rows: [{ id: 'c2', stamp: '9' }], cursor: '2' })

    expect((await mirror.children(scope, 'p')).map(({ id }) => id)).toEqual(['c1'])
    expect(await mirror.children(scope, 'c1')).toEqual([])
  })

  describe('search', () => {
    beforeEach(async () => {
      const rows = [
        account('1', 'Acme B.V.', '              1001', 'Rocket Works'),
        account('2', 'Acme Tools GmbH', '1002'),
        account('3', 'Bakkerij Jansen & Zn', '1003'),
        account('4', 'Café Zuid 100%_\\', '1004'),
        account('5', 'Østergaard ApS', 'DK-7'),
        account('6', 'Van den Berg Installaties', '1006'),
        ...Array.from({ length: 300 }, (_, index) => account(`f${index}`, `Filler ${index}`, `9${index}`)),
      ]
      await mirror.savePage(scope, { rows, cursor: '1' })
    })

    it.each([
      ['acme', ['1', '2']],
      ['ACME BV', ['1']],
      ['1003', ['3']],
      ['dk-7', ['5']],
      ['rocket', ['1']],
      ['berg van den', ['6']],
      ['cafe', ['4']],
      ['ostergaard', ['5']],
      ['jansen bakkerij', ['3']],
      ['bak jan', ['3']],
      ['van den berg installa ties', ['6']],
      ['acmetools', ['2']],
      ['stallaties', ['6']],
    ])('finds %s', async (text, ids) => {
      const found = await mirror.search(scope, text, 5)

      expect(found.map(({ id }) => id).slice(0, ids.length)).toEqual(ids)
    })

    it.each([
      ['bakerij', '3'],
      ['amce tools', '2'],
      ['instalaties', '6'],
      ['ostregaard', '5'],
      ['zuit cafe', '4'],
      ['insatllatis van den berg', '6'],
    ])('forgives the typing error in %s', async (text, id) => {
      const [best] = await mirror.search(scope, text, 5)

      expect(best?.id).toBe(id)
    })

    it.each(['', '   ', '%', '_', "'", 'zzzzzz', 'x '.repeat(5_000)])('finds nothing for %j and says so', async (text) => {
      const found = await mirror.search(scope, text, 5)

      expect(found.map(({ id }) => id).filter((id) => id !== '4')).toEqual([])
    })

    /** The words of this administration that the index knows. */
    async function words(): Promise<string[]> {
      const rows = await open()
        .selectFrom('name_part')
        .select('word')
        .where('book', '=', bookOf(scope))
        .where('part', '=', '')
        .orderBy('word')
        .execute()
      return rows.map(({ word }) => word)
    }

    it('finds no account that is gone', async () => {
      await mirror.saveDeleted(scope, { rows: [{ id: '2', stamp: '99' }], cursor: '99' })

      expect((await mirror.search(scope, 'acme', 5)).map(({ id }) => id)).toEqual(['1'])
    })

    it('finds a renamed account by its new names only, and its words are forgotten', async () => {
      await mirror.savePage(scope, { rows: [{ ...account('1', 'Zenith B.V.', '2001', 'Comet Works'), stamp: '2' }], cursor: '2' })

      const ids = async (text: string) => (await mirror.search(scope, text, 5)).map(({ id }) => id)
      expect(await ids('zenith')).toEqual(['1'])
      expect(await ids('comet')).toEqual(['1'])
      expect(await ids('acme')).toEqual(['2'])
      expect(await ids('rocket')).toEqual([])
      expect(await ids('1001')).not.toContain('1')
      expect(await words()).not.toContain('rocket')
      expect(await words()).toContain('acme')
    })

    it('keeps the names of a row that arrives late', async () => {
      await mirror.savePage(scope, { rows: [{ ...account('1', 'Ancient', '1'), stamp: '0' }], cursor: '2' })

      expect((await mirror.search(scope, 'ancient', 5)).map(({ id }) => id)).toEqual([])
      expect((await mirror.search(scope, 'acme', 5)).map(({ id }) => id)).toEqual(['1', '2'])
    })

    it('finds an account again that came back, also by the same name', async () => {
      await mirror.saveDeleted(scope, { rows: [{ id: '5', stamp: '5' }], cursor: '5' })
      const between = await mirror.search(scope, 'ostergaard', 5)

      await mirror.savePage(scope, { rows: [{ ...account('5', 'Østergaard ApS', 'DK-7'), stamp: '6' }], cursor: '6' })

      expect(between).toEqual([])
      expect((await mirror.search(scope, 'ostergaard', 5)).map(({ id }) => id)).toEqual(['5'])
    })

    it('leaves nothing in the index of what a full read did not bring, or of what was cleared', async () => {
      await mirror.beginFullRead(scope, ['Name'])
      await mirror.savePage(scope, { rows: [account('6', 'Van den Berg Installaties', '1006')], cursor: '1' })
      await mirror.finishFullRead(scope)
      const swept = [await mirror.search(scope, 'acme', 5), await mirror.search(scope, 'berg', 5)].map((found) => found.length)
      const afterSweep = await words()
      await mirror.clear(scope.tenantId, scope.administration)

      expect(swept).toEqual([0, 1])
      expect(afterSweep).toEqual(['berg', 'den', 'installaties', 'van'])
      expect(await words()).toEqual([])
    })

    it('takes names of a mirror that was filled before there was an index', async () => {
      await open().deleteFrom('name_word').execute()
      await open().deleteFrom('name_part').execute()

      await listExistingRows(open())

      expect((await mirror.search(scope, 'berg van den', 5)).map(({ id }) => id)).toEqual(['6'])
      expect((await mirror.search(scope, 'ostregaard', 5)).map(({ id }) => id)).toEqual(['5'])
    })

    describe('by number', () => {
      const ids = async (text: string) => (await mirror.search(scope, text, 5)).map(({ id }) => id)
      const numbered = (id: string, vat: string | null, chamber: string | null = null): SourceRecord => ({
        ...account(id, `Firm ${id}`, id),
        fields: { Name: `Firm ${id}`, Code: id, VATNumber: vat, ChamberOfCommerce: chamber },
      })

      beforeEach(async () => {
        const rows = [numbered('v1', 'NL001234567B01', '24012345'), numbered('v2', 'DK 25 31 37 63'), numbered('v3', 'BE0123456789')]
        await mirror.savePage(scope, { rows, cursor: '1' })
      })

      it.each([
        ['NL001234567B01', 'v1'],
        ['nl 0012.34.567.b01', 'v1'],
        ['001234567B01', 'v1'],
        ['24012345', 'v1'],
        ['2401 2345', 'v1'],
        ['DK25313763', 'v2'],
        ['BE 0123.456.789', 'v3'],
      ])('finds the account with %s', async (text, id) => {
        expect(await ids(text)).toEqual([id])
      })

      it('tells countries apart', async () => {
        expect(await ids('DE25313763')).toEqual([])
      })

      it('goes with the number as it is now, and finds no account that is gone', async () => {
        await mirror.savePage(scope, { rows: [{ ...numbered('v1', 'NL009999999B01'), stamp: '2' }], cursor: '2' })
        await mirror.saveDeleted(scope, { rows: [{ id: 'v2', stamp: '5' }], cursor: '5' })

        expect(await Promise.all(['NL001234567B01', 'NL009999999B01', 'DK25313763'].map(ids))).toEqual([[], ['v1'], []])
      })

      it('takes numbers of a mirror that was filled before rows had them', async () => {
        await open().updateTable('mirror_row').set({ vat_number: '', chamber_number: '' }).execute()
        const before = await ids('NL001234567B01')

        await noteExistingNumbers(open())

        expect(before).toEqual([])
        expect(await Promise.all(['NL001234567B01', '24012345'].map(ids))).toEqual([['v1'], ['v1']])
      })
    })

    it('answers with no more than asked', async () => {
      expect(await mirror.search(scope, 'filler', 7)).toHaveLength(7)
    })
  })
}

function row(id: string, stamp: number, name = id): SourceRecord {
  return { id, stamp: String(stamp), fields: { Name: name } }
}

function account(id: string, name: string, code: string, trade: string | null = null): SourceRecord {
  return { id, stamp: '1', fields: { Name: name, Code: code, TradeName: trade } }
}
