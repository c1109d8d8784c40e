import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 60 } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))
const saved = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)
const draftFilter = () => saldo.workspace().drafts.at(-1)?.content.filter
const customersOnly = { field: 'Status', operator: 'is', values: ['C'] }

/** Accounts as Saldo keeps them, counted past the product's own code. */
function inMirror(fits: (fields: Record<string, unknown>) => boolean): number {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const rows = db.prepare("select fields from mirror_row where source = 'account' and gone = 0").all()
  db.close()
  return rows.filter(({ fields }) => fits(JSON.parse(String(fields)))).length
}

const isCustomer = ({ Status }: Record<string, unknown>) => Status === 'C'
let customers = 0

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await saldo.directoryRead()
  customers = inMirror(isCustomer)
})

describe('a filter made in chat', () => {
  it('opens from the mapping form and counts all there are', async () => {
    await chat.say('edit Customers')
    const form = last()
    await chat.press('Filter')

    expect(form).toContain('Which records, and how\nAll of them.')
    expect(last()).toMatch(/^Filter of Customers\n/)
    expect(last()).toContain('All 60 accounts match.')
  })

  it('takes a ready-made condition in one click, and counts without asking Exact', async () => {
    saldo.sandbox.calls.length = 0
    await chat.press('Customers only')

    expect(customers).toBeGreaterThan(0)
    expect(customers).toBeLessThan(60)
    expect(last()).toContain('Added: Status is “C”.')
    expect(last()).toContain(`${customers} of 60 accounts match.`)
    expect(draftFilter()).toEqual({ any: [{ all: [customersOnly] }] })
    expect(saldo.sandbox.calls).toEqual([])
  })

  it('adds what it is told step by step: a field, what is asked of it, and where', async () => {
    await chat.press('Add condition', { field: 'Country' })
    const asks = last()
    await chat.press('Add condition', { operator: 'one-of', value: 'be, DE', place: 'new' })

    expect(asks).toMatch(/Country code[\s\S]*Condition[\s\S]*Value[\s\S]*Together with the others/)
    expect(last()).toContain('Added: Country code is one of “be”, “DE”.')
    expect(last()).toContain('or all of this')
    const wider = inMirror((fields) => isCustomer(fields) || fields.Country === 'BE' || fields.Country === 'DE')
    expect(last()).toContain(`${wider} of 60 accounts match.`)
  })

  it('says what is wrong with what was typed, shows it again, and changes nothing', async () => {
    const before = draftFilter()
    await chat.press('Add condition', { field: '' })
    const unchosen = last()
    await chat.press('Changed since…')
    const asks = last()
    await chat.press('Add condition', { operator: 'since', value: 'last week' })
    const noDay = last()
    await chat.press('Add condition', { operator: 'contains', value: 'x' })
    const unsuited = last()
    await chat.press('Add condition', { operator: 'since', value: '' })
    const empty = last()
    await chat.press('Not this condition')

    expect(unchosen).toContain('Choose an Exact field first.')
    expect(asks).toContain('Modified on')
    expect(noDay).toContain('Modified on is a date, and “last week” isn’t one.')
    expect(noDay).toContain('Value: last week')
    expect(unsuited).toContain('Choose what is asked of Modified on.')
    expect(empty).toContain('Say which value Modified on is compared with.')
    expect(draftFilter()).toEqual(before)
  })

  it('says why there is no count when Saldo hasn’t read a field yet', async () => {
    await chat.press('Changed since…')
    await chat.press('Add condition', { operator: 'since', value: '7 days ago', place: '1' })

    expect(draftFilter()?.any[1]?.all.at(-1)).toEqual({ field: 'Modified', operator: 'since', values: ['today-7'] })
    expect(last()).toContain('No count yet: Modified on hasn’t been read from Exact. The next preview or run reads it.')
  })

  it('lets go of single conditions', async () => {
    await chat.press('Remove 3')
    const removed = last()
    await chat.press('Remove 2')

    expect(removed).toContain('Removed: Modified on is on or after 7 days ago.')
    expect(draftFilter()).toEqual({ any: [{ all: [customersOnly] }] })
  })

  it('stands on the mapping form in words and is kept when the profile is saved', async () => {
    await chat.press('Back to mapping')
    const form = last()
    await chat.press('Save')

    expect(form).toContain('Only where Status is “C”')
    expect(saved('Customers')?.filter).toEqual({ any: [{ all: [customersOnly] }] })
  })
})

describe('a run with a filter', () => {
  it('shows beforehand what is left out, also after a restart', async () => {
    await saldo.restart()

    const preview = await run(chat, 'preview Customers import & update')

    expect(preview).toContain(`Create ${customers}`)
    expect(preview).toContain(`${60 - customers} left out by the filter`)
  })

  it('creates just those it is about, and counts the others apart', async () => {
    const result = await run(chat, 'run Customers import & update')
    const again = await run(chat, 'run Customers import & update')

    expect(result).toContain(`Created ${customers}`)
    expect(result).toContain(`${60 - customers} records left out by the filter.`)
    expect(again).toContain(`Unchanged ${customers}`)
  })

  it('creates the rest once the filter is wider', async () => {
    await chat.say('edit Customers')
    await chat.press('Filter')
    await chat.press('No filter')
    const none = last()
    await chat.press('Back to mapping')
    await chat.press('Save')

    const result = await run(chat, 'run Customers import & update')

    expect(none).toContain('None: all accounts are taken.')
    expect(saved('Customers')).not.toHaveProperty('filter')
    expect(result).toContain(`Created ${60 - customers}`)
    expect(result).toContain(`Unchanged ${customers}`)
    expect(result).not.toContain('left out')
  })

  it('leaves what was imported before and doesn’t match any more as it is', async () => {
    await chat.say('edit Customers')
    await chat.press('Filter')
    await chat.press('Customers only')
    await chat.press('Back to mapping')
    await chat.press('Save')
    const [books] = saldo.sandbox.administrations
    const acme = books.findAccount('Acme B.V.') ?? ''
    books.changeAccount(acme, { Status: 'P', City: 'Nieuwegein' })

    const result = await run(chat, 'run Customers import & update')

    expect(result).toMatch(/Updated 0[\s\S]*Unchanged/)
    expect(textOf((await chat.say('customer Acme B.V.')).at(-1))).not.toContain('Nieuwegein')
  })
})

it('is copied with the profile', async () => {
  await chat.say('copy Customers')
  await chat.press('Save', { title: 'Copied' })

  expect(saved('Copied')?.filter).toEqual(saved('Customers')?.filter)
  expect(saved('Copied')?.filter).toBeDefined()
})

it('belongs to admins', async () => {
  await chat.say('edit Customers')
  const form = chat.messages().at(-1)
  const before = saldo.workspace().drafts

  for (const verb of ['clear-filter', 'add-ready-condition', 'remove-condition', 'add-condition']) {
    await saldo.chatAs(colleague).post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { draftId: before.at(-1)?.id, ready: 'active', group: 0, at: 0 } } },
      replyToId: form?.id,
    })
  }

  expect(saldo.workspace().drafts).toEqual(before)
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
