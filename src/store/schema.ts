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
    /** The account above it, in small letters; '' for none. */
    parent_id: string
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
    problem_of: string | null
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
    /** A file about a customer, as JSON. */
    money_file: string | null
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
  /** A look at figures; see records/audit.ts. */
  audit: {
    tenant_id: string
    at: string
    id: string
    person_id: string
    place: string
    what: string
    administration: number | null
    account_id: string | null
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
  /** A reading of all open items of an administration: the newest that ended, the one before it, and any that is under way. */
  open_reading: {
    tenant_id: string
    administration: number
    reading: string
    begun_at: string
    /** Null until it ended. */
    read_at: string | null
    /** The day in the administration's zone that decides what was overdue. */
    day: string
    calls: number
    /** Exact's own totals; null where it gives none. */
    overview: string | null
    /** Something is known to have changed in the books since. */
    stale_at: string | null
    /** Whoever listens was told what changed with it. */
    told: number
  }
  open_item: {
    tenant_id: string
    administration: number
    reading: string
    account_id: string
    item_id: string
    account_name: string
    account_code: string
    country: string
    kind: string
    invoice_number: string | null
    entry_number: string | null
    description: string
    your_reference: string | null
    invoice_date: string
    due_date: string
    currency: string
    /** In the smallest unit of `currency`, and of the administration's own. */
    amount: number
    own: number
  }
  /** What the open items came to on a day, by currency, in its smallest unit. */
  open_total: {
    tenant_id: string
    administration: number
    day: string
    currency: string
    totals: string
  }
  /** A remark on a customer's open items; see records/marks.ts. */
  ledger_mark: {
    tenant_id: string
    id: string
    administration: number
    account_id: string
    kind: string
    body: string
    made_by: string
    made_at: string
    day: string | null
    state: string
    ended_at: string | null
    /** Of what was told about it: '', 'due', 'broken' or 'due,broken'. */
    told: string
    /** Since when somebody is telling of it. */
    taken_at: string | null
  }
  /** A customer that somebody watches; see records/watches.ts. */
  watch: {
    tenant_id: string
    person_id: string
    administration: number
    account_id: string
    account_name: string
    kinds: string
    large_from: number
    since: string
  }
  /** When somebody wants to be told. */
  telling_wish: {
    tenant_id: string
    person_id: string
    /** Null: as by default; '' at any hour; otherwise JSON. */
    quiet: string | null
    digest: string | null
    /** The digest's next time; null without one. */
    digest_at: string | null
    /** Up to when the last one told. */
    digest_since: string | null
    /** Since when somebody is telling it. */
    digest_taken_at: string | null
  }
  /** Something that happened to a customer, found in a reading of the open items. */
  news: {
    tenant_id: string
    id: string
    administration: number
    account_id: string
    account_name: string
    kind: string
    found_at: string
    body: string
  }
  /** News that somebody is to hear of, by a message of its own (`watch`) or in their next digest. */
  news_for: {
    tenant_id: string
    person_id: string
    way: string
    news_id: string
    told_at: string | null
    /** Since when somebody is telling it. */
    taken_at: string | null
  }
}
