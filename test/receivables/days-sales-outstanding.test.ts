import {
  averageDaysDelinquent,
  bestPossibleDso,
  dsoAtEnd,
  dsoByAverage,
  dsoByCountBack,
} from '../../src/receivables/days-sales-outstanding.ts'

const january = { sales: 400_000, days: 31 }
const february = { sales: 600_000, days: 28 }
const march = { sales: 900_000, days: 31 }
const quarter = { sales: 1_900_000, days: 90 }

describe('days sales outstanding', () => {
  it('is told in each of its forms', () => {
    expect(dsoAtEnd(1_450_000, quarter)).toBe(68.7)
    expect(dsoByAverage(1_200_000, 1_450_000, quarter)).toBe(62.8)
    expect(dsoByCountBack(1_450_000, [march, february, january])).toBe(56.7)
    expect(bestPossibleDso(950_000, quarter)).toBe(45)
    expect(averageDaysDelinquent(1_450_000, 950_000, quarter)).toBe(23.7)
  })

  it('has no meaning without sales', () => {
    expect(dsoAtEnd(100, { sales: 0, days: 90 })).toBeNull()
    expect(bestPossibleDso(100, { sales: 0, days: 90 })).toBeNull()
    expect(dsoByCountBack(100, [])).toBeNull()
  })

  it('isn’t guessed beyond the months that are known', () => {
    expect(dsoByCountBack(2_000_000, [march, february, january])).toBeNull()
    expect(dsoByCountBack(1_900_000, [march, february, january])).toBe(90)
  })

  it('goes over a month without sales', () => {
    expect(dsoByCountBack(1_000_000, [march, { sales: 0, days: 28 }, january])).toBe(66.8)
  })
})
