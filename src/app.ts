import type { Server } from 'restify'
import { createAudit } from './app/audit.ts'
import { createConnectionKeeper } from './app/connection-keeper.ts'
import { createCreateCustomer } from './app/create-customer.ts'
import { createCustomersIn } from './app/customers-in.ts'
import { createDailyBook } from './app/daily-book.ts'
import { createDecisions } from './app/decisions.ts'
import { createDirectory } from './app/directory.ts'
import { createDivisionWatch } from './app/division-watch.ts'
import { createDownloads } from './app/downloads.ts'
import { createExactAccess } from './app/exact-access.ts'
import { createFigures } from './app/figures.ts'
import { createFiguresAhead } from './app/figures-ahead.ts'
import { createNewsFinder } from './app/find-news.ts'
import { createHistory } from './app/history.ts'
import { createLastAsked } from './app/last-asked.ts'
import { createMapping } from './app/mapping.ts'
import { createMarks } from './app/marks.ts'
import { createMoneyFiles } from './app/money-files.ts'
import { createMoneyRights } from './app/money-rights.ts'
import { createOpenBook } from './app/open-book.ts'
import { openKept } from './app/open-kept.ts'
import { createPairs } from './app/pairs.ts'
import { createPromiseKeeping } from './app/promise-keeping.ts'
import { createRetention } from './app/retention.ts'
import { createRunCards } from './app/run-cards.ts'
import { createRuns } from './app/runs.ts'
import { createSales } from './app/sales.ts'
import { createSchedules } from './app/schedules.ts'
import { createSignIn } from './app/sign-in.ts'
import { createNewsTelling } from './app/tell-news.ts'
import { createTying } from './app/tie-contacts.ts'
import { createWatchService } from './app/watches.ts'
import { createWebhookReceiver } from './app/webhook-receiver.ts'
import { createWebhookSecret } from './app/webhook-secret.ts'
import { createWebhooks } from './app/webhooks.ts'
import { createAdapter, createBot, receiveActivity } from './bot/bot.ts'
import { createLateWork } from './bot/late-work.ts'
import { createTeamsNotifier, createTeamsRoster } from './bot/notify.ts'
import type { Services } from './bot/services.ts'
import type { Config } from './config.ts'
import type { SaldoError } from './errors.ts'
import { createInProcessJobs } from './jobs/in-process.ts'
import { createPgBossJobs } from './jobs/pg-boss.ts'
import type { JobsPort, Work } from './jobs/types.ts'
import type { Logger } from './logger.ts'
import { profileFileSchema } from './store/profile-file.ts'
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

function createJobs(config: Config, work: Work, now: () => Date, logger: Logger): Promise<JobsPort> | JobsPort {
  const options = { work, concurrency, now, logger }
  return config.databaseUrl === null ? createInProcessJobs(options) : createPgBossJobs({ ...options, databaseUrl: config.databaseUrl })
}

