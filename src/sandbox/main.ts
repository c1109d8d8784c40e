import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseFaultText } from './faults.ts'
import { defaultLimits } from './limits.ts'
import { startSandbox } from './sandbox.ts'
import { languages } from './write/texts.ts'

const help = `An Exact Online to run against, without an account: plain HTTP on 127.0.0.1.
Client id "sandbox" (or c1a5d0e5-7b1d-4f0e-9a55-5a1d05a1d0e5 where it has to be a guid), secret "sandbox-secret". SANDBOX_PORT sets the port (4010).

  --accounts N         accounts of the Dutch administration (1200)
  --seed N             another seed, other data (1)
  --minutely N         calls a minute (${defaultLimits.minutely})
  --daily N            calls a day (${defaultLimits.daily})
  --errors N           bad answers an hour and endpoint before the key is blocked (${defaultLimits.errorsPerHour})
  --mandatory-filter   refuse unfiltered reads of Accounts, Contacts and SalesInvoices
  --language L         language of business errors: nl, en, de or fr (nl)
  --fault SPEC         something that goes wrong; may be given more than once
  --callback-ca FILE   certificate (PEM) to trust when webhooks are sent to an https callback
  --twice              send every webhook twice
  --help

SPEC is kind=K[,match=TEXT][,nth=N][,times=N|always][,milliseconds=N][,processed]:
  kind          minute-limit, day-limit, bare-429, maintenance-500, maintenance-503, empty, truncated, reset,
                slow (milliseconds), unauthorized, wrong-division, scope, timeout-408
  match         part of "METHOD /path?query"; every call when left out
  nth, times    the first matching call to hit (1) and how many in a row (1)
  processed     carry the request out before its answer goes wrong (a token rotates, a row is made)
Example: --fault kind=empty,match=oauth2/token,nth=2,processed

While it runs: GET and DELETE /sandbox/calls, GET and PUT /sandbox/faults (an array of such faults as JSON),
POST /sandbox/divisions/{code}/move, GET and DELETE /sandbox/webhooks,
POST /sandbox/books ({"do":"pay","invoice":1001,"cents":5000}, the whole without cents; {"do":"reopen","invoice":1001};
{"do":"bill","account":"<guid>","cents":12100,"dueIn":30}; {"do":"receive","account":"<guid>","cents":25000}),
POST /sandbox/webhooks/send ({"topic":"Accounts","key":"<guid>"}, action and division if you like).`

const readFlags = () =>
  parseArgs({
    options: {
      accounts: { type: 'string' },
      seed: { type: 'string' },
      minutely: { type: 'string' },
      daily: { type: 'string' },
      errors: { type: 'string' },
      'mandatory-filter': { type: 'boolean', default: false },
      language: { type: 'string', default: 'nl' },
      fault: { type: 'string', multiple: true, default: [] },
      'callback-ca': { type: 'string' },
      twice: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values

/** A whole number of at least `least`, or the usual. */
const whole = (name: string, text: string | undefined, usual: number, least = 0): number => {
  if (text === undefined || text === '') return usual
  const value = Number(text)
  if (Number.isInteger(value) && value >= least) return value
  throw new TypeError(`${name} must be a whole number, ${least} or more`)
}

const run = async (): Promise<void> => {
  const flags = readFlags()
  if (flags.help) {
    console.log(help)
    return
  }
  const sandbox = await startSandbox({
    port: whole('SANDBOX_PORT', process.env.SANDBOX_PORT, 4010),
    accounts: whole('--accounts', flags.accounts, 1_200, 16),
    seed: whole('--seed', flags.seed, 1),
    limits: {
      minutely: whole('--minutely', flags.minutely, defaultLimits.minutely, 1),
      daily: whole('--daily', flags.daily, defaultLimits.daily, 1),
      errorsPerHour: whole('--errors', flags.errors, defaultLimits.errorsPerHour),
    },
    faults: flags.fault.map(parseFaultText),
    mandatoryFilter: flags['mandatory-filter'],
    language: languages.find((each) => each === flags.language) ?? 'nl',
    webhooks: { twice: flags.twice, ...(flags['callback-ca'] ? { callbackCa: readFileSync(flags['callback-ca'], 'utf8') } : {}) },
  })
  console.log(`Exact Online sandbox on ${sandbox.url}`)
  const stop = () => void sandbox.close()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
