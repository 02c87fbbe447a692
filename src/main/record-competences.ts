import type { Ask } from '../domain/ask.js'
import { type Competence, competenceNamed } from '../domain/competence.js'
import { type Finding, findingsOf } from '../domain/competence-review.js'
import type { Person, PersonId } from '../domain/person.js'
import type { RecordLine } from '../domain/record.js'
import { first } from './record-about.js'
import type { LineAbout } from './record-risks.js'
import type { Stores } from './stores.js'

export type AboutCompetencesTools = Pick<Stores, 'asks' | 'competences' | 'people'>

/** Whose competence each of these lines is about, and what was found; null for a line about anything else. */
export async function aboutCompetences(
  tools: AboutCompetencesTools,
  lines: readonly RecordLine[],
): Promise<(line: RecordLine) => LineAbout | null> {
  const about = lines.flatMap(({ subject }) => (subject?.type === 'competence' ? [subject] : []))
  const ids = [...new Set(about.map(({ id }) => competenceNamed(id).competence))]
  const versions = new Map<string, Competence | null>()
  for (const { id, version } of about) {
    const { competence } = competenceNamed(id)
    const key = `${competence}@${version}`
    if (!versions.has(key)) versions.set(key, await tools.competences.byVersion(competence, version))
  }
  const asks = (await Promise.all(ids.map((id) => tools.competences.allAsks(id)))).flat()
  const holders = about.flatMap(({ id }) => competenceNamed(id).holder ?? [])
  const doers = asks.flatMap((ask) => findingsOf(ask).flatMap((each) => (each.met ? [] : [each.by])))
  const people = await tools.people.byIds([...new Set([...holders, ...doers])])
  return ({ subject, answer, follows }) => {
    if (subject?.type !== 'competence') return null
    const { competence: id, holder, requirement } = competenceNamed(subject.id)
    const competence = versions.get(`${id}@${subject.version}`) ?? null
    const name = people.get(holder ?? '')?.name ?? ''
    if (requirement === null) {
      const found = answer ? findingsOf({ answer }) : []
      return { what: name, details: found.flatMap((each) => detailsOf(each, competence, people)) }
    }
    const gap = gapOf(asks, follows, requirement)
    return {
      what: `${name}: ${textOf(competence, requirement)}`,
      details: gap ? detailsOf(gap, competence, people) : [],
    }
  }
}

/** The gap that was found in the assessment to which a line goes back, itself or by what was done about it. */
function gapOf(asks: readonly Ask[], follows: string | undefined, requirement: string): Finding | undefined {
  const before = asks.find(({ _id }) => _id === follows)
  if (!before) return undefined
  const found = findingsOf(before)
  if (found.length === 0) return gapOf(asks, before.follows, requirement)
  return found.find((each) => each.requirement === requirement)
}

function detailsOf(
  finding: Finding,
  competence: Competence | null,
  people: ReadonlyMap<PersonId, Person>,
): string[] {
  const text = textOf(competence, finding.requirement)
  if (finding.met) return [`Met: ${text}: ${finding.evidence || 'by the file or the record of training'}`]
  const by = people.get(finding.by)?.name ?? ''
  return [`Gap: ${text}: ${finding.gap}`, `To be done: ${finding.action}, by ${by}, due ${finding.due}`]
}

function textOf(competence: Competence | null, requirement: string): string {
  const required = competence?.requires.find(({ id }) => id === requirement)
  return required ? first(required.text) : requirement
}
