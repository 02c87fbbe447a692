import type { Decision } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import { isNecessary, type Statement, statementSubject } from '../domain/statement.js'
import type { ControlWordings } from '../store/control-wordings.js'
import type { Decisions } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { Statements } from '../store/statements.js'
import { titledControl } from './cards/statement/name.js'
import type { ApprovalState } from './cards/statement/soa.js'
import type { StatementView } from './cards/statement/text.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { type Texts, textsFor } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface StatementViewTools {
  controlWordings: ControlWordings
  decisions: Decisions
  people: People
  statements: Statements
}

/** A version of the statement with the names of who answers for its controls, and what each is about. */
export async function statementView(
  { people, controlWordings }: Pick<StatementViewTools, 'people' | 'controlWordings'>,
  statement: Statement,
  language: string,
): Promise<StatementView> {
  const necessary = statement.controls.filter(isNecessary)
  const ids = necessary.flatMap(({ owner, action }) => [owner, action?.owner ?? owner])
  const [known, wordings] = await Promise.all([people.byIds([...new Set(ids)]), controlWordings.all()])
  const texts = textsFor(language)
  return {
    ...{ statement, language, nameOf: (id: PersonId) => known.get(id)?.name ?? '' },
    about: (control) => titledControl(control, wordings.get(control.id), { language }, texts),
  }
}

/** Whether this version is approved; if not, who is asked, and what stands. */
export async function approvalStateOf(
  tools: StatementViewTools,
  statement: Statement,
  texts: Texts,
): Promise<ApprovalState> {
  const [open, before] = await Promise.all([
    openApproval(tools, statement),
    tools.statements.approvedBefore(statement),
  ])
  return {
    approved: await approvedBy(tools, statement, texts),
    waiting: open && {
      ...{ at: open.requestedAt, decision: open._id },
      by: whoDecides(open, await tools.people.byIds(peopleDeciding(open)), texts),
    },
    stands: before && (await standing(tools, before, texts)),
  }
}

/** The open decision on this version; null where there is none. */
export async function openApproval(
  { decisions }: Pick<StatementViewTools, 'decisions'>,
  statement: Statement,
): Promise<Decision | null> {
  const subject = statementSubject(statement)
  const decision = await decisions.openAbout(subject)
  return decision?.subject.hash === subject.hash ? decision : null
}

/** By whom it was approved, and when; null where it was not. */
export async function approvedBy(
  { people }: Pick<StatementViewTools, 'people'>,
  { approved }: Pick<Statement, 'approved'>,
  texts: Texts,
): Promise<ApprovalState['approved']> {
  if (!approved) return null
  return { by: whoAnswered(approved, await people.byIds(peopleIn(approved)), texts), at: approved.at }
}

async function standing(
  tools: StatementViewTools,
  before: Statement,
  texts: Texts,
): Promise<ApprovalState['stands']> {
  const approved = await approvedBy(tools, before, texts)
  return approved && { version: before.version, ...approved }
}
