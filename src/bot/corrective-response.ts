import { analysisIn, type Round, triagedIn, verifiableFrom } from '../domain/corrective-action.js'
import type { Nonconformity } from '../domain/nonconformity.js'
import { type Organisation, seesAll } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import { type CorrectiveView, nameIn } from './cards/corrective-action/view.js'
import { type CorrectiveViewTools, correctiveViewOf } from './corrective-action-messages.js'
import { type Fact, type ReportPart, reportPdf } from './pdf/report.js'
import { type Texts, textsFor } from './texts/texts.js'

/** Whoever sees to it sends it back, and so do those who see the whole. */
export function mayRespond(
  person: Pick<Person, '_id'>,
  organisation: Organisation,
  { owner, stage }: Pick<Nonconformity, 'owner' | 'stage'>,
): boolean {
  return seesAll(person, organisation) || (owner === person._id && stage !== 'triage')
}

/** What goes back to a certification body or a customer: how a nonconformity was corrected, why it happened, and what is done. */
export async function responseSheet(
  tools: CorrectiveViewTools,
  organisation: Organisation,
  nonconformity: Nonconformity,
  { language, madeAt }: { language: string; madeAt: string },
): Promise<Uint8Array> {
  const texts = textsFor(language, organisation.languages[0])
  const lead = await tools.people.byId(organisation.ismsLead)
  if (!lead) throw new Error('Nobody leads the ISMS')
  const reader = { ...lead, language, timeZone: organisation.timeZone }
  const view = await correctiveViewOf(tools, nonconformity, reader, madeAt)
  const t = texts.correctiveAction.response
  return reportPdf(
    {
      ...{ title: t.title(nonconformity._id), sort: t.sort, organisation: organisation.name },
      ...{ language, madeAt, foot: t.foot(nonconformity._id), facts: factsOf(view, texts) },
      parts: [
        { part: 'heading', words: t.nature },
        { part: 'words', words: nonconformity.nature.text },
        ...(correctedParts(view, texts) ??
          view.life.rounds.flatMap((round) => roundParts(view, round, texts))),
      ],
    },
    texts,
  )
}

function factsOf(view: CorrectiveView, texts: Texts): Fact[] {
  const { nonconformity, reader, at } = view
  const { reference, grade, criterion, deadline, owner, dueOn, stage } = nonconformity
  const t = texts.correctiveAction
  const { facts: f } = t
  const today = dateIn(at, reader.timeZone)
  return [
    ...(reference ? [{ label: f.reference, value: reference.text }] : []),
    ...(grade ? [{ label: f.grade, value: f.grades[grade] }] : []),
    ...(criterion ? [{ label: f.criterion, value: criterion }] : []),
    { label: f.raised, value: t.at(nonconformity.at, reader.timeZone) },
    ...(deadline ? [{ label: f.deadline, value: t.day(deadline, today) }] : []),
    ...(owner ? [{ label: f.owner, value: nameIn(view, owner) }] : []),
    ...(dueOn ? [{ label: f.dueOn, value: t.day(dueOn, today) }] : []),
    { label: f.stage, value: t.stages[stage] },
    { label: t.response.made, value: t.at(at, reader.timeZone) },
  ]
}

/** What ends with its correction: what was corrected, why nothing else is needed, and who agreed. Null: it goes another way. */
function correctedParts({ life, names, reader }: CorrectiveView, texts: Texts): ReportPart[] | null {
  const { triage, correctionOnly } = life
  const answer = triage?.answer
  if (!triage || answer?.value !== 'correction-only' || correctionOnly?.state === 'rejected') return null
  const { response: t, shown, at } = texts.correctiveAction
  const decided = correctionOnly?.decided
  const agreed = decided
    ? shown.decided.approved(nameIn({ names }, decided.by), decided.at, reader.timeZone)
    : shown.decided.open
  return [
    { part: 'heading', words: t.correction },
    { part: 'words', words: triagedIn(triage)?.correction ?? t.notYet },
    { part: 'heading', words: t.onlyCorrected },
    { part: 'words', words: answer.reason?.text ?? t.notYet },
    {
      part: 'words',
      words: `${nameIn({ names }, answer.by)}, ${at(answer.at, reader.timeZone)}. ${agreed}.`,
    },
  ]
}

/** One round, as far as it has come; of the first one it is said what is not written down yet. */
function roundParts(view: CorrectiveView, round: Round, texts: Texts): ReportPart[] {
  const t = texts.correctiveAction.response
  const analysis = round.analysis ? analysisIn(round.analysis) : null
  if (!analysis && round.number > 1) return []
  const level = view.life.rounds.length > 1 ? 2 : 1
  const said = (words: string, text: string | undefined): ReportPart[] => [
    { part: 'heading', words, level },
    { part: 'words', words: text ?? t.notYet, ...(text === undefined ? { soft: true } : {}) },
  ]
  const whys = (analysis?.whys ?? []).map((text, index) => `${index + 1}. ${text}`)
  const { none, some } = texts.correctiveAction.analysis
  const similar = analysis && `${analysis.similar === 'none' ? none : some}. ${analysis.looked}`
  return [
    ...(level === 2 ? [{ part: 'heading', words: t.round(round.number) } as const] : []),
    ...said(t.correction, analysis?.correction),
    ...said(t.consequences, analysis?.consequences),
    ...said(t.cause, analysis ? [...whys, analysis.cause].join('\n') : undefined),
    ...said(t.similar, similar ?? undefined),
    ...planParts(view, round, level, texts),
  ]
}

function planParts(view: CorrectiveView, round: Round, level: 1 | 2, texts: Texts): ReportPart[] {
  const t = texts.correctiveAction.response
  const { timeZone } = view.reader
  const today = dateIn(view.at, timeZone)
  const { day } = texts.correctiveAction
  const { plan } = round
  const verdict = round.verdict?.answer
  const rows = round.actions.map(({ what, who, due, done }) => {
    const when = done?.answer ? texts.correctiveAction.at(done.answer.at, timeZone) : t.open
    return [what, nameIn(view, who), day(due, today), when, done?.answer?.reason?.text ?? '']
  })
  const columns = [
    { heading: t.columns.what, share: 3 },
    { heading: t.columns.who, share: 1.5 },
    { heading: t.columns.due, share: 1.5 },
    { heading: t.columns.done, share: 1.5 },
    { heading: t.columns.result, share: 2.5 },
  ]
  const changes = plan
    ? [plan.ismsChange, plan.risks.join(', '), plan.changeRequest].filter((text) => text)
    : []
  const found =
    verdict &&
    texts.correctiveAction.verify.formTitle[verdict.value === 'effective' ? 'effective' : 'ineffective']
  return [
    { part: 'heading', words: t.actions, level },
    { part: 'table', columns, rows, none: t.notYet },
    ...(plan
      ? [
          { part: 'heading', words: t.effectiveness, level } as const,
          {
            part: 'words',
            words: `${plan.criterion} (${day(verifiableFrom(round) ?? plan.verifyOn, today)})`,
          } as const,
        ]
      : []),
    ...(verdict && found
      ? [
          {
            part: 'words',
            words: `${found}: ${nameIn(view, verdict.by)}, ${texts.correctiveAction.at(verdict.at, timeZone)}. ${verdict.reason?.text ?? ''}`,
          } as const,
        ]
      : []),
    ...(changes.length > 0
      ? [
          { part: 'heading', words: t.changes, level } as const,
          { part: 'words', words: changes.join('\n') } as const,
        ]
      : []),
  ]
}
