export type Country = 'NL' | 'BE' | 'DE' | 'DK' | 'GB' | 'US'

export interface Place {
  city: string
  /** First digits of a postcode and of a telephone number there. */
  post: string
  dial: string
}

const places = (table: string): [Place, ...Place[]] => {
  const [first, ...others] = table
    .trim()
    .split('\n')
    .map((line) => {
      const [city = '', post = '', dial = ''] = line.split('|').map((part) => part.trim())
      return { city, post, dial }
    })
  if (!first) throw new TypeError('A country needs a place')
  return [first, ...others]
}

export const placesOf: Record<Country, readonly [Place, ...Place[]]> = {
  NL: places(`
    Amsterdam|10|20
    Rotterdam|30|10
    Utrecht|35|30
    Den Haag|25|70
    Eindhoven|56|40
    Groningen|97|50
    Tilburg|50|13
    Breda|48|76
    Nijmegen|65|24
    Apeldoorn|73|55
    Haarlem|20|23
    Arnhem|68|26
    Enschede|75|53
    Zwolle|80|38
    Leiden|23|71
    Maastricht|62|43
    Delft|26|15
    Alkmaar|18|72
    's-Hertogenbosch|52|73
    Middelburg|43|118
  `),
  BE: places(`
    Antwerpen|20|3
    Gent|90|9
    Brussel|10|2
    Brugge|80|50
    Leuven|30|16
    Hasselt|35|11
    Mechelen|28|15
    Kortrijk|85|56
    Luik|40|4
    Namen|50|81
    Aalst|93|53
    Turnhout|23|14
  `),
  DE: places(`
    Köln|506|221
    Düsseldorf|402|211
    Münster|481|251
    Hamburg|200|40
    Bremen|281|421
    Aachen|520|241
    Dortmund|441|231
    Berlin|101|30
    Hannover|301|511
    Osnabrück|490|541
    München|803|89
    Leipzig|041|341
  `),
  DK: places(`
    København K|10|33
    Aarhus C|80|86
    Odense C|50|66
    Aalborg|90|98
    Esbjerg|67|75
    Randers C|89|87
    Kolding|60|76
    Horsens|87|70
    Vejle|71|75
    Roskilde|40|46
  `),
  GB: places(`
    London|EC1A|20
    Leeds|LS1|113
    Bristol|BS1|117
    Norwich|NR1|1603
  `),
  US: places(`
    Boston|021|617
    Chicago|606|312
    Portland|972|503
    Austin|787|512
  `),
}

export const countryNames: Record<Country, { nl: string; en: string }> = {
  NL: { nl: 'Nederland', en: 'Netherlands' },
  BE: { nl: 'België', en: 'Belgium' },
  DE: { nl: 'Duitsland', en: 'Germany' },
  DK: { nl: 'Denemarken', en: 'Denmark' },
  GB: { nl: 'Verenigd Koninkrijk', en: 'United Kingdom' },
  US: { nl: 'Verenigde Staten', en: 'United States' },
}

export const isCountry = (text: string): text is Country => Object.hasOwn(countryNames, text)
