import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt } from '../../../domain/person.js'
import { answersFor, type Risk, riskSubject, whoMayClose } from '../../../domain/risk.js'
import type { Asks } from '../../../store/asks.js'
import type { People } from '../../../store/people.js'
import type { Risks } from '../../../store/risks.js'
import type { StaleDecisions } from '../../../store/stale-decisions.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { closeForm, parseRiskRef, verbs } from '../../cards/risk-register/close.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { type ProcessDesk, type Visit, visitor } from '../desk.js'
import { say } from '../say.js'

export interface CloseTools {
  asks: Asks
  people: People
  risks: Risks
  staleDecisions: StaleDecisions
}

/** The ISMS lead closes what is a risk no more, with a reason; nobody closes what they answer for themselves. */
export function closeActs(tools: CloseTools): ProcessDesk['acts'] {
  return {
    [verbs.choose]: (visit, { value }) =>
      forCloser(tools, visit, value, async (risk) => ({
        kind: 'form',
        form: closeForm(risk, visit.person, visit.texts),
      })),
    [verbs.close]: (visit, { value, inputs }) =>
      forCloser(tools, visit, value, (risk) => close(tools, visit, risk, inputs)),
  }
}

/** As it was shown; anything else is said. */
async function forCloser(
  tools: CloseTools,
  visit: Visit,
  value: string,
  act: (risk: Risk) => Promise<Reply>,
): Promise<Reply> {
  const { person, organisation, texts } = visit
  const shown = parseRiskRef(value)
  const risk = shown && (await tools.risks.byId(shown._id))
  if (!risk || !whoMayClose(risk, organisation).includes(person._id))
    return say(await whyNot(tools, visit, risk))
  const isAsShown = risk.state === 'open' && risk.revision === shown.revision
  return isAsShown ? act(risk) : say(texts.riskProposal.close.changed)
}

/** Whoever leads the ISMS is told whom to ask instead. */
async function whyNot(
  { people }: CloseTools,
  { person, organisation, texts, at }: Visit,
  risk: Risk | null,
): Promise<string> {
  const { close: t, notYours } = texts.riskProposal
  if (!isIsmsLead(person, organisation)) return notYours
  if (!risk || !answersFor(risk, person._id)) return t.changed
  const others = [...(await people.byIds(whoMayClose(risk, organisation))).values()]
  const names = others.filter((each) => isPresentAt(each, at)).map(({ name }) => escaped(name))
  return names.length > 0 ? t.askAnother(names) : t.nobodyElse
}

/** Whoever is asked about it is asked no more before it is closed, and once more afterwards: they may have been meanwhile. */
async function close(tools: CloseTools, visit: Visit, risk: Risk, inputs: Inputs): Promise<Reply> {
  const { person, texts, at, through } = visit
  const t = texts.riskProposal.close
  const why = textOf(inputs, REASON)
  if (!why) return { kind: 'invalid', errors: { [REASON]: t.missing } }
  const none = { ...riskSubject(risk), hash: '' }
  const askNoMore = async () => {
    await tools.staleDecisions.subjectChanged(none, at, visitor(visit))
    await tools.asks.closeOlder(none, at, visitor(visit), 'settled')
  }
  await askNoMore()
  const closed = await tools.risks.close(risk, why, { by: person._id, at, through })
  if (!closed) return say(t.changed)
  await askNoMore()
  return say(t.done(escaped(titleOf(risk, person))))
}
