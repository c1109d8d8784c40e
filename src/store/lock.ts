import pg from 'pg'

/** A lock held by a database session of its own, so that it ends with the process, however that ends. */
export type Lock = {
  /** Aborted when the session, and the lock with it, was lost. */
  lost: AbortSignal
  release(): Promise<void>
}

/** The server notices within half a minute that a whole machine went away; that a process did, at once. */
const noticeDeath = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'

/** Answers undefined when somebody else, in this or another process, holds the lock of that name. */
export async function tryLock(databaseUrl: string, name: string): Promise<Lock | undefined> {
  const lost = new AbortController()
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'saldo-lock', options: noticeDeath, keepAlive: true })
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  await client.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name])
    if (rows[0]?.held) return { lost: lost.signal, release: () => client.end() }
  } catch (error) {
    await client.end()
    throw error
  }
  await client.end()
  return undefined
}
