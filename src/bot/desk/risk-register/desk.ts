import { nearest } from '../../../domain/nearest.js'
import { type Organisation, seesAll } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { answersFor, type Risk } from '../../../domain/risk.js'
import { dateIn } from '../../../domain/working-days.js'
import { awaitedCriteria } from '../../awaited-criteria.js'
import { escaped } from '../../cards/card.js'
import { riskListCard } from '../../cards/risk-register/list.js'
import { matrixCard } from '../../cards/risk-register/matrix.js'
import { verbs } from '../../cards/risk-register/plan.js'
import { riskCard } from '../../cards/risk-register/risk.js'
import {
  type WaitingRisks,
  waitingListCard,
  waitingNodes,
  waitingRiskCard,
  waitingText,
} from '../../cards/risk-register/waiting.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Reply } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Command, ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { type CloseTools, closeActs } from './close.js'
import { type PlanTools, sendPlan, showPlan } from './plan.js'
import {
  type ProposalDeskTools,
  proposalActs,
  proposalsStanding,
  proposeCommand,
  waitingProposals,
} from './propose.js'
import { type RegisterTools, riskViewOf, standsOf } from './stands.js'

/** `/isms risk list|show|matrix|plan`: owners see what is theirs, the ISMS lead and top management all. Anybody proposes one. */
export function riskRegisterDesk(
  tools: RegisterTools & CloseTools & ProposalDeskTools & PlanTools,
): ProcessDesk {
  const offered = async (person: Person, organisation: Organisation) =>
    seesAll(person, organisation) || (await tools.risks.openOf(person._id)).length > 0
  const command = (
    words: string,
    describe: (texts: Texts) => string,
    run: Command['run'],
    parameters: Command['parameters'] = () => '',
  ): Command => ({ words, parameters, describe, allowed: () => true, offered, run })
  return {
    commands: [
      command(
        'risk list',
        ({ riskRegister }) => riskRegister.commands.list,
        (visit) => list(tools, visit),
      ),
      command(
        'risk show',
        ({ riskRegister }) => riskRegister.commands.show,
        (visit, typed) => show(tools, visit, typed),
        (texts) => texts.common.help.id,
      ),
      command(
        'risk matrix',
        ({ riskRegister }) => riskRegister.commands.matrix,
        (visit) => matrix(tools, visit),
      ),
      {
        words: 'risk plan',
        parameters: () => '',
        describe: ({ registerPlan }) => registerPlan.command,
        allowed: seesAll,
        refused: ({ common }) => common.notYoursToSee,
        run: (visit) => showPlan(tools, visit),
      },
      proposeCommand,
    ],
    acts: {
      ...proposalActs(tools),
      ...closeActs(tools),
      [verbs.send]: (visit, { value }, format) => sendPlan(tools, visit, value, format),
    },
    waiting: (visit) => waitingProposals(tools, visit),
    standing: async (visit) => [
      ...(await proposalsStanding(tools, visit)),
      ...(await waitingStanding(tools, visit)),
    ],
  }
}

function shownTo({ risks }: RegisterTools, { person, organisation }: Visit): Promise<Risk[]> {
  return seesAll(person, organisation) ? risks.open() : risks.openOf(person._id)
}

async function list(tools: RegisterTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const risks = await shownTo(tools, visit)
  const all = seesAll(person, organisation)
  const t = texts.riskRegister
  if (risks.length === 0) return say(all ? t.notOnRecord : t.noneYours)
  const today = dateIn(at, person.timeZone)
  const stands = await standsOf(tools, risks, today)
  const standing = new Set(stands.map(({ risk }) => risk._id))
  const waiting = await awaiting(tools, visit, risks, standing)
  if (waiting && stands.length === 0)
    return { kind: 'card', card: waitingListCard(all ? t.list.all : t.list.mine, waiting, texts) }
  const view = { all, reader: person, today, waiting: waiting ? waitingNodes(waiting, texts) : [] }
  return { kind: 'card', card: riskListCard(stands, view, texts) }
}

async function matrix(tools: RegisterTools, visit: Visit): Promise<Reply> {
  const { person, texts, at } = visit
  const [risks, criteria] = await Promise.all([shownTo(tools, visit), tools.riskCriteria.inForce()])
  const readings = await tools.riskCriteria.readings(risks)
  const waiting = await awaiting(tools, visit, risks, readings)
  const waits = waiting && waitingText(waiting, texts)
  if (!criteria) return say(waits ?? texts.riskRegister.matrix.none)
  const here = risks.filter(({ _id }) => readings.get(_id)?.isComparable)
  const today = dateIn(at, person.timeZone)
  const lying = {
    ...{ here, elsewhere: readings.size - here.length },
    waiting: waits === null ? [] : [{ kind: 'text', text: waits } as const],
  }
  return { kind: 'card', card: matrixCard(lying, criteria, { reader: person, today }, texts) }
}

async function show(tools: RegisterTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.riskRegister
  if (typed === '') return say(t.which)
  const id = typed.toLowerCase()
  const risk = await tools.risks.byId(id)
  // Whoever may not see one is not told that it is there.
  if (!risk || !(seesAll(person, organisation) || answersFor(risk, person._id))) {
    const theirs = await shownTo(tools, visit)
    return say(
      t.unknown(
        escaped(typed.slice(0, 100)),
        nearest(
          id,
          theirs.map(({ _id }) => _id),
        ) ?? null,
      ),
    )
  }
  const view = await riskViewOf(tools, risk, visit)
  if (view) return { kind: 'card', card: riskCard(view, texts) }
  const criteria = await awaitedCriteria(tools, texts)
  return { kind: 'card', card: waitingRiskCard(risk, { criteria, reader: person }, texts) }
}

/** Where nobody is asked to approve the criteria that risks wait for, it goes on only with who sees to the whole. */
async function waitingStanding(tools: RegisterTools, visit: Visit): Promise<StandingLine[]> {
  const open = await tools.risks.open()
  const readings = await tools.riskCriteria.readings(open)
  const waiting = await awaiting(tools, visit, open, readings)
  if (!waiting) return []
  const urgency = waiting.criteria.is === 'asked' ? 'soon' : 'stuck'
  return [{ urgency, on: todayFor(visit), text: waitingText(waiting, visit.texts) }]
}

/** Those that no criteria in force have judged yet, with whom those are awaited of; null: there are none. */
async function awaiting(
  tools: RegisterTools,
  { person: reader, texts }: Visit,
  all: readonly Risk[],
  judged: Pick<ReadonlySet<string>, 'has'>,
): Promise<WaitingRisks | null> {
  const risks = all.filter(({ _id }) => !judged.has(_id))
  return risks.length === 0 ? null : { risks, criteria: await awaitedCriteria(tools, texts), reader }
}
