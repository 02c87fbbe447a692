import {
  type AskedInput,
  type ReviewDefinition,
  type ReviewText,
  reviewHash,
} from '../domain/management-review.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import type { DefinitionsFile } from './definition-fields.js'
import type { DefinitionDraft, DefinitionKind, Known } from './definition-kind.js'
import { checkAsked } from './definitions.js'
import { managementReviewsFile, type ReviewEntry } from './management-reviews-file.js'
import { namedAt } from './people-checks.js'
import { idOf, type PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'

/** One review as the folder has it, with its programme; people by their ids in `people.csv`. */
interface ReviewDraft extends DefinitionDraft, Omit<ReviewText, 'asks'> {
  review: string
  asks: Partial<Record<AskedInput, string[]>>
}

/** When top management reviews the ISMS (9.3). */
export const managementReviews: DefinitionKind<ReviewEntry, ReviewDraft> = {
  list: 'management-reviews',
  noun: 'review',
  process: 'management-review',
  file: managementReviewsFile,
  checkFurther: checkTakingPart,
  draftOf({ entry, programme, inEach }) {
    const { id, title, controls, chair, attendees, asks } = entry
    return { review: id, title: inEach('title', title), controls, chair, attendees, asks, programme }
  },
  async compare(drafts, { managementReviews: record }, ids, asOf) {
    const compared = await compareDefinitions(
      drafts,
      ({ review }) => review,
      record,
      asOf,
      ({ review, ...draft }, numbered): ReviewDefinition => {
        const text = textOf(draft, ids)
        return { ...numbered, review, ...text, hash: reviewHash(text) }
      },
    )
    return [newVersions({ counted: 'reviewsDefined', what: 'Management reviews defined' }, compared, record)]
  },
}

function textOf(
  { title, controls, chair, attendees, asks }: Omit<ReviewDraft, 'review'>,
  ids: PersonIds,
): ReviewText {
  const all = [...new Set([chair, ...attendees])]
  const asked = Object.entries(asks).map(([input, people]) => [input, people.map((key) => idOf(key, ids))])
  return {
    ...{ title, controls, chair: idOf(chair, ids), attendees: all.map((key) => idOf(key, ids)) },
    asks: Object.fromEntries(asked),
  }
}

/** Who takes part or is asked has to be there, and to be reached; and top management leads it. */
function checkTakingPart(
  { yaml }: Pick<DefinitionsFile, 'yaml'>,
  { people, topManagement, today }: Known,
  findings: Findings,
): void {
  if (!people) return
  for (const entry of yaml.entriesOf(['management-reviews'])) {
    const lists = ['issues', 'parties', 'feedback', 'opportunities'].flatMap((input) =>
      yaml.entriesOf([...entry, 'asks', input]),
    )
    const paths = [[...entry, 'chair'], ...yaml.entriesOf([...entry, 'attendees']), ...lists]
    for (const path of paths) {
      const field = path.findLast((part) => typeof part === 'string')
      const named = namedAt(yaml, path, String(field))
      if (named) checkAsked(named, people, today, findings)
    }
    const chair = namedAt(yaml, [...entry, 'chair'])
    if (chair && topManagement.length > 0 && !topManagement.includes(chair.key))
      findings.problem({
        ...{ file: yaml.name, line: chair.line },
        what: `chair "${chair.key}" is not of top management, which reviews the ISMS itself (9.3)`,
        remedy: `Name one of: ${topManagement.join(', ')}.`,
      })
  }
}
