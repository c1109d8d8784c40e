import { en } from './en.ts'
import type { Phrasebook } from './phrase.ts'

export const nl: Phrasebook = en
