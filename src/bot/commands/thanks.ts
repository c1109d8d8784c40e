import { words as wordsIn } from '../../views/words/turn-said.ts'
import { type Reply, type Request, reply } from '../request.ts'

export async function thanks({ who }: Request): Promise<Reply> {
  return reply({ kind: 'text', text: wordsIn(who.locale).welcome })
}
