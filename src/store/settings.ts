import type { AppConfig, Connection, PendingSignIn } from '../connect/types.ts'
import type { Schedule } from '../sync/schedule/types.ts'
import type { Mode, Profile, ProfileContent } from '../sync/types.ts'

/** A chat the bot may write to without being asked. */
export type Conversation = {
  id: string
  kind: 'personal' | 'group' | 'channel'
  serviceUrl: string
  botId: string
  /** Only for personal chats. */
  personId: string | null
  /** Run outcomes are told here. */
  notify: boolean
  welcomedAt: string | null
}

export type Person = {
  id: string
  /** As Teams last showed it: for display only. */
  name: string
  admin: boolean
  /** As Teams last reported them. */
  locale: string | null
  /** What they chose to be spoken to in; people kept by an earlier Saldo chose nothing. */
  language?: 'en' | 'nl' | 'de' | 'fr' | 'da' | null
  timeZone: string | null
}

/**
 * A mapping form that isn't saved yet. Kept so that cards hold only its id. `version`: the version of its profile that it was opened from
 * or last saved as, null for a profile that isn't saved; forms of an earlier Saldo don't know.
 */
export type Draft = { id: string; profileId: string | null; version?: number | null; content: ProfileContent; by: string; at: string }

/** When a profile runs by itself. At most one a profile. */
export type ProfileSchedule = {
  profileId: string
  /** As it was typed. */
  text: string
  schedule: Schedule
  /** Null: the profile's own. */
  mode: Mode | null
  /** IANA name: the saver's zone when it was saved. */
  zone: string
  /** Person id of who saved it: its runs are theirs. */
  by: string
  savedAt: string
  lastRun: { number: number; at: string } | null
  /** In the past: due, or held. */
  nextAt: string
  /** Why it doesn't run, once somebody was told so. */
  held: 'rights' | 'profile' | 'connection' | 'administration' | null
}

/** Who may see figures, and where. Guests never may; admins always may, since they read the books through imports. */
export type MoneyRights = {
  who: 'everyone' | 'listed'
  /** Person ids, for `listed`. */
  people: readonly string[]
  /** Everybody but admins sees the customers they are account manager of, and no others. */
  ownOnly: boolean
  /** Chats in which figures may be shown to all. */
  chats: readonly string[]
  /** By person id: the name under which Exact keeps them as account manager, where it isn't their own. */
  managers: Readonly<Record<string, string>>
}

/** All settings of one Microsoft 365 tenant. */
export type Workspace = {
  tenantId: string
  appConfig: AppConfig | null
  connection: Connection | null
  signIns: readonly PendingSignIn[]
  people: Readonly<Record<string, Person>>
  conversations: Readonly<Record<string, Conversation>>
  profiles: readonly Profile[]
  /** Profiles as they were before they were changed, the oldest first. */
  pastProfiles: readonly Profile[]
  drafts: readonly Draft[]
  schedules: readonly ProfileSchedule[]
  money: MoneyRights
  /** Person ids of those who may make customers in Exact, besides admins. */
  creators: readonly string[]
}

export type SettingsPort = {
  /** An empty workspace when nothing is kept yet. */
  read(tenantId: string): Promise<Workspace>
  /** Reads, changes and keeps in one step: two updates of a workspace never overlap, and the answer is safe on disk. */
  update(tenantId: string, change: (workspace: Workspace) => Workspace): Promise<Workspace>
  tenants(): Promise<string[]>
}

export function emptyWorkspace(tenantId: string): Workspace {
  return {
    tenantId,
    appConfig: null,
    connection: null,
    signIns: [],
    people: {},
    conversations: {},
    profiles: [],
    pastProfiles: [],
    drafts: [],
    schedules: [],
    money: { who: 'everyone', people: [], ownOnly: false, chats: [], managers: {} },
    creators: [],
  }
}
