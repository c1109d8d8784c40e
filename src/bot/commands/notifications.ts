import type { Conversation, Workspace } from '../../store/settings.ts'
import { words as wordsIn } from '../../views/words/telling.ts'
import { chatIdOf, type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

function setNotify(workspace: Workspace, ids: readonly string[], notify: boolean): Workspace {
  const changed = ids.flatMap((id) => {
    const conversation = workspace.conversations[id]
    return conversation === undefined ? [] : [[id, { ...conversation, notify }] as const]
  })
  return { ...workspace, conversations: { ...workspace.conversations, ...Object.fromEntries(changed) } }
}

function personalChatOf(workspace: Workspace, personId: string): Conversation | undefined {
  return Object.values(workspace.conversations).find((each) => each.kind === 'personal' && each.personId === personId)
}

/** Run outcomes go to the asker's own chat, wherever that is asked. */
export async function notifyMe(request: Request, _args: object, services: Services): Promise<Reply> {
  const workspace = await services.settings.update(request.who.tenantId, (current) => {
    const mine = personalChatOf(current, request.who.personId)
    return mine === undefined ? current : setNotify(current, [mine.id], true)
  })
  const words = wordsIn(request.who.locale)
  const text = personalChatOf(workspace, request.who.personId) === undefined ? words.noChatYet : words.toldAlone
  return { views: [{ kind: 'text', text }], private: true }
}

export async function notifyHere(request: Request, _args: object, services: Services): Promise<Reply> {
  await services.settings.update(request.who.tenantId, (current) => setNotify(current, [chatIdOf(request.where.conversationId)], true))
  return reply({ kind: 'text', text: wordsIn(request.who.locale).toldHere })
}

/** Ends the messages to this chat and, in a personal one, to its person. */
export async function stopNotifying(request: Request, _args: object, services: Services): Promise<Reply> {
  await services.settings.update(request.who.tenantId, (current) => setNotify(current, [chatIdOf(request.where.conversationId)], false))
  return reply({ kind: 'text', text: wordsIn(request.who.locale).untold })
}
