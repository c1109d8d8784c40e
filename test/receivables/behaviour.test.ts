import fc from 'fast-check'
import { averageDays, type PaidInvoice, paymentBehaviour } from '../../src/receivables/behaviour.ts'
import { addDays } from '../../src/receivables/days.ts'

const paid = (days: number, amount: number, terms = 30): PaidInvoice => ({
  invoiceDate: '2025-01-01',
  dueDate: addDays('2025-01-01', terms),
  paidOn: addDays('2025-01-01', days),
  amount,
})

describe('payment behaviour', () => {
  it('weighs large invoices more than small ones', () => {
    const behaviour = paymentBehaviour([paid(32, 100_000), paid(45, 400_000), paid(10, 50_000)])

    expect(behaviour).toEqual({ invoices: 3, simpleDays: 29, weightedDays: 39.5, daysLate: 9.5 })
  })

  it('counts early payments as negative days late', () => {
    expect(paymentBehaviour([paid(20, 100), paid(20, 100), paid(20, 100)])).toMatchObject({ weightedDays: 20, daysLate: -10 })
  })

  it('judges nobody by fewer than three paid invoices', () => {
    expect(paymentBehaviour([paid(32, 100), paid(45, 100)])).toBeNull()
    expect(paymentBehaviour([])).toBeNull()
  })

  it('lies between the fastest and the slowest payment', () => {
    const payments = fc.array(fc.record({ days: fc.integer({ min: -30, max: 400 }), amount: fc.integer({ min: 1, max: 1e9 }) }), {
      minLength: 3,
      maxLength: 20,
    })
    fc.assert(
      fc.property(payments, (all) => {
        const behaviour = paymentBehaviour(all.map(({ days, amount }) => paid(days, amount)))
        const days = all.map((one) => one.days)
        expect(behaviour?.weightedDays).toBeGreaterThanOrEqual(Math.min(...days))
        expect(behaviour?.weightedDays).toBeLessThanOrEqual(Math.max(...days))
        // From sums alone it is the same.
        const amount = all.reduce((sum, one) => sum + one.amount, 0)
        const amountDays = all.reduce((sum, one) => sum + one.amount * one.days, 0)
        expect(averageDays({ invoices: all.length, amount, amountDays })).toBe(behaviour?.weightedDays)
      }),
    )
  })
})
