import type { Criterion } from '../../../domain/clauses.js'
import { type FindingGrade, findingGrades, isNonconformity } from '../../../domain/finding.js'
import type { AuditSample } from '../../../domain/sample.js'
import { criterionName } from '../../criterion-name.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, type Input, LONGEST_OPTION, shortened } from '../card.js'
import { populationName } from './finding.js'

/** The names of the inputs. */
export const findingInputs = {
  criterion: 'criterion',
  grade: 'grade',
  requirement: 'requirement',
  statement: 'statement',
  evidence: 'evidence',
  drawn: 'drawn',
  population: 'population',
  size: 'size',
  of: 'of',
  owner: 'owner',
} as const

/** As much as each of its texts may say, in characters. */
const LONGEST_WORDS = 1_000
const LONGEST_NUMBER = 9
export const NO_SAMPLE = 'none'
/** As many samples as a menu offers. */
const SAMPLES = 50

/** What is known already of a finding that is being written down. */
export interface Begun {
  criterion: Criterion
  grade: FindingGrade
  /** What the auditor wrote of what they looked at. */
  evidence: string | null
  samples: readonly AuditSample[]
  /** Who answers for it, if nobody is named; plain. */
  owner: string
}

/** Of an item of a checklist: its grade is chosen. */
export function findingInAuditForm(
  { criterion, grade, evidence, samples, owner }: Begun,
  submit: { verb: string; value: string },
  texts: Texts,
): Form {
  const t = texts.finding
  return formOf(
    submit,
    [{ kind: 'text', text: t.form.inAudit(escaped(criterionName(criterion, texts)), t.grade[grade]) }],
    [
      ...wordInputs(grade, evidence, texts),
      ...sampleInputs(samples, texts),
      ownerInput(t.form.ownerHint(owner), texts),
    ],
    texts,
  )
}

/** By anybody, outside of an audit. */
export function findingForm(submit: { verb: string; value: string }, lead: string, texts: Texts): Form {
  const t = texts.finding
  const grade: Input = {
    ...{ kind: 'choice', look: 'menu', name: findingInputs.grade, label: t.form.grade },
    options: findingGrades.map((value) => ({ value, label: t.grade[value] })),
  }
  const criterion: Input = {
    ...{ kind: 'text', name: findingInputs.criterion, label: t.form.criterion },
    ...{ hint: t.form.criterionHint, most: 20 },
  }
  return formOf(
    submit,
    [
      { kind: 'text', text: t.form.outside },
      { kind: 'text', text: t.form.unsure },
      { kind: 'text', small: true, text: t.form.incident },
    ],
    [
      ...[criterion, grade, ...wordInputs(null, null, texts), ...sampleInputs([], texts)],
      ownerInput(t.form.ownerOutsideHint(lead), texts),
    ],
    texts,
  )
}

function formOf(
  { verb, value }: { verb: string; value: string },
  nodes: readonly CardNode[],
  inputs: readonly Input[],
  texts: Texts,
): Form {
  const t = texts.finding.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb, value, label: t.submit },
    nodes: [...nodes, { kind: 'inputs', inputs }],
  }
}

/** A nonconformity needs all three; whether it is one is not known where its grade is still to be chosen. */
function wordInputs(grade: FindingGrade | null, evidence: string | null, texts: Texts): Input[] {
  const t = texts.finding.form
  const needed = grade !== null && isNonconformity(grade)
  const long = { kind: 'text', long: true, most: LONGEST_WORDS } as const
  const optional = needed ? {} : { optional: true }
  const hintOf = (hint: string) => (grade === null ? t.neededOf(hint) : hint)
  return [
    {
      ...{ ...long, name: findingInputs.requirement, label: t.requirement, hint: hintOf(t.requirementHint) },
      ...optional,
    },
    { ...long, name: findingInputs.statement, label: needed ? t.statement : t.statementOther },
    {
      ...{
        ...long,
        name: findingInputs.evidence,
        label: t.evidence,
        hint: hintOf(t.evidenceHint),
        ...optional,
      },
      ...(evidence === null ? {} : { initial: shortened(evidence, LONGEST_WORDS) }),
    },
  ]
}

function sampleInputs(samples: readonly AuditSample[], texts: Texts): Input[] {
  const t = texts.finding.form
  const shown = samples.slice(-SAMPLES)
  const number = { kind: 'text', optional: true, most: LONGEST_NUMBER } as const
  const drawn: Input[] =
    shown.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice', look: 'menu', name: findingInputs.drawn, label: t.drawn, optional: true },
            options: [
              { value: NO_SAMPLE, label: t.drawnNone },
              ...shown.map((sample) => ({ value: sample._id, label: sampleOption(sample, texts) })),
            ],
          },
        ]
  return [
    ...drawn,
    {
      ...{ kind: 'text', name: findingInputs.population, label: t.population, hint: t.populationHint },
      ...{ optional: true, most: 200 },
    },
    { ...number, name: findingInputs.size, label: t.size },
    { ...number, name: findingInputs.of, label: t.of },
  ]
}

function sampleOption({ _id, ids, of, population, seed }: AuditSample, texts: Texts): string {
  const words = texts.finding.sample(ids.length, of, populationName(population, texts), seed)
  return shortened(`${_id}: ${words}`, LONGEST_OPTION)
}

function ownerInput(hint: string, texts: Texts): Input {
  return {
    ...{ kind: 'person', name: findingInputs.owner, label: texts.finding.form.owner, hint },
    optional: true,
  }
}
