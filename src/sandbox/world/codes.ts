interface PaymentCondition {
  description: string
  days: number
  /** Month ends that come before the days are counted. */
  endOfMonths?: number
  /** Percent off within so many days. */
  discount?: { percent: number; days: number }
}

/** Payment conditions of the sandbox's administrations; the last two are there to choose, no customer has them. */
export const paymentConditions: Record<string, PaymentCondition> = {
  '14': { description: '14 dagen', days: 14 },
  '30': { description: '30 dagen', days: 30 },
  '45': { description: '45 dagen', days: 45 },
  '60': { description: '60 dagen', days: 60 },
  EM: { description: '2 maandeinden, 15 dagen', days: 15, endOfMonths: 2 },
  K8: { description: '30 dagen, 2 % binnen 8 dagen', days: 30, discount: { percent: 2, days: 8 } },
}

export const currencies: Record<string, { description: string; euros: number }> = {
  EUR: { description: 'Euro', euros: 1 },
  USD: { description: 'US-dollar', euros: 0.92 },
  GBP: { description: 'Pond sterling', euros: 1.17 },
  DKK: { description: 'Deense kroon', euros: 0.134 },
  SEK: { description: 'Zweedse kroon', euros: 0.088 },
}

export const vatCodes: Record<string, { description: string; percent: number }> = {
  '2': { description: 'BTW hoog tarief, exclusief', percent: 21 },
  '25': { description: 'Moms 25 %', percent: 25 },
  '7': { description: 'Intracommunautaire levering', percent: 0 },
  '8': { description: 'Uitvoer buiten de EU', percent: 0 },
}

/** What accounts are sorted by: one list a classification slot, in the order of the slots. */
export const classifications = [
  {
    description: 'Klantgroep',
    values: [
      { code: 'A', description: 'Vaste klant' },
      { code: 'B', description: 'Gewone klant' },
      { code: 'C', description: 'Eenmalige klant' },
    ],
  },
  {
    description: 'Regio',
    values: [
      { code: 'NO', description: 'Noord' },
      { code: 'ZU', description: 'Zuid' },
      { code: 'BU', description: 'Buitenland' },
    ],
  },
] as const

/** From one unit of `from` to units of `to`, six decimals. */
export const exchangeRate = (from: string, to: string): number => {
  const [source, target] = [currencies[from]?.euros ?? 1, currencies[to]?.euros ?? 1]
  return Math.round((source / target) * 1_000_000) / 1_000_000
}
