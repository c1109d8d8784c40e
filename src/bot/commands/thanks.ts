import { type Reply, reply } from '../request.ts'

export async function thanks(): Promise<Reply> {
  return reply({ kind: 'text', text: 'You’re welcome!' })
}
