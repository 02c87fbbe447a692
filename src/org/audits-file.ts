import { z } from 'zod'
import { criteriaIn, inOrder } from '../domain/audit-criteria.js'
import { defaultRules, importances, type ProgrammeRules } from '../domain/audit-programme.js'
import type { Criterion } from '../domain/clauses.js'
import { type AuditKind, auditKinds } from '../domain/internal-audit.js'
import {
  type DefinitionEntry,
  type DefinitionsFile,
  definitionRemedies,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { checkedText, DateText, Identifier, PersonKey, wholeNumber } from './fields.js'
import type { OrganisationFile } from './organisation-file.js'
import { recurrenceFields, ruleIn } from './recurrence-fields.js'
import { type Remedies, YamlFile } from './yaml-file.js'

/** One audit of the programme; people are ids in `people.csv`. */
export interface AuditEntry extends DefinitionEntry {
  kind: AuditKind
  objectives: Texts
  criteria: Criterion[]
  scope: Texts
  team: string[]
  auditees: string[]
  reportTo: string[]
  /** What all of them are planned by. */
  rules: ProgrammeRules
}

const MOST_PEOPLE = 20

const People = z
  .array(PersonKey)
  .max(MOST_PEOPLE)
  .default([])
  .transform((people) => [...new Set(people)])

const CriterionText = checkedText((written) =>
  criteriaIn(written) === null
    ? {
        what: `"${written}" is no clause or control`,
        remedy: 'Write such as 4-10, 9.2, A.8, A.5.15-A.5.18, or a control of your own such as HP-1.',
      }
    : undefined,
)

const Criteria = z
  .array(CriterionText)
  .min(1)
  .transform((written) => inOrder(written.flatMap((each) => criteriaIn(each) ?? [])))

const Programme = z
  .strictObject({
    clausesEveryMonths: wholeNumber(1, 60).default(defaultRules.clausesEveryMonths),
    controlsEveryMonths: wholeNumber(1, 60).default(defaultRules.controlsEveryMonths),
    certificationOn: DateText.optional(),
    lookBackMonths: wholeNumber(1, 60).default(defaultRules.lookBackMonths),
    importance: z.array(z.strictObject({ criteria: Criteria, is: z.enum(importances) })).default([]),
  })
  .transform(
    ({ certificationOn, ...rules }): ProgrammeRules => ({
      ...rules,
      certificationOn: certificationOn ?? null,
    }),
  )

const Entry = z
  .strictObject({
    id: Identifier,
    title: inLanguages(80),
    kind: z.enum(auditKinds).default('internal'),
    objectives: inLanguages(600),
    criteria: Criteria,
    scope: inLanguages(300),
    lead: PersonKey,
    team: People,
    auditees: People,
    reportTo: People,
    ...recurrenceFields,
  })
  .transform(({ every, on, dates, from, country, lead, team, ...entry }, context) => {
    const rule = ruleIn({ every, on, dates, from }, 'an audit', context)
    if (!rule) return z.NEVER
    return {
      ...{ ...entry, rule, owner: lead, country: country ?? null, controls: ['9.2', 'A.5.35'] },
      team: team.filter((each) => each !== lead),
    }
  })

const File = z.strictObject({ programme: Programme.default(defaultRules), audits: z.array(Entry) })

const remedies: Remedies = {
  ...definitionRemedies('audits', 'management-system'),
  programme: 'Write how often clauses and controls are audited, or leave it out.',
  'programme.clausesEveryMonths': 'Write after how many months each clause is audited again: 1 to 60.',
  'programme.controlsEveryMonths':
    'Write after how many months each applicable control is audited again: 1 to 60.',
  'programme.certificationOn': 'Write the day of the certification audit, or leave it out.',
  'programme.lookBackMonths': 'Write for how many months nobody audits what they were involved in: 1 to 60.',
  'programme.importance': 'Write a list such as [{ criteria: [A.8], is: high }].',
  'programme.importance.criteria': 'Write a list such as [4-10, A.5.15-A.5.18].',
  'programme.importance.is': `Write one of ${importances.join(', ')}.`,
  'audits.kind': `Write one of ${auditKinds.join(', ')}: who audits, or leave it out for internal.`,
  'audits.objectives':
    'Write what the audit is to find out, at most 600 characters, or one such text per language.',
  'audits.criteria': 'Write what it is held against as a list, such as [4-10, A.5.15-A.5.18, HP-1].',
  'audits.scope':
    'Write what of the organisation it looks at, at most 300 characters, or one such text per language.',
  'audits.lead':
    'Write the id of the person in people.csv who leads it; of an audit by others, who records it.',
  'audits.team': `Write a list of at most ${MOST_PEOPLE} ids in people.csv, or leave it out.`,
  'audits.auditees': `Write a list of at most ${MOST_PEOPLE} ids in people.csv: who answers for what is audited.`,
  'audits.reportTo': `Write a list of at most ${MOST_PEOPLE} ids in people.csv who get the report besides, or leave it out.`,
}

/** `audits.yaml`: the programme of audits (9.2.2, A.5.35). */
export const auditsFile: OrganisationFile<DefinitionsFile<AuditEntry>> = {
  pattern: /^audits\.yaml$/,
  parse(source, findings) {
    const yaml = YamlFile.parse(source.name, source.text, findings, { example: 'audits: []' })
    const read = yaml?.read(File, remedies, findings)
    const entries = read?.audits.map((entry) => ({ ...entry, rules: read.programme })) ?? []
    return yaml && { entries, yaml }
  },
}
