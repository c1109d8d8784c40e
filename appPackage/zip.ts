import { crc32 } from 'node:zlib'

type Entry = { name: string; content: Buffer }

/** 1 January 1980, the first day a zip can name: the same files always make the same zip. */
const dosDate = (1 << 5) | 1

const versionNeeded = 10
const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50

/** What an entry's local and central header share: version, flags, method "stored", time, date, checksum, sizes, name length. */
function describeEntry({ name, content }: Entry): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(versionNeeded, 0)
  fields.writeUInt16LE(dosDate, 8)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(content.length, 14)
  fields.writeUInt32LE(content.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

function localRecord(entry: Entry): Buffer {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(localSignature)
  return Buffer.concat([signature, describeEntry(entry), Buffer.from(entry.name), entry.content])
}

function centralRecord(entry: Entry, offset: number): Buffer {
  const head = Buffer.alloc(6)
  head.writeUInt32LE(centralSignature, 0)
  head.writeUInt16LE(versionNeeded, 4)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([head, describeEntry(entry), tail, Buffer.from(entry.name)])
}

/** A zip of a few small files, stored uncompressed: all that an app package needs. Names are plain ASCII. */
export function zip(entries: readonly Entry[]): Buffer {
  const locals = entries.map(localRecord)
  const offsets = locals.map((_local, index) => locals.slice(0, index).reduce((sum, local) => sum + local.length, 0))
  const body = Buffer.concat(locals)
  const directory = Buffer.concat(entries.map((entry, index) => centralRecord(entry, offsets[index] ?? 0)))

  const end = Buffer.alloc(22)
  end.writeUInt32LE(endSignature, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}
