import { parseActivity } from '../../src/bot/activity.ts'
import { distrust } from '../../src/bot/trust.ts'
import { activityOf } from '../support/activities.ts'

const tenantId = '9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77'
const inTeams = { localMode: false, allowedTenants: [tenantId] }
const onThisMachine = { localMode: true, allowedTenants: [] }
const reasonFor = (changes: object, rules: Parameters<typeof distrust>[1]) => distrust(parseActivity(activityOf('message', changes)), rules)

describe('an activity that the channel signed', () => {
  it('of an allowed tenant is worked on', () => {
    expect(reasonFor({}, inTeams)).toBeNull()
  })

  it.each([
    ['another tenant', { channelData: { tenant: { id: 'b0000000-0000-4000-8000-000000000000' } } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
    ['no conversation', { conversation: { tenantId } }],
    ['another channel', { channelId: 'webchat' }],
    ['nobody', { from: {} }],
    ['somebody without an Entra id', { from: { id: '29:guest-of-a-meeting', name: 'Guest' } }],
    ['no service address', { serviceUrl: '' }],
    ['a service address without encryption', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
    ['a service address elsewhere', { serviceUrl: 'https://evil.example/' }],
    ['a service address that looks the part', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }],
    ['a service address anybody can register', { serviceUrl: 'https://evil.trafficmanager.net/' }],
    ['a service address on this machine', { serviceUrl: 'http://127.0.0.1:9000/' }],
  ])('from %s is not', (_what, changes) => {
    expect(reasonFor(changes, inTeams)).toEqual(expect.any(String))
  })

  it('from nobody’s tenant is not, when no tenant is allowed', () => {
    expect(reasonFor({}, { localMode: false, allowedTenants: [] })).toBe('tenant')
  })
})

describe('in local mode', () => {
  it.each(['http://127.0.0.1:56150/', 'http://localhost:56150/_connector', 'http://[::1]:1/'])('answers go to %s', (serviceUrl) => {
    expect(reasonFor({ serviceUrl, from: { id: 'user-1' } }, onThisMachine)).toBeNull()
  })

  it.each(['https://smba.trafficmanager.net/emea/', 'http://192.168.1.4/', 'http://127.0.0.1.evil.example/', 'x'])(
    'answers do not go to %s',
    (serviceUrl) => {
      expect(reasonFor({ serviceUrl }, onThisMachine)).toBe('service url')
    },
  )
})
