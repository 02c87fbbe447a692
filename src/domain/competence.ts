import type { Subject } from './ask.js'
import { hashOf } from './canonical-json.js'
import type { PersonId } from './person.js'

/** On what somebody's competence rests (7.2 b). */
export const competenceGrounds = ['education', 'training', 'experience'] as const
export type CompetenceGround = (typeof competenceGrounds)[number]

/** One thing that whoever does some work under the organisation's control has to know or be able to do. */
export interface RequiredCompetence {
  /** Within its competence. */
  id: string
  /** Per language. */
  text: Record<string, string>
  by: CompetenceGround
  /** The course whose completion shows it; null: none does. */
  course: string | null
}

/** One version of what a role demands of whoever holds it, as it was imported (7.2 a). */
export interface Competence {
  /** `<competence>@<version>` */
  _id: string
  v: 1
  competence: string
  /** Counted from 1: it rises when something changes that is decided on. */
  version: string
  sequence: number
  /** Per language, the organisation's first one first. */
  title: Record<string, string>
  /** ISO 27001's numbers. */
  controls: string[]
  requires: RequiredCompetence[]
  /** Who holds the role; the newest version says so for all. */
  holders: PersonId[]
  /** So many months after something was done about a gap, somebody says whether it worked; the newest version says so. */
  verdictAfterMonths: number
  /** See {@link competenceHash}. */
  hash: string
  importedAt: string
}

/** SHA-256, hex, of what an assessment is bound to. */
export function competenceHash({
  title,
  controls,
  requires,
}: Pick<Competence, 'title' | 'controls' | 'requires'>): string {
  return hashOf({ title, controls, requires })
}

export function competenceSubject({
  competence,
  version,
  hash,
}: Pick<Competence, 'competence' | 'version' | 'hash'>): Subject {
  return { type: 'competence', id: competence, version, hash }
}

/** Whose competence an ask is about, and which requirement of it. */
export interface CompetenceNamed {
  competence: string
  holder: PersonId | null
  requirement: string | null
}

/** `<competence>/<holder>`: how one holder meets all of it. */
export function holderSubject(
  competence: Parameters<typeof competenceSubject>[0],
  holder: PersonId,
): Subject {
  const subject = competenceSubject(competence)
  return { ...subject, id: `${subject.id}/${holder}` }
}

/** `<competence>/<holder>/<requirement>`: one gap of theirs. */
export function gapSubject(assessed: Subject, requirement: string): Subject {
  return { ...assessed, id: `${assessed.id}/${requirement}` }
}

export function competenceNamed(id: string): CompetenceNamed {
  const [competence = '', holder = null, requirement = null] = id.split('/')
  return { competence, holder, requirement }
}

/** What the record of training says of somebody and a course. */
export interface CourseStanding {
  title: Record<string, string>
  held: boolean
  /** The last day on which it counts; null where it counts for ever, or is not held. */
  validUntil: string | null
}
