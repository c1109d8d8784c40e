import { SaldoError } from '../../errors.ts'
import type { Pair } from '../../sync/pairing.ts'
import type { Source } from '../../sync/types.ts'
import { words as wordsIn } from '../../views/words/records-said.ts'
import { showLink } from '../commands/link.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'

const sources = ['account', 'contact'] as const satisfies Source[]

function pairOf({ data }: Pressed): Pair {
  const { administration = '', sourceId = '', targetId = '' } = data
  const source = sources.find((each) => each === data.source)
  if (source !== undefined && /^\d{1,9}$/.test(administration))
    return { source, administration: Number(administration), sourceId, targetId }
  const person = 'That button no longer says which records are meant. Say link and the name again.'
  throw new SaldoError('pair-missing', { message: 'button without a pair of records', person, recovery: 'fix-input' })
}

/** The pair as it stands after the press, in the place of the card. */
async function shown({ targetId, sourceId }: Pair, message: string, request: Request, services: Services): Promise<Reply> {
  const { records } = await services.history.find(request.who.tenantId, targetId)
  const record = records.find((each) => each.crm?.id === targetId) ?? records.find((each) => each.sourceId === sourceId)
  const person = 'That record is no longer there.'
  if (record === undefined) throw new SaldoError('record-gone', { message: 'a linked record is gone', person, recovery: 'fix-input' })
  return replacing(await showLink(record, null, message, request, services))
}

export async function linkRecords(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const pair = pairOf(pressed)
  await services.links.link(request.who, pair)
  return shown(pair, wordsIn(request.who.locale).nowLinked, request, services)
}

export async function unlinkRecords(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const pair = pairOf(pressed)
  await services.links.unlink(request.who, pair)
  return shown(pair, wordsIn(request.who.locale).nowUnlinked, request, services)
}
