import type { Position } from '../../src/receivables/types.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { type BalanceData, balanceCard } from '../../src/views/balance-card.ts'
import type { Books } from '../../src/views/books-block.ts'
import { nodesOf } from './card-rules.ts'
import { acme, balanceData, booksData } from './scenes.ts'

const plain = { t: (text: string) => text, many: 0 }
const data = balanceData(plain)
const books = booksData(plain)

/** The customer in one administration, as changed. */
const inBooks = (change: Partial<Books>): Partial<BalanceData> => ({ books: [{ ...books, ...change }] })

function shown(change: Partial<BalanceData> = {}, locale = 'en-GB'): string {
  return cardAsText(balanceCard({ ...data, ...change }, locale)).replaceAll('\u00a0', ' ')
}

function cardOf(change: Partial<BalanceData> = {}): object {
  const view = balanceCard({ ...data, ...change }, 'en-GB')
  return view.kind === 'adaptive' ? view.card : {}
}

describe('balance of Acme', () => {
  it.each([
    ['nl-NL', ['€ 6.752,00', '€ 3.235,00', '€ 613,00', '€ 4.130,00', '€ -363,00', '09‑01‑2025', '10‑12‑2024', 'stand van 14:05']],
    ['en-GB', ['€6,752.00', '€3,235.00', '€613.00', '€4,130.00', '-€363.00', '09/01/2025', '10/12/2024', 'as of 14:05']],
    ['da-DK', ['6.752,00 €', '3.235,00 €', '613,00 €', '4.130,00 €', '-363,00 €', '09.01.2025', '10.12.2024', 'pr. kl. 14.05']],
    ['de-DE', ['6.752,00 €', '3.235,00 €', '613,00 €', '4.130,00 €', '-363,00 €', '09.01.2025', '10.12.2024', 'Stand 14:05']],
  ])('reads right in %s', (locale, figures) => {
    const text = shown({}, locale)

    expect(figures.filter((figure) => !text.includes(figure))).toEqual([])
  })

  it('keeps the no-break space that holds the sign to the amount', () => {
    const text = JSON.stringify(balanceCard(data, 'nl-NL'))

    expect(text).toContain('€\u00a06.752,00')
  })

  it('says overdue in words, with count and oldest', () => {
    const text = shown()

    expect(text).toContain('3 invoices overdue, the oldest by 81 days.')
    expect(text).toContain('Overdue €3,235.00 3 invoices, oldest 81 days')
    expect(text).toMatch(/1001 \S+ \| \S+ Overdue 81 days \| €1,210.00/)
    expect(text).toMatch(/1005 \S+ \| \S+ due today/)
    expect(text).toMatch(/1004 \S+ \| \S+ in 9 days/)
    expect(text).toMatch(/B77 \S+ \| \S+ receipt/)
  })

  it('names the basis of the ageing and shows it without a chart as well', () => {
    const text = shown()

    expect(text).toMatch(/Ageing by due date.*\nnot due +€4,130.00\n1–30 days +€605.00\n31–60 days +€1,420.00\n61–90 days +€1,210.00\n/)
    expect(text).not.toContain('over 90 days')
  })

  it('draws the ageing as shares that add up to a hundred', () => {
    const chart = nodesOf(cardOf()).find(({ node }) => node.type === 'Chart.HorizontalBar.Stacked')?.node

    expect(chart).toMatchObject({ data: [{ title: '% of €7,365.00', data: [{ value: 56 }, { value: 8 }, { value: 20 }, { value: 16 }] }] })
  })

  it('keeps amounts out of the summary, which shows in notifications', () => {
    const view = balanceCard(data, 'en-GB')

    expect(view).toMatchObject({ summary: 'Balance of Acme B.V.' })
    expect(view).toMatchObject({ card: { fallbackText: 'Balance of Acme B.V.' } })
  })

  it('links to the customer in Exact', () => {
    const links = nodesOf(cardOf()).filter(({ node }) => node.type === 'Action.OpenUrl')

    expect(links.map(({ node }) => node.url)).toEqual([books.exactUrl])
  })

  it('makes the number of each invoice and credit note a link to its PDF, of receipts none', () => {
    const runs = nodesOf(cardOf()).filter(({ node }) => node.type === 'TextRun')

    expect(runs.map(({ node }) => node.text)).toEqual(['1001', '1002', '1003', '1005', '1004', 'C201'])
    const data = { id: books.customer.id, invoice: `||${Buffer.from('1001').toString('base64url')}`, verb: 'invoice-pdf' }
    expect(runs[0]?.node).toMatchObject({ underline: true, selectAction: { type: 'Action.Execute', title: 'Invoice 1001', data } })
  })

  it('offers the other views, refreshing, and names that resemble it, within six buttons', () => {
    const near = ['Acme Tools', 'Acme Foods', 'Acme Books'].map((name) => ({ id: name, name }))

    const text = shown({ near })

    expect(text).toContain('[Overdue] [Invoices] [Turnover] [Contact] [Refresh] [View in Exact Online]')
    expect(text).toContain('[Acme Tools] [Acme Foods]')
    expect(text).not.toContain('Acme Books')
  })
})

