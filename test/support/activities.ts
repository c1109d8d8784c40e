import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from 'botbuilder'

/** An activity as Teams posts it, from test/fixtures/activities, with some of it changed. */
export function activityOf(name: string, changes: object = {}): Partial<Activity> {
  const path = join(import.meta.dirname, '../fixtures/activities', `${name}.json`)
  return { ...JSON.parse(readFileSync(path, 'utf8')), ...changes }
}
