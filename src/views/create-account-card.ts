import type { AccountField, AccountForm, AccountLists, Lookalike, Refusal } from '../sync/account-form.ts'
import { documentLanguages } from '../sync/account-form-of.ts'
import { type FormProblem, longestTexts } from '../sync/check-account-form.ts'
import { allCountries, countryName } from '../sync/field-rules/countries.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { count, percent } from './format.ts'
import { languageOf, plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as texts } from './words/create-account.ts'

type Books = { code: number; name: string }
type Alike = Omit<Lookalike, 'by'> & { administration: Books; by: readonly (Lookalike['by'][number] | 'name-alike')[] }

export type CreateAccountData = {
  /** The form's. */
  id: string
  administration: Books
  /** Those it may be made in. */
  administrations: readonly Books[]
  /** The CRM company that it is for. */
  company: { id: string; title: string } | null
  form: AccountForm
  lists: AccountLists
  alike: readonly Alike[]
  problems: readonly FormProblem[]
  refusals: readonly Refusal[]
  because: 'alike' | 'problems' | 'refused' | 'moved' | 'failed' | null
  /** What went wrong, as a sentence; '' where that is nothing or the form's. */
  failure: string
}

type Texts = ReturnType<typeof texts>
type Choice = { title: string; value: string }
/** `most`: letters that fit. */
type Field = {
  kind: 'text' | 'required' | 'choice' | 'required-choice'
  id: string
  label: string
  value: string
  most: number
  style: string
  choices: readonly Choice[]
  error: string
  problem: string
  note: string
}

const mostAlike = 4
const mostAdministrations = 15
const mostConditions = 30
const mostValues = 64
const otherProblems = 5
const inputStyles: Readonly<Partial<Record<AccountField, string>>> = { email: 'email', phone: 'tel' }

type TextField = keyof typeof longestTexts & keyof Texts['labels'] & Exclude<AccountField, 'classifications'>

/** A form's inputs, each with what is wrong with it. */
function inputsOf(data: CreateAccountData, words: Texts, locale: string) {
  const { form } = data
  const problemOf = (field: AccountField) => problemsOf(field, data, words, locale)
  const base = { most: 255, style: 'compact', choices: [], error: '', note: '' }

  const text = (field: TextField): Field => {
    const look = { label: words.labels[field], value: inputText(form[field]), most: longestTexts[field] ?? 255 }
    return { ...base, kind: 'text', id: field, ...look, style: inputStyles[field] ?? 'text', problem: problemOf(field) }
  }
  const required = (field: TextField): Field => ({ ...text(field), kind: 'required', error: words.fillIn(words.labels[field]) })
  const choice = (field: Exclude<AccountField, 'classifications'>, choices: readonly Choice[], style = 'compact'): Field => {
    const value = plainText(form[field], 36)
    return { ...base, kind: 'choice', id: field, label: words.labels[field], value, style, choices, problem: problemOf(field) }
  }
  const requiredChoice = (...of: Parameters<typeof choice>): Field => {
    return { ...choice(...of), kind: 'required-choice', error: words.fillIn(words.labels[of[0]]) }
  }
  return { base, text, required, choice, requiredChoice, problemOf }
}

function sectionsOf(data: CreateAccountData, words: Texts, locale: string) {
  const { base, text, required, choice, requiredChoice, problemOf } = inputsOf(data, words, locale)
  const { lists, form, administration, administrations } = data
  const statuses = (['C', 'P', 'S'] as const).map((value) => ({ title: words.statuses[value], value }))
  const books: Field[] =
    administrations.length < 2
      ? []
      : [
          {
            ...{ ...base, kind: 'choice', id: 'administration', label: words.labels.administration, value: String(administration.code) },
            choices: administrations
              .slice(0, mostAdministrations)
              .map(({ code, name }) => ({ title: plainText(name, 80), value: String(code) })),
            problem: '',
          },
        ]
  const conditions = withChosen(lists.paymentConditions, form.paymentCondition).map(conditionChoice)
  const vatCodes = withChosen(lists.vatCodes, form.vatCode).map((vat) => vatChoice(vat, locale))
  const sections = [
    {
      title: words.sections.company,
      fields: [
        required('name'),
        requiredChoice('country', countryChoices(locale), 'filtered'),
        text('vatNumber'),
        text('chamberOfCommerce'),
        choice('status', statuses),
      ],
    },
    { title: words.sections.address, fields: [text('address'), text('postcode'), text('city')] },
    { title: words.sections.contact, fields: [text('email'), text('phone'), text('website')] },
    {
      title: words.sections.terms,
      fields: [
        ...books,
        ...(conditions.length > 0 ? [requiredChoice('paymentCondition', conditions)] : []),
        choice('vatCode', [{ title: words.asInExact, value: '' }, ...vatCodes]),
        choice('language', languageChoices(locale)),
      ],
    },
    {
      title: words.sections.sorting,
      fields: classificationFields(data, words, locale, { ...base, problem: problemOf('classifications') }),
    },
  ]
  return sections.filter(({ fields }) => fields.length > 0)
}

/** As many as a card has room for, the chosen one among them. */
function withChosen<T extends { code: string }>(list: readonly T[], chosen: string): T[] {
  const shown = list.slice(0, mostConditions)
  return [...shown, ...list.slice(mostConditions).filter(({ code }) => code === chosen)]
}

function conditionChoice({ code, description }: { code: string; description: string }): Choice {
  return { title: plainText(description.trim() === '' ? code : `${description} (${code})`, 45), value: plainText(code, 20) }
}

