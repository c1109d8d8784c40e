import type { Person, Workspace } from '../../store/settings.ts'
import { peopleCard } from '../../views/people-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/telling.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Who may connect, map and run, and whom Saldo has met besides. */
export async function admins(request: Request, _args: object, services: Services): Promise<Reply> {
  return reply(showPeople(await services.settings.read(request.who.tenantId), request, services))
}

function showPeople(workspace: Workspace, request: Request, services: Services): View {
  const people = Object.values(workspace.people)
  const isAdmin = (person: Person) => person.admin || services.firstAdmins.includes(person.id)
  return peopleCard({ admins: people.filter(isAdmin), others: people.filter((person) => !isAdmin(person)) }, request.who.locale)
}

/** By the name Teams shows; somebody Saldo has never met can't be named. */
export async function makeAdmin(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const wanted = (args.person ?? '').toLocaleLowerCase('en')
  const { people } = await services.settings.read(request.who.tenantId)
  const found = Object.values(people).filter((person) => person.name.toLocaleLowerCase('en') === wanted)
  const words = wordsIn(request.who.locale)
  if (found.length > 1) return reply({ kind: 'text', text: words.sameName })
  const [person] = found
  if (person === undefined) return reply({ kind: 'text', text: words.unmet })
  return makeAdminById(person.id, request, services)
}

export async function makeAdminById(id: string, request: Request, services: Services): Promise<Reply> {
  const workspace = await services.settings.update(request.who.tenantId, (current) => {
    const person = Object.hasOwn(current.people, id) ? current.people[id] : undefined
    return person === undefined ? current : { ...current, people: { ...current.people, [id]: { ...person, admin: true } } }
  })
  return { views: [showPeople(workspace, request, services)], replace: true }
}
