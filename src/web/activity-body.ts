import type { Request } from 'restify'
import { readBody } from './body.ts'

/** Teams' messages stay under about 100 KB; forms with many fields may be larger. In bytes. */
export const maxBodySize = 512 * 1024

type Activity = Record<string, unknown> & { type: string }
type Reading = { activity: Activity } | { status: number; error: string }

function parseActivity(text: string): Activity | null {
  try {
    const body: unknown = JSON.parse(text)
    const typed = typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string' && body.type !== ''
    return typed ? (body as Activity) : null
  } catch {
    return null
  }
}

/**
 * Reads the activity that a channel posted. Other content types are refused, so that a web page can't post here on the
 * quiet: browsers send those without asking, and local mode asks for no token. Compressed bodies are refused too, as
 * their size is only known after unpacking.
 */
export async function readActivity(req: Request): Promise<Reading> {
  const json = /^application\/(.+\+)?json\s*(;|$)/i.test(req.headers['content-type'] ?? '')
  const plain = (req.headers['content-encoding'] ?? 'identity') === 'identity'
  const body = await readBody(req, maxBodySize)
  if (body === null) return { status: 413, error: `The body is larger than ${maxBodySize} bytes.` }
  if (!json || !plain) return { status: 415, error: 'Send uncompressed application/json.' }

  const activity = parseActivity(body.toString('utf8'))
  if (activity === null) return { status: 400, error: 'The body is not an activity: a JSON object with a type.' }
  return { activity }
}
