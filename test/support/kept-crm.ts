import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Records and links as the database holds them, read past the product's own code; without versions, in the order of their ids. */
export function keptCrm(dataDir: string) {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const records = db.prepare('select target, id, record_key, search_name, fields from crm_record order by target, id').all()
  const links = db.prepare('select source_id, target_id, written from link order by source_id').all()
  const names = db.prepare("select word, id from name_word where id like 'company-%' order by word, id").all()
  const { records: counted } = db.prepare("select records from crm_book where target = 'company'").get() ?? { records: 0 }
  db.close()
  const parsed = (text: unknown) => JSON.parse(String(text)) as Record<string, unknown>
  return {
    records: records.map(({ fields, ...record }) => ({ ...record, fields: parsed(fields) })),
    links: links.map(({ written, ...link }) => ({ ...link, written: parsed(written) })),
    names: names.map(({ word, id }) => `${word} ${id}`),
    counted,
  }
}
