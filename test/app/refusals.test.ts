import { admin, connect, startSaldo } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 60 } })
const chat = saldo.chatAs(admin)
const [{ accountName }] = saldo.sandbox.administrations
const mostInAnHour = 5

/** Asks for that many different customers, from a place on. */
async function askFrom(first: number, many: number): Promise<void> {
  for (let place = first; place < first + many; place += 1) await chat.say(`balance for ${accountName(place)}`)
}

function callsByEndpoint(): number[] {
  const money = saldo.sandbox.calls.filter(({ path }) => path.includes('Cashflow/Receivables'))
  return [...Map.groupBy(money, ({ path }) => path).values()].map((calls) => calls.length)
}

it('asks an endpoint that refuses everything at most five times in an hour, restarts among them', async () => {
  await connect(chat)
  await saldo.directoryRead()
  saldo.sandbox.faults.push({ match: 'Cashflow/Receivables', kind: 'scope', times: 'always' })

  await askFrom(16, 8)
  const before = Math.max(...callsByEndpoint())
  await saldo.restart()
  await askFrom(24, 8)

  expect(before).toBeGreaterThan(0)
  expect(Math.max(...callsByEndpoint())).toBeLessThanOrEqual(mostInAnHour)
})
