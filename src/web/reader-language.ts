import type { Request } from 'restify'
import { isLanguage, type Language } from '../views/language.ts'

/** The language a browser asks for first among those spoken here (RFC 9110 §12.5.4); English where it names none. */
export function readerLanguage(req: Request): Language {
  const wishes = (req.header('accept-language') ?? '').split(',').map((wish) => {
    const [tag = '', quality = ''] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*q=/)
    return { language: tag.split('-')[0] ?? '', quality: quality === '' ? 1 : Number(quality) }
  })
  const wanted = wishes.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}
