/** Every column as it rests: instants as ISO 8601 UTC text, JSON as text (one form in both databases), booleans as 0 or 1. */
export type Schema = {
  workspace: { tenant_id: string; document: string }
  seen_activity: { key: string; at: string }
  call_state: { tenant_id: string; administration: number; state: string }
  dialog_state: { key: string; value: string }
  mirror_state: {
    tenant_id: string
    administration: number
    source: string
    cursor: string
    deleted_cursor: string
    fields: string
    generation: number
    complete: number
    synced_at: string | null
  }
  mirror_row: {
    tenant_id: string
    administration: number
    source: string
    id: string
    /** Read as text (`cast`): a row version may exceed what a JavaScript number holds. */
    stamp: bigint
    /** The full read it was last seen in. */
    generation: number
    gone: number
    fields: string
    /** Normalised name and trade name, and the code: what the row stands under in the index of names. */
    search_name: string
    search_trade: string
    code: string
    /** VAT and chamber-of-commerce number without country and separators; '' for none. */
    vat_number: string
    chamber_number: string
  }
  /** An entry a word of a live row's names; `book` is the tenant and administration. */
  name_word: { book: string; word: string; size: number; id: string }
  /** The words there are, with no part, and the parts by which misspelt ones are found. */
  name_part: { book: string; part: string; word: string }
  run: {
    tenant_id: string
    number: number
    profile: string
    mode: string
    preview: number
    compare: number
    /** The run it goes back to, and how (see `Follows`); all null for a run over all of its source. */
    follows: string | null
    follows_number: number | null
    follows_record: string | null
    administration: number
    asked_by: string
    state: string
    phase: string
    read: number
    planned: string
    outcomes: string
    plan_position: string
    calls: number
    queued_at: string
    started_at: string | null
    finished_at: string | null
    told_at: string | null
    cancel_asked: number
    problem: string | null
    parked: string | null
    card: string | null
  }
  run_counter: { tenant_id: string; last: number }
  run_row: {
    tenant_id: string
    number: number
    position: number
    source_id: string
    label: string
    action: string
    reason: string | null
    target_id: string | null
    before: string | null
    after: string
    outcome: string | null
    outcome_reason: string | null
    outcome_target_id: string | null
    outcome_before: string | null
    candidates: string | null
  }
  /** What a person decided about a record of Exact. */
  decision: {
    tenant_id: string
    administration: number
    source: string
    source_id: string
    answer: string
    target_id: string | null
    decided_by: string
    decided_at: string
  }
  /** A link to a file; the hash of what it holds. With a profile's id it is that one's, and the number is 0; otherwise the run's of that number. */
  download: {
    token_hash: string
    tenant_id: string
    number: number
    profile_id: string | null
    person_id: string
    expires_at: string
  }
  link: { tenant_id: string; administration: number; source: string; source_id: string; target_id: string; written: string }
  /** What a link was before a run first touched it; without a target, there was none. */
  link_past: {
    tenant_id: string
    administration: number
    source: string
    source_id: string
    number: number
    target_id: string | null
    written: string | null
  }
  /** Days of the books that were read, or, without `read_at`, are being read. A reading's rows count within its stretches only. */
  figure_stretch: {
    tenant_id: string
    administration: number
    reading: string
    /** First and last day, both included. */
    from_day: string
    to_day: string
    part: string
    begun_at: string
    read_at: string | null
  }
  /** What a reading of the books says of one customer on one day, in the smallest unit of the administration's currency. */
  figure_day: {
    tenant_id: string
    administration: number
    reading: string
    account_id: string
    kind: string
    day: string
    amount: number
    amount_days: number
    count: number
  }
  /** A form for a customer to be made in Exact; see records/account-forms.ts. */
  account_form: {
    tenant_id: string
    id: string
    administration: number
    company_id: string | null
    asked_by: string
    form: string
    seen: string
    state: string
    tried_at: string | null
    made: string | null
    tied: string | null
    changed_at: string
  }
}
