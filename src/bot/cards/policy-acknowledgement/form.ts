import { formatAskRef } from '../../../domain/ask.js'
import { nearestLanguage } from '../../../domain/languages.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion, Retirement } from '../../../domain/policy.js'
import { passedAttempt } from '../../../domain/quiz.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped, type Form } from '../card.js'
import { pageTurners } from '../common.js'
import { pageIn } from '../pages.js'
import { bodyWithoutTitle, languageFor, plainName } from '../policy-name.js'
import { acknowledgeVerb, type PolicyView, verbs } from './policy.js'

/**
 * The policy's text, page by page, and on its last page the sentence to acknowledge. Pages count from 1.
 *
 * @param pdfComes That this reader has just asked for it as PDF.
 */
export function policyForm(
  { ask, policy, reader }: PolicyView,
  texts: Texts,
  page: number,
  pdfComes = false,
): Form {
  const t = texts.policyAcknowledgement.form
  const language = languageFor(policy, reader)
  const value = formatAskRef(ask)
  const { nodes, isLast } = policyPage(policy, language, page, { verb: verbs.page, value }, texts)
  const sentence = policy.sentence.text[language] ?? Object.values(policy.sentence.text)[0] ?? ''
  const asks = ask.state === 'open'
  const quizFirst = policy.quiz !== undefined && !passedAttempt(ask.attempts, ask.subject.hash)
  if (asks && isLast && !quizFirst) nodes.push({ kind: 'text', text: t.sentence(escaped(sentence)) })
  if (asks && isLast) {
    const decline = { verb: verbs.decline, value, label: texts.decline.button }
    nodes.push({ kind: 'actions', actions: [decline] })
  }
  const submit = quizFirst
    ? { verb: verbs.quiz, value, label: texts.quiz.goOn }
    : { verb: acknowledgeVerb(policy, language), value, label: t.submit }
  return {
    title: asks ? t.readTitle : t.readAgainTitle,
    nodes: withPdf(inOtherLanguage(nodes, policy, reader, texts), policy, page, pdfComes, texts),
    close: texts.common.close,
    ...(asks && isLast ? { submit } : {}),
  }
}

export interface ReadingView {
  policy: PolicyVersion
  reader: Person
  /** Null while it is in force. */
  retired: Retirement | null
  /** It was not published yet. */
  draft: boolean
}

/** The same pages with nothing to acknowledge, for whoever wants to look something up. */
export function readingForm(
  { policy, reader, retired, draft }: ReadingView,
  texts: Texts,
  page: number,
  pdfComes = false,
): Form {
  const t = texts.reading
  const language = languageFor(policy, reader)
  const turn = { verb: verbs.readingPage, value: policy._id }
  const [heading, ...rest] = policyPage(policy, language, page, turn, texts).nodes
  const warning = draft ? [{ kind: 'text', small: true, text: `_${t.draft}_` } as const] : []
  const note = retired ? [{ kind: 'text', small: true, text: `_${t.retired}_` } as const] : []
  return {
    title: t.formTitle,
    nodes: withPdf(
      inOtherLanguage([...(heading ? [heading] : []), ...warning, ...rest, ...note], policy, reader, texts),
      policy,
      page,
      pdfComes,
      texts,
    ),
    close: texts.common.close,
  }
}

/** Says under the heading that there is no text in the reader's language. */
function inOtherLanguage(
  [heading, ...rest]: readonly CardNode[],
  policy: PolicyVersion,
  reader: Person,
  texts: Texts,
): CardNode[] {
  if (!heading || nearestLanguage(reader.language, Object.keys(policy.body)))
    return [...(heading ? [heading] : []), ...rest]
  const note = texts.reading.otherLanguage(languageFor(policy, reader))
  return [heading, { kind: 'text', small: true, text: `_${note}_` }, ...rest]
}

/** Right under the heading: whoever wants it on paper need not read to the end here. */
function withPdf(
  [heading, ...rest]: readonly CardNode[],
  { _id: value }: PolicyVersion,
  page: number,
  comes: boolean,
  texts: Texts,
): CardNode[] {
  const t = texts.reading.pdf
  const node: CardNode = comes
    ? { kind: 'text', small: true, text: `_${t.comes}_` }
    : { kind: 'actions', actions: [{ verb: `${verbs.pdf}/${page}`, value, label: t.button }] }
  return [...(heading ? [heading] : []), node, ...rest]
}

/** One page of the policy's text, and the buttons that turn to its neighbours: `turn` with `/` and the page. */
export function policyPage(
  policy: PolicyVersion,
  language: string,
  page: number,
  turn: Pick<Action, 'verb' | 'value'>,
  texts: Texts,
): { nodes: CardNode[]; isLast: boolean } {
  const t = texts.policyAcknowledgement.form
  const body = bodyWithoutTitle(policy, language)
  const { text, shown, last } = pageIn(body, page)
  return {
    nodes: [
      { kind: 'title', text: t.heading(plainName(policy, language)) },
      ...(last > 1 ? [{ kind: 'text', small: true, text: t.page(shown, last) } as const] : []),
      { kind: 'text', text },
      ...pageTurners(turn, shown, last, texts),
    ],
    isLast: shown === last,
  }
}
