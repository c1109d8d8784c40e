import { type Database, openDatabase } from '../../src/store/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeRecords } from './records-contract.ts'

const dataDir = temporaryFolder()
let database: Database

beforeAll(async () => {
  database = await openDatabase({ databaseUrl: null, dataDir })
})
afterAll(() => database.close())

describeRecords('SQLite', () => database.db)
