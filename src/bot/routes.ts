import { chooseAdministration, saveSettings } from './actions/connection.ts'
import { sendAccount, sendContactData, settleAccount, startAccount, takeAccount } from './actions/create.ts'
import { saveCreators, showCreators } from './actions/creators.ts'
import {
  invoiceFile,
  invoicesFile,
  pickCustomer,
  refreshBalance,
  showContact,
  showGroup,
  showInvoices,
  showTurnover,
} from './actions/customers.ts'
import { answerAll, answerQuestion, backToQuestion, carryOutDecisions, decideRun, forgetDecisions, nextQuestion } from './actions/decide.ts'
import { addStep, backToMapping, clearRule, editRule, moveStep, removeStep, setRule } from './actions/field-rule.ts'
import { addCondition, addReadyCondition, clearFilter, editFilter, leaveFilter, removeCondition } from './actions/filter.ts'
import { linkRecords, unlinkRecords } from './actions/link.ts'
import { overwriteProfile, previewDraft, runDraft, saveProfile, saveProfileAsNew, startProfileForm } from './actions/mapping.ts'
import { addSuggested, moveMapping, removeMapping, setMapping, turnMapping } from './actions/mapping-fields.ts'
import { changePromise, disputeInvoice, removeMark, savePromise } from './actions/marks.ts'
import { downloadAudit, saveManager, saveMoneyRights } from './actions/money.ts'
import { readProfileFile } from './actions/profile-file.ts'
import { editOptions, leaveOptions, setOptions } from './actions/profile-options.ts'
import { askDeleteProfile, copyProfileAction, editProfileAction, runProfile } from './actions/profiles.ts'
import { downloadRecords, pageRecords } from './actions/records.ts'
import { approveRun, cancelRun, goOnRun, retryRun, undoRun } from './actions/runs.ts'
import { leaveSchedule, saveSchedule, stopSchedule } from './actions/schedules.ts'
import { showFigures } from './actions/shared-figures.ts'
import { restoreVersion, takeSaved } from './actions/versions.ts'
import { changeDigest, changeWatch, saveDigest, saveWatch, startWatch, stopDigestAction, stopWatch } from './actions/watch.ts'
import { admins, makeAdmin, makeAdminById } from './commands/admins.ts'
import { ageing, refreshAgeing } from './commands/ageing.ts'
import { compare } from './commands/compare.ts'
import { connect } from './commands/connect.ts'
import { create } from './commands/create.ts'
import { customer, customers } from './commands/customer.ts'
import { decide } from './commands/decide.ts'
import { digest, quiet } from './commands/digest.ts'
import { disconnect } from './commands/disconnect.ts'
import { dispute, undispute } from './commands/dispute.ts'
import { downloadOverdue, overdueAll, turnOverdue } from './commands/everyone.ts'
import { help } from './commands/help.ts'
import { language } from './commands/language.ts'
import { link, unlink } from './commands/link.ts'
import { allowHere, audit, disallowHere, moneyRights } from './commands/money.ts'
import { note } from './commands/note.ts'
import { notifyHere, notifyMe, stopNotifying } from './commands/notifications.ts'
import { copy, edit, exportFile, importFile, newProfile, profiles, remove, versions } from './commands/profiles.ts'
import { promise } from './commands/promise.ts'
import { retry } from './commands/retry.ts'
import { cancel, oneRun, preview, run, runs } from './commands/runs.ts'
import { balance, contact, invoices, overdue, turnover } from './commands/sales.ts'
import { schedule, schedules } from './commands/schedules.ts'
import { settings } from './commands/settings.ts'
import { status } from './commands/status.ts'
import { thanks } from './commands/thanks.ts'
import { undo } from './commands/undo.ts'
import { unwatch, watch, watches } from './commands/watch.ts'
import { why } from './commands/why.ts'
import { adminOnly, connected, connectorOnly, type Gate } from './gates.ts'
import { mayCreate } from './may-create.ts'
import { maySeeMoney } from './may-see-money.ts'
import type { CommandName } from './registry.ts'
import type { Pressed, Reply, Request } from './request.ts'
import type { Services } from './services.ts'

