import type { Ask } from '../domain/ask.js'
import { competenceNamed } from '../domain/competence.js'
import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { Audits } from '../store/audits.js'
import type { Competences } from '../store/competences.js'
import type { Courses } from '../store/courses.js'
import type { KeptFiles } from '../store/kept-files.js'
import { type AccessViewTools, populationViewOf } from './access-review-views.js'
import { escaped } from './cards/card.js'
import { noticeCard } from './cards/common.js'
import { textFor, titleOf } from './cards/definition.js'
import { type CheckViewTools, checkViewOf } from './control-check-messages.js'
import { askedAbout, mayGetFile } from './handed-in.js'
import type { Shown } from './show.js'
import { textsFor } from './texts/texts.js'
import { actionViewOf, type PlanViewTools } from './treatment-plan-messages.js'

export interface HandedInTools extends AccessViewTools, CheckViewTools, PlanViewTools {
  asks: CheckViewTools['asks']
  audits: Audits
  people: CheckViewTools['people']
  competences: Competences
  courses: Courses
  keptFiles: KeptFiles
}

type Content = Extract<DeliveryContent, { kind: 'handed-in' }>

/** The file that was handed in with an answer, for who may have it by the time that it is sent. */
export async function handedInMessage(
  tools: HandedInTools,
  { ask: id }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [ask, organisation] = await Promise.all([tools.asks.byId(id), tools.organisation.read()])
  const handed = ask && (await handedInWith(tools, ask, reader, at))
  const file = ask?.answer?.file
  if (!ask || !handed || !file || !organisation) return null
  const concerned = await askedAbout(tools, ask)
  if (!mayGetFile(concerned, reader, organisation)) return null
  const t = textsFor(reader.language, organisation.languages[0])[handed.of].handedIn
  const title = escaped(handed.title)
  const bytes = await tools.keptFiles.bytesOf(file)
  if (!bytes) return { card: noticeCard(t.notKept(title)) }
  return {
    card: noticeCard(t.here(title, escaped(handed.by ?? ''))),
    file: {
      make: async () => ({ name: file.name.text, title: file.name.text, bytes }),
      instead: noticeCard(t.notTaken(title, ask.cycle.replace('cycle/', ''))),
    },
  }
}

/** With what it was handed in, and by whom; plain. */
async function handedInWith(
  tools: HandedInTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<{
  of:
    | 'accessReview'
    | 'auditFieldwork'
    | 'competenceReview'
    | 'controlCheck'
    | 'correctiveAction'
    | 'trainingWays'
    | 'treatmentPlan'
  title: string
  by: string | null
} | null> {
  if (ask.process === 'access-review') {
    const view = await populationViewOf(tools, ask, reader, at)
    return view && { of: 'accessReview', title: titleOf(view.system, reader), by: view.answeredBy }
  }
  if (ask.process === 'treatment-plan') {
    const view = await actionViewOf(tools, ask, reader, at)
    return view && { of: 'treatmentPlan', title: textFor(view.action.title, reader), by: view.answeredBy }
  }
  if (ask.process === 'internal-audit') {
    const [audit, by] = await Promise.all([
      tools.audits.byId(ask.cycle),
      ask.answer ? tools.people.byId(ask.answer.by) : null,
    ])
    return audit && { of: 'auditFieldwork', title: titleOf(audit, reader), by: by?.name ?? null }
  }
  if (ask.process === 'corrective-action') {
    const by = ask.answer ? await tools.people.byId(ask.answer.by) : null
    return { of: 'correctiveAction', title: ask.subject.id, by: by?.name ?? null }
  }
  if (ask.process === 'competence-review') {
    const { competence } = competenceNamed(ask.subject.id)
    const found = await tools.competences.byVersion(competence, ask.subject.version)
    const by = ask.answer ? await tools.people.byId(ask.answer.by) : null
    return found && { of: 'competenceReview', title: titleOf(found, reader), by: by?.name ?? null }
  }
  if (ask.process === 'training') {
    const [course, by] = await Promise.all([
      tools.courses.byVersion(ask.subject.id, ask.subject.version),
      ask.answer ? tools.people.byId(ask.answer.by) : null,
    ])
    return course && { of: 'trainingWays', title: titleOf(course, reader), by: by?.name ?? null }
  }
  const view = await checkViewOf(tools, ask, reader, at)
  return view && { of: 'controlCheck', title: titleOf(view.check, reader), by: view.answeredBy }
}
