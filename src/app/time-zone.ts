/** The zone whose day decides what is overdue: Exact's country host tells. The continental ones share theirs. */
export function timeZoneOf(host: string): string {
  const { hostname } = new URL(host)
  if (hostname.endsWith('.co.uk')) return 'Europe/London'
  return hostname.endsWith('.com') ? 'America/New_York' : 'Europe/Amsterdam'
}
