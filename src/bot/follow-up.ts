import type { Language } from '../views/language.ts'
import { type Command, parseCommand } from './parse-command.ts'
import { type FollowUps, followUps } from './phrases/follow-ups.ts'
import { phrasebooks } from './phrases/phrasebooks.ts'
import { type CommandName, entryOf } from './registry.ts'

/** Commands about one customer: the one that was spoken of is meant where none is named. */
const aboutCustomer: readonly CommandName[] = ['balance', 'overdue', 'invoices', 'turnover', 'contact', 'watch', 'unwatch', 'customer']
/** Arguments of one question that mean nothing for the next. */
const once = ['fresh', 'whole', 'text']

/** Commands that somebody may go on about. */
export function isGoneOnAbout({ name, args }: Command): boolean {
  return name === 'overdue all' || name === 'ageing' || (aboutCustomer.includes(name) && customerOf({ name, args }) !== undefined)
}

/** A command as it is remembered: nothing in it but names and canonical arguments. */
export function toBeRemembered({ name, args }: Command): Command {
  return { name, args: Object.fromEntries(Object.entries(args).filter(([key]) => !once.includes(key))) }
}

/**
 * What a text means after `last`, the command before it in this chat; null where it stands for itself.
 * "and last year?", "and Jansen?", "only overdue", "who is our contact?", "watch them".
 */
export function readFollowUp(text: string, language: Language, last: Command): Command | null {
  const bare = text.replaceAll(/\s+/g, ' ').replace(/^[\s“”„"«]+|[\s?!.,;:”"»]+$/g, '')
  const spoken = followUps[language]
  return goOn(bare, spoken, language, last) ?? (language === 'en' ? null : goOn(bare, followUps.en, 'en', last))
}

function goOn(text: string, spoken: FollowUps, language: Language, last: Command): Command | null {
  const only = spoken.only.test(`${text} `)
  const and = !only && spoken.and.test(`${text} `)
  const rest = only ? text.replace(spoken.only, '') : and ? text.replace(spoken.and, '') : text
  const told = narrowed(rest, spoken, last)
  if (told !== null) return told
  if (only || and) {
    const less = lessOfAll(rest, language, last)
    if (less !== null) return less
  }
  const command = parseCommand(rest, language)
  if (command !== null) return ofTheSame(command, spoken, last) ?? (and || only ? command : null)
  return and ? theSameOf(rest, last) : null
}

/** The customer before, seen from another side. */
function narrowed(text: string, spoken: FollowUps, last: Command): Command | null {
  if (last.name === 'overdue all' && spoken.mine.test(text)) return { name: last.name, args: { ...last.args, mine: 'yes' } }
  if (last.name === 'ageing' && spoken.overdue.test(text)) return { name: 'overdue all', args: {} }
  const customer = customerOf(last)
  if (customer === undefined) return null
  const invoices = (filter: string): Command => ({ name: 'invoices', args: { customer, filter } })
  const ofInvoices = last.name === 'invoices'
  if (spoken.lastYear.test(text)) return ofInvoices ? invoices('last year') : { name: 'turnover', args: { customer, year: 'last' } }
  if (spoken.thisYear.test(text)) return ofInvoices ? invoices('this year') : { name: 'turnover', args: { customer } }
  if (spoken.open.test(text)) return invoices('open')
  if (spoken.paid.test(text)) return invoices('paid')
  if (spoken.overdue.test(text)) return ofInvoices ? invoices('overdue') : { name: 'overdue', args: { customer } }
  return null
}

/** "only above 5,000" after the list of all that is overdue. */
function lessOfAll(text: string, language: Language, last: Command): Command | null {
  if (last.name !== 'overdue all') return null
  const command = parseCommand(`${phrasebooks[language]['overdue all'].example} ${text}`, language)
  return command?.name === 'overdue all' && Object.keys(command.args).length > 0
    ? { name: 'overdue all', args: { ...last.args, ...command.args } }
    : null
}

/** A command about a customer that names none, or "them". */
function ofTheSame(command: Command, spoken: FollowUps, last: Command): Command | null {
  const customer = customerOf(last)
  const named = customerOf(command)
  if (customer === undefined || !aboutCustomer.includes(command.name)) return null
  if (named !== undefined && !spoken.them.test(named)) return null
  return { name: command.name, args: { ...toBeRemembered(command).args, [argumentOf(command.name)]: customer } }
}

/** "and Jansen?" */
function theSameOf(name: string, last: Command): Command | null {
  const isName = /^[\p{L}\d].{1,60}$/u.test(name) && name.split(' ').length <= 6
  if (!isName || customerOf(last) === undefined || !(entryOf(last.name).safe || last.name === 'watch')) return null
  return { name: last.name, args: { ...last.args, [argumentOf(last.name)]: name } }
}

function customerOf({ name, args }: Command): string | undefined {
  return args[argumentOf(name)]
}

function argumentOf(name: CommandName): 'name' | 'customer' {
  return name === 'customer' ? 'name' : 'customer'
}
