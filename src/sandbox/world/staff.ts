import { guidAt } from './guid.ts'

export interface Employee {
  id: string
  number: number
  name: string
}

const names = [
  'Sanne de Wit',
  'Tom Verbeek',
  'Karin Oosterhuis',
  'Mehmet Yıldız',
  'Lotte van Rijn',
  'Erik Postma',
  'Anneke Sluiter',
  'Bas Wagenaar',
  'Fatima El Amrani',
  'Joris Claessens',
  'Petra Lindqvist',
  'Rik van Houten',
] as const

/** The dozen people of the licence; they are the same in every division. The first is the one who signs in. */
export const employees: readonly Employee[] = names.map((name, place) => ({
  id: guidAt({ seed: 1, kind: 90, division: 0 }, place),
  number: place + 1,
  name,
}))

const [signedIn] = employees
if (!signedIn) throw new TypeError('The sandbox needs a user')

export const user: Employee & { first: string; last: string; email: string } = {
  ...signedIn,
  first: 'Sanne',
  last: 'de Wit',
  email: 'sanne.dewit@saldo-demo.example',
}

export const employeeById = new Map(employees.map((employee) => [employee.id, employee]))
