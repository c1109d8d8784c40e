import { inLanguages } from '../language.ts'

const kindNames = ['object', 'array', 'string', 'number', 'int', 'boolean'] as const
type Kinds = Readonly<Record<(typeof kindNames)[number], string>>

const english = {
  kinds: {
    ...{ object: 'an object between { and }', array: 'a list between [ and ]', string: 'a text in quotes' },
    ...{ number: 'a number', int: 'a whole number', boolean: 'true or false' },
  } as Kinds,
  otherKind: 'something else',
  file: 'The file',
  position: (number: number) => `number ${number}`,
  name: (name: string) => `“${name}”`,
  problems: {
    'not-json': (_where: string, _detail: string) => 'This is no JSON. Copy the whole file, from its first { to its last }.',
    missing: (where: string, _detail: string) => `${where} is missing.`,
    unknown: (where: string, detail: string) => `${where} has “${detail}”, which a profile doesn’t have. Take it out.`,
    kind: (where: string, detail: string) => `${where} should be ${detail}.`,
    choice: (where: string, detail: string) => `${where} should be one of these: ${detail}.`,
    'too-long': (where: string, detail: string) => `${where} is too long: at most ${detail}.`,
    'too-short': (where: string, _detail: string) => `${where} is empty.`,
    number: (where: string, detail: string) => `${where} is out of bounds: ${detail}.`,
  },
}

export type FileProblemCode = keyof typeof english.problems

/** What is wrong with a pasted file, and where. */
export const words = inLanguages<typeof english>({
  en: english,
  nl: {
    kinds: {
      ...{ object: 'een object tussen { en }', array: 'een lijst tussen [ en ]', string: 'een tekst tussen aanhalingstekens' },
      ...{ number: 'een getal', int: 'een heel getal', boolean: 'true of false' },
    },
    otherKind: 'iets anders',
    file: 'Het bestand',
    position: (number) => `nummer ${number}`,
    name: (name) => `“${name}”`,
    problems: {
      'not-json': () => 'Dit is geen JSON. Kopieer het hele bestand, van de eerste { tot de laatste }.',
      missing: (where) => `${where} ontbreekt.`,
      unknown: (where, detail) => `${where} heeft “${detail}”, wat een profiel niet heeft. Haal het eruit.`,
      kind: (where, detail) => `${where} moet ${detail} zijn.`,
      choice: (where, detail) => `${where} moet een van deze zijn: ${detail}.`,
      'too-long': (where, detail) => `${where} is te lang: hoogstens ${detail}.`,
      'too-short': (where) => `${where} is leeg.`,
      number: (where, detail) => `${where} valt buiten de grenzen: ${detail}.`,
    },
  },
  de: {
    kinds: {
      ...{ object: 'ein Objekt zwischen { und }', array: 'eine Liste zwischen [ und ]', string: 'ein Text in Anführungszeichen' },
      ...{ number: 'eine Zahl', int: 'eine ganze Zahl', boolean: 'true oder false' },
    },
    otherKind: 'etwas anderes',
    file: 'Die Datei',
    position: (number) => `Nummer ${number}`,
    name: (name) => `„${name}“`,
    problems: {
      'not-json': () => 'Das ist kein JSON. Kopieren Sie die ganze Datei, von der ersten { bis zur letzten }.',
      missing: (where) => `${where} fehlt.`,
      unknown: (where, detail) => `${where} hat „${detail}“, das ein Profil nicht hat. Nehmen Sie es heraus.`,
      kind: (where, detail) => `${where} sollte ${detail} sein.`,
      choice: (where, detail) => `${where} sollte eines davon sein: ${detail}.`,
      'too-long': (where, detail) => `${where} ist zu lang: höchstens ${detail}.`,
      'too-short': (where) => `${where} ist leer.`,
      number: (where, detail) => `${where} liegt außerhalb der Grenzen: ${detail}.`,
    },
  },
  fr: {
    kinds: {
      ...{ object: 'un objet entre { et }', array: 'une liste entre [ et ]', string: 'un texte entre guillemets' },
      ...{ number: 'un nombre', int: 'un nombre entier', boolean: 'true ou false' },
    },
    otherKind: 'autre chose',
    file: 'Le fichier',
    position: (number) => `numéro ${number}`,
    name: (name) => `« ${name} »`,
    problems: {
      'not-json': () => 'Ce n’est pas du JSON. Copiez tout le fichier, de la première { à la dernière }.',
      missing: (where) => `${where} manque.`,
      unknown: (where, detail) => `${where} a « ${detail} », qu’un profil n’a pas. Retirez-le.`,
      kind: (where, detail) => `${where} doit être ${detail}.`,
      choice: (where, detail) => `${where} doit être l’un de ceux-ci : ${detail}.`,
      'too-long': (where, detail) => `${where} est trop long : au plus ${detail}.`,
      'too-short': (where) => `${where} est vide.`,
      number: (where, detail) => `${where} est hors limites : ${detail}.`,
    },
  },
  da: {
    kinds: {
      ...{ object: 'et objekt mellem { og }', array: 'en liste mellem [ og ]', string: 'en tekst i anførselstegn' },
      ...{ number: 'et tal', int: 'et helt tal', boolean: 'true eller false' },
    },
    otherKind: 'noget andet',
    file: 'Filen',
    position: (number) => `nummer ${number}`,
    name: (name) => `»${name}«`,
    problems: {
      'not-json': () => 'Dette er ikke JSON. Kopiér hele filen, fra den første { til den sidste }.',
      missing: (where) => `${where} mangler.`,
      unknown: (where, detail) => `${where} har »${detail}«, som en profil ikke har. Tag det ud.`,
      kind: (where, detail) => `${where} skal være ${detail}.`,
      choice: (where, detail) => `${where} skal være en af disse: ${detail}.`,
      'too-long': (where, detail) => `${where} er for lang: højst ${detail}.`,
      'too-short': (where) => `${where} er tom.`,
      number: (where, detail) => `${where} er uden for grænserne: ${detail}.`,
    },
  },
})
