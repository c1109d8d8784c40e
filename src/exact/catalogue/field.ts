import type { FieldSpec } from '../../sync/types.ts'

/**
 * A field of Exact's reference. `unmappable` marks what can't become a value: a collection arrives as a link that costs a call a
 * row, binary data can't be read through the sync endpoints (the links to logos and pictures are fields of their own).
 */
export type ExactField = FieldSpec & { unmappable?: 'collection' | 'binary' }
