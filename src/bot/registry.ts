/** One command as people know it. Help, the app manifest and the guesses for unknown input all come from this list. */
export type CommandEntry = {
  name: CommandName
  group: 'sales' | 'imports' | 'connection' | 'notifications' | 'general'
  who: 'anyone' | 'admin'
  /** As the manual writes it. */
  usage: string
  /** Ready to be typed. */
  example: string
  does: string
  /** Tried in order on the cleaned text; named groups become the arguments. */
  patterns: readonly RegExp[]
  /** Only looks: a misspelt one may run without asking back. */
  safe: boolean
  /** Shows what Exact said at most a minute ago, and can be asked to ask anew. */
  live?: true
}

export type CommandName =
  | 'help'
  | 'thanks'
  | 'status'
  | 'balance'
  | 'overdue'
  | 'invoices'
  | 'customer'
  | 'customers'
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
  | 'run'
  | 'runs'
  | 'show run'
  | 'cancel'
  | 'retry'
  | 'undo'
  | 'why'
  | 'schedule'
  | 'schedules'
  | 'notify me'
  | 'notify here'
  | 'stop notifying'
  | 'admins'
  | 'make admin'

const look = { safe: true } as const
const act = { safe: false } as const

export const registry: readonly CommandEntry[] = [
  {
    name: 'help',
    group: 'general',
    who: 'anyone',
    usage: 'help',
    example: 'help',
    does: 'what you can do here',
    ...look,
    patterns: [
      /^\?+$/,
      /^(?:help|hi|hello|hey|hallo|hoi|good (?:morning|afternoon|evening)|goedemorgen|moin|bonjour|hej|menu|commands|what can you do)\b.{0,20}$/,
    ],
  },
  {
    name: 'thanks',
    group: 'general',
    who: 'anyone',
    usage: 'thanks',
    example: 'thanks',
    does: 'you are welcome',
    ...look,
    patterns: [/^(?:thanks|thank you|thx|bedankt|dank je|danke|merci|tak)\b.{0,20}$/],
  },
  {
    name: 'status',
    group: 'general',
    who: 'anyone',
    usage: 'status',
    example: 'status',
    does: 'connection, calls left, CRM and last runs',
    ...look,
    patterns: [/^status$/],
  },
  {
    name: 'balance',
    group: 'sales',
    who: 'anyone',
    usage: 'balance for <customer> [fresh]',
    example: 'balance for Acme',
    does: 'what a customer owes, with ageing and open items',
    ...look,
    live: true,
    patterns: [
      /^balance(?: for)?$/,
      /^(?:what(?:['’]?s| is) )?(?:the )?(?:open )?balance(?: (?:for|of|from|on|at))? (?<customer>.+)$/,
      /^how much (?:does|do) (?<customer>.+?) owe(?: us)?$/,
      /^what does (?<customer>.+?) owe(?: us)?$/,
      /^(?<customer>(?!the ).+?)(?:['’]s)? balance$/,
    ],
  },
  {
    name: 'overdue',
    group: 'sales',
    who: 'anyone',
    usage: 'overdue for <customer>',
    example: 'overdue for Acme',
    does: 'only what is past its due date',
    ...look,
    live: true,
    patterns: [
      /^overdue(?: for)?$/,
      /^how much is overdue (?:for|of|from|on|at|with) (?<customer>.+)$/,
      /^(?:what(?:['’]?s| is) )?(?:the )?overdue(?: (?:amount|invoices))?(?: (?:for|of|from|on|at))? (?<customer>.+)$/,
    ],
  },
  {
    name: 'invoices',
    group: 'sales',
    who: 'anyone',
    usage: 'invoices for <customer>',
    example: 'invoices for Acme',
    does: 'the open invoices, oldest first',
    ...look,
    live: true,
    patterns: [/^invoices?(?: for)?$/, /^(?:show )?(?:the )?(?:open )?invoices?(?: (?:for|of|from|on|at))? (?<customer>.+?)(?: open)?$/],
  },
  {
    name: 'customers',
    group: 'sales',
    who: 'anyone',
    usage: 'customers',
    example: 'customers',
    does: 'the companies in the CRM',
    ...look,
    patterns: [/^(?:list )?(?:all )?(?:customers?|compan(?:y|ies))$/],
  },
  {
    name: 'customer',
    group: 'sales',
    who: 'anyone',
    usage: 'customer <name>',
    example: 'customer Acme',
    does: 'the company as the CRM knows it',
    ...look,
    patterns: [/^(?:find |show |search )?(?:customer|company) (?<customer>.+)$/],
  },
  {
    name: 'connect',
    group: 'connection',
    who: 'admin',
    usage: 'connect',
    example: 'connect',
    does: 'connect Exact Online',
    ...act,
    patterns: [/^(?:re)?connect(?: (?:to )?exact(?: online)?)?$/],
  },
  {
    name: 'disconnect',
    group: 'connection',
    who: 'admin',
    usage: 'disconnect',
    example: 'disconnect',
    does: 'end the connection with Exact Online',
    ...act,
    patterns: [/^disconnect(?: (?:from )?exact(?: online)?)?$/],
  },
  {
    name: 'settings',
    group: 'connection',
    who: 'admin',
    usage: 'settings',
    example: 'settings',
    does: 'client id and secret, administration, financial year',
    ...act,
    patterns: [/^(?:settings|app config|config)$/],
  },
  {
    name: 'profiles',
    group: 'imports',
    who: 'admin',
    usage: 'profiles',
    example: 'profiles',
    does: 'saved mapping profiles',
    ...look,
    patterns: [/^(?:list |show )?(?:mapping )?profiles?$/, /^(?:run|start|import|sync|update|preview|edit|copy|delete|versions?|export)$/],
  },
  {
    name: 'new profile',
    group: 'imports',
    who: 'admin',
    usage: 'new profile',
    example: 'new profile',
    does: 'map Exact fields to CRM fields',
    ...act,
    patterns: [/^(?:new|create|add)(?: (?:a|mapping))? profile(?: (?:called |named )?(?<title>.+))?$/],
  },
  {
    name: 'edit',
    group: 'imports',
    who: 'admin',
    usage: 'edit <profile>',
    example: 'edit Customers',
    does: 'change a profile',
    ...act,
    patterns: [/^(?:edit|change|open)(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'copy',
    group: 'imports',
    who: 'admin',
    usage: 'copy <profile>',
    example: 'copy Customers',
    does: 'a second profile from the first',
    ...act,
    patterns: [/^copy(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'delete',
    group: 'imports',
    who: 'admin',
    usage: 'delete <profile>',
    example: 'delete Customers',
    does: 'remove a profile',
    ...act,
    patterns: [/^(?:delete|remove)(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'versions',
    group: 'imports',
    who: 'admin',
    usage: 'versions <profile>',
    example: 'versions Customers',
    does: 'who changed a profile, when and what; restores',
    ...look,
    patterns: [/^(?:show )?(?:the )?versions?(?: of)?(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'export',
    group: 'imports',
    who: 'admin',
    usage: 'export <profile>',
    example: 'export Customers',
    does: 'a profile as a file',
    ...look,
    patterns: [/^export(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'import profile',
    group: 'imports',
    who: 'admin',
    usage: 'import profile',
    example: 'import profile',
    does: 'a profile from a file',
    ...act,
    patterns: [/^import (?:a )?profile(?: from (?:a )?file)?$/],
  },
  {
    name: 'preview',
    group: 'imports',
    who: 'admin',
    usage: 'preview <profile> [mode]',
    example: 'preview Customers',
    does: 'what a run would do, without writing',
    ...act,
    patterns: [/^preview(?: profile)? (?<profile>.+)$/],
  },
  {
    name: 'show run',
    group: 'imports',
    who: 'admin',
    usage: 'run <number>',
    example: 'run 12',
    does: 'one run in detail',
    ...look,
    patterns: [/^(?:show )?run #?(?<number>\d+)$/],
  },
  {
    name: 'run',
    group: 'imports',
    who: 'admin',
    usage: 'run <profile> [import | update | import & update]',
    example: 'run Customers import',
    does: 'carry a profile out',
    ...act,
    patterns: [/^(?:run|start)(?: profile)? (?<profile>.+)$/, /^(?<mode>import|sync|update) (?<profile>.+)$/],
  },
  {
    name: 'runs',
    group: 'imports',
    who: 'admin',
    usage: 'runs [failed | today | this week | <profile>]',
    example: 'runs',
    does: 'the last runs, or those that fit',
    ...look,
    patterns: [/^(?:last |show )?runs(?: (?<filter>.+))?$/, /^(?<filter>failed|today['’]?s|parked) runs$/],
  },
  {
    name: 'cancel',
    group: 'imports',
    who: 'admin',
    usage: 'cancel [number]',
    example: 'cancel',
    does: 'stop a run or a sign-in',
    ...act,
    patterns: [/^(?:cancel|stop)(?: run)?(?: #?(?<number>\d+))?$/],
  },
  {
    name: 'retry',
    group: 'imports',
    who: 'admin',
    usage: 'retry <number>',
    example: 'retry 12',
    does: 'let a parked run go on, or run again over what failed',
    ...act,
    patterns: [/^(?:retry|resume|continue|go on with)(?: run)? #?(?<number>\d+)$/],
  },
  {
    name: 'undo',
    group: 'imports',
    who: 'admin',
    usage: 'undo <number> [record]',
    example: 'undo 12',
    does: 'take a run back, whole or one record of it',
    ...act,
    patterns: [/^(?:undo|revert|take back|roll back)(?: run)? #?(?<number>\d{1,9})(?:[ :,]+(?<record>.+))?$/],
  },
  {
    name: 'schedules',
    group: 'imports',
    who: 'admin',
    usage: 'schedules',
    example: 'schedules',
    does: 'what runs by itself, and when next',
    ...look,
    patterns: [/^(?:list |show )?(?:all )?schedules?$/],
  },
  {
    name: 'schedule',
    group: 'imports',
    who: 'admin',
    usage: 'schedule <profile> <when>',
    example: 'schedule Customers every weekday at 07:00',
    does: 'let a profile run by itself; “off” ends it',
    ...act,
    patterns: [
      /^(?:unschedule|stop (?:the )?schedule (?:of|for)|stop scheduling)(?: profile)? (?<stopped>.+)$/,
      /^(?:re)?schedule(?: (?:profile|of|for))? (?<what>.+)$/,
    ],
  },
  {
    name: 'why',
    group: 'imports',
    who: 'admin',
    usage: 'why <record>',
    example: 'why Acme',
    does: 'what runs did with a record, and why',
    ...look,
    patterns: [
      /^why (?:is|are|was|were|did|does|has|have)(?:n['’]?t| not)? (?<record>.+?)(?: not|n['’]?t)?(?: (?:been|get|getting|be))?(?: not)? (?:synced|synchronised|sync|imported|import|updated|update|created|create|skipped|failed|fail|missing|unchanged|changed|written|in the crm|there)$/,
      /^why (?:is|was|did|does|has) (?<record>.+)$/,
      /^why (?<record>.+)$/,
    ],
  },
  {
    name: 'notify me',
    group: 'notifications',
    who: 'admin',
    usage: 'notify me',
    example: 'notify me',
    does: 'a message to you after every run',
    ...act,
    patterns: [/^notify me$/],
  },
  {
    name: 'notify here',
    group: 'notifications',
    who: 'admin',
    usage: 'notify here',
    example: 'notify here',
    does: 'a message to this chat after every run',
    ...act,
    patterns: [/^notify (?:here|us|this (?:chat|channel))$/],
  },
  {
    name: 'stop notifying',
    group: 'notifications',
    who: 'admin',
    usage: 'stop notifying',
    example: 'stop notifying',
    does: 'no more messages after runs',
    ...act,
    patterns: [/^stop notif(?:ying|ications)(?: (?:me|here|us))?$/, /^(?:unsubscribe|don['’]?t notify(?: me)?)$/],
  },
  {
    name: 'admins',
    group: 'general',
    who: 'admin',
    usage: 'admins',
    example: 'admins',
    does: 'who may connect, map and run',
    ...look,
    patterns: [/^(?:list |show )?admins?$/],
  },
  {
    name: 'make admin',
    group: 'general',
    who: 'admin',
    usage: 'make <person> admin',
    example: 'make Megan Bowen admin',
    does: 'let somebody manage imports',
    ...act,
    patterns: [/^make (?<person>.+?) (?:an )?admin$/],
  },
]

export function entryOf(name: CommandName): CommandEntry {
  const entry = registry.find((candidate) => candidate.name === name)
  if (entry === undefined) throw new Error(`no command named ${name}`)
  return entry
}
