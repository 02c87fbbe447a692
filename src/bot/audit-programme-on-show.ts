import type { Subject } from '../domain/ask.js'
import { AUDITS } from '../domain/audit-programme.js'
import type { Person } from '../domain/person.js'
import { type ProgrammeViewTools, programmeViewOf } from './audit-programme-view.js'
import { programmeApprovalView, programmePage } from './cards/internal-audit/programme.js'
import type { SubjectOnShow } from './subject-on-show.js'
import { textsFor } from './texts/texts.js'

/** A version of the programme of audits that is put to top management. */
export function auditProgrammeOnShow(tools: ProgrammeViewTools): SubjectOnShow {
  const found = async ({ version }: Subject, reader: Person, at: string) => {
    const programme = await tools.auditProgrammes.byVersion(AUDITS, version)
    return programme && programmeViewOf(tools, programme, reader, at)
  }
  return {
    // As it stood when it was asked for: what whoever approves is shown stays what they approve.
    view: async ({ subject, facts, requestedAt }, reader) => {
      const view = await found(subject, reader, requestedAt)
      const before = facts.since ? await tools.auditProgrammes.bySequence(facts.since) : null
      return view && programmeApprovalView(view, before, textsFor(reader.language))
    },
    name: async ({ version }, reader) => textsFor(reader.language).auditProgramme.approval.what(version),
    page: async ({ subject, requestedAt }, reader) => {
      const view = await found(subject, reader, requestedAt)
      return view && { nodes: programmePage(view, textsFor(reader.language)), isLast: true }
    },
  }
}
