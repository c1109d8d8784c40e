import { type NameCandidate, type RankedName, rankNames } from './customer-name.ts'
import type { SourceRecord, Value } from './types.ts'

/** Accounts that may be meant, best first and each once: by name, trade name, code, VAT or chamber-of-commerce number. */
export function rankCustomers(text: string, records: readonly SourceRecord[]): RankedName[] {
  const best = new Map<string, RankedName>()
  for (const ranked of rankNames(text, records.flatMap(candidatesOf))) if (!best.has(ranked.id)) best.set(ranked.id, ranked)
  return [...best.values()]
}

function candidatesOf({ id, fields }: SourceRecord): NameCandidate[] {
  const trade = textOf(fields.TradeName)
  const numbers = [textOf(fields.VATNumber), textOf(fields.ChamberOfCommerce)]
  return [{ id, name: textOf(fields.Name), code: textOf(fields.Code), numbers }, ...(trade === '' ? [] : [{ id, name: trade }])]
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}
