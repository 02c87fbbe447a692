import { type AuditProgramme, programmeSubject } from '../domain/audit-programme.js'
import type { Decision } from '../domain/decision.js'
import type { Person } from '../domain/person.js'
import { auditCoverage, type CoverageTools } from '../store/audit-coverage.js'
import type { Decisions } from '../store/decisions.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { AuditProgrammeView } from './cards/internal-audit/programme.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { textsFor } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface ProgrammeViewTools extends CoverageTools {
  decisions: Decisions
  organisation: OrganisationStore
  people: People
}

/** A version of the programme of audits as its cards show it to a reader at a moment (ISO 8601 UTC). */
export async function programmeViewOf(
  tools: ProgrammeViewTools,
  programme: AuditProgramme,
  reader: Person,
  at: string,
): Promise<AuditProgrammeView> {
  const organisation = await tools.organisation.read()
  const timeZone = organisation?.timeZone ?? 'UTC'
  const { approved, audits } = programme
  const [coverage, open] = await Promise.all([
    auditCoverage(tools, programme, at, timeZone),
    openApproval(tools, programme),
  ])
  const named = [
    ...audits.map(({ lead }) => lead),
    ...(approved ? peopleIn(approved) : []),
    ...(open ? peopleDeciding(open) : []),
  ]
  const names = await tools.people.byIds([...new Set(named)])
  const texts = textsFor(reader.language)
  return {
    ...{ programme, reader, coverage, at, timeZone },
    nameOf: (person) => names.get(person)?.name ?? '',
    approved: approved ? { by: whoAnswered(approved, names, texts), at: approved.at } : null,
    waiting: open ? whoDecides(open, names, texts) : null,
  }
}

/** The open decision on this version; null where there is none. */
export async function openApproval(
  { decisions }: Pick<ProgrammeViewTools, 'decisions'>,
  programme: AuditProgramme,
): Promise<Decision | null> {
  const subject = programmeSubject(programme)
  const decision = await decisions.openAbout(subject)
  return decision?.subject.hash === subject.hash ? decision : null
}
