/**
 * Lets everything else in the process have its turn. Ports that answer at once, as an embedded database does, never make
 * a run wait, so between pieces of work it steps aside by itself: chat is answered while thousands of rows are imported.
 */
export async function giveWay(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
