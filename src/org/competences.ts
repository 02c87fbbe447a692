import { type Competence, competenceHash, holderSubject } from '../domain/competence.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import { type CompetenceEntry, competencesFile } from './competences-file.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionDraft, DefinitionKind, Known } from './definition-kind.js'
import { checkIds } from './definitions.js'
import { checkReference, namedAt } from './people-checks.js'
import { idOf } from './person-ids.js'
import type { Findings } from './problems.js'

/** One competence as the folder has it, with its programme. Holders are ids in `people.csv`. */
export interface CompetenceDraft
  extends DefinitionDraft,
    Pick<Competence, 'competence' | 'title' | 'controls' | 'requires' | 'verdictAfterMonths'> {
  holders: string[]
}

/** What roles of the ISMS demand of whoever holds them (7.2). */
export const competences: DefinitionKind<CompetenceEntry, CompetenceDraft> = {
  list: 'competences',
  noun: 'competence',
  process: 'competence-review',
  file: competencesFile,
  checkFurther: checkHolders,
  draftOf({ entry, programme, inEach }) {
    const { id, title, controls, holders, verdictAfterMonths } = entry
    const requires = entry.requires.map(({ id: requirement, text, by, course }) => ({
      ...{ id: requirement, text: inEach('requires', text), by, course: course ?? null },
    }))
    return {
      ...{ competence: id, title: inEach('title', title), controls, requires, holders },
      ...{ verdictAfterMonths, programme },
    }
  },
  async compare(drafts, { competences: record }, ids, asOf) {
    const compared = await compareDefinitions(
      drafts,
      ({ competence }) => competence,
      record,
      asOf,
      ({ programme: _programme, holders, ...text }, numbered): Competence => ({
        ...{ ...numbered, ...text, hash: competenceHash(text) },
        holders: holders.map((key) => idOf(key, ids)),
      }),
    )
    const words = { counted: 'competencesDefined', what: 'Competences defined' }
    const defined = newVersions(words, compared, record)
    const anew = compared.filter(({ before, after }) => before && before.hash !== after.hash)
    const held = compared.filter(
      ({ before, after }) => before?.hash === after.hash && !isHeldSo(before, after),
    )
    return [
      // Whoever is asked about somebody by what the role demanded before is asked by what it demands now.
      {
        ...defined,
        askedAnew: anew.flatMap(({ after }) => after.holders.map((each) => holderSubject(after, each))),
      },
      {
        counted: 'competencesHeldByOthers',
        what: 'Competences that others hold by now, or whose verdict is asked at another time',
        which: held.map(({ id }) => id),
        askedAnew: [],
        write: async () => {
          for (const { before, after } of held) await record.held(before?._id ?? after._id, whoHolds(after))
        },
      },
    ]
  },
}

function whoHolds({ holders, verdictAfterMonths }: Competence) {
  return { holders, verdictAfterMonths }
}

function isHeldSo(before: Competence | undefined, after: Competence): boolean {
  return (
    before?.verdictAfterMonths === after.verdictAfterMonths &&
    [...before.holders].sort().join(' ') === [...after.holders].sort().join(' ')
  )
}

/** Whoever holds it has to be somebody who is there, and each requirement has an id of its own. */
function checkHolders(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { people, today }: Known,
  findings: Findings,
): void {
  for (const entry of yaml.entriesOf(['competences'])) {
    checkIds(yaml, [...entry, 'requires'], 'requirement', findings)
    for (const holder of yaml.entriesOf([...entry, 'holders'])) {
      const named = namedAt(yaml, holder, 'holders')
      if (named && people) checkReference(named, people, today, findings)
    }
  }
}
