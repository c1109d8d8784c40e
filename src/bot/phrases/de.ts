import { en } from './en.ts'
import type { Phrasebook } from './phrase.ts'

export const de: Phrasebook = en
