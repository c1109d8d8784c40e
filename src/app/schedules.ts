import { whoIs } from '../bot/remember.ts'
import type { Sent } from '../bot/request.ts'
import { type Held, wordHeld } from '../bot/schedule-views.ts'
import type { RunService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Exclusive } from '../store/lock.ts'
import type { ProfileSchedule, Workspace } from '../store/settings.ts'
import type { JournalPort } from '../sync/ports.ts'
import { isUnderWay } from '../sync/run-work.ts'
import { nextTime } from '../sync/schedule/next-time.ts'
import type { Profile, Run } from '../sync/types.ts'
import { noticeCard } from '../views/notice-card.ts'
import { progressCard } from '../views/progress-card.ts'
import type { View } from '../views/view.ts'
import { words as wordsIn } from '../views/words/scheduling.ts'
import { type Every, every } from './every.ts'
import { type Telling, tellAdmins } from './tell-admins.ts'
import { tellPerson } from './tell-person.ts'

type Parts = Telling & {
  journal: JournalPort
  runs: Pick<RunService, 'create' | 'begin'>
  exclusive: Exclusive
  now: () => Date
  logger: Logger
}

/** Starts what is due, now and every few seconds. */
export type Schedules = Pick<Every, 'start' | 'stop'>

const betweenLooksMs = 20_000
const lookedAt = 50

/**
 * Starts profiles at their times. What is due is decided and kept under a lock that all processes share, so a time starts one run;
 * times that passed while no process was there are made up for by a single run.
 */
export function createSchedules({ journal, runs, exclusive, now, logger, ...telling }: Parts): Schedules {
  const { settings, firstAdmins } = telling

  async function lookAfter(tenantId: string): Promise<void> {
    if (dueIn(await settings.read(tenantId)).length === 0) return
    await exclusive(`schedules of ${tenantId}`, async () => {
      const workspace = await settings.read(tenantId)
      for (const due of dueIn(workspace)) await settle(due, workspace).catch(noteFailure)
    })
  }

  const noteFailure = (error: unknown) => logger.warn({ err: error }, 'A schedule could not be carried out')

  /** Those whose time has come, save what is held by something that was told and still stands. */
  function dueIn(workspace: Workspace): ProfileSchedule[] {
    return workspace.schedules.filter(
      (each) =>
        Date.parse(each.nextAt) <= now().getTime() && (each.held === null || obstacleTo(each, workspace, firstAdmins) !== each.held),
    )
  }

  async function settle(due: ProfileSchedule, workspace: Workspace): Promise<void> {
    const obstacle = obstacleTo(due, workspace, firstAdmins)
    const profile = workspace.profiles.find(({ id }) => id === due.profileId)
    if (obstacle !== null || profile === undefined) return hold(due, obstacle ?? 'profile', workspace)
    // Who became an admin again gets no run for a time long past.
    if (due.held === 'rights') return keep(due, workspace, { held: null, nextAt: following(due) })
    await runOnce(due, profile, workspace)
  }

  const following = ({ schedule, zone }: ProfileSchedule) => nextTime(schedule, zone, now()).toISOString()

  /** Who couldn't be reached is told at the next time. */
  async function hold(due: ProfileSchedule, obstacle: Held, workspace: Workspace): Promise<void> {
    const told = await tellHeld(due, obstacle, workspace)
    await keep(due, workspace, told ? { held: obstacle } : { nextAt: following(due) })
  }

  async function runOnce(due: ProfileSchedule, profile: Profile, workspace: Workspace): Promise<void> {
    const { tenantId } = workspace
    const recent = (await journal.runs(tenantId, lookedAt)).filter((run) => run.profile.id === profile.id)
    const run = recent.find((each) => isRunOf(due, each)) ?? (recent.some(isUnderWay) ? null : await create(due, profile, workspace))
    if (run === null) logger.info({ tenantId, profile: profile.id }, 'A scheduled time is skipped: the profile has a run under way')
    const lastRun = run === null ? due.lastRun : { number: run.number, at: run.queuedAt }
    await keep(due, workspace, { held: null, nextAt: following(due), lastRun })
    if (run !== null && run.state === 'queued') await runs.begin(run, await showStart(run, workspace))
  }

  async function create({ mode, by }: ProfileSchedule, profile: Profile, { tenantId, connection }: Workspace): Promise<Run | null> {
    const administration = profile.administration ?? connection?.administration ?? 0
    try {
      return await runs.create({ tenantId, profile, mode: mode ?? profile.mode, preview: false, administration, askedBy: by })
    } catch (error) {
      if (error instanceof SaldoError && error.code === 'already-running') return null
      throw error
    }
  }

  /** The card that becomes the result. A run doesn't wait for a chat that can't be reached. */
  async function showStart(run: Run, workspace: Workspace): Promise<Sent | null> {
    const word = (locale: string): View => progressCard({ run, now: now(), calls: 0, waiting: null }, locale)
    const told = await tellPerson(workspace.tenantId, run.askedBy, ({ locale }) => word(locale), telling).catch((error: unknown) => {
      logger.warn({ err: error }, 'The start of a scheduled run could not be shown')
      return null
    })
    return told?.sent ?? null
  }

  /** False when nobody heard it. */
  async function tellHeld(due: ProfileSchedule, obstacle: Held, workspace: Workspace): Promise<boolean> {
    const word = (locale: string) => heldCard(due, obstacle, workspace, locale)
    if (obstacle === 'rights') return tellAdmins(workspace.tenantId, ({ locale }) => word(locale), telling)
    return (await tellPerson(workspace.tenantId, due.by, ({ locale }) => word(locale), telling)).delivered
  }

  /** A schedule that was changed or stopped meanwhile stays as somebody made it. */
  async function keep({ profileId, savedAt }: ProfileSchedule, { tenantId }: Workspace, change: Partial<ProfileSchedule>): Promise<void> {
    await settings.update(tenantId, (current) => ({
      ...current,
      schedules: current.schedules.map((each) =>
        each.profileId === profileId && each.savedAt === savedAt ? { ...each, ...change } : each,
      ),
    }))
  }

  const warn = (err: unknown) => logger.warn({ err }, 'Schedules could not be looked after')

  async function lookAtAll(): Promise<void> {
    const tenants = await settings.tenants()
    await Promise.all(tenants.map((tenantId) => lookAfter(tenantId).catch(warn)))
  }

  return every(betweenLooksMs, lookAtAll, warn)
}

