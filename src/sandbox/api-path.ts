import { decodePath } from './request.ts'
import { type Resource, resources } from './resources.ts'

/** `/api/v1/{division}/{resource}[(key)[/navigation]][/$count]`, taken apart. */
export interface ApiPath {
  /** Undefined for `current/…`. */
  division: number | undefined
  /** The vendor's own spelling of the resource. */
  name: string
  resource: Resource | undefined
  key: string | undefined
  /** The navigation column behind the key. */
  navigation: string | undefined
  count: boolean
  /** Address of the collection: origin and path without key. */
  address: string
}

const pattern = /^\/api\/v1\/+(?:beta\/)?(current|\d+)\/+([A-Za-z/]+?)(?:\((.+)\)(?:\/([A-Za-z]+))?)?(\/\$count)?\/?$/i

const spelling = new Map([...Object.keys(resources), 'current/Me'].map((name) => [name.toLowerCase(), name]))

/** Letter case of a path does not matter, nor does a slash too many before the division or the resource. */
export const parseApiPath = (url: URL): ApiPath | undefined => {
  const match = pattern.exec(decodePath(url))
  if (!match) return undefined
  const [, place = '', path = '', key, navigation, count] = match
  const isCurrent = place.toLowerCase() === 'current'
  const name = spelling.get(isCurrent ? `current/${path}`.toLowerCase() : path.toLowerCase()) ?? path
  const base = isCurrent ? name : `${place}/${name}`
  return {
    division: isCurrent ? undefined : Number(place),
    name,
    resource: Object.hasOwn(resources, name) ? resources[name] : undefined,
    key,
    navigation,
    count: count !== undefined,
    address: `${url.origin}/api/v1/${base}`,
  }
}
