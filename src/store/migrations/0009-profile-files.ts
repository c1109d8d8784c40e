import type { Kysely } from 'kysely'
import { addColumnIfMissing } from './PLACEHOLDER'