/** The run that this time has started already: a process ended between starting it and noting so. */
function isRunOf({ by, nextAt, mode }: ProfileSchedule, { askedBy, queuedAt, preview, mode: ran, profile }: Run): boolean {
  return !preview && askedBy === by && ran === (mode ?? profile.mode) && Date.parse(queuedAt) >= Date.parse(nextAt)
}

function obstacleTo({ profileId, by }: ProfileSchedule, workspace: Workspace, firstAdmins: readonly string[]): Held | null {
  const { connection, profiles } = workspace
  const profile = profiles.find(({ id }) => id === profileId)
  if (!whoIs(workspace, by, firstAdmins).admin) return 'rights'
  if (profile === undefined) return 'profile'
  if (connection === null || connection.lost !== null || connection.administration === null) return 'connection'
  const administration = profile.administration ?? connection.administration
  return takingPart(connection).some(({ code }) => code === administration) ? null : 'administration'
}

/** The command that puts it right, and its name among the words. */
const heldButtons: Readonly<Record<Held, 'schedules' | 'profiles' | 'connect' | 'settings'>> = {
  rights: 'schedules',
  profile: 'profiles',
  connection: 'connect',
  administration: 'settings',
}

function heldCard(due: ProfileSchedule, held: Held, workspace: Workspace, locale: string): View {
  const words = wordsIn(locale)
  const button = heldButtons[held]
  const profile = workspace.profiles.find(({ id }) => id === due.profileId)?.title ?? words.aProfile
  const text = words.wasToRun(profile, wordHeld(held, due, workspace, locale))
  return noticeCard({ tone: 'warning', title: words.heldTitle, text, buttons: [{ title: words[button], text: button }] }, locale)
}
