import type { RowKind } from '../../sync/ports.ts'
import type { Action } from '../../sync/types.ts'
import { inLanguages } from '../language.ts'

type Texts = { sides: Partial<Record<Action, string>>; kinds: Partial<Record<RowKind, string>> }

/** What a comparison says of a record (`sides`), and of several (`kinds`). */
export const words = inLanguages<Texts>({
  en: {
    sides: { create: 'Only in Exact', update: 'Differs', fail: 'Can’t be compared' },
    kinds: { created: 'Only in Exact', updated: 'Differ', failed: 'Can’t be compared' },
  },
  nl: {
    sides: { create: 'Alleen in Exact', update: 'Verschilt', fail: 'Niet te vergelijken' },
    kinds: { created: 'Alleen in Exact', updated: 'Verschillen', failed: 'Niet te vergelijken' },
  },
  de: {
    sides: { create: 'Nur in Exact', update: 'Abweichend', fail: 'Nicht vergleichbar' },
    kinds: { created: 'Nur in Exact', updated: 'Abweichend', failed: 'Nicht vergleichbar' },
  },
  fr: {
    sides: { create: 'Seulement dans Exact', update: 'Diffère', fail: 'Impossible à comparer' },
    kinds: { created: 'Seulement dans Exact', updated: 'Diffèrent', failed: 'Impossibles à comparer' },
  },
  da: {
    sides: { create: 'Kun i Exact', update: 'Afviger', fail: 'Kan ikke sammenlignes' },
    kinds: { created: 'Kun i Exact', updated: 'Afviger', failed: 'Kan ikke sammenlignes' },
  },
})
