import type { IncomingMessage } from 'node:http'

/** A request with its body read. */
export interface Request {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
}

/** A path decoded, or as it came when it is not well encoded. */
export const decodePath = (url: URL): string => {
  try {
    return decodeURIComponent(url.pathname)
  } catch {
    return url.pathname
  }
}

/** The vendor's limit on a posted body. */
const largestBody = 10_000_000

const readBody = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size > largestBody) throw new RangeError('The body is larger than 10 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Links in answers carry the host the client used, so that they never lead elsewhere. */
export const readRequest = async (message: IncomingMessage): Promise<Request> => ({
  method: message.method ?? 'GET',
  url: new URL(message.url ?? '/', `http://${message.headers.host ?? '127.0.0.1'}`),
  headers: message.headers,
  body: await readBody(message),
})
