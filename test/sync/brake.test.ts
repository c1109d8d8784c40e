import fc from 'fast-check'
import { mustAsk, shareOf, usualLimits } from '../../src/sync/brake.ts'

const figures = fc.record({ creates: fc.nat(5_000), updates: fc.nat(5_000), records: fc.nat(100_000) })
const limits = fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), records: fc.nat(5_000) })

describe('the brake', () => {
  it.each([
    ['501 of 100,000', { creates: 0, updates: 501, records: 100_000 }, true],
    ['500 of 100,000', { creates: 250, updates: 250, records: 100_000 }, false],
    ['31 of 100', { creates: 31, updates: 0, records: 100 }, true],
    ['30 of 100', { creates: 0, updates: 30, records: 100 }, false],
    ['2 of 3, too few to say anything', { creates: 1, updates: 1, records: 3 }, false],
    ['21 into a CRM that was emptied', { creates: 21, updates: 0, records: 0 }, true],
  ])('looks at both measures: %s', (_what, given, asks) => {
    expect(mustAsk(given)).toBe(asks)
  })

  it('goes by the profile’s own measures', () => {
    const given = { creates: 0, updates: 40, records: 100 }

    expect(mustAsk(given, { share: 0.5, records: 1_000 })).toBe(false)
    expect(mustAsk(given, { share: 0.5, records: 39 })).toBe(true)
  })

  it('never lets more pass because more would change, and never asks about nothing', () => {
    fc.assert(
      fc.property(figures, limits, fc.nat(1_000), (given, own, more) => {
        const asks = mustAsk(given, own)
        const bigger = { ...given, updates: given.updates + more }

        expect(mustAsk(bigger, own) || !asks).toBe(true)
        expect(mustAsk({ ...given, creates: 0, updates: 0 }, own)).toBe(false)
        expect(shareOf(given)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('always asks above the number of records, whatever share they are', () => {
    fc.assert(
      fc.property(figures, (given) => {
        if (given.creates + given.updates > usualLimits.records) expect(mustAsk(given)).toBe(true)
      }),
    )
  })
})