describe('what is listed', () => {
  const invoicesIn = (text: string) => [...text.matchAll(/^(\S+) \d[^|]*\| \d/gm)].map((match) => match[1])

  it('overdue: late items only, the oldest first', () => {
    expect(invoicesIn(shown({ focus: 'overdue' }))).toEqual(['1001', '1002', '1003'])
  })

  it('balance: what is late first, credits last', () => {
    expect(invoicesIn(shown())).toEqual(['1001', '1002', '1003', '1005', '1004', 'C201', 'B77'])
  })

  it('tells how many rows it leaves out', () => {
    const items = Array.from({ length: 40 }, () => acme.items.slice(0, 1)).flat()

    const text = shown(inBooks({ positions: [{ ...acme, items }] }))

    expect(invoicesIn(text)).toHaveLength(12)
    expect(text).toContain('… and 28 more of 40 items')
  })

  it('keeps currencies apart', () => {
    const dollars: Position = { ...acme, currency: 'USD', balance: { minor: 100, currency: 'USD' }, items: [] }

    const text = shown(inBooks({ positions: [acme, dollars] }))

    expect(text).toMatch(/EUR\nOverdue €3,235.00 .*Balance €6,752.00/)
    expect(text).toMatch(/USD\nOverdue .*Balance US\$1.00/)
  })
})

describe('how the customer stands', () => {
  const euro = (minor: number) => ({ minor, currency: 'EUR' })
  const { customer } = books
  const about = { ...books.about, habit: { ...books.about.habit, slowerBy: null } }
  const clean: Position = { ...acme, overdue: euro(0), overdueCount: 0, oldestDays: 0, items: acme.items.slice(3) }
  const boxOf = (change: Partial<Books>) => nodesOf(cardOf(inBooks(change))).find(({ node }) => node.type === 'Container')?.node.style

  it.each<[string, Partial<Books>, string, string]>([
    ['blocked before anything else', { customer: { ...customer, blocked: true } }, 'attention', 'Blocked in Exact'],
    ['over its limit', { about: { ...about, creditLimit: euro(600000) } }, 'attention', 'Over the credit limit by €752.00.'],
    ['over a limit of nothing', { about: { ...about, creditLimit: euro(0) } }, 'attention', 'Over the credit limit by €6,752.00.'],
    ['long overdue', {}, 'attention', '3 invoices overdue'],
    [
      'a little overdue',
      { positions: [{ ...acme, overdueCount: 1, oldestDays: 1 }] },
      'warning',
      '1 invoice overdue, the oldest by 1 day.',
    ],
    ['clean', { positions: [clean], about }, 'good', 'Nothing is overdue.'],
    ['nothing open', { positions: [], about }, 'good', 'Nothing open: everything is paid.'],
  ])('%s', (_label, change, style, words) => {
    expect(boxOf(change)).toBe(style)
    expect(shown(inBooks(change))).toContain(words)
  })

  it('tells what is left of the credit limit', () => {
    const text = shown(inBooks({ positions: [clean], about: { ...about, creditLimit: euro(1000000) } }))

    expect(text).toContain('€10,000.00, used €6,752.00, free €3,248.00')
  })

  it('does not hold a limit against another currency', () => {
    const text = shown(inBooks({ about: { ...about, creditLimit: { minor: 1, currency: 'USD' } } }))

    expect(text).not.toContain('Over the credit limit')
  })

  it('says so when nothing is overdue in the overdue view', () => {
    const text = shown({ focus: 'overdue', ...inBooks({ positions: [clean] }) })

    expect(text).toContain('No invoice is overdue at the moment.')
    expect(text).not.toContain('Invoice |')
  })
})

