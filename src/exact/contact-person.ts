import { z } from 'zod'
import type { ExactClient } from './client.ts'
import { day, guid, readRow, text } from './rows.ts'

/** Whom to ask at a customer. Numbers as they stand in Exact; '' where there is none. */
export type ContactPerson = {
  id: string
  name: string
  jobTitle: string
  email: string
  phone: string
  mobile: string
  isMain: boolean
}

const contact = z.object({
  ID: guid,
  FullName: text,
  FirstName: text,
  LastName: text,
  JobTitleDescription: text,
  BusinessEmail: text,
  Email: text,
  BusinessPhone: text,
  Phone: text,
  BusinessMobile: text,
  Mobile: text,
  EndDate: day,
  IsAnonymised: z.union([z.number(), z.boolean()]).nullish(),
  IsMainContact: z.boolean().nullish(),
})

/**
 * Who works at a customer, the main contact first, then those who can be rung: one call, at most sixty people. Without those who have
 * left by `today` (YYYY-MM-DD) and those whose data was wiped.
 */
export async function readContactPersons(client: Pick<ExactClient, 'get'>, accountId: string, today: string): Promise<ContactPerson[]> {
  const query = {
    $select: Object.keys(contact.shape).join(','),
    $filter: `Account eq guid'${readRow('account id', guid, accountId)}'`,
  }
  const rows = await client.get('crm/Contacts', query, { lane: 'chat' })
  const people = rows.map((row) => readRow('crm/Contacts', contact, row))
  return people
    .filter(({ EndDate, IsAnonymised }) => !IsAnonymised && (EndDate === null || EndDate >= today))
    .map(toPerson)
    .sort((one, other) => rank(one) - rank(other))
}

function toPerson(row: z.infer<typeof contact>): ContactPerson {
  return {
    id: row.ID,
    name: row.FullName || `${row.FirstName} ${row.LastName}`.trim(),
    jobTitle: row.JobTitleDescription,
    email: row.BusinessEmail || row.Email,
    phone: row.BusinessPhone || row.Phone,
    mobile: row.BusinessMobile || row.Mobile,
    isMain: row.IsMainContact === true,
  }
}

function rank({ isMain, phone, mobile }: ContactPerson): number {
  if (isMain) return 0
  return phone || mobile ? 1 : 2
}
