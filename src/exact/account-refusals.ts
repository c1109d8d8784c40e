import { SaldoError } from '../errors.ts'
import type { AccountField, Refusal } from '../sync/account-form.ts'
import { isAlreadyThere } from './errors.ts'

/** How Exact's sentences begin, in the languages of its sites. They carry no code: status and text are all there is. */
const openings: readonly { kind: Refusal['kind']; words: RegExp }[] = [
  { kind: 'missing', words: /^(verplicht|mandatory|required|obligatorisch|pflichtfeld|obligatoire|påkrævet|obligatorisk)/i },
  {
    kind: 'unknown',
    words:
      /^(ongeldige referentie|invalid reference|ungültige referenz|ungültiger verweis|référence (non valide|invalide|incorrecte)|ugyldig reference)/i,
  },
  {
    kind: 'duplicate',
    words:
      /(bestaat (reeds|al)\b|already exists|bereits vorhanden|exist(ier|ieren)t? bereits|exist(e|ent) déjà|déjà existant|findes allerede)/i,
  },
  {
    kind: 'invalid',
    words: /^(ongeldig|invalid|ungültig|non valide|invalide|ugyldig)|is (ongeldig|invalid|ungültig|ugyldig)|n'est pas valide/i,
  },
]

/** Words for the form's fields in nl, en, de, fr and da, the more particular first. */
const fieldWords: readonly { field: AccountField; words: RegExp }[] = [
  { field: 'vatNumber', words: /btw-?\s?nummer|vat number|ust-?id|umsatzsteuer-?id|mwst-?nummer|n(uméro|°) de tva|momsnummer|cvr/i },
  { field: 'vatCode', words: /btw-?\s?code|vat code|ust\.?-?\s?code|steuercode|mwst-?code|code tva|momskode/i },
  {
    field: 'paymentCondition',
    words: /betalings(conditie|voorwaarde)|payment (condition|term)|zahlungsbedingung|conditions? de paiement|betalingsbetingelse/i,
  },
  { field: 'classifications', words: /classifi(catie|cation)|klassifi(kation|zierung)|klassifikation/i },
  {
    field: 'chamberOfCommerce',
    words: /\bkvk|kamer van koophandel|chamber of commerce|handelsregister|ondernemingsnummer|registre du commerce|siren|siret/i,
  },
  { field: 'postcode', words: /postcode|post ?code|postal code|postleitzahl|\bplz\b|code postal|postnummer/i },
  { field: 'email', words: /e-?mail|courriel/i },
  { field: 'phone', words: /telefoon|phone|telefon|téléphone/i },
  { field: 'website', words: /website|webseite|homepage|site (web|internet)|hjemmeside/i },
  { field: 'language', words: /\b(taal|language|sprache|langue|sprog)\b/i },
  { field: 'country', words: /\b(land|country|pays|landekode)\b/i },
  { field: 'city', words: /\b(plaats|woonplaats|city|town|ort|stadt|ville|by)\b/i },
  { field: 'address', words: /\b(adres|address|adresse|straat|straße|rue|gade)\b/i },
  { field: 'status', words: /\bstat(us|ut)\b/i },
  { field: 'name', words: /\b(naam|name|nom|navn)\b/i },
]

/** A new sentence: several come in one answer, joined by line breaks that are blanks by now. */
const between =
  /(?<=\.)\s+(?=\p{Lu})|\s+(?=(?:Verplicht|Mandatory|Obligatorisch|Obligatoire|Påkrævet|Ongeldige?|Invalid|Ungültige?|Référence non valide|Non valide|Ugyldig|Gegeven bestaat|Data already|Daten bereits|Les données existent)\b)/u

/** What Exact refused, thing by thing; null when the error isn't a refusal of what was filled in. */
export function refusalsIn(error: unknown): Refusal[] | null {
  if (!(error instanceof SaldoError) || error.code !== 'exact-business-rule') return null
  const words = error.happened.replace(/^Exact says: /, '')
  const sentences = words.split(between).map((sentence) => sentence.trim())
  const refusals = sentences.filter((sentence) => sentence !== '').map(toRefusal)
  return withoutRepeats(refusals.length > 0 ? refusals : [{ field: null, kind: isAlreadyThere(error) ? 'duplicate' : 'other', words }])
}

function toRefusal(words: string): Refusal {
  const kind = openings.find((opening) => opening.words.test(words))?.kind ?? 'other'
  const field = kind === 'duplicate' ? null : (fieldWords.find((each) => each.words.test(words))?.field ?? null)
  return { field, kind, words }
}

/** Exact names a wrong reference twice, the second time with "(ID)". */
function withoutRepeats(refusals: readonly Refusal[]): Refusal[] {
  const plain = new Set(refusals.map(({ words }) => words))
  return refusals.filter(({ words }, index) => {
    const isEcho = words.endsWith(' (ID)') && plain.has(words.slice(0, -' (ID)'.length))
    return !isEcho && refusals.findIndex((each) => each.words === words) === index
  })
}
