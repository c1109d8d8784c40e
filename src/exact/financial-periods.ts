import { z } from 'zod'
import type { ExactClient, Row } from './client.ts'
import { toDate } from './dates.ts'
import { readRow } from './rows.ts'

const day = z.string().transform((wire) => toDate(wire) ?? '')
const period = z
  .object({ FinYear: z.int(), StartDate: day, EndDate: day })
  .transform((row) => ({ year: row.FinYear, start: row.StartDate, end: row.EndDate }))

type Period = z.infer<typeof period>

/**
 * First day (YYYY-MM-DD) of the financial year that contains `today` (YYYY-MM-DD), from the administration's own periods;
 * null when it has none for that day. A financial year needn't follow the calendar, and a first one may last up to two years.
 */
export async function currentFinancialYear(client: ExactClient, today: string): Promise<string | null> {
  const query = {
    $select: 'FinYear,FinPeriod,StartDate,EndDate',
    $filter: `StartDate ge datetime'${twoYearsBefore(today)}' and StartDate le datetime'${today}'`,
  }
  const rows: Row[] = []
  for await (const page of client.pages('financial/FinancialPeriods', query, { lane: 'chat' })) rows.push(...page)
  return startOfYear(
    rows.map((row) => readRow('financial/FinancialPeriods', period, row)),
    today,
  )
}

function startOfYear(periods: readonly Period[], today: string): string | null {
  const current = periods.find(({ start, end }) => start <= today && today <= end)
  const starts = periods.filter(({ year }) => year === current?.year).map(({ start }) => start)
  return starts.sort()[0] ?? null
}

function twoYearsBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 2}${today.slice(4, 8)}01`
}
