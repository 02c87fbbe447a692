import { type Action, type Card, type CardNode, type Form, inputsOf, type Picture } from '../cards/card.js'
import { noPictures, type Pictures, pictureHash, progressLines, type Rendered } from '../rendered.js'
import type { Texts } from '../texts/texts.js'
import type { AdaptiveAction, AdaptiveCard, AdaptiveElement } from './adaptive-card.js'
import { inOneText, plainLine, textBlocks } from './card-markdown.js'
import { limits, tooMany } from './limits.js'
import { inputElements, inputWarnings } from './render-inputs.js'

/** A card as a message. `pictures` are addresses. */
export function renderAdaptiveCard(card: Card, pictures: Pictures = noPictures): Rendered<AdaptiveCard> {
  const inputs = inputsOf(card.nodes)
  const body = separated(card.nodes, (node) => (node.kind === 'inputs' ? [] : elementsOf(node, pictures)))
  return rendered(card.summary, body, [
    ...(inputs.length > 0 ? ['Inputs in a message; only a form holds them'] : []),
  ])
}

/** A form as a card in the conversation, its inputs and the button that sends it off among the rest. */
export function renderAdaptiveForm(
  form: Form,
  texts: Texts,
  pictures: Pictures = noPictures,
): Rendered<AdaptiveCard> {
  const inputs = inputsOf(form.nodes)
  const body: AdaptiveElement[] = [
    heading(form.title),
    ...separated(form.nodes, (node) =>
      node.kind === 'inputs'
        ? node.inputs.flatMap((input) => inputElements(input, texts))
        : elementsOf(node, pictures),
    ),
    ...(form.submit
      ? [{ type: 'ActionSet' as const, actions: [action({ ...form.submit, primary: true }, 'auto')] }]
      : []),
  ]
  return rendered(form.title, body, [
    ...(inputs.length > 0 && !form.submit ? ['Inputs in a form that cannot be sent off'] : []),
    ...inputWarnings(inputs),
  ])
}

/** A divider is no element: what comes after it has the line. */
function separated(
  nodes: readonly CardNode[],
  render: (node: Exclude<CardNode, { kind: 'divider' }>) => AdaptiveElement[],
): AdaptiveElement[] {
  return nodes.flatMap((node, index) => {
    if (node.kind === 'divider') return []
    const [first, ...rest] = render(node)
    if (!first || nodes[index - 1]?.kind !== 'divider') return first ? [first, ...rest] : rest
    return [{ ...first, separator: true }, ...rest]
  })
}

function rendered(summary: string, body: AdaptiveElement[], warnings: string[]): Rendered<AdaptiveCard> {
  const payload: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: summary,
    fallbackText: summary,
    body,
  }
  const bytes = Buffer.byteLength(JSON.stringify(payload))
  const sets = body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions.length] : []))
  return {
    payload,
    warnings: [
      ...warnings,
      ...tooMany('bytes in a card', bytes, limits.cardBytes),
      ...sets.flatMap((count) => tooMany('buttons', count, limits.actionsOfASet)),
    ],
  }
}

function elementsOf(
  node: Exclude<CardNode, { kind: 'inputs' | 'divider' }>,
  pictures: Pictures,
): AdaptiveElement[] {
  switch (node.kind) {
    case 'title':
      return [heading(node.text)]
    case 'text':
      return node.small
        ? textBlocks(node.text).map((block) => ({ ...block, size: 'Small', isSubtle: true }))
        : textBlocks(node.text)
    case 'facts':
      return [
        {
          type: 'FactSet',
          facts: node.facts.map(({ label, value }) => ({ title: plainLine(label), value: inOneText(value) })),
        },
      ]
    case 'progress':
      return textBlocks(progressLines(node))
    case 'actions':
      return [{ type: 'ActionSet', actions: node.actions.map((each) => action(each, 'none')) }]
    case 'image':
      return [image(node.picture, pictures)]
  }
}

function heading(text: string): AdaptiveElement {
  return {
    type: 'TextBlock',
    text: plainLine(text),
    wrap: true,
    size: 'Large',
    weight: 'Bolder',
    style: 'heading',
  }
}

function image(picture: Picture, pictures: Pictures): AdaptiveElement {
  const url = pictures.get(pictureHash(picture))
  if (url) return { type: 'Image', url, altText: picture.alt, size: 'Stretch' }
  return { type: 'TextBlock', text: plainLine(picture.alt), wrap: true, size: 'Small', isSubtle: true }
}

/** Clients that cannot execute an action submit it. */
function action(
  { verb, value, label: title, primary }: Action,
  associatedInputs: 'auto' | 'none',
): AdaptiveAction {
  const style = primary ? { style: 'positive' as const } : {}
  const common = { title, data: { verb, value }, associatedInputs, ...style }
  return { type: 'Action.Execute', verb, ...common, fallback: { type: 'Action.Submit', ...common } }
}
