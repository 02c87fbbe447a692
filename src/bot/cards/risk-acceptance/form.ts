import { type Ask, formatAskRef } from '../../../domain/ask.js'
import { hashOf } from '../../../domain/canonical-json.js'
import { DAYS_WHILE_LATE } from '../../../domain/risk-acceptance.js'
import { toDoFirst } from '../../../domain/treatment-plan.js'
import { addDays } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import {
  type CardNode,
  escaped,
  type Form,
  type Input,
  LONGEST_OPTION,
  type Option,
  shortened,
} from '../card.js'
import { capitalised, firstLine, firstWithin, listed } from '../common.js'
import { textFor, titleOf } from '../definition.js'
import { ratingText } from '../risk-register/rating.js'
import { lastText } from './owner.js'
import { type OwnersAskView, verbs } from './view.js'

/** As many risks as one form asks about. */
export const MOST_IN_FORM = 6
/** The most that may be written of one, in characters. */
const LONGEST = 1_000
const ROOM_PLAN = 600

/** Under which name a form brings back what was filled in about one risk. */
export const inputs = {
  until: ({ _id }: Ask) => `until.${_id}`,
  rationale: ({ _id }: Ask) => `rationale.${_id}`,
  compensating: ({ _id }: Ask) => `compensating.${_id}`,
  /** Which of several are accepted now. */
  now: 'now',
  risk: 'risk',
  reason: 'reason',
} as const

/** Which questions a form showed, each at which revision and by which criteria: what is sent off is about these alone. */
export function shownIn(views: readonly Pick<OwnersAskView, 'ask' | 'criteria'>[]): string {
  return hashOf(views.map(({ ask, criteria }) => [formatAskRef(ask), criteria.version])).slice(0, 16)
}

/**
 * Each risk with its levels and plan, and what whoever accepts it above the appetite needs to know. Of several each may be left
 * out.
 */
export function acceptForm(views: readonly OwnersAskView[], more: number, texts: Texts): Form {
  const t = texts.riskAcceptance.form
  const [first] = views
  return {
    title: t.title,
    close: texts.common.close,
    submit: {
      verb: `${verbs.accept}/${shownIn(views)}`,
      value: first ? formatAskRef(first.ask) : '',
      label: t.submit(views.length),
    },
    nodes: [
      ...(views.length > 1 ? [{ kind: 'inputs', inputs: [chosenNow(views, texts)] } as const] : []),
      ...views.flatMap((view, index) => [
        ...(index === 0 && views.length === 1 ? [] : [{ kind: 'divider' } as const]),
        ...nodesOf(view, views.length > 1, texts),
      ]),
      { kind: 'divider' },
      { kind: 'text', text: t.statement(views.length) },
      ...(more > 0 ? [{ kind: 'text', text: t.more(more) } as const] : []),
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

function chosenNow(views: readonly OwnersAskView[], texts: Texts): Input {
  const t = texts.riskAcceptance.form
  const options = views.map(optionOf)
  return {
    ...{ kind: 'choices', name: inputs.now, label: t.now, hint: t.nowHint, options },
    initial: options.map(({ value }) => value),
  }
}

function optionOf({ ask, risk, reader }: OwnersAskView): Option {
  return { value: formatAskRef(ask), label: shortened(titleOf(risk, reader), LONGEST_OPTION) }
}

function nodesOf(view: OwnersAskView, mayBeLeftOut: boolean, texts: Texts): CardNode[] {
  const { risk, criteria, reader, limit, rejected } = view
  const t = texts.riskAcceptance.form
  const { current, target, treatment } = risk.assessment
  const rated = (rating: typeof current) => ratingText(rating, criteria, reader, texts)
  return [
    { kind: 'text', text: `**${escaped(titleOf(risk, reader))}**` },
    { kind: 'text', text: t.levels(rated(current), rated(target)) },
    { kind: 'text', text: t.treatment(texts.riskRegister.treatment(treatment)) },
    { kind: 'text', text: planText(view, texts) },
    ...lastText(view, texts).map((text) => ({ kind: 'text', text }) as const),
    ...(rejected
      ? [
          {
            kind: 'text',
            text: texts.riskAcceptance.ask.rejected(
              escaped(rejected.by),
              escaped(firstLine(rejected.reason)),
            ),
          } as const,
        ]
      : []),
    ...(limit ? beyondNodes(view, limit, mayBeLeftOut, texts) : []),
  ]
}

function planText({ risk, reader, names, today }: OwnersAskView, texts: Texts): string {
  const t = texts.riskAcceptance.form
  const { plan } = risk.assessment
  if (plan.length === 0) return t.noPlan
  const lines = toDoFirst(risk, plan).map(({ title, owner, due }) =>
    t.action(escaped(textFor(title, reader)), escaped(names.get(owner) ?? ''), due, today),
  )
  return listed(firstWithin(lines, ROOM_PLAN), lines.length, texts)
}

function beyondNodes(
  { ask, today, beside }: OwnersAskView,
  { months, until, isInterim, isLate }: NonNullable<OwnersAskView['limit']>,
  mayBeLeftOut: boolean,
  texts: Texts,
): CardNode[] {
  const t = texts.riskAcceptance.form
  const why = [...(isInterim ? [t.untilPlan] : []), ...(isLate ? [t.whileLate(DAYS_WHILE_LATE)] : [])]
  return [
    { kind: 'text', text: [t.whoAccepts(escaped(beside?.name ?? ''), months), ...why].join(' ') },
    {
      kind: 'inputs',
      inputs: [
        {
          ...{ kind: 'date', name: inputs.until(ask), label: t.until, initial: until },
          hint: t.untilHint(until, today),
        },
        {
          ...{ kind: 'text', name: inputs.rationale(ask), label: t.rationale, long: true, most: LONGEST },
          // Of a risk that is left out nobody has to write why.
          ...(mayBeLeftOut ? { optional: true, hint: t.rationaleHint } : {}),
        },
        {
          ...{ kind: 'text', name: inputs.compensating(ask), label: t.compensating },
          ...{ long: true, most: LONGEST, optional: true },
        },
      ],
    },
  ]
}

/** Whether somebody may propose this day as the last one. */
export function isLawfulUntil(day: string, { today, limit }: OwnersAskView): boolean {
  return limit !== null && day >= addDays(today, 1) && day <= limit.until
}

/** What has to change before one of them is accepted. */
export function notYetForm(views: readonly OwnersAskView[], texts: Texts): Form {
  const t = texts.riskAcceptance.notYet
  const [first] = views
  const options = views.map(optionOf)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.notYet, value: first ? formatAskRef(first.ask) : '', label: t.submit },
    nodes: [
      ...(first && views.length === 1
        ? [{ kind: 'text', text: `**${escaped(capitalised(titleOf(first.risk, first.reader)))}**` } as const]
        : []),
      {
        kind: 'inputs',
        inputs: [
          ...(views.length > 1
            ? [{ kind: 'choice', name: inputs.risk, label: t.which, options, look: 'menu' } as const]
            : []),
          {
            ...{
              kind: 'text',
              name: inputs.reason,
              label: t.reason,
              hint: t.hint,
              long: true,
              most: LONGEST,
            },
          },
        ],
      },
    ],
  }
}
