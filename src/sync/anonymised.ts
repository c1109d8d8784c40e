import type { Wish } from './plan.ts'
import { isEmpty } from './same-value.ts'
import { specOf } from './spec-of.ts'
import type { FieldSpec, Fields, Mapping, ProfileContent, Source, Value } from './types.ts'

/**
 * What tells who somebody is or how to reach them. Of a sole trader the account is a person, and the numbers of chamber of commerce and tax
 * lead to that person. Country, terms of payment and amounts stay: the books need them, and nobody is known by them.
 */
const personal: Readonly<Record<Source, ReadonlySet<string>>> = {
  account: new Set([
    ...['Name', 'TradeName', 'SearchCode', 'Logo', 'LogoFileName', 'LogoUrl', 'LogoThumbnailUrl', 'Remarks', 'CustomField'],
    ...['Phone', 'PhoneExtension', 'Fax', 'Email', 'Website'],
    ...['AddressLine1', 'AddressLine2', 'AddressLine3', 'Postcode', 'City', 'State', 'StateName', 'Latitude', 'Longitude'],
    ...['BSN', 'RSIN', 'VATNumber', 'ChamberOfCommerce', 'EORINumber', 'UniqueTaxpayerReference', 'PeppolIdentifier'],
  ]),
  contact: new Set([
    ...['FullName', 'FirstName', 'MiddleName', 'LastName', 'Initials', 'BirthName', 'BirthNamePrefix', 'PartnerName', 'PartnerNamePrefix'],
    ...[
      'Title',
      'TitleAbbreviation',
      'TitleDescription',
      'Gender',
      'BirthDate',
      'BirthPlace',
      'Nationality',
      'Language',
      'JobTitleDescription',
    ],
    ...[
      'Email',
      'BusinessEmail',
      'Phone',
      'PhoneExtension',
      'Mobile',
      'BusinessPhone',
      'BusinessPhoneExtension',
      'BusinessMobile',
      'BusinessFax',
    ],
    ...['AddressStreet', 'AddressStreetNumber', 'AddressStreetNumberSuffix', 'AddressLine2', 'Postcode', 'City', 'State'],
    ...[
      'Picture',
      'PictureName',
      'PictureUrl',
      'PictureThumbnailUrl',
      'SocialSecurityNumber',
      'IdentificationDocument',
      'IdentificationDate',
    ],
    ...['Notes', 'MarketingNotes', 'CustomField'],
  ]),
}

/** What a field says that the CRM needs and of which Exact has nothing left. */
const placeholder = 'Anonymised'

/** Exact wiped the personal data of the row. */
export const isAnonymised = ({ IsAnonymised }: Fields) => IsAnonymised === true || IsAnonymised === 1

/** The mappings by which personal data reaches the CRM. The key is none of them: by it the record is known again. */
export function personalMappings({ source, mappings, key }: Pick<ProfileContent, 'source' | 'mappings' | 'key'>): Mapping[] {
  return mappings.filter(({ target, source: name, rule }) => {
    const steps = rule?.transforms ?? []
    if (target === key.target || steps.some(({ kind }) => kind === 'fixed')) return false
    return [name, ...steps.flatMap((step) => (step.kind === 'join' ? step.fields : []))].some((field) => personal[source].has(field))
  })
}

/**
 * The same wish without what is personal, for a row that Exact anonymised. `insisted` are its fields that are cleared whatever their rules
 * say. Only what the CRM needs keeps a value: Exact's own, since that is anonymised already.
 */
export function anonymisedWish(profile: ProfileContent, crmFields: readonly FieldSpec[], wish: Wish): Wish {
  const specs = personalMappings(profile).map(({ target }) => specOf(crmFields, target))
  const about = new Set(specs.map(({ label }) => label))
  const concerns = (reason: Wish['reason']) => reason?.field !== undefined && about.has(reason.field)
  return {
    fields: { ...wish.fields, ...Object.fromEntries(specs.map((spec) => [spec.name, blankOf(spec, wish.fields[spec.name] ?? null)])) },
    reason: concerns(wish.reason) ? null : wish.reason,
    leftOut: concerns(wish.leftOut) ? null : wish.leftOut,
    insisted: new Set(specs.map(({ name }) => name)),
  }
}

function blankOf({ required, type }: FieldSpec, wished: Value): Value {
  if (!required) return null
  return isEmpty(wished) && (type === 'text' || type === 'multiline') ? placeholder : wished
}
