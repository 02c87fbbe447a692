import { setImmediate } from 'node:timers/promises'
import { escaped } from '../cards/card.js'
import { capitalised } from '../cards/common.js'
import { textFor, titleOf } from '../cards/definition.js'
import { acceptedSentences, changeLines, sinceText } from '../cards/risk-register/plan.js'
import { levelText } from '../cards/risk-register/rating.js'
import type { PlanRow, RegisterPlanView } from '../register-plan-view.js'
import type { Texts } from '../texts/texts.js'
import { setMarkdown } from './markdown-on-paper.js'
import { finish, inks, openPaper, set, setLine, sizes } from './paper.js'
import { tagged } from './tags.js'

interface OnPaper {
  organisation: string
  language: string
  /** IANA name, for the dates. */
  timeZone: string
  /** ISO 8601 UTC. */
  madeAt: string
}

/** One version of the register's treatment plan on A4: what changed, and for each risk what is done about it by whom. */
export async function registerPlanPdf(
  view: RegisterPlanView,
  { organisation, language, timeZone, madeAt }: OnPaper,
  texts: Texts,
): Promise<Uint8Array> {
  const { plan } = view
  const t = texts.registerPlan
  const title = t.title(plan.version)
  const paper = openPaper({ title, author: organisation, subject: plan.hash, language, madeAt })
  tagged(paper, 'H1', () => set(paper, 'bold', sizes.title).text(title, { lineGap: 4 }))
  tagged(paper, 'P', () => set(paper, 'regular', sizes.text, inks.soft).text(organisation, { lineGap: 2 }))
  tagged(paper, 'P', () => {
    set(paper, 'regular', sizes.text, inks.soft).text(sinceText(view, timeZone, texts), { lineGap: 2 })
  })
  setLine(paper)
  const changes = changeLines(view, { language }, texts)
  if (changes.length > 0) setMarkdown(paper, changes.join('\n\n'))
  for (const row of view.rows) {
    setMarkdown(paper, rowText(row, { language, timeZone }, texts))
    // It is long, and whoever clicks meanwhile is answered.
    await setImmediate()
  }
  return finish(paper, (page, of) => `${title} · ${texts.pdf.page(page, of)}\n${t.paper.hash(plan.hash)}`)
}

function rowText(
  row: PlanRow,
  { language, timeZone }: Pick<OnPaper, 'language' | 'timeZone'>,
  texts: Texts,
): string {
  const { risk, assessment, criteria, owner, actions, takenOut } = row
  const t = texts.registerPlan.paper
  const reader = { language }
  const level = (rating: typeof assessment.current) => levelText(rating, criteria, reader, texts)
  const controls = assessment.controls.map(escaped).join(', ') || texts.riskRegister.card.facts.noControls
  const treatment = capitalised(texts.riskRegister.treatment(assessment.treatment))
  const lines = actions.map(({ action, who, done, isOverdue }) =>
    [
      t.action(escaped(textFor(action.title, reader)), escaped(who), action.due),
      ...(done ? [t.done(escaped(done.by), done.at, timeZone)] : []),
      ...(isOverdue ? [t.overdue] : []),
    ].join(' · '),
  )
  const no = takenOut.map(({ action, by, at, why }) =>
    t.takenOut(escaped(textFor(action.title, reader)), escaped(by), at, timeZone, escaped(why ?? '')),
  )
  return [
    `## ${escaped(titleOf(risk, reader))}`,
    t.owner(escaped(owner), level(assessment.current), level(assessment.target)),
    t.treatment(treatment, controls),
    ...[lines, no].flatMap((all) => (all.length > 0 ? [all.map((line) => `- ${line}`).join('\n')] : [])),
    [approvedSentence(row, timeZone, texts), ...acceptedSentences(row, timeZone, texts)].join(' '),
  ].join('\n\n')
}

function approvedSentence({ approved }: PlanRow, timeZone: string, texts: Texts): string {
  const t = texts.registerPlan.paper
  if (!approved) return t.notApproved
  const by = escaped(approved.by)
  const { at, until, isOver } = approved
  return isOver && until ? t.approvedEnded(by, at, timeZone, until) : t.approved(by, at, timeZone)
}