describe('in several administrations', () => {
  const crowns = (minor: number) => ({ minor, currency: 'DKK' })
  const danish: Books = {
    ...books,
    customer: { ...books.customer, id: '350102:b-2', name: 'Acme Danmark ApS', code: '10004', city: 'Aarhus', blocked: true },
    administration: 'Books DK',
    positions: [{ ...acme, currency: 'DKK', balance: crowns(100000), overdue: crowns(0), overdueCount: 0, credit: crowns(0), items: [] }],
    asOf: new Date('2025-03-31T12:01:00Z'),
    exactUrl: 'https://start.exactonline.nl/docs/CRMAccountCard.aspx?AccountID=b-2',
  }
  const both: Partial<BalanceData> = { books: [books, danish] }

  it('shows a block an administration, each with its own currency, time and link, and adds nothing up', () => {
    const [dutchPart, danishPart] = shown(both).split('Books DK\n')

    expect(dutchPart).toMatch(/Sandbox B.V.\nAcme B.V., 1001, Utrecht, .*\n.*Balance €6,752.00/)
    expect(dutchPart).toMatch(/Exact Online, Sandbox B.V., as of 14:05. \[View in Exact Online\]\(.*ID=a-1\)/)
    expect(danishPart).toMatch(/^Acme Danmark ApS, 10004, Aarhus, .*\n.*Balance DKK 1,000.00/)
    expect(danishPart).toMatch(/Exact Online, Books DK, as of 14:01. \[View in Exact Online\]\(.*AccountID=b-2\)/)
    expect(shown(both)).not.toMatch(/7,752|total/i)
  })

  it('says how the customer stands in each, in a box as serious as the worst', () => {
    const box = nodesOf(cardOf({ books: [{ ...books, positions: [] }, danish] })).find(({ node }) => node.type === 'Container')?.node

    expect(box?.style).toBe('attention')
    expect(shown(both)).toContain('Sandbox B.V.: 3 invoices overdue, the oldest by 81 days.')
    expect(shown(both)).toContain('Books DK: Blocked in Exact')
  })

  it('names the one that can’t be read, with its reason, beside the other’s figures', () => {
    const text = shown({ unread: [{ administration: 'Books DK', problem: 'All calls that Exact allows today are used.' }] })

    expect(text).toContain('Books DK can’t be shown: All calls that Exact allows today are used.')
    expect(text).toContain('€6,752.00')
  })

  it('asks anew for all of them by the first one’s id', () => {
    const refresh = nodesOf(cardOf(both)).find(({ node }) => node.title === 'Refresh')?.node

    expect(refresh?.data).toEqual({ id: '350101:a-1', focus: 'balance', fresh: true, verb: 'balance-refresh' })
    expect(shown(both)).toContain('[Overdue] [Invoices] [Turnover] [Contact] [Refresh]\n'.trim())
    expect(shown(both)).not.toContain('[View in Exact Online]\n')
  })

  it('shows figures alone when there are too many to list items', () => {
    const text = shown({ books: [books, books, books, books, books] })

    expect(text.match(/Balance €6,752.00/g)).toHaveLength(5)
    expect(text.match(/Ageing by due date/g)).toHaveLength(4)
  })
})
