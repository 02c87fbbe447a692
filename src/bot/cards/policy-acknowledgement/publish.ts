import type { Person } from '../../../domain/person.js'
import { type PolicyVersion, publicationHash } from '../../../domain/policy.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { escapedName, languageFor } from '../policy-name.js'
import { verbs } from './policy.js'

export interface PublishView {
  policy: PolicyVersion
  reader: Person
  /** The approver's name. */
  approver: string
  asked: number
  departments: number
  unreachable: number
  dueOn: string
  closesOn: string
  today: string
  first: boolean
}

/** Shown before a policy is published: whom it asks, by when, and what changed. */
export function publishForm(view: PublishView, texts: Texts): Form {
  const { policy, asked, today } = view
  const t = texts.policyAcknowledgement.publish
  const language = languageFor(policy, view.reader)
  const changes = policy.changes[language] ?? ''
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.publish, value: publishRef(policy), label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.question(escapedName(policy, language), asked)}**` },
      {
        kind: 'facts',
        facts: [
          { label: t.audience, value: t.audienceValue(asked, view.departments) },
          { label: t.approver, value: escaped(view.approver) },
          { label: t.due, value: t.dueValue(view.dueOn, today) },
          { label: t.closes, value: t.closesValue(view.closesOn, today) },
          ...(view.unreachable > 0
            ? [{ label: t.unreachable, value: t.unreachableValue(view.unreachable) }]
            : []),
        ],
      },
      {
        kind: 'actions',
        actions: [
          {
            verb: `${verbs.readingPage}/1`,
            value: policy._id,
            label: texts.policyAcknowledgement.reworded.read,
          },
        ],
      },
      { kind: 'text', text: view.first ? t.firstVersion : t.changes(changes, policy.change) },
      { kind: 'text', small: true, text: `_${t.whatNext(escaped(view.approver))}_` },
    ],
  }
}

/** `<policy>@<version>.<hash>`: what would be published, so that a version imported since is never taken for it. */
export function publishRef(policy: PolicyVersion): string {
  return `${policy._id}.${publicationHash(policy).slice(0, 16)}`
}
