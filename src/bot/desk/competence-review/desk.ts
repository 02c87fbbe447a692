import { parseAskRef } from '../../../domain/ask.js'
import { competenceNamed } from '../../../domain/competence.js'
import { ASSESS_SLOT, GAP_SLOT } from '../../../domain/competence-review.js'
import { minuteOf } from '../../../domain/delivery.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { programmeId } from '../../../domain/programme.js'
import type { Audits } from '../../../store/audits.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { assessForm, findingsForm, waitingAssessment } from '../../cards/competence-review/assess.js'
import { gapCard, verdictCard, waitingGap, waitingVerdict } from '../../cards/competence-review/follow-up.js'
import { type CompetenceView, verbs } from '../../cards/competence-review/view.js'
import { competenceViewOf } from '../../competence-review-messages.js'
import { askedAbout, mayGetFile } from '../../handed-in.js'
import type { Reply } from '../../interaction.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import { say } from '../say.js'
import { type AssessTools, askForFindings, recordFindings } from './assess.js'
import { askWhatIsMissing, askWhatWasDone, recordDidNotWork, recordDone, recordWorked } from './follow-up.js'
import { competenceList, statusCommand } from './list.js'
import { shownTo } from './shown.js'
import { competencesToSeeTo } from './standing.js'
import { reviewOutOfTurn, type StartTools, startCommand } from './start.js'

export type CompetenceReviewDeskTools = AssessTools & StartTools & { audits: Audits; deliveries: Deliveries }

/** What an assessor finds, what is done about a gap, and whether that worked. */
export function competenceReviewDesk(tools: CompetenceReviewDeskTools): ProcessDesk {
  const outOfTurn = reviewOutOfTurn(tools)
  const list = competenceList(tools)
  return {
    commands: [definitionCommand(list), statusCommand(tools), startCommand(tools)],
    acts: {
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.assess]: (visit, act) => askForFindings(tools, visit, act.value),
      [verbs.record]: (visit, act) => recordFindings(tools, visit, act.value, act.inputs),
      [verbs.done]: (visit, act) => askWhatWasDone(tools, visit, act.value),
      [verbs.recordDone]: (visit, act) => recordDone(tools, visit, act.value, act.inputs),
      [verbs.worked]: (visit, act) => recordWorked(tools, visit, act.value),
      [verbs.didNotWork]: (visit, act) => askWhatIsMissing(tools, visit, act.value),
      [verbs.recordVerdict]: (visit, act) => recordDidNotWork(tools, visit, act.value, act.inputs),
      [verbs.read]: (visit, act) => read(tools, visit, act.value),
      [verbs.show]: (visit, act) => showDefinition(list, visit, act.value),
      [verbs.askWhyNow]: (visit, act) => askWhyNow(outOfTurn, visit, act.value),
      [verbs.start]: (visit, act) => beginNow(tools, outOfTurn, visit, act.value, act.inputs),
      [verbs.file]: (visit, act) => sendFile(tools, visit, act.value),
    },
    standing: (visit) => competencesToSeeTo(tools, visit),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'competence-review')
      const views = await Promise.all(asks.map((ask) => competenceViewOf(tools, ask, visit.person, visit.at)))
      return views.flatMap((view) => (view ? [waitingFor(view)(view, visit.texts)] : []))
    },
  }
}

function waitingFor({ ask: { slot } }: CompetenceView) {
  if (slot === ASSESS_SLOT) return waitingAssessment
  return slot === GAP_SLOT ? waitingGap : waitingVerdict
}

async function open(tools: CompetenceReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, null)
  if ('refused' in found) return found.refused
  const { view } = found
  if (view.ask.slot === ASSESS_SLOT) return { kind: 'form', form: assessForm(view, visit.texts) }
  const card = view.ask.slot === GAP_SLOT ? gapCard(view, visit.texts) : verdictCard(view, visit.texts)
  const title = visit.texts.competenceReview.receipt.readTitle
  return { kind: 'form', form: { title, close: visit.texts.common.close, nodes: card.nodes } }
}

/** What was found, word for word, for the assessor, the holder, their manager, and the ISMS lead. */
async function read(tools: CompetenceReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (ask?.process !== 'competence-review' || !ask.answer) return say(texts.common.refused['no-such-ask'])
  const { competence, holder } = competenceNamed(ask.subject.id)
  const [programme, held] = await Promise.all([
    tools.programmes.byId(programmeId('competence-review', competence)),
    holder === null ? null : tools.people.byId(holder),
  ])
  const may = [ask.askedOf, ask.answer.by, holder, held?.manager, programme?.owner].includes(person._id)
  const view = may || isIsmsLead(person, organisation) ? await competenceViewOf(tools, ask, person, at) : null
  if (!view) return say(texts.common.refused['not-yours'])
  return { kind: 'form', form: findingsForm(view, texts) }
}

/** It is sent by the worker; whoever asks twice within a minute has asked once. */
async function sendFile(tools: CompetenceReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, at, texts } = visit
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  if (!ask?.answer?.file) return say(texts.common.refused['no-such-ask'])
  const t = texts.competenceReview.handedIn
  const concerned = await askedAbout(tools, ask)
  if (!mayGetFile(concerned, person, organisation)) return say(t.notYours)
  const askedAt = minuteOf(at)
  await tools.deliveries.tell([person], { kind: 'handed-in', ask: ask._id, askedAt, asks: [] }, at)
  return say(t.comes)
}
