import type { Person, PersonId } from '../domain/person.js'
import type { Audience } from '../domain/policy.js'
import type { Programme, ProgrammeProcess } from '../domain/programme.js'
import type { ControlChecks } from '../store/control-checks.js'
import type { Cycles } from '../store/cycles.js'
import type { Policies } from '../store/policies.js'
import { titleOf } from './cards/control-check/check.js'
import { languageFor, titleFor } from './cards/policy-name.js'

/** What a programme is about, in the words of one reader. */
export interface ProgrammeSubject {
  /** Plain. */
  title: string
  /** Null: the programme alone says who owns it. */
  owner: PersonId | null
  /** Whom it asks, where that is not its owner. */
  audience: Audience | null
}

/** What the calendar has to know of the subjects of a process. */
export interface SubjectsOfProcess {
  /** By their id. */
  known(reader: Person): Promise<ReadonlyMap<string, ProgrammeSubject>>
  /** Whether there is something to ask about it at present. */
  inForce(id: string): Promise<boolean>
}

export interface ProgrammeSubjectTools {
  controlChecks: ControlChecks
  cycles: Cycles
  policies: Policies
}

/** One for each process that comes round of itself. */
export function programmeSubjects(
  tools: ProgrammeSubjectTools,
): Readonly<Record<ProgrammeProcess, SubjectsOfProcess>> {
  const policies = policySubjects(tools)
  return {
    'policy-acknowledgement': policies,
    'policy-review': policies,
    'control-check': checkSubjects(tools),
  }
}

/** What each of these programmes is about, by the programme's id. */
export async function subjectsOf(
  tools: ProgrammeSubjectTools,
  all: readonly Programme[],
  reader: Person,
): Promise<Map<string, ProgrammeSubject>> {
  const subjects = programmeSubjects(tools)
  const processes = [...new Set(all.map(({ process }) => process))]
  const known = new Map(
    await Promise.all(processes.map(async (each) => [each, await subjects[each].known(reader)] as const)),
  )
  return new Map(
    all.flatMap(({ _id, process, subject: id }) => {
      const subject = known.get(process)?.get(id)
      return subject ? [[_id, subject] as const] : []
    }),
  )
}

function policySubjects({ cycles, policies }: ProgrammeSubjectTools): SubjectsOfProcess {
  return {
    known: async (reader) => {
      const versions = await policies.list()
      return new Map(
        versions.map((policy) => {
          const { owner, audience } = policy
          return [policy.policy, { title: titleFor(policy, languageFor(policy, reader)), owner, audience }]
        }),
      )
    },
    inForce: async (id) => {
      const [published, newest] = await Promise.all([cycles.newestAbout('policy', id), policies.newest(id)])
      return published !== null && !newest?.retired
    },
  }
}

function checkSubjects({ controlChecks }: ProgrammeSubjectTools): SubjectsOfProcess {
  return {
    known: async (reader) => {
      const checks = await controlChecks.list()
      return new Map(
        checks.map((each) => [each.check, { title: titleOf(each, reader), owner: null, audience: null }]),
      )
    },
    inForce: async (id) => (await controlChecks.newest(id)) !== null,
  }
}
