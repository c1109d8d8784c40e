import { isLanguage, type Language, languageOf, localeWith } from '../../views/language.ts'
import { languageCard } from '../../views/language-card.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Speaks to this person in the language they name from now on, wherever they are spoken to; without one, offers the five. */
export async function language(request: Request, { code }: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const { locale } = request.who
  if (code === undefined) return reply(languageCard({ chosen: null, unknown: null }, locale))
  const wanted = code.toLowerCase()
  if (!isLanguage(wanted)) return reply(languageCard({ chosen: null, unknown: code }, locale))
  await choose(wanted, request, services)
  return reply(languageCard({ chosen: wanted, unknown: null }, localeWith(wanted, locale)))
}

async function choose(chosen: Language, { who }: Request, services: Services): Promise<void> {
  await services.settings.update(who.tenantId, (current) => {
    const person = current.people[who.personId]
    if (person === undefined) return current
    // Their own locale's language needs no choice: nl-BE stays nl-BE.
    const language = person.locale !== null && languageOf(person.locale) === chosen ? null : chosen
    return { ...current, people: { ...current.people, [who.personId]: { ...person, language } } }
  })
}
