import { administrationsCard } from '../views/administrations-card.ts'
import { connectedCard } from '../views/connected-card.ts'
import { noticeCard } from '../views/notice-card.ts'
import { words as buttonsIn } from '../views/words/command-buttons.ts'
import { words as wordsIn } from '../views/words/connecting.ts'
import type { Reply, Request } from './request.ts'
import type { Connected, Services } from './services.ts'

/** The six digits, typed or brought by Teams: the connection counts from here on. */
export async function completeSignIn(code: string, request: Request, services: Services): Promise<Reply> {
  const result = await services.signIn.complete(request.who, code)
  switch (result.kind) {
    case 'refused': {
      const { locale } = request.who
      const buttons = [{ title: buttonsIn(locale).connect, text: 'connect' }]
      return {
        views: [noticeCard({ tone: 'warning', title: wordsIn(locale).refused, text: result.sentence, buttons }, locale)],
        private: true,
      }
    }
    case 'choose': {
      const { administrations, preferred } = result
      return { views: [administrationsCard({ options: administrations, preferred }, request.who.locale)], private: true }
    }
    case 'connected':
      return showConnected(result.connected, result.parked, request)
  }
}

export function showConnected(connected: Connected, parked: string | null, request: Request): Reply {
  const named = buttonsIn(request.who.locale)
  const next = [
    { title: named.newProfile, text: 'new profile' },
    { title: named.status, text: 'status' },
    { title: named.help, text: 'help' },
  ]
  const view = connectedCard(
    {
      exactUser: connected.exactUser,
      administrations: connected.administrations,
      financialYearStart: connected.financialYear?.start ?? null,
      financialYearFrom: connected.financialYear?.from ?? null,
      next: parked === null ? next : [],
    },
    request.who.locale,
  )
  return { views: [view], ...(parked === null ? {} : { resume: parked }) }
}
