import type { Person } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import { type RiskCriteria, riskValue } from '../../../domain/risk-criteria.js'
import type { Texts } from '../../texts/texts.js'
import { type Form, type Input, LONGEST_OPTION, type Option, shortened } from '../card.js'
import { textFor, titleOf } from '../definition.js'
import { plainLevel, verbs } from './view.js'

/** The names of the inputs. */
export const chosenInputs = { risks: 'risks', asset: 'asset', owner: 'owner', reason: 'reason' } as const

/** Of each of three menus, so that they fit one form of any platform. */
const MOST_OPTIONS = 60
/** The most that may be written, in characters. */
const LONGEST_REASON = 1_000

/** What the form that has risks assessed anew offers. Names are plain. */
export interface StartView {
  /** Those that the visitor may have assessed anew. */
  risks: readonly Risk[]
  criteriaOf: ReadonlyMap<string, RiskCriteria>
  /** By their ids: who owns any of these. */
  owners: ReadonlyMap<string, string>
  /** What they typed after the command. */
  chosen: Risk | null
  reader: Person
}

/** Which risks, and what has changed. Of more than fit a menu, the highest are offered; any other is named by its id. */
export function startForm(view: StartView, texts: Texts): Form {
  const t = texts.riskReassessment.start
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.start, value: REGISTERED, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question },
      { kind: 'text', text: t.consequence },
      { kind: 'inputs', inputs: inputsOf(view, texts) },
    ],
  }
}

/** The form is about no single thing. */
const REGISTERED = 'register'

function inputsOf(view: StartView, texts: Texts): Input[] {
  const t = texts.riskReassessment.start
  const owners = [...view.owners].map(([value, name]) => ({ value, label: shortened(name, LONGEST_OPTION) }))
  const assets = assetsOf(view)
  return [
    {
      ...{ kind: 'choices', name: chosenInputs.risks, label: t.risks, optional: true },
      options: risksOffered(view, texts),
      ...(view.chosen ? { initial: [view.chosen._id] } : {}),
    },
    ...(assets.length > 1 ? [menu(chosenInputs.asset, t.asset, assets)] : []),
    ...(owners.length > 1 ? [menu(chosenInputs.owner, t.owner, owners)] : []),
    {
      ...{ kind: 'text', name: chosenInputs.reason, label: t.label, hint: t.hint },
      ...{ long: true, most: LONGEST_REASON },
    },
  ]
}

function menu(name: string, label: string, options: readonly Option[]): Input {
  return {
    ...{ kind: 'choice', look: 'menu', optional: true },
    ...{ name, label, options: options.slice(0, MOST_OPTIONS) },
  }
}

function risksOffered({ risks, chosen, criteriaOf, reader }: StartView, texts: Texts): Option[] {
  const value = ({ assessment }: Risk) => riskValue(assessment.current)
  const others = risks
    .filter(({ _id }) => _id !== chosen?._id)
    .sort((one, other) => value(other) - value(one) || one._id.localeCompare(other._id))
  return [...(chosen ? [chosen] : []), ...others].slice(0, MOST_OPTIONS).map((risk) => {
    const { current, criteria } = risk.assessment
    const level = plainLevel(current, criteriaOf.get(criteria), reader, texts)
    const label = texts.riskReassessment.start.option(titleOf(risk, reader), level)
    return { value: risk._id, label: shortened(label, LONGEST_OPTION) }
  })
}

/** What risks are about, each by the first risk that is about it. */
function assetsOf({ risks, reader }: StartView): Option[] {
  const assets = new Map<string, string>()
  for (const risk of risks) {
    const asset = textFor(risk.asset, reader)
    if (!assets.has(asset)) assets.set(asset, risk._id)
  }
  return [...assets]
    .map(([asset, value]) => ({ value, label: shortened(asset, LONGEST_OPTION) }))
    .sort((one, other) => one.label.localeCompare(other.label))
}
