/**
 * The page of an account in Exact Online's web application. Unconfirmed: the address is the one the web application shows
 * in the browser, no page of the vendor promises it.
 */
export function accountUrl(host: string, division: number, accountId: string): string {
  const url = new URL('/docs/CRMAccountCard.aspx', host)
  url.search = new URLSearchParams({ AccountID: accountId, _Division_: String(division) }).toString()
  return url.href
}
