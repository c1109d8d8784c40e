import type { Request } from 'restify'

/** The whole body, or null when it has more than `most` bytes: then the rest is read and dropped, so that the sender gets an answer. */
export async function readBody(req: Request, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > most ? null : Buffer.concat(chunks)
}
