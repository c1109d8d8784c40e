import { listAdministrations } from '../../src/exact/divisions.ts'
import { currentFinancialYear } from '../../src/exact/financial-periods.ts'
import { accountUrl } from '../../src/exact/links.ts'
import { currentUser } from '../../src/exact/me.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, page, refusal, testClient } from './rig.ts'

const divisions = 'GET /api/v1/77/system/Divisions'
const periods = 'GET /api/v1/77/financial/FinancialPeriods'
const user = { id: 'u', name: 'Ann', currentDivision: 77, customerName: 'Holding', utcOffsetSeconds: 3600 }

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

const client = () => testClient(exact.url).client

describe('who signed in', () => {
  it('comes from current/Me', async () => {
    const row = { UserID: 'u', FullName: 'Ann Smit', CurrentDivision: 77, DivisionCustomerName: 'Holding', ServerUtcOffset: 7200 }
    exact.expect('GET /api/v1/current/Me', page([row]))

    expect(await currentUser(client())).toEqual({
      id: 'u',
      name: 'Ann Smit',
      currentDivision: 77,
      customerName: 'Holding',
      utcOffsetSeconds: 7200,
    })
  })

  it('is an error when Exact names nobody', async () => {
    exact.expect('GET /api/v1/current/Me', page([]))

    expect(await failure(currentUser(client()))).toMatchObject({ code: 'exact-unexpected-row' })
  })
})

describe('administrations', () => {
  const row = { Code: 77, Description: 'Beta', Currency: 'EUR', Country: 'NL ', Status: 1, BlockingStatus: 0 }

  it('are the active, usable ones, by name', async () => {
    const rows = [
      row,
      { ...row, Code: 78, Description: 'Alfa', Currency: 'GBP', Country: 'GB ' },
      { ...row, Code: 79, Status: 0 },
      { ...row, Code: 80, Status: 2 },
      { ...row, Code: 81, BlockingStatus: 2 },
    ]
    exact.expect(divisions, page(rows))

    expect(await listAdministrations(client(), user)).toEqual([
      { code: 78, name: 'Alfa', currency: 'GBP', country: 'GB' },
      { code: 77, name: 'Beta', currency: 'EUR', country: 'NL' },
    ])
  })

  it('are only the current one when the registration lacks the scope', async () => {
    exact.expect(divisions, refusal(403, "Forbidden - Application Scope Violated. Cannot read 'organization.administration' scope."))

    expect(await listAdministrations(client(), user)).toEqual([{ code: 77, name: 'Holding', currency: 'EUR', country: '' }])
  })
})

describe('the financial year', () => {
  const month = (FinYear: number, start: string, end: string) => ({
    FinYear,
    FinPeriod: 1,
    StartDate: `/Date(${Date.parse(start)})/`,
    EndDate: `/Date(${Date.parse(end)})/`,
  })
  const broken = [
    month(2025, '2025-04-01', '2025-09-30'),
    month(2025, '2025-10-01', '2026-03-31'),
    month(2024, '2024-04-01', '2025-03-31'),
    month(2026, '2026-04-01', '2026-09-30'),
  ]

  it.each([
    ['2026-03-31', '2025-04-01'],
    ['2026-04-01', '2026-04-01'],
    ['2025-04-01', '2025-04-01'],
    ['2026-12-31', null],
  ])('that holds %s starts on %s', async (today, start) => {
    exact.expect(periods, page(broken))

    expect(await currentFinancialYear(client(), today)).toBe(start)
  })

  it('is asked for in one call over two years back', async () => {
    exact.expect(periods, page([]))

    expect(await currentFinancialYear(client(), '2028-02-29')).toBeNull()
    expect(exact.requests[0]?.query.$filter).toBe("StartDate ge datetime'2026-02-01' and StartDate le datetime'2028-02-29'")
  })
})

it('links to an account’s page in Exact', () => {
  expect(accountUrl('https://start.exactonline.nl', 77, 'abc')).toBe(
    'https://start.exactonline.nl/docs/CRMAccountCard.aspx?AccountID=abc&_Division_=77',
  )
})