function vatChoice({ code, description, fraction }: AccountLists['vatCodes'][number], locale: string): Choice {
  return { title: plainText(`${code.trim()}: ${description}, ${percent(fraction, locale)}`, 45), value: plainText(code, 20) }
}

/** All slots share what room there is. */
function classificationFields(
  { form, lists }: CreateAccountData,
  words: Texts,
  locale: string,
  base: Omit<Field, 'kind' | 'id' | 'label' | 'value'>,
): Field[] {
  const slots = lists.classifications.filter(({ values }) => values.length > 0).slice(0, 8)
  const room = Math.floor(mostValues / Math.max(1, slots.length))
  return slots.map(({ slot, name, values }, place) => {
    const chosen = form.classifications[slot] ?? ''
    const shown = values.filter(({ id }, index) => index < room || id === chosen)
    const choices = shown.map(({ id, code, description }) => ({
      title: plainText(`${description} (${code.trim()})`, 40),
      value: plainText(id, 40),
    }))
    const look = {
      label: plainText(name, 60) || String(slot),
      value: plainText(chosen, 36),
      choices: [{ title: words.none, value: '' }, ...choices],
    }
    const note = values.length > shown.length ? words.more(count(values.length - shown.length, locale)) : ''
    return { ...base, kind: 'choice', id: `classification${slot}`, ...look, note, problem: place === slots.length - 1 ? base.problem : '' }
  })
}

function countryChoices(locale: string): Choice[] {
  const language = languageOf(locale)
  const named = allCountries().map((value) => ({ title: countryName(value, language) ?? value, value }))
  return named.sort((one, other) => one.title.localeCompare(other.title, language))
}

function languageChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([languageOf(locale)], { type: 'language', languageDisplay: 'standard' })
  return documentLanguages.map((value) => {
    const name = names.of(value) ?? value
    return { title: name.charAt(0).toLocaleUpperCase(languageOf(locale)) + name.slice(1), value }
  })
}

function problemsOf(field: AccountField, { problems, refusals }: CreateAccountData, words: Texts, locale: string): string {
  const ours = problems.filter((problem) => problem.field === field).map((problem) => wordProblem(problem, words, locale))
  return [...ours, ...refusals.filter((refusal) => refusal.field === field).map((refusal) => wordRefusal(refusal, words))].join(' ')
}

function wordProblem(problem: FormProblem, { problems }: Texts, locale: string): string {
  switch (problem.kind) {
    case 'too-long':
      return problems['too-long'](count(problem.most, locale))
    case 'vat-shape':
      return problems['vat-shape'](problem.country, problem.example)
    case 'vat-digits':
      return problems['vat-digits'](problem.country)
    default:
      return problems[problem.kind]
  }
}

/** What it means in the reader's language, and Exact's own words, which are in that of Exact's user. */
export function wordRefusal({ kind, words: said }: Refusal, words: Pick<Texts, 'refusals' | 'says'>): string {
  return `${words.refusals[kind]} ${words.says(escapeMarkdown(said, 200))}`
}

function shownAlike(alike: Alike, { id, administration, company }: CreateAccountData, words: Texts, locale: string) {
  const { name, code, city, by } = alike
  const here = alike.administration.code === administration.code
  const place = here ? [] : [words.otherBooks(alike.administration.name)]
  const reasons = new Intl.ListFormat(languageOf(locale), { type: 'unit' }).format(by.map((each) => words.by[each]))
  const where = [code, city, ...place].filter((text) => text !== '').map((text) => escapeMarkdown(text, 80))
  const take =
    here && company !== null ? [executeAction({ title: words.thisOne, verb: 'take-account', data: { id, account: alike.id } })] : []
  const show = sayAction({ title: words.show, text: `customer ${code || name}` })
  return { name: escapeMarkdown(name, 120), detail: `${where.join(', ')}: ${reasons}`, actions: [...take, show] }
}

function boxOf({ because, administration, failure, refusals, problems }: CreateAccountData, words: Texts) {
  const name = escapeMarkdown(administration.name, 80)
  const loose = refusals.filter(({ field }) => field === null).slice(0, otherProblems)
  const said = loose.map((refusal) => ({ text: wordRefusal(refusal, words) }))
  const box = (style: string, headline: string, advice = '') => ({ style, headline, advice, problems: said })
  if (because === 'alike') return box('warning', words.newAlike)
  if (because === 'problems' && problems.length > 0) return box('warning', words.wrong)
  if (because === 'refused') return box('attention', words.refused)
  if (because === 'moved') return box('accent', words.moved(name))
  if (because === 'failed') return box('attention', words.failed, escapeMarkdown(failure, 400))
  return box('accent', '')
}

/** A customer to be made in Exact: what may be a double of it first, then the form, each field with what is wrong with it. */
export function createAccountCard(data: CreateAccountData, locale: string): View {
  const words = texts(locale)
  const { id, administration, company, form, alike } = data
  const alikes = alike.slice(0, mostAlike).map((each) => shownAlike(each, data, words, locale))
  const from = company === null ? words.fromNothing : words.forCompany(escapeMarkdown(company.title, 80))
  const title = alikes.length > 0 ? words.nevertheless : words.create
  const shown = {
    title: words.title(escapeMarkdown(form.name, 100)),
    books: `${words.labels.administration}: ${escapeMarkdown(administration.name, 80)}`,
    subtitle: from,
    ...boxOf(data, words),
    alikes,
    alikeTitle: words.alike[plural(alikes.length, locale)],
    alikeText: words.alikeText,
    sections: sectionsOf(data, words, locale),
    actions: [executeAction({ title, verb: 'send-account', data: { id }, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('create-account', shown, words.title(plainText(form.name, 100)))
}
