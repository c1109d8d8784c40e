import { SaldoError } from '../../errors.ts'
import type { Profile } from '../../sync/types.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { askDelete, copyProfile, editProfile } from '../commands/profiles.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'
import { startRun } from '../start-run.ts'
import { modeOf } from './mapping.ts'

async function profileOf(request: Request, { data }: Pressed, services: Services): Promise<Profile> {
  const { profiles } = await services.settings.read(request.who.tenantId)
  const profile = profiles.find((each) => each.id === (data.profile ?? data.profileId))
  if (profile !== undefined) return profile
  const person = wordsIn(request.who.locale).profileGone
  throw new SaldoError('profile-gone', { message: 'button refers to a profile that is not kept', person, recovery: 'fix-input' })
}

export async function runProfile(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  return startRun(await profileOf(request, pressed, services), modeOf(pressed.data.mode), false, request, services)
}

export async function editProfileAction(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  return editProfile(await profileOf(request, pressed, services), request, services)
}

export async function copyProfileAction(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  return copyProfile(await profileOf(request, pressed, services), request, services)
}

export async function askDeleteProfile(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  return askDelete(await profileOf(request, pressed, services), request)
}
