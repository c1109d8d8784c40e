import { type Activity, ActivityTypes, ConversationState, MemoryStorage } from 'botbuilder'
import { DialogTurnStatus } from 'botbuilder-dialogs'
import { DialogTestClient } from 'botbuilder-testing'
import { ConfirmDialog, type PendingAct } from '../../../src/bot/dialogs/confirm.ts'

const pending: PendingAct = {
  act: 'delete-profile',
  subject: 'p-1',
  askedAt: '2026-11-20T09:00:00.000Z',
  question: { text: 'Delete the profile Customers?' },
}

const press = (verb: string): Partial<Activity> => ({ type: ActivityTypes.Message, value: { verb } })
const execute = (verb: string): Partial<Activity> => ({
  type: ActivityTypes.Invoke,
  name: 'adaptiveCard/action',
  value: { action: { verb, data: { verb } } },
})

async function asked(storage = new MemoryStorage()): Promise<DialogTestClient> {
  const client = new DialogTestClient('msteams', new ConfirmDialog(), pending, [], new ConversationState(storage))
  await client.sendActivity('delete Customers')
  return client
}

describe('a question before a destructive act', () => {
  it('is put once', async () => {
    const client = new DialogTestClient('msteams', new ConfirmDialog(), pending)

    const question = await client.sendActivity('delete Customers')

    expect(question.text).toBe('Delete the profile Customers?')
    expect(client.dialogTurnResult.status).toBe(DialogTurnStatus.waiting)
  })

  it.each([
    ['yes', true],
    ['Yes', true],
    ['ok', true],
    ['ja', true],
    ['no', false],
    ['Nee', false],
    ['cancel', false],
    ['stop', false],
  ])('takes the word “%s”', async (word, yes) => {
    const client = await asked()

    await client.sendActivity(word)

    expect(client.dialogTurnResult.status).toBe(DialogTurnStatus.complete)
    expect(client.dialogTurnResult.result).toEqual({ act: 'delete-profile', subject: 'p-1', askedAt: pending.askedAt, yes })
  })

  it.each([
    ['a submitted yes', press('confirm-yes'), true],
    ['a submitted no', press('confirm-no'), false],
    ['an executed yes', execute('confirm-yes'), true],
    ['an executed no', execute('confirm-no'), false],
  ])('takes %s', async (_what, activity, yes) => {
    const client = await asked()

    await client.sendActivity(activity)

    expect(client.dialogTurnResult.result).toMatchObject({ yes })
  })

  it.each([
    ['another sentence', 'yes but not now'],
    ['a command', 'balance for Acme'],
    ['nothing', ''],
    ['another button', press('run-profile')],
    ['a button named like something every object has', press('constructor')],
    ['a reaction', { type: ActivityTypes.MessageReaction }],
  ])('is not answered by %s, nor put again', async (_what, activity) => {
    const client = await asked()

    await client.sendActivity(activity)

    expect(client.getNextReply()).toBeUndefined()
    expect(client.dialogTurnResult.status).toBe(DialogTurnStatus.waiting)
  })

  it('leaves nothing but plain data behind while it waits', async () => {
    const storage = new MemoryStorage()

    await asked(storage)
    const kept = Object.values((storage as unknown as { memory: Record<string, string> }).memory).join()

    expect(kept).toContain('delete-profile')
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(JSON.parse(kept))))
    expect(kept).not.toContain('function')
  })
})
