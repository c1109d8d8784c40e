import type { Server } from 'restify'
import { createConnectionKeeper } from './app/connection-keeper.ts'
import { createExactAccess } from './app/exact-access.ts'
import { createMapping } from './app/mapping.ts'
import { createRunCards } from './app/run-cards.ts'
import { createRuns } from './app/runs.ts'
import { createSales } from './app/sales.ts'
import { secretKey } from './app/secret-key.ts'
import { createSignIn } from './app/sign-in.ts'
import { createAdapter, createBot, receiveActivity } from './bot/bot.ts'
import { createTeamsNotifier } from './bot/notify.ts'
import type { Services } from './bot/services.ts'
import type { Config } from './config.ts'
import { createSecretBox } from './connect/seal.ts'
import { createEmbeddedCrm } from './crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from './crm/embedded/schema.ts'
import { createInProcessJobs } from './jobs/in-process.ts'
import { createPgBossJobs } from './jobs/pg-boss.ts'
import type { JobsPort, Work } from './jobs/types.ts'
import type { Logger } from './logger.ts'
import { openDatabase } from './store/database.ts'
import { createLocalLock, createSharedLock } from './store/lock.ts'
import { createSeenActivities } from './store/records/activities.ts'
import { createDialogState } from './store/records/dialog-state.ts'
import { createJournal } from './store/records/journal.ts'
import { createMirror } from './store/records/mirror.ts'
import type { Schema } from './store/schema.ts'
import { createLowdbSettings } from './store/settings-lowdb.ts'
import { createPostgresSettings } from './store/settings-postgres.ts'
import { createWebServer } from './web/server.ts'

export type App = {
  /** Not listening yet. */
  server: Server
  /** Takes up the runs that a stop or a crash interrupted, and looks after connections that idle. */
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Two runs at a time: more would only wait for Exact's calls. */
const concurrency = 2

function createJobs(config: Config, work: Work, logger: Logger): Promise<JobsPort> | JobsPort {
  const options = { work, concurrency, logger }
  return config.databaseUrl === null ? createInProcessJobs(options) : createPgBossJobs({ ...options, databaseUrl: config.databaseUrl })
}

/** Builds everything and joins it. Opens the database; starts nothing else. */
export async function createApp(config: Config, logger: Logger, now: () => Date = () => new Date()): Promise<App> {
  const { db, close } = await openDatabase<Schema & CrmSchema>({ ...config, migrations: crmMigrations })
  const settings = config.databaseUrl === null ? createLowdbSettings(config.dataDir) : createPostgresSettings(db)
  const box = createSecretBox(await secretKey(config.secretKey, config.dataDir))
  const journal = createJournal(db)
  const mirror = createMirror(db)
  const crm = (tenantId: string) => createEmbeddedCrm(db, tenantId)
  const exactUrl = config.exact.url
  const { publicUrl, admins: firstAdmins } = config

  const adapter = createAdapter(config.bot, logger)
  const notifier = createTeamsNotifier(adapter, config.bot?.appId ?? '', logger)
  const exclusive = config.databaseUrl === null ? createLocalLock() : createSharedLock(config.databaseUrl)
  const onLost = (tenantId: string) => keeper.look(tenantId)
  const access = createExactAccess({ settings, box, exact: config.exact, exclusive, onLost, now, logger })
  const keeper = createConnectionKeeper({ settings, access, notifier, firstAdmins, exclusive, now, logger })
  const signIn = createSignIn({ settings, mirror, access, box, exactUrl, publicUrl, firstAdmins, now, logger })
  const cards = createRunCards({ settings, journal, crm, notifier, now })
  const runs = createRuns({ journal, mirror, crm, access, cards, now, logger })
  const jobs = await createJobs(config, runs.work, logger)

  const services: Services = {
    settings,
    journal,
    crm,
    signIn: signIn.service,
    sales: createSales({ settings, mirror, access, exactUrl, now }),
    runs: {
      ...runs,
      async begin(run, card) {
        await runs.attachCard(run, card)
        await jobs.start(run)
      },
    },
    mapping: createMapping({ access, logger, now }),
    firstAdmins,
    now,
  }
  const { firstSeen } = createSeenActivities(db)
  const bot = createBot(createDialogState(db), { services, notifier, firstSeen, trust: config, logger })

  const server = createWebServer({
    publicUrl,
    signIn: signIn.routes,
    messages: async ({ body: activity, headers: { authorization = '' } }, res) => {
      const answer = await receiveActivity(adapter, { activity, authorization }, bot, logger)
      res.send(answer.status, answer.body)
    },
    ready: async () => ({ database: await answers(() => journal.unfinishedRuns()), jobs: await answers(() => jobs.ready()) }),
    logger,
  })

  return {
    server,
    async resume() {
      for (const { tenantId, number } of await journal.unfinishedRuns()) await jobs.start({ tenantId, number })
      keeper.start()
    },
    async stop() {
      await jobs.stop()
      await keeper.stop()
      await access.settled()
      await close()
    },
  }
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await ask()) !== false
  } catch {
    return false
  }
}
