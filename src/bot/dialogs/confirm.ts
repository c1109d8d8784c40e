import { type Activity, ActivityTypes } from 'botbuilder'
import {
  ActivityPrompt,
  ComponentDialog,
  type DialogTurnResult,
  type PromptValidatorContext,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs'
import { parseActivity } from '../activity.ts'

/** A destructive act that waits for its asker. Only plain data: it rests in the dialog's state between two messages. */
export type PendingAct = { act: string; subject: string; askedAt: string; question: Partial<Activity> }
export type Confirmed = { act: string; subject: string; askedAt: string; yes: boolean }

const confirmVerbs: ReadonlyMap<string, boolean> = new Map([
  ['confirm-yes', true],
  ['confirm-no', false],
])
const yesWords = /^(?:y|yes|yep|ok|okay|sure|confirm|do it|ja|jawel|oui|si)$/i
const noWords = /^(?:n|no|nope|cancel|stop|keep|nee|nein|non|nej)$/i

/** The answer an activity gives to a yes-or-no question; null when it is about something else. */
export function readAnswer(activity: Activity): boolean | null {
  const incoming = parseActivity(activity)
  if (incoming.kind === 'action') return confirmVerbs.get(incoming.pressed.verb) ?? null
  if (incoming.kind !== 'message') return null
  if (yesWords.test(incoming.text)) return true
  return noWords.test(incoming.text) ? false : null
}

async function isAnswer(prompt: PromptValidatorContext<Activity>): Promise<boolean> {
  return prompt.recognized.value !== undefined && readAnswer(prompt.recognized.value) !== null
}

/** Asks once, takes the asker's yes or no as a button or as a word, and ends with the act and the answer. */
export class ConfirmDialog extends ComponentDialog<PendingAct> {
  constructor() {
    super('confirm')
    this.addDialog(new ActivityPrompt('answer', isAnswer))
    this.addDialog(new WaterfallDialog<PendingAct>('steps', [ask, finish]))
    this.initialDialogId = 'steps'
  }
}

async function ask(step: WaterfallStepContext<PendingAct>): Promise<DialogTurnResult> {
  return step.prompt('answer', { prompt: { ...step.options.question, type: ActivityTypes.Message } })
}

async function finish(step: WaterfallStepContext<PendingAct>): Promise<DialogTurnResult> {
  const { act, subject, askedAt } = step.options
  const confirmed: Confirmed = { act, subject, askedAt, yes: readAnswer(step.result as Activity) === true }
  return step.endDialog(confirmed)
}
