import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeSettings } from './settings-contract.ts'

const dataDir = temporaryFolder()
const folder = join(dataDir, 'workspaces')

describeSettings(
  'settings in files',
  async () => createLowdbSettings(dataDir),
  async (tenantId, document) => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${tenantId}.json`), document)
  },
)

it('keeps files and folder to their owner', async () => {
  await createLowdbSettings(dataDir).update('private', (workspace) => workspace)

  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'private.json'))).mode & 0o777).toBe(0o600)
})

it('leaves a file that is not JSON as it is, and reads it once it is repaired', async () => {
  const path = join(folder, 'broken.json')
  await writeFile(path, '{"tenantId":"bro')
  const settings = createLowdbSettings(dataDir)

  await expect(settings.update('broken', (workspace) => workspace)).rejects.toMatchObject({ code: 'settings-unreadable' })
  expect(await readFile(path, 'utf8')).toBe('{"tenantId":"bro')

  await writeFile(path, '{"tenantId":"broken"}')
  expect((await settings.read('broken')).tenantId).toBe('broken')
})

it('keeps every tenant in a file of its own inside the folder, whatever its id', async () => {
  const settings = createLowdbSettings(dataDir)
  const ids = ['../escape', 'UPPER', 'upper', 'a/b', 'a%2Fb', '.hidden']

  for (const id of ids) await settings.update(id, (workspace) => workspace)

  expect(await settings.tenants()).toEqual(expect.arrayContaining(ids))
  expect(await readdir(dataDir)).toEqual(['workspaces'])
})

it('refuses an empty tenant id', async () => {
  await expect(createLowdbSettings(dataDir).read('')).rejects.toMatchObject({ code: 'tenant-unknown' })
})
