import { growthOf, turnoverOf } from '../../src/receivables/turnover.ts'

const sale = (day: string, amount: number) => ({ day, amount })

describe('turnover', () => {
  it('counts both ends of each stretch, less the credit notes', () => {
    const sales = [
      sale('2023-12-31', 1),
      sale('2024-01-01', 20),
      sale('2024-03-31', 300),
      sale('2024-04-01', 4_000),
      sale('2024-12-31', 50_000),
      sale('2025-01-01', 600_000),
      sale('2025-03-31', 7_000_000),
      sale('2025-03-15', -100_000),
      sale('2025-04-01', 80_000_000),
    ]

    expect(turnoverOf(sales, '2025-03-31', '01-01')).toEqual({ yearToDate: 7_500_000, previousYearToDate: 320, previousYear: 54_320 })
  })

  it('follows a financial year that isn’t the calendar’s', () => {
    const sales = [
      sale('2023-03-31', 1),
      sale('2023-04-01', 20),
      sale('2024-03-31', 300),
      sale('2024-04-01', 4_000),
      sale('2025-03-31', 50_000),
    ]

    expect(turnoverOf(sales, '2025-03-31', '04-01')).toEqual({ yearToDate: 54_000, previousYearToDate: 320, previousYear: 320 })
    expect(turnoverOf(sales, '2025-04-01', '04-01')).toEqual({ yearToDate: 0, previousYearToDate: 4_000, previousYear: 54_000 })
  })

  it('compares 29 February with the 28th', () => {
    const sales = [sale('2023-02-28', 1), sale('2023-03-01', 20), sale('2024-02-29', 300)]

    expect(turnoverOf(sales, '2024-02-29', '01-01')).toMatchObject({ yearToDate: 300, previousYearToDate: 1 })
  })

  it('grows only from something', () => {
    expect(growthOf({ yearToDate: 150, previousYearToDate: 100, previousYear: 0 })).toBe(0.5)
    expect(growthOf({ yearToDate: 150, previousYearToDate: 0, previousYear: 0 })).toBeNull()
    expect(growthOf({ yearToDate: 150, previousYearToDate: -10, previousYear: 0 })).toBeNull()
  })
})
