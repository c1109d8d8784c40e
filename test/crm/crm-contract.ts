import type { CrmPort, CrmWrite } from '../../src/sync/ports.ts'
import type { Fields } from '../../src/sync/types.ts'

/** What every CRM must do. `open` answers with the CRM of an empty workspace. */
export function describeCrm(name: string, open: () => CrmPort) {
  describe(name, () => {
    let crm: CrmPort

    beforeEach(() => {
      crm = open()
    })

    it('has a required title and one unique key for companies and for persons', async () => {
      for (const target of ['company', 'person'] as const) {
        const fields = await crm.fields(target)

        expect(fields.find(({ label }) => label === 'Title')?.required).toBe(true)
        expect(fields.filter(({ unique }) => unique).map(({ label }) => label)).toEqual([
          target === 'company' ? 'Customer ID' : 'Contact ID',
        ])
        expect(new Set(fields.map((field) => field.name)).size).toBe(fields.length)
      }
    })

    it('creates records and gives them back with every field', async () => {
      const [result] = await crm.write('company', [create('a', { title: 'Acme', creditLimit: '100.00', blocked: false })])

      const [record] = await crm.get('company', [idOf(result)])
      expect(record?.version).toBe(1)
      expect(record?.fields).toMatchObject({ title: 'Acme', customerId: 'a', creditLimit: '100.00', blocked: false, phone: null })
      expect(Object.keys(record?.fields ?? {}).sort()).toEqual((await crm.fields('company')).map((field) => field.name).sort())
      expect(await crm.count('company')).toBe(1)
      expect(await crm.count('person')).toBe(0)
    })

    it('does not repeat a create whose key is there, in an earlier call or the same one', async () => {
      const [first] = await crm.write('company', [create('a', { title: 'Acme' })])

      const [again, b, bAgain] = await crm.write('company', [
        create('a', { title: 'Other' }),
        create('b', { title: 'Bakker' }),
        create('b', { title: 'Bakker' }),
      ])

      expect(again).toMatchObject({ kind: 'existing', record: { id: idOf(first), fields: { title: 'Acme' } } })
      expect(b?.kind).toBe('written')
      expect(bAgain).toMatchObject({ kind: 'existing', record: { id: idOf(b) } })
      expect(await crm.count('company')).toBe(2)
    })

    it('creates a record once when two calls want it at once', async () => {
      const writes = Array.from({ length: 300 }, (_, index) => create(`k${index}`, { title: `Name ${index}` }))

      const [one, two] = await Promise.all([crm.write('company', writes), crm.write('company', writes)])

      const kinds = [...one, ...two].map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'written')).toHaveLength(300)
      expect(kinds.filter((kind) => kind === 'existing')).toHaveLength(300)
      expect(await crm.count('company')).toBe(300)
    })

    it('changes the given fields only, and counts the version up', async () => {
      const id = await created(crm, { title: 'Acme', city: 'Delft', phone: '015' })

      await crm.write('company', [{ kind: 'update', id, version: 1, fields: { city: 'Leiden', phone: null } }])

      expect((await crm.get('company', [id]))[0]).toMatchObject({
        version: 2,
        fields: { title: 'Acme', city: 'Leiden', phone: null, customerId: 'a' },
      })
    })

    it('leaves the version alone when nothing would change', async () => {
      const id = await created(crm, { title: 'Acme', city: 'Delft' })

      const results = await crm.write('company', [{ kind: 'update', id, version: 1, fields: { city: 'Delft', phone: null, fax: '' } }])

      expect(results).toEqual([{ kind: 'written', id }])
      expect((await crm.get('company', [id]))[0]?.version).toBe(1)
    })

    it('says so when a record moved on since the plan, or is gone', async () => {
      const id = await created(crm, { title: 'Acme' })
      await crm.write('company', [{ kind: 'update', id, version: 1, fields: { city: 'Delft' } }])

      const results = await crm.write('company', [
        { kind: 'update', id, version: 1, fields: { city: 'Leiden' } },
        { kind: 'update', id: 'nobody', version: null, fields: { city: 'Leiden' } },
        { kind: 'update', id, version: null, fields: { city: 'Gouda' } },
        { kind: 'update', id, version: 2, fields: { city: 'Leiden' } },
      ])

      expect(results.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'written', 'changed'])
      expect((await crm.get('company', [id]))[0]).toMatchObject({ version: 3, fields: { city: 'Gouda' } })
    })

    it('refuses bad records one by one, with the field and the reason, and writes the others', async () => {
      const results = await crm.write('company', [
        create('a', { title: ' ' }),
        create('b', { title: 'B', customerSince: '2025-02-30' }),
        create('c', { title: 'C' }),
        create('d', { title: 'D', phone: '0'.repeat(1_000) }),
        create('e', { title: 'E', shoeSize: 44 }),
        create(' ', { title: 'No key' }),
        { kind: 'create', key: { field: 'phone', value: '1' }, fields: { title: 'F' } },
      ])

      expect(results).toMatchObject([
        { kind: 'refused', reason: { code: 'required', field: 'Title' } },
        { kind: 'refused', reason: { code: 'wrong-type', field: 'Customer Since' } },
        { kind: 'written' },
        { kind: 'refused', reason: { code: 'too-long', field: 'Phone' } },
        { kind: 'refused', reason: { code: 'refused', field: 'shoeSize' } },
        { kind: 'refused', reason: { code: 'key-missing', field: 'Customer ID' } },
        { kind: 'refused', reason: { code: 'refused', field: 'Phone' } },
      ])
      expect(await crm.count('company')).toBe(1)
    })

    it('lets no two records hold one key', async () => {
      await crm.write('company', [create('a', { title: 'A' })])
      const [b] = await crm.write('company', [create('b', { title: 'B' })])

      const [taken, freed] = await crm.write('company', [
        { kind: 'update', id: idOf(b), version: 1, fields: { customerId: 'a' } },
        { kind: 'update', id: idOf(b), version: 1, fields: { customerId: 'c' } },
      ])
      const [again] = await crm.write('company', [create('b', { title: 'New B' })])

      expect(taken).toMatchObject({ kind: 'refused', reason: { code: 'refused', field: 'Customer ID' } })
      expect([freed?.kind, again?.kind]).toEqual(['written', 'written'])
    })

    it('finds records by key, thousands at once', async () => {
      const keys = Array.from({ length: 1_200 }, (_, index) => `key-${index}`)
      await crm.write(
        'company',
        keys.map((key) => create(key, { title: key })),
      )

      const found = await crm.findByKey('company', 'customerId', [...keys, 'unknown'])

      expect(found.map(({ fields }) => fields.customerId).sort()).toEqual([...keys].sort())
      await expect(crm.findByKey('company', 'phone', ['1'])).rejects.toMatchObject({ code: 'crm-field-not-unique' })
    })

    it.each([
      ['acme', ['Acme B.V.', 'Acme Tools']],
      ['acme bv', ['Acme B.V.']],
      ['tools acme', ['Acme Tools']],
      ['bakerij', ['Bakkerij Ööst']],
      ['oost', ['Bakkerij Ööst']],
      ['bakerij oost', ['Bakkerij Ööst']],
      ['tools acme', ['Acme Tools']],
      ['acmetools', ['Acme Tools']],
      ['%', []],
      ['', ['Acme B.V.', 'Acme Tools', 'Bakkerij Ööst', 'Zuid']],
    ])('searches %j by name', async (text, titles) => {
      await crm.write(
        'company',
        ['Acme B.V.', 'Acme Tools', 'Bakkerij Ööst', 'Zuid'].map((title) => create(title, { title })),
      )

      const found = await crm.search('company', text, titles.length || 5)

      expect(found.map(({ fields }) => fields.title)).toEqual(titles)
    })

    it('finds a renamed record by its new name', async () => {
      const id = await created(crm, { title: 'Old name' })

      await crm.write('company', [{ kind: 'update', id, version: 1, fields: { title: 'Fresh start' } }])

      expect((await crm.search('company', 'fresh', 5)).map((record) => record.id)).toEqual([id])
      expect(await crm.search('company', 'old name', 5)).toEqual([])
    })

    it('lists the people of a company by name, also after one moved to another', async () => {
      const [acme, other] = await crm.write('company', [create('a', { title: 'Acme' }), create('b', { title: 'Other' })])
      const people = [person('1', 'Zoë Zwart', idOf(acme)), person('2', 'Ans de Wit', idOf(acme)), person('3', 'Bo Groen', idOf(other))]
      const [zoe] = await crm.write('person', people)
      const names = async (company: typeof acme, limit = 5) => (await crm.peopleOf(idOf(company), limit)).map(({ fields }) => fields.title)

      expect(await names(acme)).toEqual(['Ans de Wit', 'Zoë Zwart'])
      expect(await names(acme, 1)).toEqual(['Ans de Wit'])

      await crm.write('person', [{ kind: 'update', id: idOf(zoe), version: 1, fields: { company: idOf(other) } }])

      expect(await names(acme)).toEqual(['Ans de Wit'])
      expect(await names(other)).toEqual(['Bo Groen', 'Zoë Zwart'])
    })

    it.each([
      ['code', 'C-17 ', 'c-17', { customerNumber: ' c-17' }],
      ['number', 'a VAT number however it is written', 'vat:001234567B01', { vatNumber: 'nl 0012.34.567.b01' }],
      ['number', 'a chamber-of-commerce number', 'coc:24123456', { chamberOfCommerce: '24 123 456' }],
      ['email', 'a domain of its own', 'acme.example', { email: 'Info@ACME.example; sales@other.example' }],
      ['email', 'its second domain', 'other.example', { email: 'Info@ACME.example; sales@other.example' }],
      ['name', 'name and postcode', 'acme | 1234AB', { title: 'ACME b.v.', postcode: '1234 ab' }],
    ] as const)('finds companies alike at the level %s by %s', async (level, _, value, fields) => {
      const [acme] = await crm.write('company', [create('a', { title: 'Acme', ...fields }), create('b', { title: 'Bakker' })])

      const found = await crm.findAlike('company', level, [value, 'nobody', value])
      const elsewhere = await crm.findAlike('person', level, [value])
      await crm.write('company', [{ kind: 'update', id: idOf(acme), version: 1, fields: { ...emptied(fields), title: 'Other' } }])

      expect(found.map(({ id }) => id)).toEqual([idOf(acme)])
      expect(elsewhere).toEqual([])
      expect(await crm.findAlike('company', level, [value])).toEqual([])
    })

    it('finds persons alike by number, by either address and by name within their company', async () => {
      const [acme] = await crm.write('company', [create('a', { title: 'Acme' })])
      const fields = { title: 'Ann', contactNumber: '12', email: 'ann@gmail.com', businessEmail: 'ann@acme.example', company: idOf(acme) }
      const [ann] = await crm.write('person', [{ kind: 'create', key: { field: 'contactId', value: '1' }, fields }])
      const asked = [
        ['code', '12'],
        ['email', 'ann@gmail.com'],
        ['email', 'ann@acme.example'],
        ['name', `ann | ${idOf(acme)}`],
        ['email', 'acme.example'],
        ['name', 'ann | company-x'],
      ] as const

      const found = await Promise.all(asked.map(([level, value]) => crm.findAlike('person', level, [value])))

      expect(found.map((records) => records.map(({ id }) => id))).toEqual([[idOf(ann)], [idOf(ann)], [idOf(ann)], [idOf(ann)], [], []])
    })

    it('finds alike ones by thousands of values at once, each once', async () => {
      const codes = Array.from({ length: 1_200 }, (_, index) => `code-${index}`)
      await crm.write(
        'company',
        codes.map((code) => create(code, { title: code, customerNumber: code, email: `a@${code}.example, b@x${code}.example` })),
      )

      const byCode = await crm.findAlike('company', 'code', codes)
      const byEmail = await crm.findAlike(
        'company',
        'email',
        codes.flatMap((code) => [`${code}.example`, `x${code}.example`]),
      )

      expect(byCode.map(({ fields }) => fields.title).sort()).toEqual([...codes].sort())
      expect(byEmail.map(({ fields }) => fields.title).sort()).toEqual([...codes].sort())
    })

    it('does not find alike what was removed', async () => {
      const id = await created(crm, { title: 'Acme', customerNumber: '7' })

      await crm.write('company', [{ kind: 'remove', id, version: 1 }])

      expect(await crm.findAlike('company', 'code', ['7'])).toEqual([])
    })

    it('pages through all records in the order of their ids', async () => {
      const results = await crm.write(
        'company',
        ['d', 'b', 'a', 'c'].map((key) => create(key, { title: key, city: 'Delft' })),
      )
      await crm.write('person', [person('1', 'Ann', idOf(results[0]))])

      const first = await crm.page('company', '', 3)
      const second = await crm.page('company', first.at(-1)?.id ?? '', 3)
      const third = await crm.page('company', second.at(-1)?.id ?? '', 3)

      expect([first.length, second.length, third.length]).toEqual([3, 1, 0])
      expect([...first, ...second].map(({ id }) => id)).toEqual(results.map(idOf).sort())
      expect(first[0]).toEqual((await crm.get('company', [first[0]?.id ?? '']))[0])
    })

    it('removes a record from everything that finds it, and takes its key anew', async () => {
      const id = await created(crm, { title: 'Acme' })
      await crm.write('company', [create('b', { title: 'Bakker' })])

      const removed = await crm.write('company', [{ kind: 'remove', id, version: 1 }])
      const again = await crm.write('company', [{ kind: 'remove', id, version: 1 }])

      expect([removed, again]).toEqual([[{ kind: 'written', id }], [{ kind: 'written', id }]])
      expect(await crm.get('company', [id])).toEqual([])
      expect(await crm.findByKey('company', 'customerId', ['a'])).toEqual([])
      expect(await crm.search('company', 'acme', 5)).toEqual([])
      expect(await crm.count('company')).toBe(1)
      const [anew] = await crm.write('company', [create('a', { title: 'Acme' })])
      expect(idOf(anew)).not.toBe(id)
      expect((await crm.search('company', 'acme', 5)).map((record) => record.id)).toEqual([idOf(anew)])
    })

    it('keeps what moved on and companies with people, and removes the others', async () => {
      const [acme, bakker, cox] = await crm.write(
        'company',
        ['a', 'b', 'c'].map((key) => create(key, { title: key })),
      )
      const [ann] = await crm.write('person', [person('1', 'Ann', idOf(bakker))])
      await crm.write('company', [{ kind: 'update', id: idOf(acme), version: 1, fields: { city: 'Delft' } }])
      const remove = (result: typeof acme) => ({ kind: 'remove' as const, id: idOf(result), version: 1 })

      const results = await crm.write('company', [acme, bakker, cox].map(remove))
      const tie = await crm.write('person', [remove(ann)])
      const free = await crm.write('company', [remove(bakker)])

      expect(results).toEqual([
        { kind: 'changed' },
        { kind: 'refused', reason: { code: 'has-people' } },
        { kind: 'written', id: idOf(cox) },
      ])
      expect([...tie, ...free].map(({ kind }) => kind)).toEqual(['written', 'written'])
      expect(await crm.count('company')).toBe(1)
    })

    it('gives text back as it came, whatever stands in it', async () => {
      const title = '[klik](http://evil.example) **x** \u0000 \u202e 😀'

      const id = await created(crm, { title })

      expect((await crm.get('company', [id]))[0]?.fields.title).toBe(title)
    })
  })
}

const emptied = (fields: Fields): Fields => Object.fromEntries(Object.keys(fields).map((name) => [name, null]))

function create(key: string, fields: Fields): CrmWrite {
  return { kind: 'create', key: { field: 'customerId', value: key }, fields }
}

function person(key: string, title: string, company: string): CrmWrite {
  return { kind: 'create', key: { field: 'contactId', value: key }, fields: { title, company } }
}

async function created(crm: CrmPort, fields: Fields): Promise<string> {
  const [result] = await crm.write('company', [create('a', fields)])
  return idOf(result)
}

function idOf(result: { kind: string; id?: string } | undefined): string {
  return result?.id ?? `no id: ${result?.kind}`
}
