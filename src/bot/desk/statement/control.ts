import { annexAThemes } from '../../../domain/annex-a.js'
import { askedNow, formatAskRef } from '../../../domain/ask.js'
import { nearest } from '../../../domain/nearest.js'
import { type Organisation, seesAll } from '../../../domain/organisation.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import {
  isNecessary,
  type NecessaryControl,
  type StatedControl,
  type Statement,
} from '../../../domain/statement.js'
import type { ControlWordings } from '../../../store/control-wordings.js'
import type { People } from '../../../store/people.js'
import type { Statements } from '../../../store/statements.js'
import { type Action, escaped } from '../../cards/card.js'
import { reviewFacts, verbs as reviewVerbs } from '../../cards/control-review.js'
import {
  type ControlShown,
  controlCard,
  controlListCard,
  type ReviewShown,
  wordingForm,
} from '../../cards/statement/control.js'
import { reviewFoundIn } from '../../control-review-messages.js'
import type { Reply } from '../../interaction.js'
import { type KnownReview, type KnownReviewTools, knownReviews, reviewOf } from '../control-review/known.js'
import { reviewNowAction } from '../control-review/standing.js'
import { mayBegin } from '../definition-list.js'
import type { Command, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { type EvidenceTools, evidenceOf } from './evidence.js'

export interface ControlTools extends EvidenceTools, KnownReviewTools {
  controlWordings: ControlWordings
  people: People
  statements: Statements
}

/** `/isms control [ID]`: everybody sees what they answer for, the ISMS lead and top management all. */
export function controlCommand(tools: ControlTools): Command {
  return {
    words: 'control',
    parameters: (texts) => texts.common.help.optionalId,
    describe: (texts) => texts.statement.commands.control,
    allowed: () => true,
    offered: async (person, organisation) => {
      const statement = await tools.statements.current()
      return statement !== null && theirsIn(statement, person, organisation).length > 0
    },
    run: (visit, typed) => show(tools, visit, typed.toUpperCase()),
  }
}

async function show(tools: ControlTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.statement
  const statement = await tools.statements.current()
  if (!statement) return say(t.none)
  const theirs = theirsIn(statement, person, organisation)
  if (typed === '') return list(tools, visit, theirs)
  const theme = annexAThemes.find((each) => each === typed)
  if (theme)
    return list(
      tools,
      visit,
      theirs.filter(({ id }) => id.startsWith(`${theme}.`)),
    )
  const group = (await knownReviews(tools)).find(({ id }) => id === typed.toLowerCase())
  if (group) {
    const these = theirs.filter((control) => group.group.controls.some(({ id }) => id === control.id))
    return list(tools, visit, these, actionsFor(group, visit))
  }
  const ids = statement.controls.map(({ id }) => id)
  const control = statement.controls.find(({ id }) => id === typed)
  if (!control) return say(t.unknown(escaped(typed), nearest(typed, ids) ?? null))
  return theirs.includes(control) ? one(tools, visit, statement, control) : say(t.notYours)
}

function theirsIn({ controls }: Statement, person: Person, organisation: Organisation): StatedControl[] {
  return seesAll(person, organisation) ? controls : controls.filter((each) => isOwnedBy(each, person))
}

function isOwnedBy(control: StatedControl, { _id }: Person): control is NecessaryControl {
  return control.applicable && control.owner === _id
}

async function list(
  tools: ControlTools,
  visit: Visit,
  these: readonly StatedControl[],
  actions: readonly Action[] = [],
): Promise<Reply> {
  const { person, organisation, texts } = visit
  if (these.length === 0) return say(texts.statement.noneYours)
  const shown = await shownOf(tools, visit, these)
  const view = { all: seesAll(person, organisation), actions, reader: person, today: todayFor(visit) }
  return { kind: 'card', card: controlListCard(shown, view, texts) }
}

async function one(
  tools: ControlTools,
  visit: Visit,
  { version }: Statement,
  control: StatedControl,
): Promise<Reply> {
  const { person, texts } = visit
  const [shown] = await shownOf(tools, visit, [control])
  if (!shown) return say(texts.common.unavailable)
  const review = reviewShown(await reviewOf(tools, control.id), visit)
  const wording = await tools.controlWordings.of(control.id)
  const view = { version, review, wording, reader: person, today: todayFor(visit) }
  return { kind: 'card', card: controlCard(shown, await evidenceOf(tools, person, control), view, texts) }
}

/** What the standard says of a control, for whoever sees it. */
export async function readWording(
  tools: ControlTools,
  { person, organisation, texts }: Visit,
  id: string,
  page: number,
): Promise<Reply> {
  const [statement, wording] = await Promise.all([tools.statements.current(), tools.controlWordings.of(id)])
  const theirs = statement ? theirsIn(statement, person, organisation) : []
  if (!wording || !theirs.some((control) => control.id === id)) return say(texts.statement.notYours)
  return { kind: 'form', form: wordingForm(wording, page, person, texts) }
}

/** What was found last and what comes next, where the control is reviewed; and what the visitor may do about it. */
function reviewShown(known: KnownReview | undefined, visit: Visit): ReviewShown {
  if (!known) return { facts: [], actions: [] }
  const { last, next } = known
  const found = { last: reviewFoundIn(last), nextOn: next?.date ?? null }
  return {
    facts: reviewFacts(found, visit.person, todayFor(visit), visit.texts),
    actions: actionsFor(known, visit),
  }
}

/** Answer it if it waits for them; else have it reviewed, if they may. */
function actionsFor(known: KnownReview, visit: Visit): Action[] {
  const { open } = known
  if (open && askedNow(open).includes(visit.person._id)) {
    const label = visit.texts.controlReview.ask.open
    return [{ verb: reviewVerbs.open, value: formatAskRef(open), label, primary: true }]
  }
  const now = mayBegin(known.programme, visit) ? reviewNowAction(known, visit.texts) : null
  return now ? [now] : []
}

/** With the names of who answers for them. */
async function shownOf(
  { people }: ControlTools,
  { at }: Visit,
  controls: readonly StatedControl[],
): Promise<ControlShown[]> {
  const ids = controls.filter(isNecessary).flatMap(({ owner, action }) => [owner, action?.owner ?? owner])
  const known = await people.byIds([...new Set(ids)])
  return controls.map((control) => {
    if (!control.applicable) return { control, owner: null, actionOwner: '' }
    const owner = known.get(control.owner)
    const actionOwner = known.get(control.action?.owner ?? '')?.name ?? ''
    return { control, owner: owner && isPresentAt(owner, at) ? owner.name : null, actionOwner }
  })
}