type CommandRoute = {
  gates: readonly Gate[]
  handle: (request: Request, args: Readonly<Record<string, string>>, services: Services) => Promise<Reply>
}
/**
 * `inPlace`: while the answer is awaited, that shows in the place of the pressed card, which nobody needs when the answer is an error.
 * `forPresser`: the card may stand where others read it; what it answers takes its place for who pressed, and for nobody else.
 */
type ActionRoute = {
  gates: readonly Gate[]
  handle: (request: Request, pressed: Pressed, services: Services) => Promise<Reply>
  inPlace?: true
  forPresser?: true
}

/** What can be typed: command → gates → handler. */
export const commands: Readonly<Record<CommandName, CommandRoute>> = {
  help: { gates: [], handle: help },
  thanks: { gates: [], handle: thanks },
  status: { gates: [], handle: status },
  balance: { gates: [maySeeMoney, connected], handle: balance },
  'overdue all': { gates: [maySeeMoney, connected], handle: overdueAll },
  overdue: { gates: [maySeeMoney, connected], handle: overdue },
  invoices: { gates: [maySeeMoney, connected], handle: invoices },
  turnover: { gates: [maySeeMoney, connected], handle: turnover },
  contact: { gates: [maySeeMoney, connected], handle: contact },
  ageing: { gates: [maySeeMoney, connected], handle: ageing },
  customer: { gates: [maySeeMoney], handle: customer },
  customers: { gates: [maySeeMoney], handle: customers },
  create: { gates: [mayCreate, connected], handle: create },
  watch: { gates: [maySeeMoney, connected], handle: watch },
  unwatch: { gates: [maySeeMoney, connected], handle: unwatch },
  watches: { gates: [maySeeMoney, connected], handle: watches },
  digest: { gates: [maySeeMoney, connected], handle: digest },
  quiet: { gates: [maySeeMoney, connected], handle: quiet },
  promise: { gates: [maySeeMoney, connected], handle: promise },
  dispute: { gates: [maySeeMoney, connected], handle: dispute },
  undispute: { gates: [maySeeMoney, connected], handle: undispute },
  note: { gates: [maySeeMoney, connected], handle: note },
  connect: { gates: [connectorOnly], handle: connect },
  disconnect: { gates: [adminOnly], handle: disconnect },
  settings: { gates: [connectorOnly], handle: settings },
  profiles: { gates: [adminOnly], handle: profiles },
  'new profile': { gates: [connected, adminOnly], handle: newProfile },
  edit: { gates: [adminOnly], handle: edit },
  copy: { gates: [adminOnly], handle: copy },
  delete: { gates: [adminOnly], handle: remove },
  versions: { gates: [adminOnly], handle: versions },
  export: { gates: [adminOnly], handle: exportFile },
  'import profile': { gates: [adminOnly], handle: importFile },
  preview: { gates: [connected, adminOnly], handle: preview },
  compare: { gates: [connected, adminOnly], handle: compare },
  run: { gates: [connected, adminOnly], handle: run },
  runs: { gates: [adminOnly], handle: runs },
  'show run': { gates: [adminOnly], handle: oneRun },
  cancel: { gates: [connectorOnly], handle: cancel },
  retry: { gates: [adminOnly], handle: retry },
  undo: { gates: [adminOnly], handle: undo },
  why: { gates: [adminOnly], handle: why },
  decide: { gates: [adminOnly], handle: decide },
  link: { gates: [adminOnly], handle: link },
  unlink: { gates: [adminOnly], handle: unlink },
  schedule: { gates: [adminOnly], handle: schedule },
  schedules: { gates: [adminOnly], handle: schedules },
  'notify me': { gates: [adminOnly], handle: notifyMe },
  'notify here': { gates: [adminOnly], handle: notifyHere },
  'stop notifying': { gates: [adminOnly], handle: stopNotifying },
  language: { gates: [], handle: language },
  admins: { gates: [adminOnly], handle: admins },
  'make admin': { gates: [adminOnly], handle: makeAdmin },
  audit: { gates: [adminOnly], handle: audit },
  'money rights': { gates: [adminOnly], handle: moneyRights },
  'allow here': { gates: [adminOnly], handle: allowHere },
  'disallow here': { gates: [adminOnly], handle: disallowHere },
}

