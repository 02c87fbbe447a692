import type { Person } from '../../../domain/person.js'
import type { Statement } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import type { Form } from '../card.js'
import { languageFor } from '../definition.js'
import { readingMinutes } from '../pages.js'
import { changesText } from './changes.js'
import { soaFacts } from './soa.js'
import { type StatementView, statementText } from './text.js'
import { verbs } from './verbs.js'

/** What whoever approves a version of the statement of applicability needs to know. */
export function statementApprovalView(
  view: StatementView,
  before: Statement | null,
  reader: Person,
  texts: Texts,
): SubjectView {
  const { statement } = view
  const t = texts.statement.approval
  return {
    what: t.what(statement.version),
    question: t.question(statement.version),
    because: statement.approver === reader._id ? t.becauseNamed : t.becauseTop,
    becauseInStead: t.becauseInStead,
    facts: soaFacts(statement, texts),
    text: changesText(before, statement, reader, texts),
    minutes: readingMinutes(statementText(view, texts)),
    language: languageFor(statement.scope, reader),
    approve: t.approve,
    consequence: t.consequence,
    done: { approver: t.done, requester: t.done },
    next: { again: t.again, blocked: t.blocked },
    meanwhile: before ? t.meanwhile(before.version) : t.meanwhileNone,
  }
}

/** Asks the ISMS lead once more, with who decides and what has changed. */
export function putForm(
  { statement, before, deciders }: { statement: Statement; before: Statement | null; deciders: string },
  reader: Person,
  texts: Texts,
): Form {
  const t = texts.statement.approval
  return {
    title: t.putTitle,
    close: texts.common.close,
    submit: { verb: verbs.put, value: statement._id, label: t.put },
    nodes: [
      { kind: 'text', text: t.putQuestion(statement.version, deciders) },
      { kind: 'facts', facts: soaFacts(statement, texts) },
      { kind: 'text', text: changesText(before, statement, reader, texts) },
    ],
  }
}
