import type { Books, Customer, LedgerItem, Sale } from './books.ts'

export const referenceDay = '2025-03-31'

const paidInvoice = (number: number, invoiced: string, paid: string, original: number): LedgerItem => ({
  ...{ number, kind: 'invoice', invoiced, due: invoiced, original, open: 0, paid },
})

/** The ledger whose balance, overdue and ageing are known on 31 March 2025. */
const ledger: Customer = {
  name: 'Voorbeeld Groothandel',
  items: [
    { number: 1001, kind: 'invoice', invoiced: '2024-12-10', due: '2025-01-09', original: 121_000, open: 121_000, yourRef: 'PO 88-120' },
    { number: 1002, kind: 'invoice', invoiced: '2025-01-15', due: '2025-02-14', original: 242_000, open: 142_000 },
    { number: 1003, kind: 'invoice', invoiced: '2025-02-20', due: '2025-03-22', original: 60_500, open: 60_500 },
    { number: 1005, kind: 'invoice', invoiced: '2025-03-01', due: '2025-03-31', original: 50_000, open: 50_000 },
    { number: 1004, kind: 'invoice', invoiced: '2025-03-10', due: '2025-04-09', original: 363_000, open: 363_000 },
    { number: 201, kind: 'credit note', invoiced: '2025-02-25', due: '2025-02-25', original: -36_300, open: -36_300 },
    { number: 77, kind: 'receipt', invoiced: '2025-03-28', due: '2025-03-28', original: -25_000, open: -25_000 },
  ],
}

/** 14,500 open, 9,500 of it not due; 4,000, 6,000 and 9,000 sold in three months; 12,000 open ninety days before. */
const seller: Customer = {
  name: 'Kwartaal Handel',
  items: [
    paidInvoice(2000, '2024-12-20', '2025-01-05', 1_200_000),
    paidInvoice(2001, '2025-01-10', '2025-02-09', 400_000),
    paidInvoice(2002, '2025-02-14', '2025-03-16', 50_000),
    { number: 2003, kind: 'invoice', invoiced: '2025-02-14', due: '2025-03-16', original: 500_000, open: 500_000 },
    { number: 2004, kind: 'invoice', invoiced: '2025-02-19', due: '2025-04-20', original: 50_000, open: 50_000 },
    { number: 2005, kind: 'invoice', invoiced: '2025-03-11', due: '2025-04-10', original: 900_000, open: 900_000 },
  ],
}

/** 1,000 in 32 days, 4,000 in 45, 500 in 10. */
const payer: Customer = {
  name: 'Betaalgedrag Bouw',
  items: [
    paidInvoice(3001, '2025-01-10', '2025-02-11', 100_000),
    paidInvoice(3002, '2025-01-10', '2025-02-24', 400_000),
    paidInvoice(3003, '2025-03-01', '2025-03-11', 50_000),
  ],
}

const sold = (number: number, day: string, euros: number, more: Partial<Sale> = {}): Sale => ({
  ...{ number, day, exclVat: euros * 100, status: 50, ...more },
})

/** Sold on both edges of every stretch, each with an amount that can be told from all the others' sums. */
const yearly: Customer = {
  name: 'Jaargrens Bedrijf',
  sales: [
    sold(4000, '2023-02-28', 7),
    sold(4001, '2023-03-31', 1_000_000),
    sold(4002, '2023-04-01', 1),
    sold(4003, '2023-12-31', 2),
    sold(4004, '2024-01-01', 4),
    sold(4005, '2024-02-28', 8),
    sold(4006, '2024-02-29', 16),
    sold(4007, '2024-03-31', 32),
    sold(4008, '2024-04-01', 64),
    sold(4009, '2024-12-31', 128),
    sold(4010, '2025-01-01', 256),
    sold(4011, '2025-02-28', 1_024),
    sold(4012, '2025-03-31', 2_048),
    sold(4013, '2025-03-15', -512, { credit: true }),
    sold(4014, '2025-03-20', 100_000, { status: 20 }),
    sold(4015, '2025-03-21', 200_000, { status: 10 }),
    sold(4016, '2025-04-01', 4_096),
  ],
}

/** More than a page of customers, some in another currency, with every seventh of them paid up. */
const crowd: Customer[] = Array.from({ length: 130 }, (_, at) => ({
  name: `Menigte ${at + 1}`,
  currency: at % 10 === 9 ? 'USD' : 'EUR',
  items: [
    {
      number: 5_000 + at,
      kind: 'invoice',
      invoiced: '2025-01-20',
      due: at % 2 === 0 ? '2025-02-19' : '2025-05-01',
      ...left(at, 10_007 * (at + 1)),
    },
    { number: 6_000 + at, kind: 'credit note', invoiced: '2025-02-01', due: '2025-02-01', ...left(at, -(333 * (at % 3))) },
  ],
}))

function left(at: number, cents: number) {
  return { original: cents, open: at % 7 === 6 ? 0 : cents, ...(at % 7 === 6 && { paid: '2025-03-01' }) }
}

export const exampleCustomers: readonly Customer[] = [ledger, seller, payer, yearly]
export const calendarBooks: Books = { code: 881_001, name: 'Kalenderjaar BV', yearStart: '01', customers: [...exampleCustomers, ...crowd] }
export const aprilBooks: Books = { code: 881_002, name: 'Apriljaar BV', yearStart: '04', customers: exampleCustomers }
