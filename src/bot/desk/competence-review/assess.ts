import { answersInStead } from '../../../domain/ask.js'
import { competenceNamed } from '../../../domain/competence.js'
import { ASSESS_SLOT, ASSESSED, type Finding, findingsText } from '../../../domain/competence-review.js'
import type { PersonId } from '../../../domain/person.js'
import { isPresentAt } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import { assessForm, inputsFor, seesTo } from '../../cards/competence-review/assess.js'
import type { CompetenceView } from '../../cards/competence-review/view.js'
import { inputs as names } from '../../cards/control-check/check.js'
import { languageFor } from '../../cards/definition.js'
import { fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type HandingInTools, takeFile } from '../taking-files.js'
import { type AnswerTools, shownTo, taken } from './shown.js'

export type AssessTools = AnswerTools & HandingInTools

/** The form with all that the role demands. */
export async function askForFindings(tools: AnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, ASSESS_SLOT)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: assessForm(found.view, visit.texts) }
}

/** The guarded write decides; what could be said about it is looked up when it did not match. */
export async function recordFindings(
  tools: AssessTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const readFor = async (view: CompetenceView) =>
    readFindings(visit, view, await whoMaySeeTo(tools, visit, view), inputs)
  const found = await shownTo(tools, visit, value, ASSESS_SLOT, async (view) => {
    const read = await readFor(view)
    return 'errors' in read ? null : { value: ASSESSED, findings: findingsText(read.findings) }
  })
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const read = await readFor(view)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  const handed = await takeFile(tools, visit, shown.id, inputs)
  if ('error' in handed) return { kind: 'invalid', errors: { [names.file]: handed.error } }
  const inStead = answersInStead(view.ask, visit.person._id)
  const saying = { value: ASSESSED, findings: findingsText(read.findings) }
  const wasTaken = await tools.asks.answer(
    {
      ...{ ask: shown, by: visit.person._id, at: visit.at, through: visit.through, ...saying },
      language: languageFor(view.competence.title, visit.person),
      // The holder is told of it by the workflow.
      isTakenOver: true,
      ...(handed.file ? { file: handed.file } : {}),
      ...(inStead === undefined ? {} : { inStead }),
    },
    view.ask.subject,
  )
  return taken(tools, visit, value, { slot: ASSESS_SLOT, wasTaken, saying })
}

type SeesTo = Readonly<Record<(typeof seesTo)[number], PersonId | null>>

/** Whoever assesses may name themselves, the holder, or the holder's manager. */
async function whoMaySeeTo(
  { people }: AnswerTools,
  { person, at }: Visit,
  view: CompetenceView,
): Promise<SeesTo> {
  const { holder } = competenceNamed(view.ask.subject.id)
  const manager = holder === null ? null : ((await people.byId(holder))?.manager ?? null)
  const there = manager === null ? null : await people.byId(manager)
  return { assessor: person._id, holder, manager: there && isPresentAt(there, at) ? there._id : null }
}

/** What was filled in of each requirement; or what of it cannot be taken, beside its field. */
function readFindings(
  visit: Visit,
  view: CompetenceView,
  people: SeesTo,
  inputs: Inputs,
): { findings: Finding[] } | { errors: Record<string, string> } {
  const hasFile = fileOf(inputs, names.file) !== null
  const read = view.competence.requires.map(({ id }, n) => {
    const isHeld = view.courses.get(id)?.held === true
    return readFinding(visit, id, n, { people, inputs, isShown: hasFile || isHeld })
  })
  const errors = Object.assign({}, ...read.flatMap((each) => ('errors' in each ? [each.errors] : [])))
  if (Object.keys(errors).length > 0) return { errors }
  return { findings: read.flatMap((each) => ('finding' in each ? [each.finding] : [])) }
}

interface Filled {
  people: SeesTo
  inputs: Inputs
  /** The file, or the record of training, shows that it is met. */
  isShown: boolean
}

function readFinding(
  { texts, at, person }: Visit,
  requirement: string,
  n: number,
  { people, inputs, isShown }: Filled,
): { finding: Finding } | { errors: Record<string, string> } {
  const t = texts.competenceReview.form.missing
  const name = inputsFor(n)
  const [met, says, action, due] = [name.met, name.says, name.action, name.due].map((each) =>
    textOf(inputs, each),
  )
  const who = seesTo.find((each) => each === textOf(inputs, name.who))
  if (met === 'met') {
    if (action || due) return { errors: { [action ? name.action : name.due]: t.notMet } }
    if (!says && !isShown) return { errors: { [name.says]: t.evidence } }
    return { finding: { requirement, met: true, evidence: says ?? '' } }
  }
  if (met !== 'gap') return { errors: { [name.met]: t.met } }
  const by = who ? people[who] : null
  const isPast = due !== null && due !== undefined && due < dateIn(at, person.timeZone)
  const errors = {
    ...(says ? {} : { [name.says]: t.gap }),
    ...(action ? {} : { [name.action]: t.action }),
    ...(by ? {} : { [name.who]: who ? t.manager : t.who }),
    ...(due && !isPast ? {} : { [name.due]: t.due }),
  }
  if (!says || !action || !by || !due || isPast) return { errors }
  return { finding: { requirement, met: false, gap: says, action, by, due } }
}
