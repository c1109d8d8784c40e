/** How long an answer under way has the process for itself: most take a tenth of it, one that takes longer waits for something. */
const attentionMs = 60
/** How long a run waits at most before its next slice, however many people ask. */
const patienceMs = 250
/** How long a run waits at most while the database is tidied, which is rare and takes a few hundredths of a second on a usual disk. */
const tidyMs = 2_000
/** People who ask often ask again soon. */
const soonMs = 10_000

/** When each answer under way began; in milliseconds of `performance.now`. */
const begun = new Set<{ at: number }>()
const waiting = new Set<() => void>()
const tidying = new Set<Promise<void>>()
let lastAsked = Number.NEGATIVE_INFINITY

/** Marks the stretch in which somebody is answered: runs in this process give way to it. */
export async function whileAnswering<Answer>(answer: () => Promise<Answer>): Promise<Answer> {
  const turn = { at: performance.now() }
  begun.add(turn)
  lastAsked = turn.at
  try {
    return await answer()
  } finally {
    begun.delete(turn)
    if (begun.size === 0) for (const goOn of waiting) goOn()
  }
}

/** Marks a stretch in which runs in this process had better not write; people's questions go on. */
export async function whileTidying(tidy: () => Promise<void>): Promise<void> {
  const work = tidy()
  tidying.add(work)
  try {
    await work
  } finally {
    tidying.delete(work)
  }
}

/**
 * Lets everything else in the process have its turn, people above all. Ports that answer at once, as an embedded database does, never
 * make a run wait, so between slices of work it steps aside by itself, and stays aside while somebody is answered. What
 * takes long waits for Exact or Teams and needs the process no more than a run does; and a run goes on however busy the chats are.
 */
export async function giveWay(): Promise<void> {
  await nextTurn()
  if (tidying.size > 0) await tidied()
  const end = performance.now() + patienceMs
  for (let wait = attentionLeft(); wait > 0 && performance.now() < end; wait = attentionLeft()) {
    await quiet(Math.min(wait, end - performance.now()))
    // What the answer still has to send goes first.
    await nextTurn()
  }
}

/** Whether somebody asked a moment ago, so that the next question is likely to come soon. */
export const peopleAsk = () => performance.now() - lastAsked < soonMs

/** Until the youngest of the answers under way has had its time. */
function attentionLeft(): number {
  let latest = Number.NEGATIVE_INFINITY
  for (const { at } of begun) latest = Math.max(latest, at)
  return latest + attentionMs - performance.now()
}

/** Until what is being tidied is tidy, or the time is over. */
async function tidied(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise((resolve) => {
    timer = setTimeout(resolve, tidyMs)
  })
  await Promise.race([Promise.allSettled(tidying), over])
  clearTimeout(timer)
}

/** Until nobody is being answered, or the time is over. */
function quiet(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      waiting.delete(goOn)
      resolve()
    }
    const timer = setTimeout(goOn, ms)
    waiting.add(goOn)
  })
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
