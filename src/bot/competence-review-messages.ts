import type { Ask } from '../domain/ask.js'
import type { Competence } from '../domain/competence.js'
import { type CourseStanding, competenceNamed } from '../domain/competence.js'
import {
  ASSESS_SLOT,
  asItStood,
  type Finding,
  findingsOf,
  followedUp,
  GAP_SLOT,
  gapsIn,
  lastAssessment,
  lastFailure,
  VERDICT_SLOT,
} from '../domain/competence-review.js'
import type { Person, PersonId } from '../domain/person.js'
import type { Competences } from '../store/competences.js'
import type { CourseStandings } from '../store/course-standing.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { escaped } from './cards/card.js'
import { assessCard, assessedCard } from './cards/competence-review/assess.js'
import {
  didNotWorkCard,
  gapCard,
  nobodyAssessesCard,
  verdictCard,
} from './cards/competence-review/follow-up.js'
import { type CompetenceView, type FoundLine, verdictOf } from './cards/competence-review/view.js'
import { textFor, titleOf } from './cards/definition.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Notice, ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface CompetenceViewTools {
  competences: Competences
  courseStanding: CourseStandings
  cycles: Cycles
  organisation: OrganisationStore
  people: People
}

/** For whom nobody lawfully does what in a review. */
export type Blocked = (
  cycle: string,
  at: string,
) => Promise<{ what: 'assess' | 'see-to' | 'judge'; holder: PersonId }[]>

/** What stands in the messages of a review: its questions, what a holder and the ISMS lead are told. */
export function competenceReviewMessages(tools: CompetenceViewTools & { blocked: Blocked }): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const view = await competenceViewOf(tools, ask, reader, at)
      return view && cardOf(view, await textsOf(tools, reader))
    },

    about: async ({ id, version }, reader) => {
      const { competence } = competenceNamed(id)
      const found = await tools.competences.byVersion(competence, version)
      return found && textsFor(reader.language).competenceReview.about(escaped(titleOf(found, reader)))
    },

    aboutAsk: async ({ slot, subject }, reader) => {
      const { aboutAsk } = textsFor(reader.language).competenceReview
      const words = slot === GAP_SLOT ? aboutAsk.action : slot === VERDICT_SLOT ? aboutAsk.verdict : null
      const found =
        words && (await tools.competences.byVersion(competenceNamed(subject.id).competence, subject.version))
      return found && words(escaped(titleOf(found, reader)))
    },

    ofNotice: (content, reader, at) => noticeOf(tools, content, reader, at),
  }
}

function cardOf(view: CompetenceView, texts: Texts) {
  if (view.ask.slot === GAP_SLOT) return gapCard(view, texts)
  return view.ask.slot === VERDICT_SLOT ? verdictCard(view, texts) : assessCard(view, texts)
}

async function noticeOf(
  tools: CompetenceViewTools & { blocked: Blocked },
  content: Notice,
  reader: Person,
  at: string,
) {
  const texts = await textsOf(tools, reader)
  if (content.kind === 'assessed' || content.kind === 'did-not-work') {
    const { competence } = (await competenceIn(tools, content.cycle)) ?? {}
    const all = competence ? await tools.competences.allAsks(competence) : []
    const ask = all.find(({ _id }) => _id === content.ask)
    const view = ask && (await competenceViewOf(tools, ask, reader, at))
    if (!view) return null
    return content.kind === 'assessed' ? assessedCard(view, texts) : didNotWorkCard(view, texts)
  }
  if (content.kind !== 'nobody-assesses') return null
  const competence = await competenceIn(tools, content.cycle)
  if (!competence) return null
  const blocked = await tools.blocked(content.cycle, at)
  const people = await tools.people.byIds(blocked.map(({ holder }) => holder))
  const nobody = blocked.map(({ what, holder }) => ({ what, holder: people.get(holder)?.name ?? '' }))
  return nobodyAssessesCard({ title: titleOf(competence, reader), nobody }, texts)
}

async function competenceIn(tools: CompetenceViewTools, cycle: string): Promise<Competence | null> {
  const found = await tools.cycles.byId(cycle)
  return found && tools.competences.newest(found.subject.id)
}

async function textsOf({ organisation }: CompetenceViewTools, reader: Person): Promise<Texts> {
  return textsFor(reader.language, (await organisation.read())?.languages[0])
}

