import type { AccountFormRecords, KeptForm } from '../store/records/account-forms.ts'
import { fieldPartners } from '../sync/field-partners.ts'
import { readTerms } from '../sync/field-terms.ts'
import { keyFieldOf } from '../sync/key-fields.ts'
import type { CrmPort, DecisionPort, MirrorScope } from '../sync/ports.ts'
import type { FieldSpec, Fields, LinkChange } from '../sync/types.ts'

export type TieParts = {
  forms: AccountFormRecords
  crm: (tenantId: string) => CrmPort
  decisions: DecisionPort
  saveLink: (scope: MirrorScope, link: LinkChange) => Promise<void>
  now: () => Date
}

/** Gives a CRM company the id and the number of the account that was made for it, and links the two. May be repeated. */
export async function tieAccount(kept: KeptForm, { forms, crm, decisions, saveLink, now }: TieParts): Promise<KeptForm> {
  const { tenantId, administration, companyId, made, askedBy: by } = kept
  if (kept.tied === null || kept.tied === 'yes' || companyId === null || made === null) return kept
  const fields = idFields(await crm(tenantId).fields('company'), made)
  const [result] = await crm(tenantId).write('company', [{ kind: 'update', id: companyId, version: null, fields }])
  const written = result?.kind === 'written'
  if (written) {
    const scope: MirrorScope = { tenantId, administration, source: 'account' }
    const pair = { sourceId: made.id, targetId: companyId }
    await decisions.save(scope, [{ ...pair, answer: 'link', by, at: now().toISOString() }])
    await saveLink(scope, { ...pair, written: fields })
  }
  const told: KeptForm = { ...kept, tied: written ? 'yes' : 'refused', changedAt: now() }
  await forms.save(told)
  return told
}

function idFields(specs: readonly FieldSpec[], { id, code }: { id: string; code: string }): Fields {
  const key = keyFieldOf('company', specs)
  const words = ['code', ...(fieldPartners.account.Code ?? [])]
  const number = specs.find((spec) => !spec.readOnly && spec.name !== key && readTerms(spec).some((term) => words.includes(term)))
  return { ...(key !== undefined && { [key]: id }), ...(number !== undefined && code !== '' && { [number.name]: code }) }
}
