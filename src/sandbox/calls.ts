/** A request the sandbox answered. `query` is decoded; bodies and tokens are not kept. */
export interface Call {
  method: string
  path: string
  query: Record<string, string>
  /** 0 while it is under way or when the connection was cut. */
  status: number
  at: Date
}

/** Older calls are dropped beyond this many. */
const kept = 10_000

export const noteCall = (calls: Call[], call: Call): void => {
  calls.push(call)
  if (calls.length > kept) calls.splice(0, calls.length - kept)
}
