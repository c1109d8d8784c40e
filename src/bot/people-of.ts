import type { CrmPort } from '../sync/ports.ts'

const shown = 5

/** The people of a company, the way a card lists them: name, and how to reach them. */
export async function peopleOf(crm: CrmPort, companyId: string): Promise<{ name: string; detail: string }[]> {
  const people = await crm.peopleOf(companyId, shown)
  return people.map(({ fields }) => ({
    name: String(fields.title ?? ''),
    detail: [fields.jobTitle, fields.email, fields.phone ?? fields.mobile]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' · '),
  }))
}