/** An ask of a review as its cards show it to a reader. Null: the version is not on record. */
export async function competenceViewOf(
  tools: CompetenceViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<CompetenceView | null> {
  const { competence: id, holder, requirement } = competenceNamed(ask.subject.id)
  const [competence, cycle, all] = await Promise.all([
    tools.competences.byVersion(id, ask.subject.version),
    tools.cycles.byId(ask.cycle),
    tools.competences.allAsks(id),
  ])
  if (!competence || holder === null) return null
  const asks = asItStood(
    ask,
    all.map((each) => (each._id === ask._id ? ask : each)),
  )
  const assessed = assessmentOf(ask, asks)
  const last = ask.slot === ASSESS_SLOT && ask.state !== 'answered' ? lastAssessment(asks, holder) : undefined
  const names = await namesIn(tools, [ask, assessed, last, ...asks], holder, cycle?.startedBy)
  const found = assessed ? foundIn(assessed, asks, competence, reader, names) : []
  const failure = failureBefore(ask, assessed, asks)
  const texts = textsFor(reader.language)
  return {
    ...{ ask, competence, reader, at, holder: names.get(holder)?.name ?? '' },
    answeredBy: ask.answer ? whoAnswered(ask.answer, names, texts) : null,
    found: found.filter(({ finding }) => requirement === null || finding.requirement === requirement),
    before: last?.answer
      ? { at: last.answer.at, found: foundIn(last, asks, competence, reader, names) }
      : null,
    failed: failure?.answer
      ? { by: whoAnswered(failure.answer, names, texts), reason: failure.answer.reason?.text ?? '' }
      : null,
    courses: await coursesOf(tools, competence, holder, at),
    outOfTurn: cycle?.because
      ? { by: names.get(cycle.startedBy)?.name ?? '', reason: cycle.because.text }
      : null,
  }
}

/** What was said of what was done before this was asked; undefined where it is asked for the first time. */
function failureBefore(ask: Ask, assessed: Ask | undefined, asks: readonly Ask[]): Ask | undefined {
  const { requirement } = competenceNamed(ask.subject.id)
  const gap = gapsIn(assessed ? [assessed] : []).find(({ finding }) => finding.requirement === requirement)
  if (ask.slot !== GAP_SLOT || !gap) return undefined
  const before = asks.filter(({ follows, openedAt }) => follows !== ask._id && openedAt <= ask.openedAt)
  return lastFailure(before, gap)
}

/** The assessment in which a gap was found, to which this ask goes back; undefined where there is none yet. */
function assessmentOf(ask: Ask, asks: readonly Ask[]): Ask | undefined {
  if (ask.slot === ASSESS_SLOT) return ask.answer ? ask : undefined
  const before = asks.find(({ _id }) => _id === ask.follows)
  return ask.slot === VERDICT_SLOT ? asks.find(({ _id }) => _id === before?.follows) : before
}

function namesIn(
  { people }: CompetenceViewTools,
  asks: readonly (Ask | undefined)[],
  holder: PersonId,
  startedBy: PersonId | undefined,
): Promise<ReadonlyMap<PersonId, Person>> {
  const named = asks.flatMap((ask) => [
    ...(ask?.answer ? peopleIn(ask.answer) : []),
    ...(ask ? findingsOf(ask).flatMap((finding) => (finding.met ? [] : [finding.by])) : []),
  ])
  return people.byIds([...new Set([...named, holder, ...(startedBy ? [startedBy] : [])])])
}

/** What an assessment found, with what came of each gap since. */
export function foundIn(
  assessed: Ask,
  asks: readonly Ask[],
  competence: Competence,
  reader: Person,
  names: ReadonlyMap<PersonId, Person>,
): FoundLine[] {
  const texts = textsFor(reader.language)
  const gaps = gapsIn([assessed])
  return findingsOf(assessed).map((finding) => {
    const required = competence.requires.find(({ id }) => id === finding.requirement)
    const gap = gaps.find((each) => each.finding.requirement === finding.requirement)
    const { action, verdict } = gap ? followedUp(asks, gap) : {}
    const value = verdict && verdictOf(verdict)
    return {
      ...{ finding, seenToBy: names.get(byOf(finding))?.name ?? '' },
      requirement: required ? textFor(required.text, reader) : finding.requirement,
      done: action?.answer
        ? {
            ...{ by: whoAnswered(action.answer, names, texts), at: action.answer.at },
            note: action.answer.reason?.text ?? '',
          }
        : null,
      verdict:
        verdict?.answer && value
          ? {
              value,
              by: whoAnswered(verdict.answer, names, texts),
              reason: verdict.answer.reason?.text ?? '',
            }
          : null,
    }
  })
}

function byOf(finding: Finding): PersonId {
  return finding.met ? '' : finding.by
}

async function coursesOf(
  { courseStanding }: CompetenceViewTools,
  { requires }: Competence,
  holder: PersonId,
  at: string,
): Promise<ReadonlyMap<string, CourseStanding>> {
  const standings = await Promise.all(
    requires.map(async ({ id, course }) => {
      const standing = course === null ? null : await courseStanding(holder, course, at)
      return standing ? [[id, standing] as const] : []
    }),
  )
  return new Map(standings.flat())
}
