import type { Money } from '../receivables/types.ts'
import type { WatchKind } from '../receivables/watch-events.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, moment, money } from './format.ts'
import { newsView } from './news-block.ts'
import type { View } from './view.ts'
import { words as digestWords } from './words/digests.ts'
import { words as commonWords } from './words/watch-commons.ts'
import { words as watchWords } from './words/watching.ts'

/** `id`: `<administration>:<account>`. */
export type WatchLine = { id: string; name: string; kinds: readonly WatchKind[]; large: Money }
export type Quiet = { from: string; until: string } | null
export type WatchesData = {
  watches: readonly WatchLine[]
  /** Of customers that the reader may not see any more. */
  resting: number
  digest: { text: string; nextAt: Date } | null
  quiet: Quiet
  timeZone: string
}

const mostShown = 12

/** Whom somebody watches, their digest and their quiet hours. */
export function watchesCard({ watches, resting, digest, quiet, timeZone }: WatchesData, locale: string): View {
  const digestSaid = digestWords(locale)
  const watchSaid = watchWords(locale)
  const commonSaid = commonWords(locale)
  const sections = watches.slice(0, mostShown).map((watch) => ({
    heading: escapeMarkdown(watch.name, 120),
    lines: [{ text: kindsOf(watch, locale), note: '', amount: '' }],
    more: '',
    actions: watchActions(watch.id, locale),
  }))
  const digestText =
    digest === null ? digestSaid.noDigest : digestSaid.digestLine(escapeMarkdown(digest.text, 120), moment(digest.nextAt, locale, timeZone))
  const standing = [
    watches.length === 0 && resting === 0 ? watchSaid.none : '',
    resting > 0 ? watchSaid.resting(count(resting, locale)) : '',
    digestText,
    quiet === null ? digestSaid.noQuiet : `${digestSaid.quietLine(quiet.from, quiet.until)}.`,
  ]
  return newsView({
    title: watchSaid.watchesTitle,
    style: 'accent',
    standing: standing.filter(Boolean).join('\n\n'),
    sections,
    source: [watches.length > mostShown ? commonSaid.moreNews(count(watches.length - mostShown, locale)) : '', digestSaid.zone(timeZone)]
      .filter(Boolean)
      .join(' '),
    actions: [
      executeAction({ title: digestSaid.changeDigest, verb: 'change-digest', data: {} }),
      ...(digest === null ? [] : [executeAction({ title: digestSaid.stopDigest, verb: 'stop-digest', data: {} })]),
    ],
    summary: watchSaid.watchesTitle,
  })
}

/** One customer that is watched from now on. */
export function watchCard(watch: WatchLine, quiet: Quiet, locale: string): View {
  const w = watchWords(locale)
  return newsView({
    title: w.watchTitle(escapeMarkdown(watch.name, 120)),
    style: 'good',
    standing: [w.watchText, quiet === null ? '' : w.watchAlso(`${quiet.from}–${quiet.until}`)].filter(Boolean).join(' '),
    sections: [{ heading: w.watchForm, lines: [{ text: kindsOf(watch, locale), note: '', amount: '' }], more: '', actions: [] }],
    source: '',
    actions: watchActions(watch.id, locale),
    summary: w.watchTitle(plainText(watch.name, 120)),
  })
}

function watchActions(id: string, locale: string): object[] {
  const w = commonWords(locale)
  return [
    executeAction({ title: w.change, verb: 'change-watch', data: { id } }),
    executeAction({ title: w.stop, verb: 'stop-watch', data: { id } }),
  ]
}

function kindsOf({ kinds, large }: WatchLine, locale: string): string {
  const w = watchWords(locale)
  const named = kinds.map((kind) => (kind === 'large-invoice' ? `${w.kinds[kind]} (≥ ${money(large, locale)})` : w.kinds[kind]))
  return named.join(' · ')
}
