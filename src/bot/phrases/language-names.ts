/** A language by its code or its name in any of the five; another one as it was typed. `before`: the words in front of it. */
export function languagePattern(before: string): RegExp {
  const names = [
    '(?<code__en>en|english|engels|englisch|anglais|engelsk)',
    '(?<code__nl>nl|dutch|nederlands|niederländisch|néerlandais|nederlandais|hollandsk|nederlandsk|vlaams|flemish)',
    '(?<code__de>de|german|duits|deutsch|allemand|tysk)',
    '(?<code__fr>fr|french|frans|französisch|franz(?:oe|o)sisch|fran[cç]ais|fransk)',
    '(?<code__da>da|dk|danish|deens|dänisch|daenisch|danois|dansk)',
    '(?<code>\\p{L}{2,20})',
  ]
  return new RegExp(`^(?:${before})(?:(?:[: ]|to|naar|auf|til|en|in|op|på)* (?:${names.join('|')}))?$`, 'iu')
}
