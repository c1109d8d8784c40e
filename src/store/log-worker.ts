import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const database = new DatabaseSync(workerData)
const takeUp = database.prepare('pragma wal_checkpoint(passive)')

// Passive: neither readers nor the writer ever wait for it.
parentPort?.on('message', () => parentPort?.postMessage({ ...takeUp.get() }))
