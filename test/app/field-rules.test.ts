import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))
const saved = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)
const ruleOf = (title: string, target: string) => saved(title)?.mappings.find((each) => each.target === target)?.rule
const draftRule = (target: string) =>
  saldo
    .workspace()
    .drafts.at(-1)
    ?.content.mappings.find((each) => each.target === target)?.rule

/** What somebody does in the CRM itself. */
function changeInCrm(from: string, to: string): void {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  db.prepare('update crm_record set fields = replace(fields, ?, ?), version = version + 1 where instr(fields, ?) > 0').run(from, to, from)
  db.close()
}

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
})

describe('a rule made in chat', () => {
  it('opens from the mapping form with a real value', async () => {
    await chat.say('edit Customers')
    await chat.press('Rule', { target: 'city' })

    expect(last()).toMatch(/^Rule of City\nFilled from City\.\nExample: “\S.*” → “\S.*”/)
    expect(last()).toContain('None: the value is taken as it is.')
  })

  it('takes steps one at a time, in order, and shows what becomes of the value', async () => {
    await chat.press('Add step', { step: 'upper' })
    const first = last()
    await chat.press('Add step', { step: 'left' })
    const asks = last()
    await chat.press('Add step', { length: '3' })

    expect(first).toContain('Added: upper case.')
    expect(first).toMatch(/→ “[A-Z’ -]+”/)
    expect(asks).toContain('How many letters')
    expect(last()).toMatch(/Step 1: upper case[\s\S]*Step 2: first 3 letters/)
    expect(last()).toMatch(/→ “[A-Z’ -]{2,3}”/)
  })

  it('lets go of a step', async () => {
    await chat.press('Remove step 2')

    expect(last()).toContain('Step 2 is removed.')
    expect(draftRule('city')).toEqual({ transforms: [{ kind: 'upper' }] })
  })

  it('says what is wrong at the field, shows what was typed, and changes nothing', async () => {
    await chat.press('Keep rule', { values: 'UTRECHT = Utrecht\nutrecht = Trajectum', otherwise: 'Elsewhere' })
    const doubled = last()
    await chat.press('Add step', { step: 'phone', values: '' })
    await chat.press('Add step', { country: 'Holland' })
    const country = last()
    await chat.press('Not this step')
    await chat.press('Add step', { step: '' })

    expect(doubled).toContain('The rule of City has “utrecht” twice: one value can’t become two.')
    expect(doubled).toContain('Trajectum')
    expect(country).toContain('“HOLLAND”, which is no country')
    expect(last()).toContain('Choose what the step does first.')
    expect(draftRule('city')).toEqual({ transforms: [{ kind: 'upper' }] })
  })

  it('stands beside its field and is kept when the profile is saved', async () => {
    await chat.press('Keep rule', { values: '', otherwise: 'ELSEWHERE', whenEmpty: 'skip' })
    const form = last()
    await chat.press('Save')

    expect(form).toContain('Rule of City: upper case, otherwise “ELSEWHERE”, skipped when empty.')
    expect(form).toMatch(/City[^\n]*\|[^\n]*Rule: upper case, otherwise/)
    expect(ruleOf('Customers', 'city')).toEqual({ transforms: [{ kind: 'upper' }], otherwise: 'ELSEWHERE', whenEmpty: 'skip' })
  })

  it('turns a value list and another country’s words into what the CRM holds', async () => {
    await chat.press('Rule', { target: 'country' })
    await chat.press('Add step', { step: 'country-name' })
    await chat.press('Add step', { locale: 'nl-NL' })
    await chat.press('Keep rule')
    await chat.press('Rule', { target: 'status' })
    await chat.press('Keep rule', { values: 'C = Customer\nP = Prospect', otherwise: 'Other' })
    await chat.press('Save')

    expect(ruleOf('Customers', 'country')).toEqual({ transforms: [{ kind: 'country-name', locale: 'nl-NL' }] })
    expect(ruleOf('Customers', 'status')?.values).toEqual([
      { from: 'C', to: 'Customer' },
      { from: 'P', to: 'Prospect' },
    ])
  })
})

describe('a run with rules', () => {
  it('writes what the rules make, and finds nothing to change afterwards', async () => {
    await saldo.restart()

    const result = await run(chat, 'run Customers import & update')
    const company = textOf((await chat.say('customer Acme B.V.')).at(-1))
    const again = await run(chat, 'run Customers import & update')

    expect(result).toContain('Created 40')
    expect(company).toContain('UTRECHT')
    expect(company).toContain('Nederland')
    expect(again).toMatch(/Unchanged 40/)
  })

  it('asks which side stays when both changed, and writes nothing of that record', async () => {
    await chat.say('edit Customers')
    await chat.press('Rule', { target: 'phone' })
    await chat.press('Keep rule', { authority: 'ask' })
    await chat.press('Save')
    const { administrations } = saldo.sandbox
    const acme = administrations[0].findAccount('Acme B.V.') ?? ''
    administrations[0].changeAccount(acme, { Phone: '+31 30 555 0100' })

    const changed = await run(chat, 'run Customers update')
    changeInCrm('+31 30 555 0100', '+31 6 1234 5678')
    administrations[0].changeAccount(acme, { Phone: '+31 30 555 0199' })
    const both = await run(chat, 'run Customers update')

    expect(changed).toMatch(/Updated 1/)
    expect(both).toMatch(/Updated 0/)
    expect(both).toContain('Phone was changed in the CRM and in Exact (“+31 30 555 0199” in Exact, “+31 6 1234 5678” in the CRM)')
    expect(textOf((await chat.say('customer Acme B.V.')).at(-1))).toContain('+31 6 1234 5678')
  })
})

describe('the profile', () => {
  it('is copied with its rules', async () => {
    await chat.say('copy Customers')
    await chat.press('Save', { title: 'Copied' })

    expect(saved('Copied')?.mappings).toEqual(saved('Customers')?.mappings)
  })

  it('keeps a rule when the field is filled from another one, and loses it by No rule', async () => {
    await chat.say('edit Copied')
    await chat.press('Set field', { target: 'city', source: 'State' })
    const kept = draftRule('city')
    await chat.press('Rule', { target: 'city' })
    await chat.press('No rule')

    expect(kept?.transforms).toEqual([{ kind: 'upper' }])
    expect(last()).toContain('City has no rule.')
    expect(draftRule('city')).toBeUndefined()
  })

  it('is read with the fields that a rule joins', async () => {
    await chat.press('Rule', { target: '' })
    const unmapped = last()
    await chat.press('Rule', { target: 'street' })
    await chat.press('Add step', { step: 'join' })
    await chat.press('Add step', { fields: 'Postcode,CreatorFullName', by: ' / ' })
    const joined = last()
    await chat.press('Back')
    await chat.press('Save')
    await run(chat, 'run Copied import & update')

    expect(unmapped).toContain('Choose a mapped CRM field to see its rule.')
    expect(joined).toMatch(/joined with Postal code, [^\n]* by “ \/ ”/)
    expect(textOf((await chat.say('customer Acmenta Interieur')).at(-1))).toMatch(/Street +\S.* \/ \S.* \/ \S/)
  })
})

it('belongs to admins', async () => {
  await chat.say('edit Customers')
  const form = chat.messages().at(-1)
  const before = saldo.workspace().drafts

  await saldo.chatAs(colleague).post({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'set-rule', data: { draftId: before.at(-1)?.id, target: 'city', otherwise: 'x' } } },
    replyToId: form?.id,
  })

  expect(saldo.workspace().drafts).toEqual(before)
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
