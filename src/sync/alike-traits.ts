import { companyField } from './company-field.ts'
import { fieldPartners } from './field-partners.ts'
import { readTerms, titleFieldOf } from './field-terms.ts'
import type { FieldSpec, Fields, Source, Target } from './types.ts'

/** What two records may be recognised by below the key, as it is written on either side; '' for nothing. */
export type Traits = {
  code: string
  vat: string
  chamber: string
  emails: readonly string[]
  name: string
  postcode: string
  country: string
  /** The CRM id of a person's company. */
  company: string
}

type Part = Exclude<keyof Traits, 'emails'>
type Parts = { emails: readonly string[] } & { readonly [part in Part]?: string }

/** Exact's field for each part. An account's code tells people which customer it is, a contact's number which contact. */
const exactParts: Readonly<Record<Source, Parts>> = {
  account: {
    ...{ code: 'Code', vat: 'VATNumber', chamber: 'ChamberOfCommerce', emails: ['Email'] },
    ...{ name: 'Name', postcode: 'Postcode', country: 'Country' },
  },
  contact: { code: 'HID', emails: ['Email', 'BusinessEmail'], name: 'FullName' },
}
const sources = { company: 'account', person: 'contact' } as const satisfies Record<Target, Source>

/** Of a record of Exact; `company` is the CRM id of the company that a contact belongs to. */
export function traitsOfSource(source: Source, fields: Fields, company = ''): Traits {
  return { ...read(exactParts[source], fields), company }
}

/** Of a record of a CRM with these fields, whatever it calls them. */
export function traitsOf(target: Target, fields: Fields, specs: readonly FieldSpec[]): Traits {
  return read(crmParts(target, specs), fields)
}

function read({ emails, ...parts }: Parts, fields: Fields): Traits {
  const text = (name: string | undefined) => (name === undefined ? '' : String(fields[name] ?? '').trim())
  return {
    ...{ code: text(parts.code), vat: text(parts.vat), chamber: text(parts.chamber), emails: emails.map(text), name: text(parts.name) },
    ...{ postcode: text(parts.postcode), country: text(parts.country), company: text(parts.company) },
  }
}

const known = new WeakMap<readonly FieldSpec[], Partial<Record<Target, Parts>>>()

/** Which of the CRM's fields plays which part; told once for a list of fields, since every record asks. */
function crmParts(target: Target, specs: readonly FieldSpec[]): Parts {
  const kept = known.get(specs) ?? {}
  known.set(specs, kept)
  kept[target] ??= partsAmong(target, specs)
  return kept[target]
}

function partsAmong(target: Target, specs: readonly FieldSpec[]): Parts {
  const source = sources[target]
  const named = (exact: string | undefined): string[] => {
    if (exact === undefined) return []
    const words = [exact.toLowerCase(), ...(fieldPartners[source][exact] ?? [])]
    return specs.filter((spec) => readTerms(spec).some((term) => words.includes(term))).map(({ name }) => name)
  }
  const own = exactParts[source]
  const parts: (readonly [Part, string | undefined])[] = [
    ...(['code', 'vat', 'chamber', 'postcode', 'country'] as const).map((part) => [part, named(own[part])[0]] as const),
    ['name', titleFieldOf(specs)],
    ['company', target === 'person' ? specs.find(({ name }) => name === companyField)?.name : undefined],
  ]
  const found = parts.filter(([, field]) => field !== undefined)
  return { ...Object.fromEntries(found), emails: [...new Set(own.emails.flatMap(named))] }
}
