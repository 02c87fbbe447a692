import { isIsmsLead } from '../../../domain/organisation.js'
import { type Risk, riskSubject } from '../../../domain/risk.js'
import type { Asks } from '../../../store/asks.js'
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
  risks: Risks
  staleDecisions: StaleDecisions
}

/** The ISMS lead closes what is a risk no more, with a reason. */
export function closeActs(tools: CloseTools): ProcessDesk['acts'] {
  return {
    [verbs.choose]: (visit, { value }) =>
      forLead(tools, visit, value, async (risk) => ({
        kind: 'form',
        form: closeForm(risk, visit.person, visit.texts),
      })),
    [verbs.close]: (visit, { value, inputs }) =>
      forLead(tools, visit, value, (risk) => close(tools, visit, risk, inputs)),
  }
}

/** As it was shown; anything else is said. */
async function forLead(
  { risks }: CloseTools,
  { person, organisation, texts }: Visit,
  value: string,
  act: (risk: Risk) => Promise<Reply>,
): Promise<Reply> {
  const shown = parseRiskRef(value)
  const risk = shown && (await risks.byId(shown._id))
  if (!isIsmsLead(person, organisation)) return say(texts.riskProposal.notYours)
  const isAsShown = risk?.state === 'open' && risk.revision === shown?.revision
  return risk && isAsShown ? act(risk) : say(texts.riskProposal.close.changed)
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
