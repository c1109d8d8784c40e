import { isGoneOnAbout, readFollowUp, toBeRemembered } from '../../src/bot/follow-up.ts'
import type { Command } from '../../src/bot/parse-command.ts'

const balance: Command = { name: 'balance', args: { customer: 'Acme' } }
const invoices: Command = { name: 'invoices', args: { customer: 'Acme', filter: 'open' } }
const everybody: Command = { name: 'overdue all', args: { mine: 'yes' } }

describe('what goes on about the last command', () => {
  it.each<[string, Command, Command['name'], Command['args']]>([
    ['and last year?', balance, 'turnover', { customer: 'Acme', year: 'last' }],
    ['and last year?', invoices, 'invoices', { customer: 'Acme', filter: 'last year' }],
    ['And Jansen?', invoices, 'invoices', { customer: 'Jansen', filter: 'open' }],
    ['what about Jansen & Zonen', balance, 'balance', { customer: 'Jansen & Zonen' }],
    ['and overdue for Jansen?', balance, 'overdue', { customer: 'Jansen' }],
    ['only overdue', invoices, 'invoices', { customer: 'Acme', filter: 'overdue' }],
    ['only paid', invoices, 'invoices', { customer: 'Acme', filter: 'paid' }],
    ['and the invoices?', balance, 'invoices', { customer: 'Acme' }],
    ['invoices', balance, 'invoices', { customer: 'Acme' }],
    ['what do they owe?', invoices, 'balance', { customer: 'Acme' }],
    ['customer', balance, 'customers', {}],
    ['contact', { name: 'customer', args: { name: 'Acme' } }, 'contact', { customer: 'Acme' }],
    ['and Jansen', { name: 'customer', args: { name: 'Acme' } }, 'customer', { name: 'Jansen' }],
    ['and Jansen', { name: 'watch', args: { customer: 'Acme' } }, 'watch', { customer: 'Jansen' }],
    ['only mine', { name: 'overdue all', args: { days: '60' } }, 'overdue all', { days: '60', mine: 'yes' }],
    ['only above 5,000.00', everybody, 'overdue all', { mine: 'yes', above: '5000.00' }],
    ['and over 60 days?', everybody, 'overdue all', { mine: 'yes', days: '60' }],
    ['overdue', { name: 'ageing', args: {} }, 'overdue all', {}],
  ])('“%s” after %j is %s', (text, last, name, args) => {
    const command = readFollowUp(text, 'en', last)

    // What stands for itself is left to the parser.
    expect(command ?? { name: 'customers', args: {} }).toEqual({ name, args })
  })

  it.each(['balance for Jansen', 'help', 'thanks', 'run Customers import', 'the weather', 'and what is the meaning of life and all that'])(
    '“%s” stands for itself',
    (text) => {
      expect(readFollowUp(text, 'en', balance)).toBeNull()
    },
  )

  it('is understood in the person’s language and in English', () => {
    expect(readFollowUp('and last year?', 'nl', balance)).toEqual(readFollowUp('en vorig jaar?', 'nl', balance))
  })

  it('doesn’t stop watching somebody who is merely named', () => {
    expect(readFollowUp('and Jansen?', 'en', { name: 'unwatch', args: { customer: 'Acme' } })).toBeNull()
  })
})

it('remembers no more than the question', () => {
  const asked: Command = { name: 'balance', args: { customer: 'Acme', whole: 'Acme now', fresh: 'told' } }

  expect(toBeRemembered(asked)).toEqual(balance)
  expect(isGoneOnAbout({ name: 'balance', args: {} })).toBe(false)
  expect(isGoneOnAbout({ name: 'run', args: { profile: 'Customers' } })).toBe(false)
})
