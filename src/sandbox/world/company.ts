import { type Dice, dice } from './dice.ts'
import { vocabularies } from './names.ts'
import { type Country, placesOf } from './places.ts'
import { type Scene, scenes, scenesAbroad } from './scenes.ts'
import { belgianEnterpriseNumber, danishCompanyNumber, dutchTaxNumber, dutchVatNumber, germanVatNumber } from './vat.ts'

/** Where rows are generated for. `home` is the country of the administration. */
export interface World {
  seed: number
  division: number
  home: Country
  currency: string
  /** First month of the financial year, 0 to 11. */
  firstMonth: number
  hasScenes: boolean
}

/** One purpose of a company's dice, so that asking for one column never shifts another. */
const purposes = { country: 1, form: 2, place: 3, street: 4, phone: 5, numbers: 6, trade: 7 } as const

export const rollFor = (world: World, position: number, purpose: keyof typeof purposes): Dice =>
  dice(world.seed, world.division, position, purposes[purpose])

export const sceneAt = (world: World, position: number): Scene | undefined => (world.hasScenes ? scenes : scenesAbroad)[position]

export const countryOf = (world: World, position: number): Country => {
  const scene = sceneAt(world, position)
  if (scene) return scene.country
  const share = rollFor(world, position, 'country').under(100)
  if (world.home === 'DK') return share < 85 ? 'DK' : share < 95 ? 'DE' : 'NL'
  if (share < 60) return 'NL'
  if (share < 77) return 'BE'
  if (share < 91) return 'DE'
  if (share < 96) return 'DK'
  return share < 98 ? 'GB' : 'US'
}

/** Family and trade of a position: every pair once among 1,536 neighbours, because the step shares no factor with 1,536. */
const pairOf = (world: World, position: number): [family: number, trade: number] => {
  const pair = (position * 7_919 + world.seed * 31 + world.division) % 1_536
  return [pair % 48, Math.floor(pair / 48)]
}

/** A name nobody else bears: after each round of pairs the town joins in, then a number. */
export const nameOf = (world: World, position: number): string => {
  const scene = sceneAt(world, position)
  if (scene) return scene.values.Name
  const country = countryOf(world, position)
  const { families, trades, forms } = vocabularies[country]
  const [family, trade] = pairOf(world, position)
  const towns = placesOf[country]
  const round = Math.floor(position / 1_536)
  const town = round > 0 ? towns[(round - 1) % towns.length]?.city : undefined
  const sequel = Math.floor((round - 1) / towns.length)
  const form = rollFor(world, position, 'form').pick(forms)
  return [families[family], trades[trade], town, sequel > 0 ? String(sequel + 1) : undefined, form].filter(Boolean).join(' ')
}

/** Lower-case letters and digits of the name without its legal form, for addresses on the internet. */
export const domainOf = (world: World, position: number): string => {
  const plain = nameOf(world, position).replace(
    /(?:Holding )?(?:B\.V\.|V\.O\.F\.|N\.V\.|& Zn\.|U\.A\.|GmbH.*|ApS|A\/S|I\/S|\bBV|\bNV|SRL|\bSA|CommV|\bAG|\bKG|e\.K\.|UG .*|Ltd|LLP|plc|Inc\.|LLC|Corp\.)$/,
    '',
  )
  const ascii = plain.normalize('NFD').replace(/ß/g, 'ss').replace(/ø/gi, 'o').replace(/æ/gi, 'ae')
  return `${ascii
    .replace(/[^A-Za-z0-9]+/g, '')
    .slice(0, 40)
    .toLowerCase()}.example`
}

export interface Address {
  street: string
  postcode: string
  city: string
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXZ'

const postcodeOf = (country: Country, prefix: string, roll: Dice): string => {
  const digits = (count: number) => String(roll.under(10 ** count)).padStart(count, '0')
  const letter = () => letters.charAt(roll.under(letters.length))
  if (country === 'NL') return `${prefix}${digits(2)} ${letter()}${letter()}`
  if (country === 'GB') return `${prefix} ${digits(1)}${letter()}${letter()}`
  return `${prefix}${digits((country === 'BE' || country === 'DK' ? 4 : 5) - prefix.length)}`
}

const placeOf = (world: World, position: number) => rollFor(world, position, 'place').pick(placesOf[countryOf(world, position)])

export const addressOf = (world: World, position: number): Address => {
  const country = countryOf(world, position)
  const place = placeOf(world, position)
  const roll = rollFor(world, position, 'street')
  const street = roll.pick(vocabularies[country].streets)
  const house = roll.between(1, 240)
  const numberFirst = country === 'GB' || country === 'US'
  return {
    street: numberFirst ? `${house} ${street}` : `${street} ${house}`,
    postcode: postcodeOf(country, place.post, roll),
    city: place.city,
  }
}

const callingCodes: Record<Country, string> = { NL: '31', BE: '32', DE: '49', DK: '45', GB: '44', US: '1' }

/** National significant numbers have nine digits in the Netherlands, eight in Belgium and Denmark, about ten elsewhere. */
export const phoneOf = (world: World, position: number): string => {
  const country = countryOf(world, position)
  const { dial } = placeOf(world, position)
  const length = { NL: 9, BE: 8, DE: 10, DK: 8, GB: 10, US: 10 }[country]
  const roll = rollFor(world, position, 'phone')
  const rest = Array.from({ length: length - dial.length }, () => roll.between(1, 9)).join('')
  return `+${callingCodes[country]} ${dial} ${rest}`
}

export interface Registration {
  vat: string | null
  /** Dutch tax number. */
  rsin: string | null
  chamber: string | null
}

/** Registration numbers that pass the checks of their country. */
export const registrationOf = (world: World, position: number): Registration => {
  const roll = rollFor(world, position, 'numbers')
  switch (countryOf(world, position)) {
    case 'NL': {
      const rsin = dutchTaxNumber(roll)
      return { vat: dutchVatNumber(rsin), rsin, chamber: String(roll.between(1_000_000, 93_999_999)).padStart(8, '0') }
    }
    case 'BE': {
      const number = belgianEnterpriseNumber(roll)
      return { vat: `BE${number}`, rsin: null, chamber: number }
    }
    case 'DE':
      return { vat: germanVatNumber(roll), rsin: null, chamber: `HRB ${roll.between(1_000, 99_999)}` }
    case 'DK': {
      const number = danishCompanyNumber(roll)
      return { vat: `DK${number}`, rsin: null, chamber: number }
    }
    default:
      return { vat: null, rsin: null, chamber: null }
  }
}
