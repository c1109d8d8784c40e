import { financialYearStart, previousYear, previousYearToDate, yearToDate } from '../../src/receivables/financial-year.ts'

describe('the financial year', () => {
  it.each([
    ['2025-03-31', '01-01', '2025-01-01', '2025-03-31', '2024-01-01', '2024-03-31'],
    ['2025-03-31', '04-01', '2024-04-01', '2025-03-31', '2023-04-01', '2024-03-31'],
    ['2025-04-01', '04-01', '2025-04-01', '2025-04-01', '2024-04-01', '2024-04-01'],
    ['2024-02-29', '01-01', '2024-01-01', '2024-02-29', '2023-01-01', '2023-02-28'],
    ['2025-02-28', '01-01', '2025-01-01', '2025-02-28', '2024-01-01', '2024-02-28'],
  ])('on %s, begun on %s: so far %s…%s, the year before %s…%s', (day, monthDay, from, to, previousFrom, previousTo) => {
    expect(yearToDate(day, monthDay)).toEqual({ from, to })
    expect(previousYearToDate(day, monthDay)).toEqual({ from: previousFrom, to: previousTo })
  })

  it('knows the whole year before', () => {
    expect(previousYear('2025-03-31', '04-01')).toEqual({ from: '2023-04-01', to: '2024-03-31' })
  })

  it('begins on 28 February where there is no 29th', () => {
    expect(financialYearStart('2025-03-01', '02-29')).toBe('2025-02-28')
    expect(financialYearStart('2024-02-28', '02-29')).toBe('2023-02-28')
    expect(financialYearStart('2024-02-29', '02-29')).toBe('2024-02-29')
  })
})
