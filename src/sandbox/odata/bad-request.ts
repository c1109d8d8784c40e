/** A query the server refuses: becomes a 400 with the vendor's kind of text. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

export const refuse = (text: string): never => {
  throw new BadRequest(text)
}
