import { setTimeout as delay } from 'node:timers/promises'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { wordError } from '../views/error-words.ts'
import { searchCard, whereabouts } from '../views/search-card.ts'
import { searchDialogCard } from '../views/search-dialog-card.ts'
import type { View } from '../views/view.ts'
import { words as refusals } from '../views/words/money-refusals.ts'
import { words as wordsIn } from '../views/words/search.ts'
import { seenBy } from './answer.ts'
import { type CustomerId, readCustomerId } from './customer-id.ts'
import type { Request } from './request.ts'
import type { SameCustomer, Services, Unread } from './services.ts'
import { figuresFor, searchDataOf } from './shared-figures.ts'

/** What comes from the compose box or from the menu of a message. */
export type ExtensionAsk =
  /** `first`: the box was opened and nothing is typed yet. */
  | { act: 'search'; text: string; first: boolean; skip: number; count: number }
  /** `text`: of the message that it was asked on. */
  | { act: 'open'; text: string }
  /** The form of a dialog. */
  | { act: 'submit'; data: Readonly<Record<string, string>> }

export type ExtensionAnswer =
  | { kind: 'results'; results: readonly { title: string; detail: string; card: View }[] }
  | { kind: 'message'; text: string }
  | { kind: 'dialog'; title: string; view: View }

/** Teams gives up after five seconds. */
const patienceMs = 4_000
const mostRecent = 8

/** Answers the asker alone. Never throws, and never takes longer than Teams waits. */
export async function answerExtension(ask: ExtensionAsk, request: Request, services: Services, logger: Logger): Promise<ExtensionAnswer> {
  const words = refusals(request.who.locale)
  const stop = new AbortController()
  const tooLong = delay(patienceMs, { kind: 'message', text: words.notNow } as const, { signal: stop.signal })
  tooLong.catch(() => {})
  try {
    return await Promise.race([answer(ask, request, services), tooLong])
  } catch (error) {
    const known = error instanceof SaldoError ? error : null
    if (known === null || known.recovery === 'give-up') logger.error({ err: error }, 'A message extension could not be answered')
    return { kind: 'message', text: known ? wordError(known, request.who.locale) : words.notNow }
  } finally {
    stop.abort()
  }
}

async function answer(ask: ExtensionAsk, request: Request, services: Services): Promise<ExtensionAnswer> {
  const { who, where } = request
  const words = refusals(who.locale)
  const refusal = await services.money.refusal(who, where)
  if (refusal !== null) return { kind: 'message', text: words[refusal] }
  const { connection } = await services.settings.read(who.tenantId)
  if (connection === null || connection.lost !== null || connection.administration === null)
    return { kind: 'message', text: words.notConnected }
  const seen = await seenBy(request, services)
  if (ask.act === 'search') return search(ask, request, seen)
  return ask.act === 'open' ? openOn(ask.text, request, seen) : submit(ask.data, request, seen)
}

async function search(ask: Extract<ExtensionAsk, { act: 'search' }>, { who }: Request, services: Services): Promise<ExtensionAnswer> {
  const words = wordsIn(who.locale)
  const first = ask.first || ask.text.trim() === ''
  const customers = first ? await recentOf(who, services) : await named(ask.text, who.tenantId, services)
  if (customers.length === 0) return { kind: 'message', text: first ? words.noRecent : words.notFound }
  const results = customers.slice(ask.skip, ask.skip + ask.count).map((customer) => {
    const data = searchDataOf(customer)
    return { title: data.name, detail: whereabouts(data), card: searchCard(data, who.locale) }
  })
  return { kind: 'results', results }
}

async function recentOf(who: Request['who'], services: Services): Promise<SameCustomer[]> {
  return lookUp(await services.audit.recent(who, mostRecent), who.tenantId, services)
}

async function named(text: string, tenantId: string, services: Services): Promise<SameCustomer[]> {
  const { one, near } = await services.sales.findCustomers(tenantId, text)
  return one === null ? [...near] : [one, ...near]
}

/** Customers by their accounts, each once. */
async function lookUp(ids: readonly CustomerId[], tenantId: string, services: Services): Promise<SameCustomer[]> {
  const found = await Promise.all(ids.map((id) => services.sales.customer(tenantId, id).catch(() => null)))
  const customers = found.flatMap((each) => (each === null ? [] : [each.customer]))
  return [...new Map(customers.map((customer) => [searchDataOf(customer).id, customer])).values()]
}

/** The figures of the customer a message names; which one, where it names several or none. */
async function openOn(text: string, request: Request, services: Services): Promise<ExtensionAnswer> {
  const { tenantId } = request.who
  const customers = await lookUp((await services.customersIn(tenantId, text)).slice(0, mostRecent), tenantId, services)
  const [only, ...others] = customers
  if (only !== undefined && others.length === 0) return figures({ customer: only, unread: [] }, request, services)
  return which(customers, null, request)
}

async function submit(data: Readonly<Record<string, string>>, request: Request, services: Services): Promise<ExtensionAnswer> {
  const { tenantId } = request.who
  if (data.id) {
    const found = await services.sales.customer(tenantId, readCustomerId(data.id))
    return found === null ? which([], null, request) : figures(found, request, services)
  }
  const text = (data.customer ?? '').trim()
  if (text === '') return which([], null, request)
  const { one, near, unread } = await services.sales.findCustomers(tenantId, text)
  return one === null ? which(near, text, request) : figures({ customer: one, unread }, request, services)
}

function which(customers: readonly SameCustomer[], unknown: string | null, { who }: Request): ExtensionAnswer {
  const view = searchDialogCard({ customers: customers.map(searchDataOf), unknown }, who.locale)
  return { kind: 'dialog', title: wordsIn(who.locale).dialogTitle, view }
}

type Found = { customer: SameCustomer; unread: readonly Unread[] }

async function figures(found: Found, request: Request, services: Services): Promise<ExtensionAnswer> {
  const view = await figuresFor({ ...found, what: 'message', dialog: true, fresh: false }, request, services)
  return { kind: 'dialog', title: wordsIn(request.who.locale).dialogTitle, view }
}
