import { computedAmong } from '../../sync/computed-fields.ts'
import { contentOf } from '../../sync/profile-changes.ts'
import { suggestProfile } from '../../sync/suggest.ts'
import type { Profile, Source, Target } from '../../sync/types.ts'
import { confirmCard } from '../../views/confirm-card.ts'
import { importProfileCard } from '../../views/import-profile-card.ts'
import { newProfileCard } from '../../views/new-profile-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { profileFileCard } from '../../views/profile-file-card.ts'
import { profilesCard } from '../../views/profiles-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { confirmActs } from '../confirm-acts.ts'
import { freeTitle, keepDraft } from '../drafts.ts'
import { findProfile } from '../find-profile.ts'
import { fieldsOf, sampleOf, showMapping } from '../mapping-form.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { showVersions } from '../version-lines.ts'

type Args = Readonly<Record<string, string>>

const recentRuns = 50

export async function profiles(request: Request, _args: Args, services: Services): Promise<Reply> {
  const { tenantId, timeZone, locale } = request.who
  const workspace = await services.settings.read(tenantId)
  const runs = await services.journal.runs(tenantId, recentRuns)
  const lines = workspace.profiles.map((profile) => {
    const last = runs.find((run) => run.profile.id === profile.id && !run.preview)
    return {
      ...profile,
      fields: profile.mappings.length,
      updatedAt: new Date(profile.updatedAt),
      lastRun: last === undefined ? null : { number: last.number, state: last.state, at: new Date(last.queuedAt) },
      schedule: workspace.schedules.find(({ profileId }) => profileId === profile.id)?.schedule ?? null,
    }
  })
  return reply(profilesCard({ profiles: lines, timeZone }, locale))
}

/** The form for title, target and source; filled in so that its button works at once. */
export async function newProfile(request: Request, args: Args, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  const title = freeTitle(workspace.profiles, args.title ?? 'Customers')
  const sides = aboutPeople.test(title)
    ? ({ target: 'person', source: 'contact' } as const)
    : ({ target: 'company', source: 'account' } as const)
  return reply(newProfileCard({ title, ...sides, problems: [] }, request.who.locale))
}

/** A title that names people, in any of the languages: the form can still be told otherwise. */
const aboutPeople = /contact|kontakt|person|people/i

/**
 * The mapping form with the best suggestion filled in: what a real record's value doesn't fit is left to people, and so is whether computed
 * figures are worth the calls they cost in every run. The form offers those.
 */
export async function startProfile(title: string, target: Target, source: Source, request: Request, services: Services): Promise<View> {
  const { crmFields, exactFields } = await fieldsOf(services, request.who, { target, source })
  const computed = computedAmong(exactFields.map(({ name }) => name))
  const own = exactFields.filter(({ name }) => !computed.includes(name))
  const likely = suggestProfile(target, source, title, crmFields, own)
  const example = await sampleOf(likely, request.who.tenantId, services)
  const content = suggestProfile(target, source, title, crmFields, own, example?.fields)
  const draft = await keepDraft(services, request.who.tenantId, request.who.personId, content, null)
  return showMapping(draft, null, request, services)
}

const withProfile =
  (act: (profile: Profile, request: Request, services: Services) => Promise<Reply>) =>
  async (request: Request, args: Args, services: Services) => {
    const { profiles: known } = await services.settings.read(request.who.tenantId)
    const profile = findProfile(known, args.profile ?? '')
    return profile === undefined ? reply(noSuchProfile(args.profile ?? '', known, request)) : act(profile, request, services)
  }

export const edit = withProfile(editProfile)
export const copy = withProfile(copyProfile)
export const remove = withProfile(askDelete)
export const versions = withProfile(async (profile, request, services) => reply(await showVersions(profile, null, request, services)))
export const exportFile = withProfile(offerFile)

export async function editProfile(profile: Profile, request: Request, services: Services): Promise<Reply> {
  const draft = await keepDraft(services, request.who.tenantId, request.who.personId, contentOf(profile), profile)
  return reply(await showMapping(draft, null, request, services))
}

/** A copy is a form of its own: it becomes a profile once it is saved. */
export async function copyProfile(profile: Profile, request: Request, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  const content = { ...contentOf(profile), title: freeTitle(workspace.profiles, profile.title) }
  const draft = await keepDraft(services, request.who.tenantId, request.who.personId, content, null)
  return reply(await showMapping(draft, wordsIn(request.who.locale).copyOf(profile.title), request, services))
}

/** A link to the profile as a file, in the asker's own chat. */
async function offerFile(profile: Profile, { who }: Request, services: Services): Promise<Reply> {
  const { title, version, administration = null } = profile
  const link = await services.downloads.offerProfile(who, profile.id)
  const data = { title, version, namesAdministration: administration !== null, ...link, timeZone: who.timeZone }
  return { views: [profileFileCard(data, who.locale)], private: true }
}

export async function importFile(request: Request): Promise<Reply> {
  return reply(importProfileCard({ text: '', problems: [] }, request.who.locale))
}

export async function askDelete(profile: Profile, request: Request): Promise<Reply> {
  const words = wordsIn(request.who.locale)
  const view = confirmCard(
    {
      title: words.deleteTitle(profile.title),
      text: words.deleteText,
      facts: [{ name: words.mappedFields, value: String(profile.mappings.length) }],
      ...confirmActs(words.delete, words.keep),
      destructive: true,
    },
    request.who.locale,
  )
  return { views: [], confirm: { act: 'delete-profile', subject: profile.id, view } }
}

export function noSuchProfile(title: string, known: readonly Profile[], request: Request): View {
  const words = wordsIn(request.who.locale)
  const text = known.length === 0 ? words.noneYet : words.noneCalled(title, known.map((each) => each.title).join(', '))
  const buttons = [
    ...known.slice(0, 3).map((each) => ({ title: words.run(each.title), text: `run ${each.title}` })),
    { title: words.newProfile, text: `new profile ${title}`.trim() },
  ]
  return noticeCard({ tone: 'info', title: words.noSuch, text, buttons }, request.who.locale)
}
