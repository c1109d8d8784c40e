import { z } from 'zod'
import { type CommandName, registry } from '../bot/registry.ts'
import { chatIdOf } from '../bot/request.ts'
import type { LastAsked } from '../bot/services.ts'
import type { DialogState } from '../store/records/dialog-state.ts'

const rememberedMs = 30 * 60_000

const isCommand = (name: string): name is CommandName => registry.some((entry) => entry.name === name)
const kept = z.object({ name: z.string().refine(isCommand), args: z.record(z.string(), z.string()), at: z.number() })

/** The last command of each person in each chat, for half an hour; a restart doesn't forget it. */
export function createLastAsked({ state, now }: { state: DialogState; now: () => Date }): LastAsked {
  return {
    async of(who, where) {
      const key = keyOf(who, where)
      const found = kept.safeParse((await state.read([key]))[key])
      if (!found.success) return null
      const { name, args, at } = found.data
      if (now().getTime() - at < rememberedMs) return { name, args }
      await state.delete([key])
      return null
    },
    keep: (who, where, { name, args }) => state.write({ [keyOf(who, where)]: { name, args, at: now().getTime() } }),
  }
}

function keyOf(who: { tenantId: string; personId: string }, where: { conversationId: string }): string {
  return `last-asked/${[who.tenantId, chatIdOf(where.conversationId), who.personId].map(encodeURIComponent).join('/')}`
}
