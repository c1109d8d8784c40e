/** One command. Help, the app manifest and the guesses for unknown input all come from this list; how it is said stands in `phrases/`. */
export type CommandEntry = {
  name: CommandName
  group: CommandGroup
  who: 'anyone' | 'admin'
  /** Only looks: a misspelt one may run without asking back. */
  safe: boolean
  /** Shows what Exact said at most a minute ago, and can be asked to ask anew. */
  live?: true
}

export type CommandGroup = 'sales' | 'watching' | 'imports' | 'connection' | 'notifications' | 'general'

export type CommandName =
  | 'help'
  | 'thanks'
  | 'status'
  | 'balance'
  | 'overdue all'
  | 'overdue'
  | 'invoices'
  | 'turnover'
  | 'contact'
  | 'ageing'
  | 'customers'
  | 'customer'
  | 'create'
  | 'watch'
  | 'unwatch'
  | 'watches'
  | 'digest'
  | 'quiet'
  | 'promise'
  | 'dispute'
  | 'undispute'
  | 'note'
  | 'connect'
  | 'disconnect'
  | 'settings'
  | 'profiles'
  | 'new profile'
  | 'edit'
  | 'copy'
  | 'delete'
  | 'versions'
  | 'export'
  | 'import profile'
  | 'preview'
  | 'compare'
  | 'show run'
  | 'run'
  | 'runs'
  | 'cancel'
  | 'retry'
  | 'undo'
  | 'schedules'
  | 'schedule'
  | 'why'
  | 'decide'
  | 'link'
  | 'unlink'
  | 'notify me'
  | 'notify here'
  | 'stop notifying'
  | 'language'
  | 'admins'
  | 'make admin'
  | 'audit'
  | 'money rights'
  | 'allow here'
  | 'disallow here'

const look = { safe: true } as const
const act = { safe: false } as const

/** In the order in which a text is tried: what could be read in two ways is the earlier one. */
export const registry: readonly CommandEntry[] = [
  { name: 'help', group: 'general', who: 'anyone', ...look },
  { name: 'thanks', group: 'general', who: 'anyone', ...look },
  { name: 'status', group: 'general', who: 'anyone', ...look },
  { name: 'balance', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'overdue all', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'overdue', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'invoices', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'turnover', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'contact', group: 'sales', who: 'anyone', ...look },
  { name: 'ageing', group: 'sales', who: 'anyone', ...look, live: true },
  { name: 'customers', group: 'sales', who: 'anyone', ...look },
  { name: 'customer', group: 'sales', who: 'anyone', ...look },
  { name: 'create', group: 'sales', who: 'anyone', ...act },
  { name: 'unwatch', group: 'watching', who: 'anyone', ...act },
  { name: 'watch', group: 'watching', who: 'anyone', ...act },
  { name: 'watches', group: 'watching', who: 'anyone', ...look },
  { name: 'digest', group: 'watching', who: 'anyone', ...act },
  { name: 'quiet', group: 'watching', who: 'anyone', ...act },
  { name: 'promise', group: 'watching', who: 'anyone', ...act },
  { name: 'undispute', group: 'watching', who: 'anyone', ...act },
  { name: 'dispute', group: 'watching', who: 'anyone', ...act },
  { name: 'note', group: 'watching', who: 'anyone', ...act },
  { name: 'connect', group: 'connection', who: 'admin', ...act },
  { name: 'disconnect', group: 'connection', who: 'admin', ...act },
  { name: 'settings', group: 'connection', who: 'admin', ...act },
  { name: 'profiles', group: 'imports', who: 'admin', ...look },
  { name: 'new profile', group: 'imports', who: 'admin', ...act },
  { name: 'edit', group: 'imports', who: 'admin', ...act },
  { name: 'copy', group: 'imports', who: 'admin', ...act },
  { name: 'delete', group: 'imports', who: 'admin', ...act },
  { name: 'versions', group: 'imports', who: 'admin', ...look },
  { name: 'export', group: 'imports', who: 'admin', ...look },
  { name: 'preview', group: 'imports', who: 'admin', ...act },
  { name: 'compare', group: 'imports', who: 'admin', ...look },
  { name: 'show run', group: 'imports', who: 'admin', ...look },
  { name: 'import profile', group: 'imports', who: 'admin', ...act },
  { name: 'run', group: 'imports', who: 'admin', ...act },
  { name: 'runs', group: 'imports', who: 'admin', ...look },
  { name: 'cancel', group: 'imports', who: 'admin', ...act },
  { name: 'retry', group: 'imports', who: 'admin', ...act },
  { name: 'undo', group: 'imports', who: 'admin', ...act },
  { name: 'schedules', group: 'imports', who: 'admin', ...look },
  { name: 'schedule', group: 'imports', who: 'admin', ...act },
  { name: 'why', group: 'imports', who: 'admin', ...look },
  { name: 'decide', group: 'imports', who: 'admin', ...look },
  { name: 'link', group: 'imports', who: 'admin', ...look },
  { name: 'unlink', group: 'imports', who: 'admin', ...act },
  { name: 'notify me', group: 'notifications', who: 'admin', ...act },
  { name: 'notify here', group: 'notifications', who: 'admin', ...act },
  { name: 'stop notifying', group: 'notifications', who: 'admin', ...act },
  { name: 'language', group: 'general', who: 'anyone', ...act },
  { name: 'admins', group: 'general', who: 'admin', ...look },
  { name: 'make admin', group: 'general', who: 'admin', ...act },
  { name: 'audit', group: 'general', who: 'admin', ...look },
  { name: 'money rights', group: 'general', who: 'admin', ...act },
  { name: 'allow here', group: 'general', who: 'admin', ...act },
  { name: 'disallow here', group: 'general', who: 'admin', ...act },
]

export function entryOf(name: CommandName): CommandEntry {
  const entry = registry.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new Error(`no command named ${name}`)
  return entry
}
