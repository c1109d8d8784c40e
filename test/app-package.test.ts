import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { commandLists } from '../appPackage/commands.ts'
import { findMistakes, localizations, renderManifest, validateManifest } from '../appPackage/manifest.ts'
import { makePackage } from '../appPackage/package.ts'
import { zip } from '../appPackage/zip.ts'

const appId = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
const domain = 'bot.example.com'
const folder = join(import.meta.dirname, '../appPackage')

/** Every text in a JSON value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('the rendered manifest', () => {
  const manifest = renderManifest({ appId, domain })

  it('is valid against the schema of its version', async () => {
    const objections = await validateManifest(manifest)

    expect(objections).toEqual([])
    expect(manifest.$schema).toContain(`v${manifest.manifestVersion}/`)
  })

  it('would be refused with something the schema does not know', async () => {
    const objections = await validateManifest({ ...manifest, surprise: true } as typeof manifest)

    expect(objections).not.toEqual([])
  })

  it('has no placeholder left, and no address without https', () => {
    const texts = textsOf(manifest)

    expect(texts.filter((text) => text.includes('{{'))).toEqual([])
    expect(texts.filter((text) => text.includes('http:'))).toEqual([])
  })

  it('names the bot and the domain of the sign-in window', () => {
    expect(manifest).toMatchObject({
      id: appId,
      bots: [{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: [domain],
    })
  })

  it('has the version of the project', () => {
    const project = JSON.parse(readFileSync(join(folder, '../package.json'), 'utf8'))

    expect(manifest.version).toBe(project.version)
  })
})

describe('the commands', () => {
  const commands = commandLists.flatMap((list) => list.commands)

  it('fit what every Teams client shows: titles of 32, descriptions of 128, twelve a list', () => {
    expect(commands.filter(({ title }) => title.length > 32)).toEqual([])
    expect(commands.filter(({ description }) => description.length > 128)).toEqual([])
    expect(commandLists.filter((list) => list.commands.length > 12)).toEqual([])
  })

  it('cover each scope once, and no title twice in a list', () => {
    const doubled = commandLists.filter((list) => new Set(list.commands.map(({ title }) => title)).size < list.commands.length)

    expect(commandLists.flatMap((list) => list.scopes).sort()).toEqual(['groupChat', 'personal', 'team'])
    expect(doubled).toEqual([])
  })
})

/** What stands at a path such as `bots[0].commandLists[1].commands[2].description`. */
function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .reduce((found, name) => (name === '' ? found : (found as Record<string, unknown> | undefined)?.[name]), value)
}

describe('the other languages', () => {
  const manifest = renderManifest({ appId, domain })
  const extension = manifest as unknown as { composeExtensions: [{ commands: object[] }]; localizationInfo: object }
  const textsIn = (file: string): Record<string, string> => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const most = (path: string) => (path === 'description.full' ? 4000 : path === 'description.short' ? 80 : /title$/.test(path) ? 32 : 128)

  it('are those the manifest lists', () => {
    const listed = localizations.map((file) => ({ languageTag: file.slice(0, 2), file }))

    expect(extension.localizationInfo).toEqual({ defaultLanguageTag: 'en', additionalLanguages: listed })
  })

  it.each(localizations)('%s names texts that exist and keeps within their lengths', (file) => {
    const { $schema, ...texts } = textsIn(file)

    const wrong = Object.entries(texts).filter(
      ([path, text]) => typeof at(manifest, path) !== 'string' || text.length > most(path) || text === '',
    )

    expect($schema).toContain(`v${manifest.manifestVersion}/`)
    expect(wrong).toEqual([])
  })

  it.each(localizations)('%s leaves no description of a command in English', (file) => {
    const texts = textsIn(file)
    const commandPaths = commandLists.flatMap((list, number) =>
      list.commands.map((_command, place) => `bots[0].commandLists[${number}].commands[${place}].description`),
    )
    const ownPaths = extension.composeExtensions[0].commands.flatMap((_command, place) =>
      ['title', 'description'].map((name) => `composeExtensions[0].commands[${place}].${name}`),
    )

    const missing = [...commandPaths, ...ownPaths].filter((path) => texts[path] === undefined)

    expect(missing).toEqual([])
  })
})

/** Size and pixels of a PNG with 8 bits a channel, RGBA, unfiltered rows, as `color.png` and `outline.png` are. */
function readPng(name: string) {
  const file = readFileSync(join(folder, name))
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const dataAt = file.indexOf('IDAT')
  const rows = inflateSync(file.subarray(dataAt + 4, dataAt + 4 + file.readUInt32BE(dataAt - 4)))
  const filters = Array.from({ length: height }, (_row, y) => rows[y * (width * 4 + 1)])
  const pixels = Array.from({ length: width * height }, (_pixel, index) => {
    const at = index * 4 + Math.floor(index / width) + 1
    return [...rows.subarray(at, at + 4)]
  })
  return { signature: file.subarray(0, 8).toString('hex'), format: [file[24], file[25]], filters, width, height, pixels }
}

