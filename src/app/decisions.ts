import type { DecisionService } from '../bot/services.ts'
import type { SettingsPort } from '../store/settings.ts'
import { likenessOf, likenessOfSource } from '../sync/alike.ts'
import { giveWay } from '../sync/give-way.ts'
import type { RowKind } from '../sync/ports.ts'
import { answersTo, questionKinds } from '../sync/question.ts'
import { isUnderWay } from '../sync/run-work.ts'
import type { Decision, JournalRow, Run } from '../sync/types.ts'
import { type OpenRow, openRows, type QuestionPorts, type QuestionSetting, questionOf, settingOf } from './open-questions.ts'

type Parts = QuestionPorts & { settings: SettingsPort; now: () => Date }

const pageSize = 1_000
const lookedAtRuns = 50
const asked: RowKind = 'to-decide'

/** These stand by themselves; the others wait for a run that carries them out. */
const standing: readonly Decision['answer'][] = ['apart', 'keep']

/** What people decide about the records that a run couldn't: asked one by one, kept until a run carries it out. */
export function createDecisions({ now, ...ports }: Parts): DecisionService {
  const { journal, decisions } = ports

  async function* pagesOf(run: Run): AsyncGenerator<JournalRow[], void> {
    let after = 0
    for (;;) {
      const rows = await journal.rowsPage(run.tenantId, run.number, asked, { after }, pageSize)
      const last = rows.at(-1)
      if (last === undefined) return
      yield rows
      after = last.position
      await giveWay()
    }
  }

  /** The rows of a page that are open still, and the decisions about the others. */
  async function lookAt(rows: readonly JournalRow[], setting: QuestionSetting) {
    const made = await decisions.of(
      setting.scope,
      rows.map(({ sourceId }) => sourceId),
    )
    const decided = new Set(made.map(({ sourceId }) => sourceId))
    const open = await openRows(
      rows.filter(({ sourceId }) => !decided.has(sourceId)),
      setting,
      ports,
    )
    return { open, made }
  }

  async function rowAt({ tenantId, number }: Run, position: number): Promise<JournalRow | undefined> {
    const [row] = await journal.rowsPage(tenantId, number, asked, { after: position - 1 }, 1)
    return row?.position === position ? row : undefined
  }

  return {
    async queue(run, after) {
      const setting = await settingOf(run, ports)
      const codes: OpenRow['code'][] = []
      let [next, decided]: [OpenRow | undefined, number] = [undefined, 0]
      for await (const rows of pagesOf(run)) {
        const { open, made } = await lookAt(rows, setting)
        codes.push(...open.map(({ code }) => code))
        next ??= open.find(({ row }) => row.position > after)
        decided += made.filter(({ answer }) => !standing.includes(answer)).length
      }
      const left = codes.length
      if (next === undefined) return { question: null, left, alike: 0, decided, earlier: false }
      const { code, row } = next
      const before = await journal.rowsPage(run.tenantId, run.number, asked, { before: row.position }, 1)
      const alike = codes.filter((each) => each === code).length
      return { question: await questionOf(next, setting, ports), left, alike, decided, earlier: before.length > 0 }
    },

    async decide(run, by, position, answer, targetId) {
      const setting = await settingOf(run, ports)
      const row = await rowAt(run, position)
      if (row === undefined) return 'settled'
      const { open, made } = await lookAt([row], setting)
      const [question] = open
      if (made.length > 0) return 'decided-already'
      if (question === undefined || !fits(question, answer, targetId)) return 'settled'
      const { sourceId } = row
      await decisions.save(setting.scope, [
        { sourceId, answer, targetId: answer === 'link' ? targetId : null, by, at: now().toISOString() },
      ])
      return 'decided'
    },

    async decideAll(run, by, position, answer) {
      const setting = await settingOf(run, ports)
      const like = await rowAt(run, position)
      const at = now().toISOString()
      let count = 0
      for await (const rows of pagesOf(run)) {
        const open = (await lookAt(rows, setting)).open.filter(({ code }) => code === like?.reason?.code)
        const made = answer === 'equal-code' ? linksByCode(open, setting) : open.flatMap((each) => answerOf(each, answer))
        if (made.length > 0)
          await decisions.save(
            setting.scope,
            made.map((each) => ({ ...each, by, at })),
          )
        count += made.length
      }
      return count
    },

    async back(run, position) {
      const [row] = await journal.rowsPage(run.tenantId, run.number, asked, { before: position }, 1)
      if (row === undefined) return 0
      await decisions.forget((await settingOf(run, ports)).scope, [row.sourceId])
      return row.position - 1
    },

    async forget(run) {
      const { scope } = await settingOf(run, ports)
      for await (const rows of pagesOf(run))
        await decisions.forget(
          scope,
          rows.map(({ sourceId }) => sourceId),
        )
    },

    async newest(tenantId) {
      const recent = await journal.runs(tenantId, lookedAtRuns)
      for (const run of recent.filter((each) => each.planned.ask > 0 && !isUnderWay(each))) {
        const setting = await settingOf(run, ports)
        for await (const rows of pagesOf(run)) {
          const { open, made } = await lookAt(rows, setting)
          if (open.length > 0 || made.some(({ answer }) => !standing.includes(answer))) return run
        }
      }
      return null
    },
  }
}

type Answer = Decision['answer']

/** Whether an answer is one to this question; a card may be old, or made up. */
function fits({ code, candidates }: OpenRow, answer: Answer, targetId: string | null): boolean {
  if (!(answersTo[questionKinds[code] ?? 'which'] as readonly Answer[]).includes(answer)) return false
  return answer !== 'link' || candidates.some(({ id }) => id === targetId)
}

type Unsigned = Omit<Decision, 'by' | 'at'>

function answerOf(open: OpenRow, answer: Answer): Unsigned[] {
  return answer !== 'link' && fits(open, answer, null) ? [{ sourceId: open.row.sourceId, answer, targetId: null }] : []
}

/** Records that share their code with one candidate alone, which no other record of the page shares it with. */
function linksByCode(open: readonly OpenRow[], { profile, crmFields }: QuestionSetting): Unsigned[] {
  const { source, target } = profile
  const pairs = open.flatMap(({ row, source: exact, candidates }) => {
    const codes = likenessOfSource(source, exact?.fields ?? {}, 'code')
    const equal = candidates.filter(({ fields }) => likenessOf(target, fields, 'code', crmFields).some((code) => codes.includes(code)))
    const [one, ...others] = equal
    return one !== undefined && others.length === 0 ? [{ sourceId: row.sourceId, answer: 'link' as const, targetId: one.id }] : []
  })
  const wanted = Map.groupBy(pairs, ({ targetId }) => targetId)
  return pairs.filter(({ targetId }) => wanted.get(targetId)?.length === 1)
}
