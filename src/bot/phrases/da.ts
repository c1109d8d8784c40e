import { en } from './en.ts'
import type { Phrasebook } from './phrase.ts'

export const da: Phrasebook = en
