import { isIsmsLead } from '../../../domain/organisation.js'
import { isPresentAt, type Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import { verbs } from '../../cards/internal-audit/view.js'
import type { Reply } from '../../interaction.js'
import type { Command, Visit } from '../desk.js'
import { askWhyNow, type OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import { type AuditListTools, type KnownAudit, knownAudits } from './list.js'

export interface StartAuditTools extends AuditListTools {
  /** Puts the audit on record and starts it. Null: another one has that number. */
  startAudit: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

type Startable = KnownAudit & { owner: Person }

/** An audit out of turn, as after an incident. */
export function auditOutOfTurn(tools: StartAuditTools): OutOfTurn<string, Startable> {
  return {
    ...{ process: 'internal-audit', verb: verbs.start },
    words: ({ internalAudit }) => internalAudit.start,
    find: (visit, id, mayRun) => startable(tools, visit, id, mayRun),
    name: ({ definition }, reader) => namesOf(definition, reader),
    start: ({ programme }, number, because, visit) => tools.startAudit(programme, number, because, visit),
  }
}

/** `/isms audit start ID` */
export function startCommand(tools: StartAuditTools): Command {
  const outOfTurn = auditOutOfTurn(tools)
  return {
    words: 'audit start',
    parameters: (texts) => texts.common.help.id,
    describe: (texts) => texts.internalAudit.start.command,
    allowed: isIsmsLead,
    async run(visit, typed): Promise<Reply> {
      if (typed === '') return say(visit.texts.internalAudit.start.which)
      return askWhyNow(outOfTurn, visit, typed.toLowerCase().replace(/^internal-audit\./, ''))
    },
  }
}

/** The audit and who leads it, for the ISMS lead; or why it is not begun. */
async function startable(
  tools: StartAuditTools,
  { person, organisation, texts, at }: Visit,
  id: string,
  mayRun: boolean,
): Promise<Startable | { refused: Reply }> {
  const t = texts.internalAudit.start
  const known = (await knownAudits(tools)).find(({ definition }) => definition.audit === id)
  if (!known) return { refused: say(t.which) }
  const title = escaped(titleOf(known.definition, person))
  if (!isIsmsLead(person, organisation)) return { refused: say(t.notYours(title)) }
  const underWay = known.running !== null || (await tools.cycles.underWay(known.programme)).length > 0
  if (underWay && !mayRun) return { refused: say(t.running(title)) }
  const owner = await tools.people.byId(known.definition.lead)
  return owner && isPresentAt(owner, at) ? { ...known, owner } : { refused: say(t.nobody(title)) }
}
