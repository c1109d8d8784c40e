import { resolve } from 'node:path'
import { ConfigError, loadConfig } from '../src/config.ts'

const appId = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'
const tenant = '9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77'
const key = Buffer.alloc(32, 7).toString('base64')

/** A complete environment of a bot that is registered with Microsoft. */
const registered = {
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'password',
  MicrosoftAppTenantId: tenant,
  PUBLIC_URL: 'https://saldo.example.com',
  SECRET_KEY: key,
  EXACT_URL: 'https://start.exactonline.nl',
}

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    loadConfig(environment)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split('\n')
  }
}

describe('an empty environment', () => {
  it('is local mode with the sandbox, on loopback', () => {
    expect(loadConfig({})).toEqual({
      localMode: true,
      host: '127.0.0.1',
      port: 3978,
      publicUrl: 'http://localhost:3978',
      dataDir: resolve('./data'),
      databaseUrl: null,
      secretKey: null,
      bot: null,
      allowedTenants: [],
      admins: [],
      exact: {
        url: 'http://127.0.0.1:4010',
        clientId: 'sandbox',
        clientSecret: 'sandbox-secret',
        webhookSecret: 'sandbox-webhook-secret',
        sandbox: true,
      },
      crm: 'embedded',
      logLevel: 'info',
    })
  })

  it('is the same as one full of empty values', () => {
    const empty = Object.fromEntries(Object.keys(registered).map((name) => [name, ' ']))

    expect(loadConfig({ ...empty, PORT: '', HOST: '' })).toEqual(loadConfig({}))
  })

  it('follows PORT and SANDBOX_PORT', () => {
    const config = loadConfig({ PORT: '4000', SANDBOX_PORT: '4011' })

    expect(config).toMatchObject({ port: 4000, publicUrl: 'http://localhost:4000', exact: { url: 'http://127.0.0.1:4011' } })
  })
})

describe('without an app id', () => {
  it.each(['0.0.0.0', '::', '192.168.1.4', 'saldo.example.com', '127.0.0.1.example.com'])('HOST=%s is refused', (HOST) => {
    expect(problemsOf({ HOST })).toEqual([expect.stringMatching(/^HOST: .*loopback/)])
  })

  it.each(['127.0.0.1', '::1', 'localhost'])('HOST=%s is taken', (HOST) => {
    expect(loadConfig({ HOST }).host).toBe(HOST)
  })

  it('the webhook secret is taken by itself: the client may be typed in settings', () => {
    expect(loadConfig({ ...registered, EXACT_WEBHOOK_SECRET: 'hook' }).exact).toMatchObject({ clientId: null, webhookSecret: 'hook' })
  })

  it('another Exact is not given the sandbox’s secret', () => {
    const { exact } = loadConfig({ EXACT_URL: 'http://127.0.0.1:9000' })

    expect(exact).toEqual({ url: 'http://127.0.0.1:9000', clientId: null, clientSecret: null, webhookSecret: null, sandbox: false })
  })
})

describe('with an app id', () => {
  it('listens everywhere, and takes its own tenant only', () => {
    const config = loadConfig(registered)

    expect(config).toMatchObject({
      localMode: false,
      host: '0.0.0.0',
      publicUrl: 'https://saldo.example.com',
      bot: { appId, password: 'password', type: 'SingleTenant', tenantId: tenant },
      allowedTenants: [tenant],
      exact: { url: 'https://start.exactonline.nl', clientId: null, clientSecret: null, webhookSecret: null, sandbox: false },
    })
    expect(config.secretKey).toEqual(Buffer.alloc(32, 7))
  })

  it.each(['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'PUBLIC_URL', 'SECRET_KEY', 'EXACT_URL'])('%s is needed', (name) => {
    const problems = problemsOf({ ...registered, ALLOWED_TENANTS: tenant, [name]: undefined })

    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
  })

  it('needs no password with a managed identity', () => {
    expect(problemsOf({ ...registered, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined })).toEqual([])
  })

  it('needs the allowed tenants when it is for many', () => {
    const many = { ...registered, MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: undefined }

    expect(problemsOf(many)).toEqual([expect.stringMatching(/^ALLOWED_TENANTS: /)])
    expect(problemsOf({ ...many, ALLOWED_TENANTS: ' , ' })).toEqual([expect.stringMatching(/^ALLOWED_TENANTS: /)])
    expect(loadConfig({ ...many, ALLOWED_TENANTS: `${tenant}, ${appId}` }).allowedTenants).toEqual([tenant, appId])
  })

  it('wants a public address with https', () => {
    expect(problemsOf({ ...registered, PUBLIC_URL: 'http://saldo.example.com' })).toEqual(['PUBLIC_URL: must be https'])
  })
})

describe('each value', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '3978.5'],
    ['PUBLIC_URL', 'saldo.example.com'],
    ['PUBLIC_URL', 'https://saldo.example.com/path'],
    ['DATABASE_URL', 'mysql://localhost/saldo'],
    ['SECRET_KEY', 'short'],
    ['SECRET_KEY', Buffer.alloc(31).toString('base64')],
    ['MicrosoftAppId', 'not-a-guid'],
    ['MicrosoftAppType', 'Bot'],
    ['MicrosoftAppTenantId', 'contoso.com'],
    ['SANDBOX_PORT', '0'],
    ['EXACT_URL', 'start.exactonline.nl'],
    ['EXACT_URL', 'https://start.exactonline.nl/api'],
    ['CRM', 'salesforce'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused', (name, value) => {
    expect(problemsOf({ ...registered, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
  })

  it.each([
    ['EXACT_CLIENT_ID', 'EXACT_CLIENT_SECRET'],
    ['EXACT_CLIENT_SECRET', 'EXACT_CLIENT_ID'],
  ])('%s alone is refused', (given, missing) => {
    expect(problemsOf({ [given]: 'x' })).toEqual([expect.stringMatching(new RegExp(`^${missing}: `))])
  })

  it('is kept out of the refusal when it is a secret', () => {
    const problems = problemsOf({ ...registered, SECRET_KEY: 'my-secret-key', EXACT_CLIENT_SECRET: 'my-client-secret' }).join()

    expect(problems).not.toMatch(/my-secret-key|my-client-secret/)
  })

  it('reads lists with commas, semicolons and spaces', () => {
    expect(loadConfig({ ADMINS: 'a,b; c\nd', ALLOWED_TENANTS: '' })).toMatchObject({ admins: ['a', 'b', 'c', 'd'], allowedTenants: [] })
  })

  it('keeps an absolute DATA_DIR', () => {
    expect(loadConfig({ DATA_DIR: '/var/lib/saldo' }).dataDir).toBe('/var/lib/saldo')
  })
})

it('tells everything that is wrong at once', () => {
  const problems = problemsOf({ PORT: 'abc', HOST: '0.0.0.0', LOG_LEVEL: 'loud', EXACT_CLIENT_ID: 'x' })

  expect(problems.map((line) => line.split(':')[0]).sort()).toEqual(['EXACT_CLIENT_SECRET', 'HOST', 'LOG_LEVEL', 'PORT'])
})

it('reads nothing but its argument', () => {
  const before = { ...process.env }

  loadConfig({})

  expect(process.env).toEqual(before)
})