describe('the icons', () => {
  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('%s has the size Teams wants', (name, size) => {
    const { signature, format, width, height } = readPng(name)

    expect(signature).toBe('89504e470d0a1a0a')
    expect(format).toEqual([8, 6])
    expect([width, height]).toEqual([size, size])
  })

  it('the outline is white on transparent, with both to be seen', () => {
    const { filters, pixels } = readPng('outline.png')
    const seen = pixels.filter(([, , , alpha = 0]) => alpha > 0)

    expect(new Set(filters)).toEqual(new Set([0]))
    expect(seen.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([])
    expect(seen.length).toBeGreaterThan(50)
    expect(pixels.length - seen.length).toBeGreaterThan(50)
  })
})

/** What a zip holds, read from its central directory, checksums compared. */
function readZip(file: Buffer): Record<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const found: Record<string, Buffer> = {}
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [checksum, size, nameLength, local] = [16, 24, 28, 42].map((field) =>
      field === 28 ? file.readUInt16LE(at + field) : file.readUInt32LE(at + field),
    )
    const name = file.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString()
    const contentAt = (local ?? 0) + 30 + file.readUInt16LE((local ?? 0) + 26)
    const content = file.subarray(contentAt, contentAt + (size ?? 0))
    expect(crc32(content)).toBe(checksum)
    found[name] = content
    at += 46 + (nameLength ?? 0)
  }
  return found
}

describe('zip', () => {
  it('gives back whatever was put in', () => {
    const entries = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{1,12}\.[a-z]{3}$/), content: fc.uint8Array() }), {
      selector: ({ name }) => name,
    })

    fc.assert(
      fc.property(entries, (some) => {
        const files = some.map(({ name, content }) => ({ name, content: Buffer.from(content) }))
        expect(readZip(zip(files))).toEqual(Object.fromEntries(files.map(({ name, content }) => [name, content])))
      }),
      { numRuns: 50 },
    )
  })
})

describe('npm run package', () => {
  let out: string

  beforeEach(() => {
    out = join(mkdtempSync(join(tmpdir(), 'saldo-package-')), 'saldo.zip')
  })
  afterEach(() => rmSync(join(out, '..'), { recursive: true }))

  it('writes the manifest, the two icons and the other languages', async () => {
    const outcome = await makePackage(['--app-id', appId, '--domain', domain, '--out', out])

    const files = readZip(readFileSync(out))
    expect(outcome).toEqual({ written: out })
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png', ...localizations])
    expect(JSON.parse(String(files['manifest.json']))).toEqual(renderManifest({ appId, domain }))
    expect(files['color.png']).toEqual(readFileSync(join(folder, 'color.png')))
  })

  it('writes the same bytes for the same input', async () => {
    const args = ['--app-id', appId, '--domain', domain, '--out', out]
    await makePackage(args)
    const first = readFileSync(out)

    await makePackage(args)

    expect(readFileSync(out).equals(first)).toBe(true)
  })

  it.each([
    ['no id', ['--domain', domain], '--app-id is missing'],
    ['a broken id', ['--app-id', '1b4e28ba', '--domain', domain], '--app-id must be a GUID'],
    ['the empty id', ['--app-id', '00000000-0000-0000-0000-000000000000', '--domain', domain], 'all zeros'],
    ['no domain', ['--app-id', appId], '--domain is missing'],
    ['an unknown argument', ['--app', appId], 'could not be understood'],
  ])('refuses %s with a sentence and writes nothing', async (_what, args, sentence) => {
    const outcome = await makePackage([...args, '--out', out])

    expect(outcome).toEqual({ mistakes: [expect.stringContaining(sentence)] })
    expect(existsSync(out)).toBe(false)
  })

  it.each([
    'https://bot.example.com',
    'bot.example.com:443',
    'bot.example.com/x',
    'localhost',
    'bot.local',
    '127.0.0.1',
    '*.example.com',
    'bot',
    '-a.example.com',
    'a"b.com',
  ])('refuses the domain %s', (name) => {
    expect(findMistakes({ appId, domain: name })).toEqual([expect.stringContaining('--domain must be a public host name')])
  })

  it('tells the shell that it failed', () => {
    const run = () =>
      execFileSync(process.execPath, [join(folder, 'package.ts'), '--app-id', 'nope', '--domain', domain], { stdio: 'pipe' })

    expect(run).toThrow(/--app-id must be a GUID/)
  })
})
