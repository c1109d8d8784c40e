/**
 * What happens to a value on its way into one CRM field, in this order: the transforms, the value list, the default, the CRM field's own
 * form; then who wins where the CRM says something else. A mapping without a rule takes the value as it is, and Exact wins.
 */
export type FieldRule = {
  transforms?: readonly Transform[]
  /** One to one, whatever the case; a value that isn't listed becomes the default, or keeps its field from being written. */
  values?: readonly ListedValue[]
  /** For an empty value and for one that isn't listed. */
  otherwise?: string
  /** clear (the default): an empty value clears what came from Exact. skip: it leaves the CRM's value. */
  whenEmpty?: 'clear' | 'skip'
  authority?: Authority
  /** Never changed after Saldo's first write. */
  once?: boolean
}

export type ListedValue = { from: string; to: string }

/**
 * exact (the default): Exact's value is written. crm: only onto an empty field, or one that still says what was last written.
 * ask: as exact, but a value that people changed in the CRM while Exact's changed too is left for a person to decide.
 */
export type Authority = 'exact' | 'crm' | 'ask'

/** `locale`: a BCP 47 tag (nl-NL). `format`: such a tag, or a pattern of yyyy, MM or M, dd or d, and what stands between them. */
export type Transform =
  | { kind: 'trim' }
  | { kind: 'upper' }
  | { kind: 'lower' }
  | { kind: 'title-case' }
  /** `part` counts from 1; from the end it is negative. */
  | { kind: 'split'; by: string; part: number }
  /** The value and other Exact fields, by name; empty ones are left out. */
  | { kind: 'join'; fields: readonly string[]; by: string }
  | { kind: 'replace'; find: string; by: string }
  | { kind: 'left'; length: number }
  | { kind: 'right'; length: number }
  | { kind: 'read-number'; locale: string }
  | { kind: 'write-number'; locale: string; decimals: number }
  | { kind: 'read-date'; format: string }
  | { kind: 'write-date'; format: string }
  /** To E.164; `country` (two letters) is whose numbers are written without a country's prefix. */
  | { kind: 'phone'; country: string }
  /** A country's two letters as its name, and the other way round. */
  | { kind: 'country-name'; locale: string }
  | { kind: 'country-code'; locale: string }
  | { kind: 'yes-no'; yes: readonly string[]; no: readonly string[] }
  | { kind: 'html-to-text' }
  | { kind: 'fixed'; value: string }

export type TransformKind = Transform['kind']
