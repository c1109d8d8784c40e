import { languageOf } from '../views/language.ts'
import { noticeCard } from '../views/notice-card.ts'
import { unknownCard } from '../views/unknown-card.ts'
import { words as buttonsIn } from '../views/words/command-buttons.ts'
import { words as connectionWords } from '../views/words/connecting.ts'
import { words as wordsIn } from '../views/words/turn-said.ts'
import { isGoneOnAbout, readFollowUp, toBeRemembered } from './follow-up.ts'
import { forgetProfile } from './forget-profile.ts'
import type { Gate } from './gates.ts'
import { ownBook, ownCrm, ownSales, ownWatches } from './own-customers.ts'
import { type Command, guessCommand, parseCommand } from './parse-command.ts'
import { phrasebooks } from './phrases/phrasebooks.ts'
import { type Pressed, type Reply, type Request, replacing, reply } from './request.ts'
import { actions, commands } from './routes.ts'
import type { Services } from './services.ts'

async function stoppedBy(gates: readonly Gate[], request: Request, services: Services): Promise<Reply | null> {
  for (const gate of gates) {
    const stopped = await gate(request, services)
    if (stopped !== null) return stopped
  }
  return null
}

async function carryOut(command: Command, request: Request, services: Services): Promise<Reply> {
  const route = commands[command.name]
  const stopped = await stoppedBy(route.gates, request, services)
  if (stopped !== null) return stopped
  const answer = await route.handle(request, command.args, await seenBy(request, services))
  await keepAsked(answer.about ?? command, request, services)
  return answer
}

/** What the next text may go on about. */
async function keepAsked(command: Command, { who, where }: Request, { lastAsked }: Services): Promise<void> {
  if (isGoneOnAbout(command)) await lastAsked.keep(who, where, toBeRemembered(command))
}

/** The services as this person may use them: whoever is limited to their own customers finds no others. */
export async function seenBy({ who }: Request, services: Services): Promise<Services> {
  const limit = await services.money.limit(who)
  if (limit === null) return services
  const { manager } = limit
  const { sales, openBook, crm, watches } = services
  return {
    ...services,
    sales: ownSales(sales, manager),
    openBook: ownBook(openBook, manager),
    crm: ownCrm(crm, sales, manager),
    watches: ownWatches(watches, sales, manager),
  }
}

/** What was typed: a command, one that goes on about the last, a misspelt one, or something else. */
export async function answerText(request: Request, services: Services): Promise<Reply> {
  const last = await services.lastAsked.of(request.who, request.where)
  return answerAfter(last, request, services)
}

/** `last`: what the text may go on about; a button's text never does. */
async function answerAfter(last: Command | null, request: Request, services: Services): Promise<Reply> {
  const language = languageOf(request.who.locale)
  const command = (last && readFollowUp(request.text, language, last)) ?? parseCommand(request.text, language)
  if (command !== null) return carryOut(command, request, services)
  const guess = guessCommand(request.text, language)
  if (guess?.safe === true) return carryOut(guess.command, { ...request, text: guess.text }, services)
  return reply(notUnderstood(request, guess === null ? null : { title: guess.text, text: guess.text }))
}

function notUnderstood(request: Request, guess: { title: string; text: string } | null) {
  const book = phrasebooks[languageOf(request.who.locale)]
  const suggestions = (['help', 'balance', 'overdue all'] as const).map((name) => ({ title: book[name].example, text: book[name].example }))
  return unknownCard({ text: request.text, guess, suggestions }, request.who.locale)
}

/** A pressed button. One that types for the person runs what it types; the rest stand in the routes. */
export async function answerPress(pressed: Pressed, request: Request, services: Services): Promise<Reply> {
  if (pressed.verb === 'say') return answerAfter(null, { ...request, text: pressed.data.text ?? '' }, services)
  const route = Object.hasOwn(actions, pressed.verb) ? actions[pressed.verb] : undefined
  if (route === undefined) return reply(outOfDate(request))
  const stopped = await stoppedBy(route.gates, request, services)
  if (stopped !== null) return stopped
  const answer = await route.handle(request, pressed, await seenBy(request, services))
  if (answer.about !== undefined) await keepAsked(answer.about, request, services)
  return answer
}

/** Whether the answer to a press takes the place of its card, also while it is only awaited. */
export function staysInPlace({ verb }: Pressed): boolean {
  return Object.hasOwn(actions, verb) && actions[verb]?.inPlace === true
}

/** Whether the answer to a press is for who pressed alone, on a card that others may have before them. */
export function isForPresser({ verb }: Pressed): boolean {
  return Object.hasOwn(actions, verb) && actions[verb]?.forPresser === true
}

function outOfDate({ who: { locale } }: Request) {
  const { oldCard: title, oldCardText: text } = wordsIn(locale)
  return noticeCard({ tone: 'info', title, text, buttons: [{ title: buttonsIn(locale).help, text: 'help' }] }, locale)
}

/** The yes or no to a destructive act. Rights are checked again: they may have been taken away meanwhile. */
export async function answerConfirmed(
  confirmed: { act: string; subject: string; yes: boolean },
  request: Request,
  services: Services,
): Promise<Reply> {
  const route = confirmed.act === 'disconnect' ? commands.disconnect : commands.delete
  const stopped = await stoppedBy(route.gates, request, services)
  if (stopped !== null) return stopped
  const words = wordsIn(request.who.locale)
  if (!confirmed.yes) return done(words.leftAlone, words.nothingChanged, request)
  if (confirmed.act === 'disconnect') {
    await services.signIn.disconnect(request.who.tenantId)
    const { ended, endedText } = connectionWords(request.who.locale)
    return done(ended, endedText, request)
  }
  const title = await forgetProfile(services, request.who.tenantId, confirmed.subject)
  return done(words.deleted, title === null ? words.goneAlready : words.profileGone(title), request)
}

function done(title: string, text: string, request: Request): Reply {
  return replacing(noticeCard({ tone: 'good', title, text, buttons: [] }, request.who.locale))
}
