import { readScheduling } from '../../src/bot/read-scheduling.ts'
import { customers } from '../support/sync-fields.ts'

const profiles = ['Customers', 'Customers daily', 'New customers', 'Update'].map((title) => ({ ...customers, id: title, title }))

it.each([
  ['Customers every weekday at 07:00', 'Customers', null, 'every weekday at 07:00'],
  ['“new customers” hourly', 'New customers', null, 'hourly'],
  ['customers', 'Customers', null, ''],
  ['Customers off', 'Customers', null, 'off'],
  ['Customers import & update daily at 8', 'Customers', 'import-update', 'daily at 8'],
  ['Customers update every monday 8 am', 'Customers', 'update', 'every monday 8 am'],
  ['Customers daily at 8', 'Customers', null, 'daily at 8'],
  ['Customers daily every hour', 'Customers daily', null, 'every hour'],
  ['Customers daily', 'Customers daily', null, ''],
  ['Update every hour', 'Update', null, 'every hour'],
  ['Customers whenever', 'Customers', null, 'whenever'],
])('“%s” is %s, mode %s, “%s”', (text, title, mode, when) => {
  const scheduling = readScheduling(profiles, text)

  expect(scheduling).toMatchObject({ profile: { title }, mode, when })
})

it.each([
  ['Old customers every weekday at 07:00', 'Old customers'],
  ['Suppliers whenever', 'Suppliers'],
])('“%s” names no profile that is there', (text, title) => {
  expect(readScheduling(profiles, text)).toEqual({ profile: null, title })
})
