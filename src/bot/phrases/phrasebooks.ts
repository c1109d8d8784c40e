import type { InLanguages } from '../../views/language.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'
import type { Phrasebook } from './phrase.ts'

/** What is typed and read as a command, a book a language. */
export const phrasebooks: InLanguages<Phrasebook> = { en, nl, de, fr, da }
