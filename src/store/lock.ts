import pg from 'pg'
import { SaldoError } from '../errors.ts'

/** A lock held by a database session of its own, so that it ends with the process, however that ends. */
export type Lock = {
  /** Aborted when the session, and the lock with it, was lost. */
  lost: AbortSignal
  release(): Promise<void>
}

/** Does one work of a name at a time. @throws SaldoError `lock-busy` (retry) when the others take too long. */
export type Exclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** The server notices within half a minute that a whole machine went away; that a process did, at once. */
const noticeDeath = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

const connectWithinMs = 10_000

/** PostgreSQL's code for a lock that did not come within `lock_timeout`. */
const lockNotAvailable = '55P03'

/** Answers undefined when somebody else, in this or another process, holds the lock of that name. */
export async function tryLock(databaseUrl: string, name: string): Promise<Lock | undefined> {
  const session = await openSession(databaseUrl)
  const { rows } = await session.ask<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name])
  if (rows[0]?.held) return { lost: session.lost, release: session.end }
  await session.end()
  return undefined
}

/** For one process: works of one name go one after the other. */
export function createLocalLock(): Exclusive {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, turn)
    const forget = () => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(forget, forget)
    return turn
  }
}

/** Works of one name go one after the other, whichever process does them. Whoever waits gets the lock the moment it is free. */
export function createSharedLock(databaseUrl: string, patienceMs = 60_000): Exclusive {
  return async (name, work) => {
    const session = await openSession(databaseUrl, `-c lock_timeout=${patienceMs}`)
    await session.ask('select pg_advisory_lock(hashtextextended($1, 0))', [name]).catch((error: unknown) => {
      throw isTimeout(error) ? busy(error) : error
    })
    try {
      return await work()
    } finally {
      await session.end()
    }
  }
}

type Session = {
  lost: AbortSignal
  /** A question that fails ends the session. */
  ask<Row extends pg.QueryResultRow>(text: string, values: readonly string[]): Promise<pg.QueryResult<Row>>
  end(): Promise<void>
}

async function openSession(connectionString: string, settings = ''): Promise<Session> {
  const lost = new AbortController()
  const client = new pg.Client({
    connectionString,
    application_name: 'saldo-lock',
    options: `${noticeDeath} ${settings}`,
    keepAlive: true,
    connectionTimeoutMillis: connectWithinMs,
  })
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  await client.connect()
  // What was locked is free once the server noticed; that a lost session can't be ended properly changes nothing.
  const end = () => client.end().catch(() => undefined)
  return {
    lost: lost.signal,
    end,
    async ask<Row extends pg.QueryResultRow>(text: string, values: readonly string[]) {
      try {
        return await client.query<Row>(text, [...values])
      } catch (error) {
        await end()
        throw error
      }
    },
  }
}

const isTimeout = (error: unknown) => error instanceof pg.DatabaseError && error.code === lockNotAvailable

function busy(cause: unknown): SaldoError {
  return new SaldoError('lock-busy', {
    message: 'Another process held a lock for too long',
    person: 'Another part of Saldo is still busy with this.',
    advice: 'Please try again in a minute.',
    recovery: 'retry',
    cause,
  })
}
