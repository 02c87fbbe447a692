import type {
  ContextContent,
  ControlledDocument,
  InterestedParty,
  Issue,
  Objective,
} from '../../../domain/document.js'
import type { PersonId } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped } from '../card.js'
import { textFor } from '../definition.js'
import { pageOfText } from '../statement/text.js'
import { targetText } from './amount.js'

/** A version of a controlled document in one language. */
export interface DocumentView {
  document: ControlledDocument
  language: string
  /** Of whoever answers for an objective; plain. */
  nameOf: (person: PersonId) => string
}

/** All that it says, as CommonMark. */
export function documentText({ document: { content }, ...view }: DocumentView, texts: Texts): string {
  switch (content.of) {
    case 'scope':
      return textFor(content.text, view)
    case 'context':
      return contextText(content, view, texts)
    case 'objectives':
      return content.objectives.map((each) => objectiveText(each, view, texts)).join('\n\n')
  }
}

type In = Omit<DocumentView, 'document'>

function contextText(
  { issues, climate, parties, interfaces }: ContextContent,
  view: In,
  texts: Texts,
): string {
  const t = texts.documents.text
  const because = escaped(textFor(climate.because, view))
  const issuesOf = (kind: Issue['kind']) =>
    issues.filter((issue) => issue.kind === kind).map((issue) => issueText(issue, view, texts))
  return [
    ...[`## ${t.external}`, ...issuesOf('external'), `## ${t.internal}`, ...issuesOf('internal')],
    ...[`## ${t.climate}`, t.climateIs[climate.relevant ? 'yes' : 'no'](because)],
    ...[`## ${t.parties}`, ...parties.map((party) => partyText(party, view, texts))],
    ...(interfaces.length === 0 ? [] : [`## ${t.interfaces}`]),
    ...interfaces.map((each) =>
      t.interface(escaped(textFor(each.with, view)), escaped(textFor(each.what, view))),
    ),
  ].join('\n\n')
}

function issueText({ what, effect }: Issue, view: In, texts: Texts): string {
  return texts.documents.text.issue(escaped(textFor(what, view)), escaped(textFor(effect, view)))
}

function partyText({ name, requirements }: InterestedParty, view: In, texts: Texts): string {
  const t = texts.documents.text
  const lines = requirements.map(({ what, addressed }) => {
    const text = escaped(textFor(what, view))
    return `- ${addressed ? t.addressed(text) : t.notAddressed(text)}`
  })
  return [`**${escaped(textFor(name, view))}**`, '', ...lines].join('\n')
}

/** All that is written of one objective, as a paragraph of CommonMark. */
function objectiveText(objective: Objective, view: In, texts: Texts): string {
  return `**${escaped(textFor(objective.title, view))}**  \n${objectivePlan(objective, view, texts)}`
}

/** The same without what it is called. */
export function objectivePlan(objective: Objective, view: In, texts: Texts): string {
  const t = texts.documents.text.objective
  const text = (field: 'what' | 'measure' | 'resources' | 'evaluated') =>
    escaped(textFor(objective[field], view))
  return [
    t.target(targetText(objective, texts)),
    t.owner(escaped(view.nameOf(objective.owner)), objective.due),
    t.what(text('what')),
    objective.measured ? `${t.measure(text('measure'))} ${t.bySteward}` : t.measure(text('measure')),
    t.resources(text('resources')),
    t.evaluated(text('evaluated')),
  ].join('  \n')
}

/** One page of it, and the buttons that turn to its neighbours. */
export function documentPage(
  view: DocumentView,
  page: number,
  turn: Pick<Action, 'verb' | 'value'>,
  texts: Texts,
): { nodes: CardNode[]; isLast: boolean } {
  const { document, version } = view.document
  const { nodes, isLast } = pageOfText(documentText(view, texts), page, turn, texts)
  const title = texts.documents.title(texts.documentReview.titles[document], version)
  return { nodes: [{ kind: 'title', text: title }, ...nodes], isLast }
}
