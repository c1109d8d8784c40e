import type { SignInService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { SecretBox } from '../connect/seal.ts'
import type { Connection } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { currentFinancialYear } from '../exact/financial-periods.ts'
import type { Logger } from '../logger.ts'
import { today } from '../receivables/days.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { ExactAccess } from './exact-access.ts'
import { timeZoneOf } from './time-zone.ts'

type Parts = {
  settings: SettingsPort
  access: ExactAccess
  box: SecretBox
  onConnected: (tenantId: string) => void
  now: () => Date
  logger: Logger
}

/** Which administrations take part. The financial year is the one of the administration that imports use; a typed one stays with it. */
export function createChooseAdministrations(parts: Parts): SignInService['chooseAdministrations'] {
  const { settings, box, onConnected } = parts
  return async (tenantId, codes, wanted) => {
    const { connection } = await settings.read(tenantId)
    if (connection === null) throw noSuchAdministration()
    const main = mainOf(connection, codes, wanted)
    const sameBooks = main === connection.administration && connection.financialYear !== null
    const choice = {
      administration: main,
      takingPart: [main, ...codes.filter((code) => code !== main)],
      financialYear: sameBooks ? connection.financialYear : await readFinancialYear(parts, connection, main),
    }
    await settings.update(tenantId, (current) =>
      current.connection === null ? current : { ...current, connection: { ...current.connection, ...choice, parked: null } },
    )
    onConnected(tenantId)
    const { exactUser, parked } = connection
    const administrations = takingPart({ ...connection, ...choice })
    return {
      connected: { exactUser, administrations, financialYear: choice.financialYear },
      parked: parked === null ? null : box.open(parked),
    }
  }
}

/** The one that imports use: as asked for, as it was, the one the user works in, or the first – of those that take part. */
function mainOf({ administrations, administration, takingPart: before = [] }: Connection, codes: readonly number[], wanted: number | null) {
  const [first] = codes
  if (first === undefined || !codes.every((code) => administrations.some((each) => each.code === code))) throw noSuchAdministration()
  return [wanted, administration, before[0], administrations[0]?.code].find((code) => code != null && codes.includes(code)) ?? first
}

/** From Exact's periods; when those can't be read it stays open and can be typed in settings. */
async function readFinancialYear(
  { access, now, logger }: Parts,
  connection: Connection,
  code: number,
): Promise<Connection['financialYear']> {
  try {
    const start = await currentFinancialYear(
      access.clientFor(access.open(connection.tokens), code),
      today(now(), timeZoneOf(connection.host)),
    )
    return start === null ? null : { start, from: 'exact' }
  } catch (error) {
    logger.warn({ err: error }, 'The financial year could not be read')
    return null
  }
}

function noSuchAdministration(): SaldoError {
  const person = 'That administration isn’t among those the connection may open. Choose another one.'
  return new SaldoError('no-such-administration', { message: 'administration not in the connection', person, recovery: 'fix-input' })
}
