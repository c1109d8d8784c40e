import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { normaliseName, rankNames } from '../../sync/customer-name.ts'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Fields, Source, SourceRecord } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { liveRows } from './mirror-scope.ts'
import { giveWay } from './portions.ts'
import { spellingsOf } from './spellings.ts'

/** Names looked at in one go, and at most so many of them that are ranked. */
const scanRows = 20_000
const rankedRows = 500
/** Best ones that are ranked again by their full names. */
const finalists = 100
/** A database refuses to index texts of a few thousand letters; nobody looks for the end of one. */
const searchedLetters = 200
const searchedWords = 10

type Match = { id: string; search_name: string; search_trade: string; code: string }
type Builder = ExpressionBuilder<Schema, 'mirror_row'>
type Wanted = (builder: Builder) => Expression<SqlBool>

/** What a row is found by. Exact pads codes with spaces, and people type them in any case. */
export function searchColumns(source: Source, fields: Fields) {
  if (source !== 'account') return { search_name: '', search_trade: '', code: '' }
  return {
    search_name: normaliseName(textOf(fields.Name)).slice(0, searchedLetters),
    search_trade: normaliseName(textOf(fields.TradeName)).slice(0, searchedLetters),
    code: textOf(fields.Code).trim().toLowerCase(),
  }
}

/** Ids of accounts that may be meant, roughly best first: every word is in the name; failing that, with typing errors. */
export async function searchMirror(db: Kysely<Schema>, scope: MirrorScope, text: string): Promise<string[]> {
  const name = normaliseName(text)
  if (name === '' || scope.source !== 'account') return []
  const words = name.split(' ').slice(0, searchedWords)
  const plain = await scan(db, scope, text, ({ eb, or }) =>
    or([
      eb('code', '=', text.trim().toLowerCase()),
      ...nameColumns.map((column) =>
        containsEach(
          eb,
          column,
          words.map((word) => [word]),
        ),
      ),
    ]),
  )
  if (plain.length > 0) return plain
  const spellings = words.map(spellingsOf)
  return scan(db, scope, text, ({ eb, or }) => or(nameColumns.map((column) => containsEach(eb, column, spellings))))
}

/** The best of the found records by their names as people write them. */
export function bestOf(records: readonly SourceRecord[], text: string, limit: number): SourceRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const candidates = records.flatMap(({ id, fields }) => {
    const code = textOf(fields.Code)
    const trade = textOf(fields.TradeName)
    return [{ id, name: textOf(fields.Name), code }, ...(trade === '' ? [] : [{ id, name: trade }])]
  })
  return rankedIds(text, candidates)
    .slice(0, limit)
    .flatMap((id) => byId.get(id) ?? [])
}

const nameColumns = ['search_name', 'search_trade'] as const

/** One of the spellings of every word. */
function containsEach(eb: Builder, column: (typeof nameColumns)[number], words: readonly (readonly string[])[]) {
  return eb.and(
    words.map((spellings) => eb.or(spellings.map((part) => sql<SqlBool>`${eb.ref(column)} like ${containing(part)} escape '\\'`))),
  )
}

function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`
}

async function scan(db: Kysely<Schema>, scope: MirrorScope, text: string, wanted: Wanted): Promise<string[]> {
  let best: Match[] = []
  for (let from: Match | undefined; ; ) {
    const to = await lastOfStretch(db, scope, from)
    const matches = await matchesBetween(db, scope, from, to, wanted)
    if (matches.length > 0) best = rank(text, [...best, ...matches])
    if (to === undefined) return best.map(({ id }) => id)
    from = to
    await giveWay()
  }
}

type Place = Pick<Match, 'search_name' | 'id'>

/** Undefined when what follows is less than a stretch. */
function lastOfStretch(db: Kysely<Schema>, scope: MirrorScope, from: Place | undefined): Promise<Match | undefined> {
  return liveRows(db, scope)
    .select(['search_name', 'id', 'search_trade', 'code'])
    .$if(from !== undefined, (query) => query.where((eb) => stands(eb, '>', from as Place)))
    .orderBy('search_name')
    .orderBy('id')
    .offset(scanRows - 1)
    .limit(1)
    .executeTakeFirst()
}

/** Short names first: of those that contain a text, they resemble it most. */
function matchesBetween(
  db: Kysely<Schema>,
  scope: MirrorScope,
  from: Place | undefined,
  to: Place | undefined,
  wanted: Wanted,
): Promise<Match[]> {
  return liveRows(db, scope)
    .select(['search_name', 'id', 'search_trade', 'code'])
    .$if(from !== undefined, (query) => query.where((eb) => stands(eb, '>', from as Place)))
    .$if(to !== undefined, (query) => query.where((eb) => stands(eb, '<=', to as Place)))
    .where(wanted)
    .orderBy(({ fn }) => fn<number>('length', ['search_name']))
    .limit(rankedRows)
    .execute()
}

/** Both ends are said as comparisons of the index's own columns: the negation of one makes a database walk on to the last name. */
function stands(eb: Builder, side: '>' | '<=', place: Place) {
  return eb(eb.refTuple('search_name', 'id'), side, eb.tuple(place.search_name, place.id))
}

function rank(text: string, matches: readonly Match[]): Match[] {
  const byId = new Map(matches.map((match) => [match.id, match]))
  const candidates = matches.flatMap(({ id, search_name, search_trade, code }) => [
    { id, name: search_name, code },
    ...(search_trade === '' ? [] : [{ id, name: search_trade }]),
  ])
  return rankedIds(text, candidates)
    .slice(0, finalists)
    .flatMap((id) => byId.get(id) ?? [])
}

/** Each once, at its best place. */
function rankedIds(text: string, candidates: readonly { id: string; name: string; code?: string }[]): string[] {
  return [...new Set(rankNames(text, candidates).map(({ id }) => id))]
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
