import type { Decision } from '../../domain/decision.js'
import type { Person } from '../../domain/person.js'
import type { PolicyVersion } from '../../domain/policy.js'
import type { Texts } from '../texts/texts.js'
import type { SubjectView } from './approval-view.js'
import { readingMinutes } from './pages.js'
import { languageFor, plainName } from './policy-name.js'

/** What an approver needs to know of a policy that is to be published. */
export function publicationView(
  policy: PolicyVersion,
  { facts: { people = 0, first = 0 } }: Pick<Decision, 'facts'>,
  reader: Person,
  texts: Texts,
): SubjectView {
  const t = texts.approval.publication
  const language = languageFor(policy, reader)
  const name = plainName(policy, language)
  const id = policy.policy
  return {
    what: t.what(name),
    question: t.question(name),
    because: t.because,
    becauseInStead: t.becauseInStead,
    facts: [
      { label: t.audience, value: t.audienceValue(people) },
      ...(first ? [] : [{ label: t.change, value: t.changeValue(policy.change) }]),
    ],
    text: first ? t.firstVersion : t.changes(policy.changes[language] ?? ''),
    language,
    minutes: readingMinutes(policy.body[language] ?? ''),
    approve: t.approve,
    consequence: t.consequence(people),
    done: { approver: t.publishedForApprover, requester: t.published(id) },
    next: { again: t.again(id), blocked: t.nameAnother(id) },
    meanwhile: t.goesOut,
  }
}