/** What can be pressed: verb → gates → handler. A card may be old, forwarded or forged: the gates are the same as for typing. */
export const actions: Readonly<Record<string, ActionRoute>> = {
  'choose-administration': { gates: [connectorOnly], handle: chooseAdministration },
  'save-settings': { gates: [connectorOnly], handle: saveSettings },
  'start-profile': { gates: [adminOnly, connected], handle: startProfileForm, inPlace: true },
  'set-mapping': { gates: [adminOnly], handle: setMapping, inPlace: true },
  'remove-mapping': { gates: [adminOnly], handle: removeMapping, inPlace: true },
  'move-mapping': { gates: [adminOnly], handle: moveMapping, inPlace: true },
  'show-mapping': { gates: [adminOnly], handle: turnMapping, inPlace: true },
  'add-suggested': { gates: [adminOnly], handle: addSuggested, inPlace: true },
  'edit-options': { gates: [adminOnly], handle: editOptions, inPlace: true },
  'set-options': { gates: [adminOnly], handle: setOptions, inPlace: true },
  'leave-options': { gates: [adminOnly], handle: leaveOptions, inPlace: true },
  'edit-rule': { gates: [adminOnly], handle: editRule, inPlace: true },
  'set-rule': { gates: [adminOnly], handle: setRule, inPlace: true },
  'clear-rule': { gates: [adminOnly], handle: clearRule, inPlace: true },
  'add-step': { gates: [adminOnly], handle: addStep, inPlace: true },
  'move-step': { gates: [adminOnly], handle: moveStep, inPlace: true },
  'remove-step': { gates: [adminOnly], handle: removeStep, inPlace: true },
  'back-to-mapping': { gates: [adminOnly], handle: backToMapping, inPlace: true },
  'edit-filter': { gates: [adminOnly], handle: editFilter, inPlace: true },
  'add-condition': { gates: [adminOnly], handle: addCondition, inPlace: true },
  'add-ready-condition': { gates: [adminOnly], handle: addReadyCondition, inPlace: true },
  'remove-condition': { gates: [adminOnly], handle: removeCondition, inPlace: true },
  'clear-filter': { gates: [adminOnly], handle: clearFilter, inPlace: true },
  'leave-filter': { gates: [adminOnly], handle: leaveFilter, inPlace: true },
  'save-profile': { gates: [adminOnly], handle: saveProfile, inPlace: true },
  'save-profile-as-new': { gates: [adminOnly], handle: saveProfileAsNew, inPlace: true },
  'overwrite-profile': { gates: [adminOnly], handle: overwriteProfile, inPlace: true },
  'take-saved-profile': { gates: [adminOnly], handle: takeSaved, inPlace: true },
  'restore-version': { gates: [adminOnly], handle: restoreVersion, inPlace: true },
  'read-profile-file': { gates: [adminOnly], handle: readProfileFile, inPlace: true },
  'preview-draft': { gates: [adminOnly, connected], handle: previewDraft },
  'run-draft': { gates: [adminOnly, connected], handle: runDraft },
  'run-profile': { gates: [adminOnly, connected], handle: runProfile },
  'edit-profile': { gates: [adminOnly], handle: editProfileAction },
  'copy-profile': { gates: [adminOnly], handle: copyProfileAction },
  'ask-delete-profile': { gates: [adminOnly], handle: askDeleteProfile },
  'cancel-run': { gates: [adminOnly], handle: cancelRun },
  'show-records': { gates: [adminOnly], handle: pageRecords, inPlace: true },
  'download-records': { gates: [adminOnly], handle: downloadRecords },
  'go-on-run': { gates: [adminOnly], handle: goOnRun },
  'approve-run': { gates: [adminOnly], handle: approveRun },
  'retry-run': { gates: [adminOnly], handle: retryRun },
  'undo-run': { gates: [adminOnly], handle: undoRun },
  'decide-run': { gates: [adminOnly], handle: decideRun },
  'answer-question': { gates: [adminOnly], handle: answerQuestion, inPlace: true },
  'answer-all': { gates: [adminOnly], handle: answerAll, inPlace: true },
  'next-question': { gates: [adminOnly], handle: nextQuestion, inPlace: true },
  'back-to-question': { gates: [adminOnly], handle: backToQuestion, inPlace: true },
  'forget-decisions': { gates: [adminOnly], handle: forgetDecisions, inPlace: true },
  'carry-out-decisions': { gates: [adminOnly, connected], handle: carryOutDecisions },
  'link-records': { gates: [adminOnly], handle: linkRecords, inPlace: true },
  'unlink-records': { gates: [adminOnly], handle: unlinkRecords, inPlace: true },
  'save-schedule': { gates: [adminOnly], handle: saveSchedule, inPlace: true },
  'leave-schedule': { gates: [adminOnly], handle: leaveSchedule, inPlace: true },
  'stop-schedule': { gates: [adminOnly], handle: stopSchedule, inPlace: true },
  'start-watch': { gates: [maySeeMoney, connected], handle: startWatch },
  'change-watch': { gates: [maySeeMoney, connected], handle: changeWatch },
  'save-watch': { gates: [maySeeMoney, connected], handle: saveWatch, inPlace: true },
  // Whoever may not see money any more may still end being told of it.
  'stop-watch': { gates: [], handle: stopWatch },
  'change-digest': { gates: [maySeeMoney, connected], handle: changeDigest },
  'save-digest': { gates: [maySeeMoney, connected], handle: saveDigest, inPlace: true },
  'stop-digest': { gates: [], handle: stopDigestAction },
  'change-promise': { gates: [maySeeMoney, connected], handle: changePromise },
  'save-promise': { gates: [maySeeMoney, connected], handle: savePromise, inPlace: true },
  'remove-mark': { gates: [maySeeMoney, connected], handle: removeMark },
  'dispute-invoice': { gates: [maySeeMoney, connected], handle: disputeInvoice, inPlace: true },
  'pick-customer': { gates: [maySeeMoney, connected], handle: pickCustomer },
  'balance-refresh': { gates: [maySeeMoney, connected], handle: refreshBalance, inPlace: true },
  'show-invoices': { gates: [maySeeMoney, connected], handle: showInvoices, inPlace: true },
  'show-turnover': { gates: [maySeeMoney, connected], handle: showTurnover, inPlace: true },
  'show-contact': { gates: [maySeeMoney, connected], handle: showContact, inPlace: true },
  'show-group': { gates: [maySeeMoney, connected], handle: showGroup, inPlace: true },
  'invoices-csv': { gates: [maySeeMoney, connected], handle: invoicesFile },
  'invoice-pdf': { gates: [maySeeMoney, connected], handle: invoiceFile },
  'overdue-page': { gates: [maySeeMoney, connected], handle: turnOverdue, inPlace: true },
  'overdue-csv': { gates: [maySeeMoney, connected], handle: downloadOverdue },
  'ageing-refresh': { gates: [maySeeMoney, connected], handle: refreshAgeing, inPlace: true },
  'show-figures': { gates: [maySeeMoney, connected], handle: showFigures, forPresser: true },
  'save-money-rights': { gates: [adminOnly], handle: saveMoneyRights, inPlace: true },
  'save-manager': { gates: [adminOnly], handle: saveManager, inPlace: true },
  'download-audit': { gates: [adminOnly], handle: downloadAudit },
  'start-account': { gates: [mayCreate, connected], handle: startAccount, inPlace: true },
  'send-account': { gates: [mayCreate, connected], handle: sendAccount, inPlace: true },
  'settle-account': { gates: [mayCreate, connected], handle: settleAccount, inPlace: true },
  'take-account': { gates: [mayCreate, connected], handle: takeAccount, inPlace: true },
  'send-contact-data': { gates: [mayCreate, connected], handle: sendContactData, inPlace: true },
  'show-creators': { gates: [adminOnly], handle: showCreators },
  'save-creators': { gates: [adminOnly], handle: saveCreators, inPlace: true },
  'make-admin': {
    gates: [adminOnly],
    handle: (request, { data }, services) => makeAdminById(data.id ?? data.person ?? '', request, services),
  },
}
