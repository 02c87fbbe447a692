import {
  AUDITS,
  type AuditProgramme,
  defaultRules,
  type ProgrammeAudit,
  type ProgrammeRules,
  programmeHash,
  programmeSubject,
} from '../domain/audit-programme.js'
import { type AuditDefinition, type AuditText, auditHash } from '../domain/internal-audit.js'
import { type AuditEntry, auditsFile } from './audits-file.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionDraft, DefinitionKind, Known } from './definition-kind.js'
import { checkAsked } from './definitions.js'
import { namedAt } from './people-checks.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'

/** One audit as the folder has it, with its programme. People are ids in `people.csv`. */
export interface AuditDraft extends DefinitionDraft, AuditText {
  audit: string
  rules: ProgrammeRules
}

/** The audits of the management system, by whomever (9.2, A.5.35). */
export const audits: DefinitionKind<AuditEntry, AuditDraft> = {
  list: 'audits',
  noun: 'audit',
  process: 'internal-audit',
  file: auditsFile,
  checkFurther: checkPeopleOf,
  draftOf({ entry, programme, inEach }) {
    const {
      id,
      title,
      kind,
      objectives,
      criteria,
      scope,
      owner: lead,
      team,
      auditees,
      reportTo,
      rules,
    } = entry
    return {
      ...{ audit: id, title: inEach('title', title), kind, objectives: inEach('objectives', objectives) },
      ...{ criteria, scope: inEach('scope', scope), lead, team, auditees, reportTo, rules, programme },
    }
  },
  async compare(drafts, { auditDefinitions, auditProgrammes }, ids, asOf) {
    const compared = await compareDefinitions(
      drafts,
      ({ audit }) => audit,
      auditDefinitions,
      asOf,
      ({ audit, ...draft }, numbered): AuditDefinition => {
        const text = textOf(draft, ids)
        return { ...numbered, audit, ...text, hash: auditHash(text) }
      },
    )
    const planned = await compareDefinitions(
      drafts.length === 0 ? [] : [drafts],
      () => AUDITS,
      auditProgrammes,
      asOf,
      (all, numbered): AuditProgramme => {
        const programme = { rules: all[0]?.rules ?? defaultRules, audits: plannedIn(all, ids) }
        return { ...numbered, programme: AUDITS, ...programme, hash: programmeHash(programme) }
      },
    )
    return [
      newVersions({ counted: 'auditsDefined', what: 'Audits defined' }, compared, auditDefinitions),
      newVersions(
        { counted: 'auditProgrammes', what: 'Programme of audits, to be approved' },
        planned,
        auditProgrammes,
        programmeSubject,
      ),
    ]
  },
}

function plannedIn(drafts: readonly AuditDraft[], ids: PersonIds): ProgrammeAudit[] {
  return [...drafts]
    .sort((a, b) => a.audit.localeCompare(b.audit))
    .map(({ audit, programme: { recurrence }, ...draft }) => {
      const text = textOf(draft, ids)
      const { title, kind, criteria, lead, team, auditees } = text
      const definition = auditHash(text)
      return { audit, title, kind, criteria, lead, team, auditees, recurrence, definition }
    })
}

function textOf(
  { title, kind, objectives, criteria, scope, ...people }: AuditText,
  ids: PersonIds,
): AuditText {
  const each = (keys: readonly string[]) => keys.map((key) => idOf(key, ids))
  const { lead, team, auditees, reportTo } = people
  return {
    ...{ title, kind, objectives, criteria, scope, lead: idOf(lead, ids) },
    ...{ team: each(team), auditees: each(auditees), reportTo: each(reportTo) },
  }
}

/** Who audits, is audited, or reads the report has to be there and to be reached; nobody is audited by themselves. */
function checkPeopleOf(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { people, today }: Known,
  findings: Findings,
): void {
  for (const entry of yaml.entriesOf(['audits'])) {
    const lead = namedAt(yaml, [...entry, 'lead'])
    const named = (field: string) =>
      yaml.entriesOf([...entry, field]).flatMap((path) => namedAt(yaml, path, field) ?? [])
    const [team, auditees] = [named('team'), named('auditees')]
    for (const each of [...(lead ? [lead] : []), ...team, ...auditees, ...named('reportTo')])
      if (people) checkAsked(each, people, today, findings)
    const isByOthers = (yaml.textAt([...entry, 'kind']) ?? 'internal') !== 'internal'
    const auditors = new Set([lead, ...team].flatMap((each) => each?.key ?? []))
    for (const { file, line, key } of isByOthers ? [] : auditees.filter(({ key }) => auditors.has(key)))
      findings.problem({
        ...{ file, line },
        what: `auditees names "${key}", who audits`,
        remedy: 'Name somebody else: nobody audits what they answer for.',
      })
  }
}
