import { type AccountForm, accountTexts } from '../../sync/account-form.ts'
import { typedText } from '../../views/escape.ts'
import { showAccount } from '../commands/create.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'

const statuses = ['C', 'P', 'S'] as const
const slots = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** A form for one of the companies that resemble what was typed, or for none of them. */
export async function startAccount(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { company = '', name = '' } = data
  const state = await services.accounts.open(request.who, { companyId: company === '' ? null : company, name, administration: null })
  return replacing(showAccount(state, request))
}

export async function sendAccount(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const administration = /^\d{1,9}$/.test(data.administration ?? '') ? Number(data.administration) : null
  const state = await services.accounts.send(request.who, data.id ?? '', readForm(data), administration)
  return replacing(showAccount(state, request))
}

export async function settleAccount(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const state = await services.accounts.settle(request.who, data.id ?? '', data.again === 'yes')
  return replacing(showAccount(state, request))
}

export async function takeAccount(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const state = await services.accounts.take(request.who, data.id ?? '', data.account ?? '')
  return replacing(showAccount(state, request))
}

export async function sendContactData(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const state = await services.accounts.sendContactData(request.who, data.company ?? '', Number(data.version))
  return replacing(showAccount(state, request))
}

/** Whatever a client leaves out is empty. */
function readForm(data: Pressed['data']): AccountForm {
  const typed = Object.fromEntries(accountTexts.map((field) => [field, typedText(data[field] ?? '')]))
  const chosen = slots.map((slot) => [slot, data[`classification${slot}`] ?? ''] as const).filter(([, id]) => id !== '')
  return {
    ...(typed as Pick<AccountForm, (typeof accountTexts)[number]>),
    status: statuses.find((each) => each === data.status) ?? 'C',
    classifications: Object.fromEntries(chosen),
  }
}
