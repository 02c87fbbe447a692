import {
  type Action,
  type Card,
  type CardNode,
  type Fact,
  type Form,
  inputsOf,
  type Picture,
} from '../cards/card.js'
import type { Rendered } from '../rendered.js'
import type { Texts } from '../texts/texts.js'
import { escapeHtml } from './escape.js'
import { markdownHtml } from './markdown-html.js'
import { type Filled, inputHtml, inputWarnings, nothingFilled } from './render-inputs.js'

/** What a button sends: its verb and value, sealed so that only whoever was shown it can press it. */
export type Seal = (verb: string, value: string) => string

/** Under which the pressed button comes back. */
export const PRESSED = 'press'

/** A card as a part of a page. Its buttons stand in a form that is sent to `action`. */
export function renderCard(card: Card, action: string, seal: Seal): Rendered<string> {
  const nodes = card.nodes.map((node) =>
    node.kind === 'actions' ? inForm(action, buttons(node.actions, seal)) : nodeHtml(node),
  )
  const inputs = inputsOf(card.nodes)
  return {
    payload: `<article aria-label="${escapeHtml(card.summary)}">${nodes.join('')}</article>`,
    warnings: inputs.length > 0 ? ['Inputs in a card; only a form holds them'] : [],
  }
}

/** A form as a page of its own. `page` says which it is when it is sent off. */
export function renderForm(
  form: Form,
  action: string,
  seal: Seal,
  texts: Texts,
  { page, filled = nothingFilled }: { page: string; filled?: Filled },
): Rendered<string> {
  const { submit } = form
  const sendOff = submit && button({ ...submit, primary: true }, seal)
  const nodes = form.nodes.map((node) => {
    if (node.kind === 'inputs') return node.inputs.map((input) => inputHtml(input, filled, texts)).join('')
    if (node.kind !== 'actions') return nodeHtml(node)
    // These turn a page or look something up: what is missing by then is no mistake.
    return `<p class="actions">${node.actions.map((each) => button(each, seal, ' formnovalidate')).join('')}</p>`
  })
  // The key Enter presses the first button that there is: that is the one that sends the form off.
  const isFirst = !form.nodes.some(({ kind }) => kind === 'actions')
  const first =
    submit && !isFirst ? button(submit, seal, ' class="unseen" tabindex="-1" aria-hidden="true"') : ''
  const hidden = `<input type="hidden" name="page" value="${escapeHtml(page)}">`
  const inputs = inputsOf(form.nodes)
  return {
    payload:
      `<h1>${escapeHtml(form.title)}</h1>` +
      inForm(
        action,
        `${hidden}${first}${nodes.join('')}${sendOff ? `<p class="actions">${sendOff}</p>` : ''}`,
        inputs.some(({ kind }) => kind === 'file') ? ' enctype="multipart/form-data"' : '',
      ),
    warnings: [
      ...(inputs.length > 0 && !submit ? ['Inputs in a form that cannot be sent off'] : []),
      ...inputWarnings(inputs),
    ],
  }
}

function inForm(action: string, html: string, more = ''): string {
  return `<form method="post" action="${escapeHtml(action)}"${more}>${html}</form>`
}

function nodeHtml(node: Exclude<CardNode, { kind: 'actions' | 'inputs' }> | CardNode): string {
  switch (node.kind) {
    case 'title':
      return `<h2>${escapeHtml(node.text)}</h2>`
    case 'text':
      return node.small ? `<div class="small">${markdownHtml(node.text)}</div>` : markdownHtml(node.text)
    case 'facts':
      return facts(node.facts)
    case 'progress':
      return progress(node)
    case 'image':
      return picture(node.picture)
    case 'divider':
      return '<hr>'
    case 'actions':
    case 'inputs':
      return ''
  }
}

function facts(all: readonly Fact[]): string {
  const pairs = all.map(
    ({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${markdownHtml(value)}</dd></div>`,
  )
  return `<dl>${pairs.join('')}</dl>`
}

function progress({ done, of, label }: { done: number; of: number; label: string }): string {
  return `${markdownHtml(label)}<progress value="${done}" max="${Math.max(of, 1)}"></progress>`
}

/** As data, in an image: nothing in a drawing runs, and nothing is fetched. */
function picture({ svg, alt }: Picture): string {
  const data = Buffer.from(svg).toString('base64')
  return `<img src="data:image/svg+xml;base64,${data}" alt="${escapeHtml(alt)}">`
}

function buttons(actions: readonly Action[], seal: Seal): string {
  return `<p class="actions">${actions.map((each) => button(each, seal)).join('')}</p>`
}

function button({ verb, value, label, primary }: Action, seal: Seal, more = ''): string {
  const look = primary ? ' class="primary"' : ''
  return `<button${look} name="${PRESSED}" value="${escapeHtml(seal(verb, value))}"${more}>${escapeHtml(label)}</button>`
}
