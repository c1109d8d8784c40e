import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const database = new DatabaseSync(workerData)

// Passive: neither readers nor the writer ever wait for it.
parentPort?.on('message', () => {
  database.exec('pragma wal_checkpoint(passive)')
  parentPort?.postMessage(null)
})
