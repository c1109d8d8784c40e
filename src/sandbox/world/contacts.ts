import { contacts as entity } from '../catalogue/contacts.ts'
import { accountSpace } from './account-columns.ts'
import { countryOf, domainOf, phoneOf, sceneAt, type World } from './company.ts'
import { type Dice, dice, mix } from './dice.ts'
import { type GuidSpace, guidAt, guidRank, positionOfGuid } from './guid.ts'
import { jobTitles, vocabularies } from './names.ts'
import { createRecords, type Records } from './records.ts'
import type { Row, Value } from './rows.ts'
import { employeeById, user } from './staff.ts'
import type { Versions } from './versions.ts'

export const contactKind = 2

/** Places kept for the contacts of one account; at most three are taken. */
export const contactsPerAccount = 4

const contactSpace = (world: World): GuidSpace => ({ seed: world.seed, kind: contactKind, division: world.division })

const contactCount = (world: World, account: number): number =>
  sceneAt(world, account)?.contacts ?? [0, 1, 1, 1, 2, 2, 3][mix(world.seed, world.division, account, 21) % 7] ?? 1

/** Guid of the first generated contact of an account. */
export const firstContact = (world: World, account: number): string | null =>
  contactCount(world, account) > 0 ? guidAt(contactSpace(world), account * contactsPerAccount) : null

interface Person {
  first: string
  middle: string | null
  last: string
  mail: string
  mobile: string
  title: string
}

const anonymous: Person = { first: 'Anoniem', middle: null, last: 'Anoniem', mail: '', mobile: '', title: '' }

const splitFamily = (family: string): [middle: string | null, last: string] => {
  const match = /^((?:Van der|Van den|Van de|Van|De) )?(.+)$/.exec(family)
  return [match?.[1]?.trim().toLowerCase() ?? null, match?.[2] ?? family]
}

const mailName = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

const mobileOf = (roll: Dice): string => `+31 6 ${roll.between(10_000_000, 59_999_999)}`

const personAt = (world: World, position: number): Person => {
  const account = Math.floor(position / contactsPerAccount)
  if (sceneAt(world, account)?.values.IsAnonymised === 1) return anonymous
  const roll = dice(world.seed, world.division, position, 22)
  const { firstNames, families } = vocabularies[countryOf(world, account)]
  const first = roll.pick(firstNames)
  const [middle, last] = splitFamily(roll.pick(families))
  return {
    first,
    middle,
    last,
    mail: `${mailName(first)}.${mailName(last)}@${domainOf(world, account)}`,
    mobile: mobileOf(roll),
    title: roll.pick(jobTitles),
  }
}

type Generate = (person: Person, account: number, world: World) => Value

const generated: Record<string, Generate> = {
  Account: (_person, account, world) => guidAt(accountSpace(world), account),
  BusinessMobile: (person) => person.mobile || null,
  BusinessPhone: (_person, account, world) => (sceneAt(world, account)?.values.IsAnonymised === 1 ? null : phoneOf(world, account)),
  Email: (person) => person.mail || null,
  FirstName: (person) => person.first,
  IsAnonymised: (person) => (person === anonymous ? 1 : 0),
  JobTitleDescription: (person) => person.title || null,
  Language: (_person, account, world) => ({ NL: 'NL', BE: 'NL-BE', DE: 'DE', DK: 'DA', GB: 'EN', US: 'EN' })[countryOf(world, account)],
  LastName: (person) => person.last,
  MiddleName: (person) => person.middle,
  Mobile: (person) => person.mobile || null,
}

const fresh: Record<string, Value> = {
  AllowMailing: 0,
  Creator: user.id,
  Gender: 'O',
  IsAnonymised: 0,
  IsMailingExcluded: false,
  Modifier: user.id,
}

/** Columns copied from the account, and columns that follow from others. */
const derived = (accounts: Records): Record<string, (self: Row) => Value> => {
  const account = (self: Row, column: string): Value => {
    const position = accounts.find(self('Account'))
    return position === undefined ? null : accounts.row(position)(column)
  }
  const employee = (id: Value) => (typeof id === 'string' ? (employeeById.get(id)?.name ?? null) : null)
  return {
    AccountIsCustomer: (self) => account(self, 'Status') === 'C',
    AccountIsSupplier: (self) => account(self, 'IsSupplier'),
    AccountMainContact: (self) => account(self, 'MainContact'),
    AccountName: (self) => account(self, 'Name'),
    BirthName: (self) => self('LastName'),
    BirthNamePrefix: (self) => self('MiddleName'),
    BusinessEmail: (self) => self('Email'),
    Code: (self) => account(self, 'Code'),
    Country: (self) => account(self, 'Country'),
    CreatorFullName: (self) => employee(self('Creator')),
    FullName: (self) => [self('FirstName'), self('MiddleName'), self('LastName')].filter(Boolean).join(' '),
    IsMainContact: (self) => account(self, 'MainContact') === self('ID'),
    ModifierFullName: (self) => employee(self('Modifier')),
    PictureThumbnailUrl: () => 'https://start.exactonline.nl/docs/images/placeholder_contact_myeol.png',
    PictureUrl: () => 'https://start.exactonline.nl/docs/images/placeholder_contact_myeol.png',
  }
}

/** The contacts of an administration. */
export const createContacts = (world: World, accountCount: number, accounts: Records, versions: Versions): Records => {
  const space = contactSpace(world)
  const size = accountCount * contactsPerAccount
  const follow = derived(accounts)
  const accountOf = (position: number) => Math.floor(position / contactsPerAccount)

  const compute = (position: number, column: string, self: Row): Value => {
    if (column === 'HID') return position + 1
    if (column === 'Division') return world.division
    if (column === 'Person') return guidAt({ ...space, kind: 82 }, position)
    const rule = follow[column]
    if (rule) return rule(self)
    if (position >= size) return fresh[column] ?? null
    if (column === 'Created' || column === 'Modified' || column === 'StartDate') return accounts.row(accountOf(position))(column)
    return generated[column]?.(personAt(world, position), accountOf(position), world) ?? fresh[column] ?? null
  }

  const records: Records = createRecords({
    entity,
    syncType: 'Exact.Web.Api.Models.Sync.CRM.Contact',
    size,
    holds: (position) => position % contactsPerAccount < contactCount(world, accountOf(position)),
    compute,
    id: (position) => guidAt(space, position),
    seek: guidRank,
    locate: (id) => positionOfGuid(space, id),
    lookup: (column, value) => {
      if (column !== 'Account') return undefined
      const account = accounts.find(value)
      if (account === undefined) return []
      const own = Array.from({ length: contactsPerAccount }, (_, place) => account * contactsPerAccount + place)
      const base = account < accountCount ? own : []
      return [...new Set([...base, ...records.touched()])].filter(records.exists).sort((a, b) => a - b)
    },
    versions,
    kind: contactKind,
  })
  return records
}
