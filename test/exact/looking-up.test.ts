import { readClassifications, readSalesVatCodes } from '../../src/exact/account-choices.ts'
import { readContactPersons } from '../../src/exact/contact-person.ts'
import { readLedger } from '../../src/exact/customer-ledger.ts'
import { readInvoicePdf } from '../../src/exact/documents.ts'
import { readPaymentConditions } from '../../src/exact/payment-conditions.ts'
import { failure } from './rig.ts'
import { callsOf, startWithClient } from './sandbox-client.ts'

const now = () => new Date('2025-03-31T10:00:00Z')
const today = '2025-03-31'

let exact: Awaited<ReturnType<typeof startWithClient>>
beforeEach(async () => {
  exact = await startWithClient({ accounts: 60, now })
})
afterEach(() => exact.sandbox.close())

const idOf = (position: number) => exact.sandbox.administrations[0].accountId(position)

describe('payment conditions', () => {
  it('come by code in one call, with days, month ends and discount', async () => {
    const conditions = await readPaymentConditions(exact.client)

    expect(conditions.get('30')).toEqual({ code: '30', description: '30 dagen', days: 30, endOfMonths: 0, discount: null })
    expect(conditions.get('EM')).toMatchObject({ days: 15, endOfMonths: 2 })
    expect(conditions.get('K8')).toMatchObject({ discount: { fraction: 0.02, days: 8 } })
    expect(callsOf(exact.sandbox)).toHaveLength(1)
  })
})

describe('the people of a customer', () => {
  it('begin with the main contact, and have a number to ring', async () => {
    const people = await readContactPersons(exact.client, idOf(0), today)

    expect(people).toHaveLength(2)
    expect(people[0]).toMatchObject({ isMain: true, name: expect.stringMatching(/\S+ \S+/), phone: expect.stringMatching(/^\+31/) })
    expect(people[1]?.isMain).toBe(false)
    expect(callsOf(exact.sandbox)).toHaveLength(1)
  })

  it('are led by another one once the customer has another main contact', async () => {
    const [, second] = await readContactPersons(exact.client, idOf(0), today)

    await exact.client.update(`crm/Accounts(guid'${idOf(0)}')`, { MainContact: second?.id }, { lane: 'chat' })

    expect((await readContactPersons(exact.client, idOf(0), today))[0]?.id).toBe(second?.id)
  })

  it('don’t include who has left, or whose data was wiped', async () => {
    const [first] = await readContactPersons(exact.client, idOf(0), today)

    await exact.client.update(`crm/Contacts(guid'${first?.id}')`, { EndDate: '2025-03-30' }, { lane: 'chat' })

    expect(await readContactPersons(exact.client, idOf(0), today)).toHaveLength(1)
    expect(await readContactPersons(exact.client, idOf(10), today)).toEqual([])
  })
})

describe('what a new customer can have', () => {
  it('is a classification a slot, with its values', async () => {
    const classifications = await readClassifications(exact.client)

    expect(classifications.map(({ slot, name }) => [slot, name])).toEqual([
      [1, 'Klantgroep'],
      [2, 'Regio'],
    ])
    expect(classifications[1]?.values).toContainEqual({ id: expect.any(String), code: 'BU', description: 'Buitenland' })
    expect(callsOf(exact.sandbox)).toHaveLength(2)
  })

  it('is a VAT code of sales', async () => {
    expect(await readSalesVatCodes(exact.client)).toContainEqual({ code: '2', description: 'BTW hoog tarief, exclusief', fraction: 0.21 })
  })
})

describe('the PDF of an invoice', () => {
  const pdfs = async () => {
    const { invoices } = await readLedger(exact.client, idOf(0), { currency: 'EUR', paidFrom: '2023-03-31', salesFrom: '2024-01-01', now })
    exact.sandbox.calls.length = 0
    return Promise.all(
      invoices.map(async ({ invoiceId, number }) => ({
        invoiceId,
        number: number ?? '',
        file: await readInvoicePdf(exact.client, { id: invoiceId, number: number ?? '' }),
      })),
    )
  }

  it('is there for some invoices and not for others', async () => {
    const all = await pdfs()

    expect(all.some(({ file }) => file === null)).toBe(true)
    const [kept] = all.filter(({ file }) => file !== null)
    expect(kept?.file?.name).toBe(`inv${kept?.number}.PDF`)
    expect(Buffer.from(kept?.file?.bytes ?? []).toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]*Acme B\.V\.[\s\S]*%%EOF\n$/)
  })

  it('takes two calls and the file, by the invoice’s id or its number alone', async () => {
    const kept = (await pdfs()).find(({ file, invoiceId }) => file !== null && invoiceId !== null)
    exact.sandbox.calls.length = 0

    const byNumber = await readInvoicePdf(exact.client, { id: null, number: kept?.number ?? '' })

    expect(byNumber).toEqual(kept?.file)
    expect(callsOf(exact.sandbox)).toEqual(['GET documents/Documents', 'GET documents/DocumentAttachments', 'GET /docs/SysAttachment.aspx'])
  })

  it('is no page that asks to log in', async () => {
    const kept = (await pdfs()).find(({ file }) => file !== null)
    const reader = { get: exact.client.get, file: async () => new TextEncoder().encode('<!DOCTYPE html>') }

    expect(await failure(readInvoicePdf(reader, { id: null, number: kept?.number ?? '' }))).toMatchObject({ code: 'exact-unavailable' })
  })
})
