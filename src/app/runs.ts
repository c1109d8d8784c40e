import type { Notifier } from '../bot/notifier.ts'
import { forgetConversation, whoIs } from '../bot/remember.ts'
import type { Place } from '../bot/request.ts'
import type { RunService } from '../bot/services.ts'
import { showRun } from '../bot/show-run.ts'
import { SaldoError } from '../errors.ts'
import type { Wait } from '../exact/budget.ts'
import { createExactSource } from '../exact/source.ts'
import type { Work } from '../jobs/types.ts'
import type { Logger } from '../logger.ts'
import type { Conversation, SettingsPort } from '../store/settings.ts'
import type { CrmPort, JournalPort, MirrorPort } from '../sync/ports.ts'
import { workRun } from '../sync/run.ts'
import type { Run } from '../sync/types.ts'
import { clock } from '../views/format.ts'
import type { View } from '../views/view.ts'
import type { ExactAccess } from './exact-access.ts'

type Parts = {
  settings: SettingsPort
  journal: JournalPort
  mirror: MirrorPort
  crm: (tenantId: string) => CrmPort
  access: ExactAccess
  notifier: Notifier
  now: () => Date
  logger: Logger
}

type Runs = Omit<RunService, 'begin'> & { work: Work; attachCard: RunService['begin'] }

const lookedAt = 50
/** Teams takes 1,800 edits an hour in one chat. */
const betweenEdits = 3_000

/** Runs from the asking to the telling. Jobs call `work`; it may be called again after a restart and goes on. */
export function createRuns(parts: Parts): Runs {
  const { settings, journal, mirror, crm, access, now, logger } = parts

  async function showCard(run: Run, audience: 'asker' | 'subscriber' = 'asker'): Promise<View> {
    const { locale } = whoIs(await settings.read(run.tenantId), run.askedBy, [])
    return showRun(run, locale, audience, { settings, journal, crm, now })
  }

  /** Edits the run's card. A chat that is closed to us is forgotten; a card that vanished is replaced by a new one. */
  async function editCard(run: Run): Promise<void> {
    if (run.card === null) return
    const { conversationId, messageId } = run.card
    const conversation = (await settings.read(run.tenantId)).conversations[conversationId]
    if (conversation === undefined) return
    const delivery = await parts.notifier.edit(placeOf(run.tenantId, conversation), messageId, await showCard(run))
    if (delivery.kind === 'gone') await forgetConversation(settings, run.tenantId, conversationId)
    if (delivery.kind === 'delivered' && delivery.messageId !== messageId) {
      await journal.updateRun(run.tenantId, run.number, { card: { conversationId, messageId: delivery.messageId } })
    }
  }

  /** Everyone who wants to know, apart from the chat that shows the run already. */
  async function tellSubscribers(run: Run): Promise<void> {
    const { conversations } = await settings.read(run.tenantId)
    const told = Object.values(conversations).filter((each) => each.notify && each.id !== run.card?.conversationId)
    if (told.length === 0) return
    const view = await showCard(run, 'subscriber')
    for (const conversation of told) {
      const delivery = await parts.notifier.send(placeOf(run.tenantId, conversation), view)
      if (delivery.kind === 'gone') await forgetConversation(settings, run.tenantId, conversation.id)
    }
  }

  async function waitSentence(run: Run, { until, reason }: Wait): Promise<string> {
    const { locale, timeZone } = whoIs(await settings.read(run.tenantId), run.askedBy, [])
    return `Continues at ${clock(until, locale, timeZone)}: the ${reason === 'day' ? 'day’s' : 'minute’s'} calls to Exact are used.`
  }

  async function workOn(stored: Run, signal: AbortSignal): Promise<Run> {
    let editedAt = 0
    let current = stored
    const show = async (run: Run) => {
      current = run
      if (now().getTime() - editedAt < betweenEdits) return
      editedAt = now().getTime()
      await editCard(run)
    }
    const onWait = (wait: Wait) => {
      void waitSentence(current, wait)
        .then((problem) => journal.updateRun(current.tenantId, current.number, { problem }))
        .then(editCard)
        .catch((error) => logger.warn({ err: error }, 'A waiting run could not be shown'))
    }
    const source = createExactSource(await access.client(stored.tenantId, onWait), logger)
    return workRun(stored, {
      source,
      mirror,
      journal,
      crm: crm(stored.tenantId),
      now,
      signal,
      onProgress: async (run) => show(run.problem === null ? run : await journal.updateRun(run.tenantId, run.number, { problem: null })),
    })
  }

  /** What keeps a run from even starting (not connected any more, say) ends it with its sentence. */
  async function endUnstarted(run: Run, error: unknown): Promise<Run> {
    if (!(error instanceof SaldoError)) logger.error({ err: error, run: run.number }, 'A run failed')
    const problem = error instanceof SaldoError ? error.person : 'Something went wrong on our side. What was written stays; run it again.'
    const ended = await journal.run(run.tenantId, run.number)
    if (ended !== undefined && ended.state !== 'queued' && ended.state !== 'running') return ended
    return journal.updateRun(run.tenantId, run.number, { state: 'failed', problem, finishedAt: now().toISOString() })
  }

  return {
    async work({ tenantId, number }, signal) {
      const stored = await journal.run(tenantId, number)
      if (stored === undefined) return
      const ended = await workOn(stored, signal).catch((error) => endUnstarted(stored, error))
      if (ended.state === 'queued' || ended.state === 'running') return
      const latest = (await journal.run(tenantId, number)) ?? ended
      await editCard(latest)
      if (!latest.preview) await tellSubscribers(latest)
      await journal.updateRun(tenantId, number, { toldAt: now().toISOString() })
    },

    async create(run) {
      const recent = await journal.runs(run.tenantId, lookedAt)
      const underWay = recent.find((each) => each.profile.id === run.profile.id && (each.state === 'queued' || each.state === 'running'))
      if (underWay !== undefined) throw alreadyRunning(underWay)
      return journal.createRun(run, now())
    },

    async attachCard(run, card) {
      if (card === null) return
      await journal.updateRun(run.tenantId, run.number, { card: { conversationId: card.place.conversationId, messageId: card.messageId } })
    },

    async cancel(tenantId, number) {
      const run = await journal.run(tenantId, number)
      if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return null
      return journal.updateRun(tenantId, number, { cancelAsked: true })
    },
  }
}

function placeOf(tenantId: string, { id, kind, serviceUrl, botId, personId }: Conversation): Place {
  return { tenantId, conversationId: id, kind, serviceUrl, botId, personId }
}

function alreadyRunning(run: Run): SaldoError {
  const person = `${run.profile.title} is already running as run ${run.number}. Say run ${run.number} to see it, or cancel to stop it.`
  return new SaldoError('already-running', { message: 'the profile has a run under way', person, recovery: 'fix-input' })
}
