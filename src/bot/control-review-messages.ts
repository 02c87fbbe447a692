import type { Ask, Subject } from '../domain/ask.js'
import { type ControlGroup, type ControlReviewOutcome, groupIn } from '../domain/control-review.js'
import type { Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import { SOA } from '../domain/statement.js'
import type { OwnersAnswers } from '../store/owners-answers.js'
import type { Programmes } from '../store/programmes.js'
import type { Statements } from '../store/statements.js'
import { escaped } from './cards/card.js'
import {
  type ControlReviewView,
  controlReviewView,
  groupName,
  type ReviewFound,
  toSeeToCard,
} from './cards/control-review.js'
import { nameOfAnswerer, type QuestionMessageTools, questionMessages } from './owners-question-messages.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ControlReviewTools extends QuestionMessageTools {
  ownersAnswers: OwnersAnswers
  programmes: Programmes
  statements: Statements
}

const process = 'control-review'

/** What stands in the messages of a review of controls. */
export function controlReviewMessages(tools: ControlReviewTools): ProcessMessages {
  const nameOf = async (subject: Subject, texts: Texts) => {
    const group = await groupOf(tools, subject)
    return group && groupName(group, texts)
  }
  return questionMessages(tools, {
    words: ({ controlReview }) => controlReview,
    name: (subject, reader) => nameOf(subject, textsFor(reader.language)),
    about: async (subject, reader) => {
      const texts = textsFor(reader.language)
      const name = await nameOf(subject, texts)
      return name && texts.controlReview.about(escaped(name))
    },
    viewOf: (ask, visit) => controlReviewViewOf(tools, ask, visit),
    ownerOf: async ({ subject }) =>
      (await tools.programmes.byId(programmeId(process, subject.id)))?.owner ?? null,
    toSeeThrough: toSeeToCard,
  })
}

/** The controls that are asked about, as that version of the statement has them; null where it is not on record. */
export async function groupOf(
  { statements }: Pick<ControlReviewTools, 'statements'>,
  { id, version }: Pick<Subject, 'id' | 'version'>,
): Promise<ControlGroup | null> {
  const statement = await statements.byVersion(SOA, version)
  return (statement && groupIn(statement, id)) ?? null
}

/** An ask of a review as its cards show it to a reader. Null: what it is about is not on record. */
export async function controlReviewViewOf(
  tools: ControlReviewTools,
  ask: Ask,
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<ControlReviewView | null> {
  const [group, cycle, last] = await Promise.all([
    groupOf(tools, ask.subject),
    tools.cycles.byId(ask.cycle),
    tools.ownersAnswers.last({ process, subject: ask.subject.id }, ask.cycle),
  ])
  if (!group || !cycle) return null
  const shown = {
    ...{ ask, group, reader, at, last: reviewFoundIn(last), changed: cycle.because?.text ?? null },
    answeredBy: await nameOfAnswerer(tools, ask, texts),
  }
  return controlReviewView(shown, texts)
}

/** What was found, as an ask was answered; null where it was not. */
export function reviewFoundIn(ask: Pick<Ask, 'answer'> | null | undefined): ReviewFound | null {
  const answer = ask?.answer
  return answer ? { outcome: answer.value as ControlReviewOutcome, at: answer.at } : null
}
