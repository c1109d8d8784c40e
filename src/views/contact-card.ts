import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/contact-card.ts'
import { words as customerWords } from './words/customer-card.ts'

type Person = { name: string; jobTitle: string; email: string; phone: string; mobile: string; isMain: boolean }

export type ContactData = {
  id: string
  name: string
  code: string | null
  city: string | null
  books: readonly { administration: string; phone: string | null; people: readonly Person[] }[]
  unread: readonly { administration: string; problem: string }[]
}

const mostBooks = 4
const mostPeople = 8

/** Whom to ask at a customer: name, part and numbers. Without figures. */
export function contactCard({ id, name, code, city, books, unread }: ContactData, locale: string): View {
  const said = words(locale)
  const several = books.length + unread.length > 1
  const shown = {
    title: said.title(escapeMarkdown(name, 120)),
    subtitle: [code?.trim(), city]
      .map((part) => escapeMarkdown(part ?? '', 60))
      .filter(Boolean)
      .join(', '),
    books: books.slice(0, mostBooks).map((own) => ({
      name: several ? escapeMarkdown(own.administration, 80) : '',
      none: own.people.length === 0 ? said.none : '',
      people: own.people.slice(0, mostPeople).map((person) => shownPerson(person, locale)),
      facts: own.phone ? [{ title: said.switchboard, value: escapeMarkdown(own.phone, 60) }] : [],
    })),
    unread: unread.slice(0, 4).map(({ administration, problem }) => ({
      text: customerWords(locale).unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    actions: [executeAction({ title: said.balance, verb: 'balance-refresh', data: { id, focus: 'balance' } })],
  }
  return renderCard('contact', shown, said.title(plainText(name, 120)))
}

function shownPerson({ name, jobTitle, email, phone, mobile, isMain }: Person, locale: string) {
  const said = words(locale)
  const known = [
    [said.phone, phone],
    [said.mobile, mobile],
    [said.email, email],
  ] as const
  return {
    name: escapeMarkdown(name, 80) || '–',
    part: [escapeMarkdown(jobTitle, 80), isMain ? said.main : ''].filter(Boolean).join(', '),
    facts: known.filter(([, value]) => value !== '').map(([title, value]) => ({ title, value: escapeMarkdown(value, 120) })),
  }
}
