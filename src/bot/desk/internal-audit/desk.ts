import { formatAskRef } from '../../../domain/ask.js'
import { EVIDENCE_SLOT } from '../../../domain/audit-item.js'
import { DATE_SLOT } from '../../../domain/internal-audit.js'
import { evidenceViewOf } from '../../audit-fieldwork-messages.js'
import { evidenceCard, waitingEvidence } from '../../cards/audit-fieldwork/evidence.js'
import { auditAskCard, waitingAuditAsk } from '../../cards/internal-audit/ask.js'
import { verbs } from '../../cards/internal-audit/view.js'
import type { Reply } from '../../interaction.js'
import { auditViewOf } from '../../internal-audit-messages.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import { say } from '../say.js'
import {
  askForFinding,
  askWhoAudited,
  type ByOthersTools,
  recordAllEntered,
  recordByOthers,
  recordCommand,
  recordTheirFinding,
} from './by-others.js'
import { auditedByNobody, auditList } from './list.js'
import { askWhatTiesNow, recordNoMore } from './no-more.js'
import {
  agreeToDays,
  askForDays,
  askWhatTies,
  askWhichDays,
  declareIndependent,
  recordDays,
  recordNotIndependent,
  recordOtherDays,
} from './planning.js'
import {
  askToPutProgramme,
  type ProgrammeTools,
  programmeCommand,
  programmeStanding,
  putProgramme,
  showProgramme,
} from './programme.js'
import { askWhoInstead, recordReplacement } from './replace.js'
import {
  type AuditReportDeskTools,
  askConclusion,
  askIssue,
  askWhatIsWrong,
  askWhyAnew,
  confirmFinding,
  recordAnew,
  recordConclusion,
  recordIssue,
  recordNotRight,
  sayRight,
  sendReport,
} from './report.js'
import { shownTo } from './shown.js'
import { auditOutOfTurn, startCommand } from './start.js'

export type InternalAuditDeskTools = AuditReportDeskTools & ByOthersTools & ProgrammeTools

/** What auditors and those who are audited say, and what is audited when. */
export function internalAuditDesk(tools: InternalAuditDeskTools): ProcessDesk {
  const outOfTurn = auditOutOfTurn(tools)
  const list = auditList(tools)
  return {
    commands: [definitionCommand(list), startCommand(tools), programmeCommand(tools), recordCommand(tools)],
    acts: {
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.independent]: (visit, act) => declareIndependent(tools, visit, act.value),
      [verbs.notIndependent]: (visit, act) => askWhatTies(tools, visit, act.value),
      [verbs.recordNotIndependent]: (visit, act) => recordNotIndependent(tools, visit, act.value, act.inputs),
      [verbs.noMore]: (visit, act) => askWhatTiesNow(tools, visit, act.value),
      [verbs.recordNoMore]: (visit, act) => recordNoMore(tools, visit, act.value, act.inputs),
      [verbs.propose]: (visit, act) => askForDays(tools, visit, act.value),
      [verbs.recordDays]: (visit, act) => recordDays(tools, visit, act.value, act.inputs),
      [verbs.agree]: (visit, act) => agreeToDays(tools, visit, act.value),
      [verbs.otherDays]: (visit, act) => askWhichDays(tools, visit, act.value),
      [verbs.recordOtherDays]: (visit, act) => recordOtherDays(tools, visit, act.value, act.inputs),
      [verbs.recordOpen]: (visit, act) => askWhoAudited(tools, visit, act.value),
      [verbs.recordByOthers]: (visit, act) => recordByOthers(tools, visit, act.value, act.inputs),
      [verbs.addFinding]: (visit, act) => askForFinding(tools, visit, act.value),
      [verbs.recordTheirFinding]: (visit, act) => recordTheirFinding(tools, visit, act.value, act.inputs),
      [verbs.allEntered]: (visit, act) => recordAllEntered(tools, visit, act.value),
      [verbs.replace]: (visit, act) => askWhoInstead(tools, visit, act.value),
      [verbs.recordReplacement]: (visit, act) => recordReplacement(tools, visit, act.value, act.inputs),
      [verbs.conclude]: (visit, act) => askConclusion(tools, visit, act.value),
      [verbs.recordConclusion]: (visit, act) => recordConclusion(tools, visit, act.value, act.inputs),
      [verbs.right]: (visit, act) => sayRight(tools, visit, act.value),
      [verbs.notRight]: (visit, act) => askWhatIsWrong(tools, visit, act.value),
      [verbs.recordNotRight]: (visit, act) => recordNotRight(tools, visit, act.value, act.inputs),
      [verbs.askIssue]: (visit, act) => askIssue(tools, visit, act.value),
      [verbs.recordIssue]: (visit, act) => recordIssue(tools, visit, act.value),
      [verbs.askAnew]: (visit, act) => askWhyAnew(tools, visit, act.value),
      [verbs.recordAnew]: (visit, act) => recordAnew(tools, visit, act.value, act.inputs),
      [verbs.confirmFinding]: (visit, act) => confirmFinding(tools, visit, act.value),
      [verbs.reportPdf]: (visit, act) => sendReport(tools, visit, act.value, 'pdf'),
      [verbs.reportCsv]: (visit, act) => sendReport(tools, visit, act.value, 'csv'),
      [verbs.next]: (visit, act) => openNext(tools, visit, act.value),
      [verbs.show]: (visit, act) => showDefinition(list, visit, act.value),
      [verbs.programme]: (visit) => showProgramme(tools, visit),
      [verbs.askToPut]: (visit, act) => askToPutProgramme(tools, visit, act.value),
      [verbs.put]: (visit, act) => putProgramme(tools, visit, act.value),
      [verbs.askWhyNow]: (visit, act) => askWhyNow(outOfTurn, visit, act.value),
      [verbs.start]: (visit, act) => beginNow(tools, outOfTurn, visit, act.value, act.inputs),
    },
    standing: async (visit) =>
      (await Promise.all([programmeStanding(tools, visit), auditedByNobody(tools, visit)])).flat(),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'internal-audit')
      const waiting = await Promise.all(
        asks.map(async (ask) => {
          if (ask.slot === EVIDENCE_SLOT) {
            const asked = await evidenceViewOf(tools, ask, visit.person, visit.at)
            return asked && waitingEvidence(asked, visit.texts)
          }
          const view = await auditViewOf(tools, ask, visit.person, visit.at)
          return view && waitingAuditAsk(view, visit.texts)
        }),
      )
      return waiting.filter((each) => each !== null)
    },
  }
}

/** What is asked of them next in an audit: of the lead, the days. */
async function openNext(tools: InternalAuditDeskTools, visit: Visit, cycle: string): Promise<Reply> {
  const asks = await tools.asks.openOf(visit.person._id, 'internal-audit')
  const theirs = asks.filter((ask) => ask.cycle === cycle)
  const ask = theirs.find(({ slot }) => slot === DATE_SLOT) ?? theirs[0]
  if (!ask) return say(visit.texts.internalAudit.nothingNow)
  return ask.slot === DATE_SLOT
    ? askForDays(tools, visit, formatAskRef(ask))
    : open(tools, visit, formatAskRef(ask))
}

async function open(tools: InternalAuditDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, null)
  if ('refused' in found) return found.refused
  const asked = await evidenceViewOf(tools, found.view.ask, visit.person, visit.at)
  const { nodes } = asked ? evidenceCard(asked, visit.texts) : auditAskCard(found.view, visit.texts)
  const { close } = visit.texts.common
  return { kind: 'form', form: { title: visit.texts.internalAudit.list.title, close, nodes } }
}