/** Builds everything and joins it. Opens the database; starts nothing else. */
export async function createApp(config: Config, logger: Logger, now: () => Date = () => new Date()): Promise<App> {
  const kept = await openKept(config, logger)
  const { settings, box, exclusive, journal, mirror, decisions, crm, firstSeen } = kept
  const exactUrl = config.exact.url
  const { publicUrl, admins: firstAdmins } = config

  const adapter = createAdapter(config.bot, logger)
  const notifier = createTeamsNotifier(adapter, config.bot?.appId ?? '', logger)
  const onLost = (tenantId: string) => keeper.look(tenantId)
  const onBlocked = (tenantId: string, error: SaldoError): void => keeper.tellBlocked(tenantId, error)
  const access = createExactAccess({
    settings,
    box,
    exact: config.exact,
    exclusive,
    onLost,
    onBlocked,
    openCell: kept.openCell,
    now,
    logger,
  })
  const keeper = createConnectionKeeper({ settings, access, notifier, firstAdmins, exclusive, now, logger })
  const secretOf = createWebhookSecret(config.exact, settings, box)
  const webhooks = createWebhooks({ settings, access, exclusive, publicUrl, secretOf, now, logger })
  /** Administrations were chosen: what waited for them goes on. */
  const onConnected = (tenantId: string): void => {
    void runs.resumeParked(tenantId).catch((err) => logger.warn({ err }, 'Parked runs could not be resumed'))
    webhooks.look(tenantId)
    directory.connected(tenantId)
  }
  const onDisconnect = (tenantId: string): Promise<void> => webhooks.leave(tenantId)
  const signIn = createSignIn({
    settings,
    mirror,
    figures: kept.figures,
    openItems: kept.openItems,
    access,
    box,
    exactUrl,
    publicUrl,
    firstAdmins,
    secretOf,
    onConnected,
    onDisconnect,
    now,
    logger,
  })
  const cards = createRunCards({ settings, journal, crm, notifier, now })
  const start: JobsPort['start'] = (job, at) => jobs.start(job, at)
  const watch = createDivisionWatch({ settings, mirror, now, logger })
  const figures = createFigures({ records: kept.figures, settings, access, exactUrl, now })
  const runs = createRuns({
    journal,
    settings,
    mirror,
    decisions,
    figures,
    crm,
    access,
    watch,
    cards,
    start,
    onEnded: (ended) => tie(ended),
    now,
    logger,
  })
  const tie = createTying({ settings, journal, mirror, crm, runs })
  const schedules = createSchedules({ settings, journal, runs, notifier, firstAdmins, exclusive, now, logger })
  const directory = createDirectory({ settings, mirror, journal, crm, access, watch, jobs: { start }, now, logger })
  const work: Work = (job, signal) => (job.kind === 'directory' ? directory.work(job, signal) : runs.work(job, signal))
  const jobs = await createJobs(config, work, now, logger)

  const openBook = createOpenBook({ records: kept.openItems, settings, mirror, access, exclusive, exactUrl, now, logger })
  const sales = createSales({ settings, mirror, access, exactUrl, now })
  /** Contacts are told of too, but nothing is kept of them between runs. */
  const onHint = async (tenantId: string, administration: number, topic: string): Promise<void> => {
    if (topic === 'Contacts') return
    sales.forget(tenantId, administration)
    await openBook.heard(tenantId, administration)
    figures.heard(tenantId, administration)
    if (topic === 'Accounts') await directory.hint(tenantId, administration, topic)
  }
  const created = createCreateCustomer({
    settings,
    mirror,
    journal,
    decisions,
    forms: kept.accountForms,
    saveLink: kept.saveLink,
    crm,
    access,
    exclusive,
    exactUrl,
    onChanged: (tenantId, administration) => onHint(tenantId, administration, 'Accounts'),
    now,
  })
  // Local mode believes whoever asks, so its files stay on this machine.
  const origin = config.localMode ? `http://localhost:${config.port}` : publicUrl
  const profileSchema = `${publicUrl}/schemas/profile-1.json`
  const roster = createTeamsRoster(adapter, config.bot?.appId ?? '')
  const audit = createAudit({ records: kept.audit, settings, mirror, now })
  const money = createMoneyRights({ settings, roster, notifier, localMode: config.localMode, now, logger })
  const { open: openMoney } = createMoneyFiles({ sales: sales.service, openBook: openBook.service, money, audit: audit.service, now })
  const files = createDownloads({
    downloads: kept.downloads,
    settings,
    journal,
    crm,
    origin,
    profileSchema,
    firstAdmins,
    openMoney,
    money,
    audit,
    now,
  })
  const retention = createRetention({ journal, audit: kept.audit, now, logger })
  const services: Services = {
    settings,
    journal,
    crm,
    signIn: signIn.service,
    sales: sales.service,
    openBook: openBook.service,
    runs,
    mapping: createMapping({ access, settings, mirror, figures, logger, now }),
    directory: directory.state,
    webhooks,
    downloads: files.service,
    history: createHistory({ settings, mirror, journal, decisions, figures, crm, now }),
    decisions: createDecisions({ settings, mirror, journal, decisions, figures, crm, now }),
    links: createPairs({ settings, mirror, journal, decisions, crm, saveLink: kept.saveLink, now }),
    money,
    accounts: created.service,
    customersIn: createCustomersIn({ settings, mirror }),
    audit: audit.service,
    marks: createMarks({ records: kept.marks, now }),
    watches: createWatchService({ records: kept.watches, now }),
    lastAsked: createLastAsked({ state: kept.dialogState, now }),
    firstAdmins,
    now,
  }
  const { watches, marks, openItems, news } = kept
  const finder = createNewsFinder({ news, watches, openItems, figures: kept.figures, mirror, settings, exactUrl, now })
  openBook.service.onRead(finder.onRead)
  const newsTelling = createNewsTelling({
    ...{ settings, notifier, firstAdmins, money: services.money, audit: services.audit, mirror, news, watches, marks, openItems, finder },
    openBook: openBook.service,
    bookSettled: openBook.settled,
    promises: createPromiseKeeping({ records: marks, openItems, exactUrl, now }),
    readHabits: (tenantId, administration) => figures.port().refresh(tenantId, administration, ['Saldo.AverageDaysToPay']),
    now,
    logger,
  })
  const dailyBook = createDailyBook({ settings, audit: kept.audit, openBook, now, logger })
  const figuresAhead = createFiguresAhead({ settings, figures, now, logger })
  const webhook = createWebhookReceiver({ settings, access, secretOf, onHint, firstSeen, now, logger })
  const lateWork = createLateWork(logger)
  const bot = createBot(kept.dialogState, { services, notifier, firstSeen, trust: config, lateWork, logger })

  const server = createWebServer({
    publicUrl,
    localMode: config.localMode,
    signIn: signIn.routes,
    messages: async ({ body: activity, headers: { authorization = '' } }, res) => {
      const answer = await receiveActivity(adapter, { activity, authorization }, bot, logger)
      res.send(answer.status, answer.body)
    },
    webhook,
    files: files.open,
    schemas: { 'profile-1': profileFileSchema(profileSchema) },
    ready: async () => ({ database: await answers(() => journal.unfinishedRuns()), jobs: await answers(() => jobs.ready()) }),
    logger,
  })

  return {
    server,
    async resume() {
      await created.resume()
      await runs.takeUp()
      keeper.start()
      directory.start()
      webhooks.start()
      schedules.start()
      newsTelling.start()
      dailyBook.start()
      figuresAhead.start()
      retention.start()
    },
    async stop() {
      await schedules.stop()
      await newsTelling.stop()
      await dailyBook.stop()
      await figuresAhead.stop()
      await retention.stop()
      await jobs.stop()
      await keeper.stop()
      await directory.stop()
      await webhooks.stop()
      await lateWork.settled()
      await openBook.settled()
      await access.settled()
      await kept.close()
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
