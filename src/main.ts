import { once } from 'node:events'
import { createApp } from './app.ts'
import { ConfigError, loadConfig } from './config.ts'
import { SaldoError } from './errors.ts'
import { keepHeapSmall } from './heap.ts'
import { createLogger } from './logger.ts'

/** The process's edge: environment in, a listening server out, and a clean stop. */
async function main(): Promise<void> {
  keepHeapSmall()
  const config = loadConfig(process.env)
  const logger = createLogger(config.logLevel)
  const app = await createApp(config, logger)
  app.server.listen(config.port, config.host)
  await once(app.server, 'listening')
  logger.info({ host: config.host, port: config.port, localMode: config.localMode }, 'Saldo listens')
  await app.resume()

  const stop = async () => {
    logger.info('Saldo stops')
    app.server.close()
    await app.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'A promise was rejected and nobody listened'))
}

main().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`)
  process.exit(1)
})

/** What whoever starts the server reads: a sentence where the cause is known, otherwise the stack. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError) return `Saldo can't start: the environment needs attention.\n${error.message}`
  if (error instanceof SaldoError) return `Saldo can't start: ${error.person}\n${error.message}`
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && error.code === 'EADDRINUSE'
    ? 'Saldo can’t start: its port is in use. Set PORT to another one.'
    : String(error.stack)
}
