import { annexAThemes, themeOf } from '../../../domain/annex-a.js'
import type { PersonId } from '../../../domain/person.js'
import type { NecessaryControl, StatedControl, Statement } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped } from '../card.js'
import { pageTurners } from '../common.js'
import { textFor } from '../definition.js'
import { charactersIn, pagesOf } from '../pages.js'

/** A version of the statement in one language. */
export interface StatementView {
  statement: Statement
  language: string
  /** Of whoever answers for a control or does something about it; plain. */
  nameOf: (person: PersonId) => string
  /** What a control is about; plain. */
  about: (control: StatedControl) => string
}

/** What is to be known of a control in a text. */
export type TextView = Omit<StatementView, 'statement'>

/** All that is stated, control by control, as CommonMark. */
export function statementText(view: StatementView, texts: Texts): string {
  const { controls } = view.statement
  const t = texts.statement.text
  const themes = [...annexAThemes, null].map((theme) => {
    const these = controls.filter(({ id }) => themeOf(id) === theme)
    const heading = theme === null ? t.own : t.themes[theme]
    return these.length === 0 ? [] : [`## ${heading}`, ...these.map((each) => controlText(each, view, texts))]
  })
  return themes.flat().join('\n\n')
}

/** All that is stated of one control, as a paragraph of CommonMark. */
export function controlText(control: StatedControl, view: TextView, texts: Texts): string {
  const { text: t, states } = texts.statement
  const name = `${escaped(control.id)} ${escaped(view.about(control))}`
  const because = escaped(textFor(control.because, view))
  if (!control.applicable) return lines(t.control(name, states.excluded), t.notNeeded(because))
  const { state, owner, implementation } = control
  const how = textFor(implementation, view)
  return lines(
    t.control(name, `${states[state]} · ${escaped(view.nameOf(owner))}`),
    neededText(control, because, texts),
    ...(how === '' ? [] : [t.here(escaped(how))]),
    ...todoLines(control, view, texts),
    ...linkLines(control, texts),
  )
}

function neededText({ drivers }: NecessaryControl, because: string, texts: Texts): string {
  const { text: t, drivers: words } = texts.statement
  const named = drivers.map((driver) => words[driver]).join(', ')
  return named === '' ? t.needed(because) : t.neededFor(named, because)
}

function todoLines({ action }: NecessaryControl, view: TextView, texts: Texts): string[] {
  if (!action) return []
  const { what, owner, due } = action
  const t = texts.statement.text
  return [t.todo(escaped(textFor(what, view)), escaped(view.nameOf(owner)), due)]
}

function linkLines(control: NecessaryControl, texts: Texts): string[] {
  const t = texts.statement.control
  return (['risks', 'requirements', 'policies', 'checks'] as const)
    .filter((link) => control[link].length > 0)
    .map((link) => `${t[link]}: ${control[link].map(escaped).join(', ')}`)
}

/** Below one another in one paragraph. */
function lines(...those: readonly string[]): string {
  return those.join('  \n')
}

/** As much as a person scrolls through at once. */
const CHARACTERS_A_PAGE = 14_000
/** Teams takes 25 KB, of which the rest of the form needs its part. */
const BYTES_A_PAGE = 18_000

/** One page of it, and the buttons that turn to its neighbours. */
export function statementPage(
  view: StatementView,
  page: number,
  turn: Pick<Action, 'verb' | 'value'>,
  texts: Texts,
): { nodes: CardNode[]; isLast: boolean } {
  const scope = escaped(textFor(view.statement.scope, view))
  const text = [texts.statement.text.scope(scope), statementText(view, texts)].join('\n\n')
  const { nodes, isLast } = pageOfText(text, page, turn, texts)
  const title = texts.statement.title(view.statement.version)
  return { nodes: [{ kind: 'title', text: title }, ...nodes], isLast }
}

/** One page of a long text, and the buttons that turn to its neighbours. */
export function pageOfText(
  text: string,
  page: number,
  turn: Pick<Action, 'verb' | 'value'>,
  texts: Texts,
): { nodes: CardNode[]; isLast: boolean } {
  const pages = pagesOf(text, Math.min(CHARACTERS_A_PAGE, charactersIn(text, BYTES_A_PAGE)))
  const last = pages.length
  const shown = Math.min(Math.max(page, 1), last)
  const counted = texts.policyAcknowledgement.form.page(shown, last)
  return {
    nodes: [
      ...(last > 1 ? [{ kind: 'text', small: true, text: counted } as const] : []),
      { kind: 'text', text: pages[shown - 1] ?? '' },
      ...pageTurners(turn, shown, last, texts),
    ],
    isLast: shown === last,
  }
}
