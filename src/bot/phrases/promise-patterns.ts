const invoice = String.raw`#?(?<invoice>(?!\d{1,5}[.,]|\d+ ?(?:€|EUR|euro|kr|DKK|£|GBP|\$|USD))[\p{L}-]{0,6}\d[\d\/-]{2,30})`
const amount = String.raw`(?<amount>(?:€|EUR|kr\.?|DKK|£|GBP|\$|USD) ?\d[\d.,'\u00a0\u202f ]*|\d[\d.,]*(?: ?(?:€|EUR|euros?|kr\.?|kroner|DKK|£|GBP|\$|USD))?)`

type PromiseWords = {
  /** Between who and what: "has promised to pay". */
  verb: string
  /** "the invoice" */
  invoice: string
  /** In front of a day. */
  before: string
  /** A day has one of these, or a digit. */
  days: string
  /** Behind all: "zu bezahlen". */
  end?: string
}

/**
 * "Acme promised to pay 20260003 on Friday", and with the day in front of what is paid. Of a bare number nobody knows whether it is an
 * invoice or an amount: from three digits on it is taken for an invoice.
 */
export function promisePatterns({ verb, invoice: named, before, days, end }: PromiseWords): RegExp[] {
  const who = `^(?=(?<text>.+))(?<customer>.+?),? (?:${verb}),?`
  const what = `(?:(?:${named} )?${invoice}|${amount})`
  const when = `(?:(?:${before}) )?(?<when>(?=.*(?:\\d|${days})).+?)`
  const ending = end === undefined ? '$' : `(?:,? (?:${end}))?$`
  return [new RegExp(`${who}(?: ${what})? ${when}${ending}`, 'iu'), new RegExp(`${who} ${when},? ${what}${ending}`, 'iu')]
}
