import type { RunPorts } from '../../src/sync/run-work.ts'

/** The process is gone: nothing after this reaches a port. */
export class Killed extends Error {}

type Ports = Pick<RunPorts, 'source' | 'mirror' | 'journal' | 'crm'>

/**
 * The ports as a process sees them that is killed at its k-th call: that call either never arrives or its answer is lost,
 * and every call after it fails too.
 */
export function dyingAt(ports: Ports, k: number, moment: 'before' | 'after'): Ports & { calls: () => number } {
  let calls = 0
  const step = <T>(call: () => T): T => {
    calls += 1
    if (calls > k || (calls === k && moment === 'before')) throw new Killed()
    return call()
  }
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function' || name === 'calls' || (target === ports.source && name === 'fields')) return member
        if (target === ports.source) return (...given: unknown[]) => dyingPages(Reflect.apply(member, target, given), step)
        return async (...given: unknown[]) => {
          const answer: unknown = await step(() => Reflect.apply(member, target, given))
          if (calls === k) throw new Killed()
          return answer
        }
      },
    })
  return {
    source: dying(ports.source),
    mirror: dying(ports.mirror),
    journal: dying(ports.journal),
    crm: dying(ports.crm),
    calls: () => calls,
  }
}

async function* dyingPages(pages: AsyncIterable<unknown>, step: <T>(call: () => T) => T): AsyncIterable<unknown> {
  for await (const page of pages) yield step(() => page)
}
