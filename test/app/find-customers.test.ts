import { createFinder } from '../../src/app/find-customers.ts'
import type { MirrorScope } from '../../src/sync/ports.ts'
import { page, testClient } from '../exact/rig.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'

const tenantId = 'tenant'
const books = [1, 2].map((code) => ({ tenantId, administration: { code, name: `Books ${code}`, currency: 'EUR', country: 'NL' } }))
const scope = (administration: number): MirrorScope => ({ tenantId, administration, source: 'account' })
const guid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
const VATNumber = 'NL804595306B03'
const inSecond = 'GET /api/v1/2/crm/Accounts'

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

/** The first administration's customers are read; of the second nothing is known yet. */
async function finderOf(records: readonly { id: string; Name: string }[]) {
  const mirror = createMemoryMirror()
  await mirror.beginFullRead(scope(1), [])
  const rows = records.map(({ id, Name }) => ({ id, stamp: '1', fields: { ID: id, Name, VATNumber } }))
  await mirror.savePage(scope(1), { rows, cursor: '1' })
  await mirror.finishFullRead(scope(1))
  const access = {
    client: async (_tenantId: string, { administration = 0 } = {}) => testClient(exact.url, { division: administration }).client,
  }
  return createFinder({ mirror, access, now: () => new Date('2025-03-31T10:00:00Z') })
}

const namesOf = (customer: readonly { name: string }[] | null) => customer?.map(({ name }) => name)

it('finds the same customer under another name where the directory isn’t read yet, by its VAT number', async () => {
  const finder = await finderOf([{ id: guid(1), Name: 'Acme B.V.' }])
  exact.expect(inSecond, page([]))
  exact.expect(inSecond, page([{ ID: guid(2), Name: 'Oudegracht Handel', VATNumber }]))

  const { one } = await finder.byText(books, 'acme')

  expect(namesOf(one)).toEqual(['Acme B.V.', 'Oudegracht Handel'])
})

it('doesn’t ask the same again, until something changed there', async () => {
  const finder = await finderOf([{ id: guid(1), Name: 'Acme B.V.' }])
  exact.expect(inSecond, page([]))
  exact.expect(inSecond, page([]))
  await finder.byText(books, 'acme')
  await finder.byText(books, 'acme')

  finder.forget(tenantId, 2)
  exact.expect(inSecond, page([{ ID: guid(3), Name: 'Acme Nieuw', VATNumber: null }]))
  exact.expect(inSecond, page([]))
  const { near } = await finder.byText(books, 'acme')

  expect(near.map(namesOf)).toEqual([['Acme Nieuw']])
})

it('asks nothing more with one administration alone', async () => {
  const finder = await finderOf([{ id: guid(1), Name: 'Acme B.V.' }])

  const { one } = await finder.byText(books.slice(0, 1), 'acme')

  expect(namesOf(one)).toEqual(['Acme B.V.'])
})

it('says which administration couldn’t be searched', async () => {
  const finder = await finderOf([{ id: guid(1), Name: 'Acme B.V.' }])
  exact.expect(inSecond, { status: 403, body: { error: { message: { value: 'Forbidden - WrongDivision' } } } })

  const { one, unread } = await finder.byText(books, 'acme')

  expect(namesOf(one)).toEqual(['Acme B.V.'])
  expect(unread).toMatchObject([{ administration: 'Books 2', error: { code: 'exact-wrong-division' } }])
})
