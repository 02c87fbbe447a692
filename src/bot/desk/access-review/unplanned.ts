import { isIsmsLead } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { programmeId } from '../../../domain/programme.js'
import { isLive } from '../../../domain/system.js'
import { ownerOf } from '../../../store/owners.js'
import { verbs } from '../../cards/access-review/view.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import type { AccessDeskTools } from './shown.js'
import { type Reviewed, systemNamed } from './which.js'

type Reviewable = Reviewed & { owner: Person }

/** A review out of turn, as after an incident: what the ISMS lead asks for. */
export function reviewOutOfTurn(tools: AccessDeskTools): OutOfTurn<string, Reviewable> {
  return {
    ...{ process: 'access-review', verb: verbs.start },
    words: ({ accessReview }) => accessReview.status.start,
    consequence: ({ system }, { accessReview: { status } }) =>
      isLive(system.source) ? status.start.consequence : status.start.consequenceOfList,
    find: (visit, id, mayRun) => reviewable(tools, visit, id, mayRun),
    name: ({ system }, reader) => namesOf(system, reader),
    start: ({ programme }, number, because, visit) => tools.startReview(programme, number, because, visit),
  }
}

/** The system and who owns it, for who may have it reviewed; or why that is not begun. */
async function reviewable(
  tools: AccessDeskTools,
  visit: Visit,
  id: string,
  mayRun: boolean,
): Promise<Reviewable | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const isLead = isIsmsLead(person, organisation)
  const found = await systemNamed(tools, visit, id, () => isLead)
  if ('refused' in found) return found
  const t = texts.accessReview.status.start
  const title = escaped(titleOf(found.system, person))
  if (!isLead) return { refused: say(t.notYours(title)) }
  const underWay = await tools.cycles.underWay({ process: 'access-review', subject: found.system.system })
  // One of a few accounts keeps nobody from having all of them reviewed, and is over once they are.
  const running = underWay.find(({ accounts }) => accounts === undefined)
  if (running && !mayRun) {
    // Whoever has seen to what stood in the way need not wait for the next try.
    const again = await readAgain(tools, running._id, at)
    return { refused: say(again ? t.again(title) : t.running(title)) }
  }
  const owner = await ownerOf(tools, found.programme, at)
  return owner ? { ...found, owner } : { refused: say(t.nobody(title)) }
}

/** The button that tries it again at once, for the ISMS lead and the system's owner. */
export async function tryAgain(tools: AccessDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const cycle = await tools.cycles.byId(id)
  const refused = say(texts.common.refused['no-such-ask'])
  if (cycle?.process !== 'access-review') return refused
  const programme = await tools.programmes.byId(programmeId('access-review', cycle.subject.id))
  if (programme?.owner !== person._id && !isIsmsLead(person, organisation)) return refused
  const t = texts.accessReview.notice.failed
  return say((await readAgain(tools, id, at)) ? t.trying : t.works)
}

async function readAgain(tools: AccessDeskTools, cycle: string, at: string): Promise<boolean> {
  const again = await tools.cycles.tryExtractionAgain(cycle, at)
  if (again) tools.cycleChanged(cycle)
  return again
}
