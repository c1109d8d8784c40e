import { takingPart } from '../../connect/administrations.ts'
import type { Connection } from '../../connect/types.ts'
import { SaldoError } from '../../errors.ts'
import { wordError } from '../../views/error-words.ts'
import { words as wordsIn } from '../../views/words/connecting.ts'
import { showSettings } from '../commands/settings.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { showConnected } from '../sign-in-answers.ts'

/** One code, or several as a form with ticks sends them. */
function codesOf(text = ''): number[] {
  const codes = text.split(/[,;]/).map((each) => each.trim())
  return [...new Set(codes.filter((each) => each !== '').map(Number))]
}

export async function chooseAdministration(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { connected, parked } = await services.signIn.chooseAdministrations(request.who.tenantId, codesOf(data.administration), null)
  return { ...showConnected(connected, parked, request), replace: true }
}

/** Saves what was filled in; what was left empty stays as it is. */
export async function saveSettings(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const problems = await trySave(request, data, services)
  return replacing(await showSettings(request, services, problems.length === 0 ? wordsIn(request.who.locale).saved : null, problems))
}

async function trySave(request: Request, data: Pressed['data'], services: Services): Promise<string[]> {
  try {
    const { connection } = await services.settings.read(request.who.tenantId)
    await saveCredentials(request, data, services)
    await saveWebhookSecret(request, data, services)
    if (connection === null) return []
    await saveAdministrations(connection, request, data, services)
    await saveFinancialYear(connection, request, data, services)
    return []
  } catch (error) {
    if (error instanceof SaldoError && error.recovery === 'fix-input') return [wordError(error, request.who.locale)]
    throw error
  }
}

async function saveCredentials(request: Request, data: Pressed['data'], services: Services): Promise<void> {
  const clientId = (data.clientId ?? '').trim()
  const clientSecret = (data.clientSecret ?? '').trim()
  const known = await services.signIn.appConfig(request.who.tenantId)
  if (known?.from === 'environment' || (clientSecret === '' && (clientId === '' || clientId === known?.clientId))) return
  if (clientId === '' || clientSecret === '') {
    const person = 'Client id and client secret belong together: enter both.'
    throw new SaldoError('settings-incomplete', { message: 'client id or secret missing', person, recovery: 'fix-input' })
  }
  await services.signIn.saveAppConfig(request.who.tenantId, clientId, clientSecret)
}

async function saveWebhookSecret({ who }: Request, data: Pressed['data'], { signIn }: Services): Promise<void> {
  const secret = (data.webhookSecret ?? '').trim()
  const known = await signIn.appConfig(who.tenantId)
  if (secret !== '' && known?.from === 'settings') await signIn.saveWebhookSecret(who.tenantId, secret)
}

async function saveAdministrations(shown: Connection, request: Request, data: Pressed['data'], services: Services): Promise<void> {
  if (data.administration === undefined) return
  const codes = codesOf(data.administration)
  const before = takingPart(shown).map(({ code }) => code)
  if (codes.length === 0 && before.length > 0) throw nothingTicked()
  const wanted = Number(data.mainAdministration ?? shown.administration)
  const same = codes.length === before.length && codes.every((code) => before.includes(code))
  if (codes.length === 0 || (same && wanted === shown.administration)) return
  await services.signIn.chooseAdministrations(request.who.tenantId, codes, wanted)
}

function nothingTicked(): SaldoError {
  const person = 'At least one administration has to take part. To stop altogether, say disconnect.'
  return new SaldoError('no-administration-ticked', { message: 'no administration is ticked', person, recovery: 'fix-input' })
}

/** A day that exists: JavaScript reads 31 February as 3 March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A date that is as the form showed it wasn't typed: another administration then keeps its own year. */
async function saveFinancialYear(shown: Connection, request: Request, data: Pressed['data'], services: Services): Promise<void> {
  const start = (data.financialYearStart ?? '').trim()
  if (start === '' || start === shown.financialYear?.start) return
  if (!isDay(start)) {
    const person = 'The financial year’s first day must be a date, such as 2026-01-01.'
    throw new SaldoError('settings-date', { message: 'financial year start is not a date', person, recovery: 'fix-input' })
  }
  await services.settings.update(request.who.tenantId, (current) =>
    current.connection === null ? current : { ...current, connection: { ...current.connection, financialYear: { start, from: 'typed' } } },
  )
}
