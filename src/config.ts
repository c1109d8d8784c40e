import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

const url = z.string().regex(/^https?:\/\/[^\s/?#]+$/, 'must be an address without a path, such as https://start.exactonline.nl')
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID')
const list = z.string().transform((text) => text.split(/[\s,;]+/).filter((part) => part !== ''))

const secretKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)')

/** Every variable Saldo reads. An empty one counts as absent. */
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: z.string().optional(),
  PUBLIC_URL: url.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  SECRET_KEY: secretKey.optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).optional(),
  MicrosoftAppTenantId: guid.optional(),
  ALLOWED_TENANTS: list.default([]),
  ADMINS: list.default([]),
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65535).default(4010),
  EXACT_URL: url.optional(),
  EXACT_CLIENT_ID: z.string().optional(),
  EXACT_CLIENT_SECRET: z.string().optional(),
  EXACT_WEBHOOK_SECRET: z.string().optional(),
  CRM: z.enum(['embedded']).default('embedded'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

/** The variables that say something, as they stand in the environment. */
type Given = Partial<Record<keyof z.infer<typeof variables>, string>>

export type Config = {
  /** No app id: no token is asked of callers, so nothing but loopback is listened on. */
  localMode: boolean
  host: string
  port: number
  /** Origin that people's browsers reach, without a trailing slash. */
  publicUrl: string
  dataDir: string
  databaseUrl: string | null
  /** Null in local mode without SECRET_KEY: the app keeps one in the data folder. */
  secretKey: Buffer | null
  bot: { appId: string; password: string; type: string; tenantId: string } | null
  allowedTenants: readonly string[]
  admins: readonly string[]
  /** `sandbox`: nobody named an Exact, so the local stand-in is meant. */
  exact: { url: string; clientId: string | null; clientSecret: string | null; webhookSecret: string | null; sandbox: boolean }
  crm: 'embedded'
  logLevel: string
}

/** What is wrong with the environment, all at once, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** How the sandbox knows its one client. */
const sandbox = { clientId: 'sandbox', clientSecret: 'sandbox-secret', webhookSecret: 'sandbox-webhook-secret' }

/** What doesn't go together, seen on the texts as given, so that one wrong value hides no other. */
function whatIsMissing(env: Given): string[] {
  const local = env.MicrosoftAppId === undefined
  const problems: string[] = []
  if (local && env.HOST !== undefined && !loopbackHosts.includes(env.HOST))
    problems.push(`HOST: without MicrosoftAppId nobody's identity is checked, so only loopback (127.0.0.1) is accepted, not ${env.HOST}`)
  if (!local && env.MicrosoftAppType !== 'UserAssignedMSI' && env.MicrosoftAppPassword === undefined)
    problems.push('MicrosoftAppPassword: is needed with MicrosoftAppId')
  if (!local && env.MicrosoftAppType !== 'MultiTenant' && env.MicrosoftAppTenantId === undefined)
    problems.push('MicrosoftAppTenantId: is needed unless MicrosoftAppType is MultiTenant')
  if (!local && env.SECRET_KEY === undefined) problems.push('SECRET_KEY: is needed with MicrosoftAppId')
  if (!local && env.PUBLIC_URL === undefined) problems.push('PUBLIC_URL: is needed with MicrosoftAppId')
  if (!local && env.PUBLIC_URL?.startsWith('http:')) problems.push('PUBLIC_URL: must be https')
  if (!local && env.EXACT_URL === undefined) problems.push('EXACT_URL: is needed with MicrosoftAppId, such as https://start.exactonline.nl')
  if (!local && list.parse(env.ALLOWED_TENANTS ?? '').length === 0 && env.MicrosoftAppTenantId === undefined)
    problems.push('ALLOWED_TENANTS: is needed for a MultiTenant bot')
  if (env.EXACT_CLIENT_SECRET !== undefined && env.EXACT_CLIENT_ID === undefined)
    problems.push('EXACT_CLIENT_ID: is needed with EXACT_CLIENT_SECRET')
  if (env.EXACT_CLIENT_ID !== undefined && env.EXACT_CLIENT_SECRET === undefined)
    problems.push('EXACT_CLIENT_SECRET: is needed with EXACT_CLIENT_ID')
  return problems
}

/**
 * The environment as a checked value. Pure: reads nothing but its argument.
 * @throws ConfigError naming every variable that is wrong or missing.
 */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const given: Given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = variables.safeParse(given)
  const wrong = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  const problems = [...wrong, ...whatIsMissing(given)]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.join('\n'))
  const env = parsed.data

  const local = env.MicrosoftAppId === undefined
  const usesSandbox = local && env.EXACT_URL === undefined
  const tenantId = env.MicrosoftAppTenantId ?? ''
  return {
    localMode: local,
    host: env.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    dataDir: isAbsolute(env.DATA_DIR) ? env.DATA_DIR : resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    secretKey: env.SECRET_KEY ?? null,
    bot: local
      ? null
      : {
          appId: env.MicrosoftAppId ?? '',
          password: env.MicrosoftAppPassword ?? '',
          type: env.MicrosoftAppType ?? 'SingleTenant',
          tenantId,
        },
    allowedTenants: env.ALLOWED_TENANTS.length > 0 || tenantId === '' ? env.ALLOWED_TENANTS : [tenantId],
    admins: env.ADMINS,
    exact: {
      sandbox: usesSandbox,
      url: env.EXACT_URL ?? `http://127.0.0.1:${env.SANDBOX_PORT}`,
      clientId: env.EXACT_CLIENT_ID ?? (usesSandbox ? sandbox.clientId : null),
      clientSecret: env.EXACT_CLIENT_SECRET ?? (usesSandbox ? sandbox.clientSecret : null),
      webhookSecret: env.EXACT_WEBHOOK_SECRET ?? (usesSandbox ? sandbox.webhookSecret : null),
    },
    crm: env.CRM,
    logLevel: env.LOG_LEVEL,
  }
}
