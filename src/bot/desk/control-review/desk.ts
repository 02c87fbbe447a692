import { controlReviewOutcomes } from '../../../domain/control-review.js'
import type { Person } from '../../../domain/person.js'
import { SOA } from '../../../domain/statement.js'
import { escaped } from '../../cards/card.js'
import { controlReviewLine, groupForm, groupName, verbs } from '../../cards/control-review.js'
import { waitingQuestion } from '../../cards/owners-question.js'
import { type ControlReviewTools, controlReviewViewOf, groupOf } from '../../control-review-messages.js'
import type { Reply } from '../../interaction.js'
import { type StatementViewTools, statementView } from '../../statement-view.js'
import { textsFor } from '../../texts/texts.js'
import { mayBegin } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow, type OutOfTurn } from '../out-of-turn.js'
import { type QuestionDeskTools, questionActs } from '../owners-question/desk.js'
import { say } from '../say.js'
import { type KnownReview, type KnownReviewTools, knownReviews } from './known.js'
import { controlsToSeeTo } from './standing.js'

export interface ControlReviewDeskTools
  extends ControlReviewTools,
    QuestionDeskTools,
    KnownReviewTools,
    StatementViewTools {
  asks: ControlReviewTools['asks']
  /** Puts the review on record and starts it. Null: another one has that number. */
  startReview: (
    group: string,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** What whoever answers for controls does: says whether they still stand, and what they found. */
export function controlReviewDesk(tools: ControlReviewDeskTools): ProcessDesk {
  const review = reviewNow(tools)
  return {
    commands: [],
    acts: {
      ...questionActs(tools, {
        process: 'control-review',
        outcomes: controlReviewOutcomes,
        words: ({ controlReview }) => controlReview,
        viewOf: (ask, visit) => controlReviewViewOf(tools, ask, visit),
      }),
      [verbs.read]: (visit, { value }, page) => read(tools, visit, value, Number(page)),
      [verbs.askWhyNow]: (visit, { value }) => askWhyNow(review, visit, value),
      [verbs.start]: (visit, { value, inputs }) => beginNow(tools, review, visit, value, inputs),
    },
    standing: (visit) => controlsToSeeTo(tools, visit),
    waiting: async ({ person: reader, at, texts }) => {
      const asks = await tools.asks.openOf(reader._id, 'control-review')
      const lines = asks.map(async (ask) => {
        const group = await groupOf(tools, ask.subject)
        return group ? [waitingQuestion(controlReviewLine({ ask, group, reader, at }, texts), texts)] : []
      })
      return (await Promise.all(lines)).flat()
    },
  }
}

/** For whoever is asked about them, or answers for them. */
async function read(
  tools: ControlReviewDeskTools,
  { person, texts }: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const [id = '', version = ''] = value.split('@')
  const group = await groupOf(tools, { id, version })
  const asked = await tools.asks.openOf(person._id, 'control-review')
  const isTheirs = group?.owner === person._id || asked.some(({ subject }) => subject.id === id)
  if (!group || !isTheirs) return say(texts.common.refused['no-such-ask'])
  const statement = await tools.statements.byVersion(SOA, version)
  if (!statement) return say(texts.common.refused['no-such-ask'])
  const view = await statementView(tools, statement, person.language)
  return { kind: 'form', form: groupForm(group, page, { value, ...view }, texts) }
}

interface Reviewable extends Omit<KnownReview, 'owner'> {
  owner: Person
}

/** What the ISMS lead and whoever answers for controls do after a change: have them reviewed out of turn. */
function reviewNow(tools: ControlReviewDeskTools): OutOfTurn<string, Reviewable> {
  return {
    ...{ process: 'control-review', verb: verbs.start },
    words: ({ controlReview }) => controlReview.start,
    find: (visit, id) => reviewable(tools, visit, id),
    name: ({ group }, reader) => {
      const plain = groupName(group, textsFor(reader.language))
      return { plain, escaped: escaped(plain) }
    },
    start: ({ id }, number, because, visit) => tools.startReview(id, number, because, visit),
  }
}

/** The controls and who reviews them, for who may have them reviewed; or why it is not begun. */
async function reviewable(
  tools: ControlReviewDeskTools,
  visit: Visit,
  id: string,
): Promise<Reviewable | { refused: Reply }> {
  const { texts } = visit
  const known = (await knownReviews(tools)).find((each) => each.id === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const t = texts.controlReview.start
  const name = escaped(groupName(known.group, texts))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(name)) }
  const underWay = await tools.cycles.underWay({ process: 'control-review', subject: id })
  if (underWay.length > 0) return { refused: say(t.running(name)) }
  const { owner } = known
  return owner ? { ...known, owner } : { refused: say(t.nobody(name)) }
}
