import { emptyWorkspace, type SettingsPort, type Workspace } from '../../src/store/settings.ts'

const tenant = '0b9c3b5e-4b0e-4f1d-9d1b-0a8f6f1f0001'
const other = '0b9c3b5e-4b0e-4f1d-9d1b-0a8f6f1f0002'

/** What every keeper of settings must do. `open` answers with one more keeper over the same place, which starts empty. */
export function describeSettings(
  name: string,
  open: () => Promise<SettingsPort>,
  keep: (tenantId: string, document: string) => Promise<void>,
) {
  describe(name, () => {
    it('answers with an empty workspace for a tenant it does not know', async () => {
      const settings = await open()

      const workspace = await settings.read('nobody-yet')

      expect(workspace).toEqual(emptyWorkspace('nobody-yet'))
    })

    it('remembers what was kept after a restart, tenant by tenant', async () => {
      const before = await open()
      await before.update(tenant, addPerson('anna'))
      await before.update(other, addPerson('bob'))

      const after = await open()

      expect(Object.keys((await after.read(tenant)).people)).toEqual(['anna'])
      expect(Object.keys((await after.read(other)).people)).toEqual(['bob'])
      expect(await after.tenants()).toEqual(expect.arrayContaining([tenant, other]))
    })

    it('answers an update with the workspace as it is kept', async () => {
      const settings = await open()

      const answer = await settings.update('answering', addPerson('carla'))

      expect(answer).toEqual(await settings.read('answering'))
      expect(answer.people.carla?.name).toBe('carla')
    })

    it('loses no update when fifty arrive at once', async () => {
      const settings = await open()
      const names = Array.from({ length: 50 }, (_, index) => `person-${index}`)

      await Promise.all(names.map((person) => settings.update('crowded', addPerson(person))))

      expect(Object.keys((await settings.read('crowded')).people).sort()).toEqual([...names].sort())
    })

    it('changes nothing when the change throws, and goes on', async () => {
      const settings = await open()
      await settings.update('careful', addPerson('dirk'))

      const refused = settings.update('careful', () => {
        throw new Error('no')
      })
      await expect(refused).rejects.toThrow('no')
      await settings.update('careful', addPerson('eva'))

      expect(Object.keys((await settings.read('careful')).people)).toEqual(['dirk', 'eva'])
    })

    it('fills in what a document of an older version does not have', async () => {
      await keep('older', JSON.stringify({ tenantId: 'older', profiles: [] }))

      const workspace = await (await open()).read('older')

      expect(workspace).toEqual(emptyWorkspace('older'))
    })

    it.each([
      ['something else than a workspace', '[1, 2]'],
      ['members of another kind', '{"tenantId":"damaged","people":[]}'],
      ['the workspace of another tenant', '{"tenantId":"not-damaged"}'],
    ])('says that settings are damaged when it finds %s', async (_, document) => {
      await keep('damaged', document)
      const settings = await open()

      await expect(settings.read('damaged')).rejects.toMatchObject({ code: 'settings-unreadable' })
      await expect(settings.update('damaged', addPerson('fred'))).rejects.toMatchObject({ code: 'settings-unreadable' })
    })
  })
}

function addPerson(id: string): (workspace: Workspace) => Workspace {
  const person = { id, name: id, admin: false, locale: null, timeZone: null }
  return (workspace) => ({ ...workspace, people: { ...workspace.people, [id]: person } })
}
