import type { Ask, Subject } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import type { PlanAction, Risk } from '../domain/risk.js'
import { ACTION_SLOT, actionNamed, DOER_SLOT, isResultSlot } from '../domain/treatment-plan.js'
import type { Asks } from '../store/asks.js'
import type { People } from '../store/people.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { escaped } from './cards/card.js'
import { textFor, titleOf } from './cards/definition.js'
import { actionCard } from './cards/treatment-plan/action.js'
import { type DoerView, doerCard } from './cards/treatment-plan/doer.js'
import type { ActionView, ResultView } from './cards/treatment-plan/plan.js'
import { resultCard } from './cards/treatment-plan/result.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface PlanViewTools {
  asks: Asks
  people: People
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** What stands in the messages of a plan: whether an action is done, and what that has changed. */
export function treatmentPlanMessages(tools: PlanViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const texts = textsFor(reader.language)
      if (ask.slot === ACTION_SLOT) {
        const view = await actionViewOf(tools, ask, reader, at)
        return view && actionCard(view, texts)
      }
      if (ask.slot === DOER_SLOT) {
        const view = await doerViewOf(tools, ask, reader, at)
        return view && doerCard(view, texts)
      }
      const view = await resultViewOf(tools, ask, reader, at)
      return view && resultCard(view, texts)
    },

    about: async (subject, reader) => {
      const t = textsFor(reader.language).treatmentPlan
      if (subject.type === 'treatment-plan') return t.about(subject.version)
      if (subject.type === 'risk') {
        const risk = await tools.risks.byId(subject.id)
        return risk && t.aboutResult(escaped(titleOf(risk, reader)))
      }
      const named = await actionOf(tools, subject)
      return named && t.aboutAction(escaped(textFor(named.action.title, reader)))
    },

    ofNotice: async () => null,
  }
}

/** An ask about an action as its cards show it to a reader. Null: it is not on record. */
export async function actionViewOf(
  tools: PlanViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<ActionView | null> {
  const named = await actionOf(tools, ask.subject)
  if (!named) return null
  const names = await tools.people.byIds([
    ...[named.risk.owner, ask.askedOf],
    ...(ask.answer ? peopleIn(ask.answer) : []),
  ])
  const name = (id: string) => names.get(id)?.name ?? ''
  return {
    ...{ ...named, ask, reader, at, owner: name(named.risk.owner), askedOf: name(ask.askedOf) },
    answeredBy: ask.answer ? whoAnswered(ask.answer, names, textsFor(reader.language)) : null,
  }
}

/** An ask about who does an action now. Null: it is not on record. */
export async function doerViewOf(
  tools: PlanViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<DoerView | null> {
  const view = await actionViewOf(tools, ask, reader, at)
  if (!view) return null
  const { answer } = ask
  const names = await tools.people.byIds([view.action.owner, ...(answer ? [answer.value] : [])])
  const name = (id: string) => names.get(id)?.name ?? ''
  return { ...view, left: name(view.action.owner), named: answer ? name(answer.value) : null }
}

/** An ask about what an action has changed. Null: something of it is not on record. */
export async function resultViewOf(
  tools: PlanViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<ResultView | null> {
  const done = ask.follows && isResultSlot(ask.slot) ? await tools.asks.byId(ask.follows) : null
  const named = done && (await actionOf(tools, done.subject))
  const reading = named && (await tools.riskCriteria.readingOf(named.risk))
  if (!done || !named || !reading) return null
  const names = await tools.people.byIds(
    [ask, done].flatMap(({ answer }) => (answer ? peopleIn(answer) : [])),
  )
  const by = ({ answer }: Ask) => (answer ? whoAnswered(answer, names, textsFor(reader.language)) : '')
  return {
    ...{ ...named, ...reading, ask, reader, at, done: { ask: done, by: by(done) } },
    answeredBy: ask.answer ? by(ask) : null,
  }
}

/** As it was planned by the assessment that the subject names; null where that is not on record. */
export async function actionOf(
  { risks }: Pick<PlanViewTools, 'risks'>,
  { id, version }: Pick<Subject, 'id' | 'version'>,
): Promise<{ risk: Risk; action: PlanAction } | null> {
  const named = actionNamed(id)
  const risk = await risks.byId(named.risk)
  if (!risk) return null
  const assessment = [risk.assessment, ...risk.earlier].find(({ number }) => String(number) === version)
  const action = assessment?.plan.find((each) => each.id === named.action)
  return action ? { risk, action } : null
}

/** How it stands in people's own calendars. */
export function treatmentPlanInFeeds(
  tools: Pick<PlanViewTools, 'risks'>,
): Pick<SubjectsOfProcess, 'due' | 'asked'> {
  return {
    due: async ({ version }, { texts }) => texts.treatmentPlan.feed.due(version),
    asked: async ({ slot, subject }, { person, texts }) => {
      const t = texts.treatmentPlan.feed
      if (isResultSlot(slot)) {
        const risk = await tools.risks.byId(subject.id)
        return risk && t.result(titleOf(risk, person))
      }
      const named = await actionOf(tools, subject)
      const words = slot === DOER_SLOT ? t.doer : t.action
      return named && words(textFor(named.action.title, person))
    },
  }
}
