import {
  type FindingGrade,
  type FindingWords,
  type FromSample,
  missingWords,
  type SampleFault,
  sampleFault,
} from '../../../domain/finding.js'
import { isPresentAt, type Person, type PersonId } from '../../../domain/person.js'
import type { AuditSample } from '../../../domain/sample.js'
import type { People } from '../../../store/people.js'
import { findingInputs, NO_SAMPLE } from '../../cards/finding/form.js'
import { personOf } from '../../directory.js'
import { accountOf, type Inputs, textOf } from '../../interaction.js'
import type { Texts } from '../../texts/texts.js'
import type { Visit } from '../desk.js'

/** What was filled in of a finding. */
export interface WrittenDown {
  requirement?: string
  statement: string
  evidence?: string
  sample?: FromSample
  owner: PersonId
}

type Errors = Record<string, string>

/** What was filled in; or what of it cannot be taken, each beside its field. */
export async function readFinding(
  tools: { people: People },
  visit: Visit,
  grade: FindingGrade,
  inputs: Inputs,
  known: { samples: readonly AuditSample[]; owner: PersonId; auditors: readonly PersonId[] },
): Promise<WrittenDown | { errors: Errors }> {
  const { texts } = visit
  const words = wordsIn(inputs)
  const sample = sampleIn(inputs, known.samples, texts)
  const owner = await ownerIn(tools, visit, inputs, known)
  const errors = {
    ...Object.fromEntries(missingWords(grade, words).map((word) => [word, texts.finding.form.missing[word]])),
    ...('errors' in sample ? sample.errors : {}),
    ...('error' in owner ? { [findingInputs.owner]: owner.error } : {}),
  }
  const { statement, requirement, evidence } = words
  if (Object.keys(errors).length > 0 || !statement || 'errors' in sample || 'error' in owner)
    return { errors }
  return {
    statement,
    ...(requirement ? { requirement } : {}),
    ...(evidence ? { evidence } : {}),
    ...(sample.sample ? { sample: sample.sample } : {}),
    owner: owner.owner,
  }
}

function wordsIn(inputs: Inputs): FindingWords {
  const said = (['requirement', 'statement', 'evidence'] as const).flatMap((word) => {
    const text = textOf(inputs, findingInputs[word])?.trim()
    return text ? [[word, text] as const] : []
  })
  return Object.fromEntries(said)
}

/** Of what was drawn all is on record; of what somebody drew by hand they say it. */
function sampleIn(
  inputs: Inputs,
  samples: readonly AuditSample[],
  { finding: { form: t } }: Texts,
): { sample: FromSample | null } | { errors: Errors } {
  const chosen = textOf(inputs, findingInputs.drawn)
  const drawn = chosen === NO_SAMPLE ? undefined : samples.find(({ _id }) => _id === chosen)
  const byHand = [findingInputs.population, findingInputs.size, findingInputs.of]
  if (drawn && byHand.some((name) => textOf(inputs, name)?.trim()))
    return { errors: { [findingInputs.population]: t.faults.both } }
  if (drawn) {
    const { _id, population, ids, of, seed } = drawn
    return { sample: { sample: _id, population, size: ids.length, of, seed } }
  }
  const population = textOf(inputs, findingInputs.population)?.trim()
  const [size, of] = [numberIn(inputs, findingInputs.size), numberIn(inputs, findingInputs.of)]
  const fault = sampleFault({
    ...(population ? { population } : {}),
    ...(size === undefined ? {} : { size }),
    ...(of === undefined ? {} : { of }),
  })
  if (fault) return { errors: { [fieldOf[fault]]: t.faults[fault] } }
  if (!population || size === undefined || of === undefined) return { sample: null }
  return { sample: { sample: null, population, size, of, seed: null } }
}

const fieldOf: Readonly<Record<SampleFault, string>> = {
  'size-missing': findingInputs.size,
  'of-missing': findingInputs.of,
  'population-missing': findingInputs.population,
  'more-than-all': findingInputs.size,
}

/** Undefined where nothing was typed; what is no number is one that no sample has. */
function numberIn(inputs: Inputs, name: string): number | undefined {
  const text = textOf(inputs, name)?.trim()
  if (!text) return undefined
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

async function ownerIn(
  tools: { people: People },
  { texts, at }: Visit,
  inputs: Inputs,
  { owner, auditors }: { owner: PersonId; auditors: readonly PersonId[] },
): Promise<{ owner: PersonId } | { error: string }> {
  const t = texts.finding.form
  const account = accountOf(inputs, findingInputs.owner)
  const person: Person | null = account ? await personOf(tools, account) : await tools.people.byId(owner)
  if (!person) return { error: t.ownerUnknown }
  if (!isPresentAt(person, at)) return { error: t.ownerNotThere(person.name) }
  return auditors.includes(person._id) ? { error: t.ownerAudits(person.name) } : { owner: person._id }
}
