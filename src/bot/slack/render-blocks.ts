import type { KnownBlock, MrkdwnElement, View } from '@slack/web-api'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Fact,
  type Form,
  inputsOf,
  type Picture,
} from '../cards/card.js'
import { noPictures, type Pictures, pictureHash, progressLines, type Rendered } from '../rendered.js'
import { limits, tooMany } from './limits.js'
import { escapeMrkdwn, mrkdwnParagraphs, packed } from './mrkdwn.js'
import { inputBlock, inputWarnings } from './render-inputs.js'

export interface SlackMessage {
  text: string
  blocks: KnownBlock[]
}

/** A card as a message. `pictures` are file ids. */
export function renderBlocks(card: Card, pictures: Pictures = noPictures): Rendered<SlackMessage> {
  const blocks = card.nodes.flatMap((node) => (node.kind === 'inputs' ? [] : blocksOf(node, pictures)))
  const warnings = [
    ...(inputsOf(card.nodes).length > 0 ? ['Inputs in a message; Slack takes them in a form only'] : []),
    ...tooMany('blocks in a message', blocks.length, limits.blocksAMessage),
    ...tooMany('characters in a message', textIn(blocks), limits.messageText),
    ...blocks.flatMap(warningsOf),
  ]
  return { payload: { text: escapeMrkdwn(card.summary), blocks }, warnings }
}

/** A form as a modal view. */
export function renderView(form: Form, pictures: Pictures = noPictures): Rendered<View> {
  const blocks = form.nodes.flatMap((node) => blocksOf(node, pictures))
  const submit = form.submit && {
    submit: { type: 'plain_text' as const, text: form.submit.label },
    callback_id: form.submit.verb,
    private_metadata: form.submit.value,
  }
  const view: View = {
    type: 'modal',
    title: { type: 'plain_text', text: form.title },
    close: { type: 'plain_text', text: form.close },
    blocks,
    ...submit,
  }
  const inputs = inputsOf(form.nodes)
  const warnings = [
    ...(inputs.length > 0 && !form.submit ? ['Inputs in a form that cannot be sent off'] : []),
    ...inputWarnings(inputs),
    ...tooMany('blocks in a view', blocks.length, limits.blocksAView),
    ...tooMany('characters in the title', form.title.length, limits.viewTitle),
    ...tooMany('characters in the submit button', form.submit?.label.length ?? 0, limits.viewButton),
    ...tooMany('characters in the close button', form.close.length, limits.viewButton),
    ...tooMany('characters in the metadata', form.submit?.value.length ?? 0, limits.privateMetadata),
    ...blocks.flatMap(warningsOf),
  ]
  return { payload: view, warnings }
}

/** A card as somebody's App Home. Pictures are said in words there. */
export function renderHome(card: Card): Rendered<View> {
  const blocks = card.nodes.flatMap((node) => blocksOf(node, noPictures))
  const warnings = [
    ...tooMany('blocks in a view', blocks.length, limits.blocksAView),
    ...blocks.flatMap(warningsOf),
  ]
  return { payload: { type: 'home', blocks }, warnings }
}

function blocksOf(node: CardNode, pictures: Pictures): KnownBlock[] {
  switch (node.kind) {
    case 'title':
      return [{ type: 'header', text: { type: 'plain_text', text: node.text } }]
    case 'text':
      return node.small ? small(node.text) : sections(node.text)
    case 'facts':
      return facts(node.facts)
    case 'progress':
      return sections(progressLines(node))
    case 'actions':
      return [{ type: 'actions', elements: buttons(node.actions) }]
    case 'inputs':
      return node.inputs.map(inputBlock)
    case 'image':
      return image(node.picture, pictures)
    case 'divider':
      return [{ type: 'divider' }]
  }
}

function image(picture: Picture, pictures: Pictures): KnownBlock[] {
  const id = pictures.get(pictureHash(picture))
  if (!id) return small(escaped(picture.alt))
  return [{ type: 'image', slack_file: { id }, alt_text: picture.alt }]
}

function sections(markdown: string): KnownBlock[] {
  return packed(mrkdwnParagraphs(markdown), limits.sectionText).map((text) => ({
    type: 'section',
    text: mrkdwn(text),
    expand: true,
  }))
}

function small(markdown: string): KnownBlock[] {
  return packed(mrkdwnParagraphs(markdown), limits.contextText).map((text) => ({
    type: 'context',
    elements: [mrkdwn(text)],
  }))
}

function facts(all: readonly Fact[]): KnownBlock[] {
  const blocks: KnownBlock[] = []
  for (let from = 0; from < all.length; from += limits.fieldsASection) {
    blocks.push({ type: 'section', fields: all.slice(from, from + limits.fieldsASection).map(field) })
  }
  return blocks
}

function field({ label, value }: Fact): MrkdwnElement {
  return mrkdwn(`*${escapeMrkdwn(label)}*\n${mrkdwnParagraphs(value).join('\n')}`)
}

/** Verbatim, so that Slack makes no mention of an `@here` and no link of an address in what people wrote. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}

/** Of two buttons that do the same in one block, Slack wants to be able to tell which it is. */
const NTH = /#\d+$/

/** The verb of a button that was clicked. */
export function verbOf(actionId: string): string {
  return actionId.replace(NTH, '')
}

function buttons(actions: readonly Action[]) {
  return actions.map((action, index) => {
    const before = actions.slice(0, index).filter(({ verb }) => verb === action.verb).length
    return button(action, before === 0 ? action.verb : `${action.verb}#${before + 1}`)
  })
}

function button(action: Action, actionId: string) {
  return {
    type: 'button' as const,
    action_id: actionId,
    value: action.value,
    text: { type: 'plain_text' as const, text: action.label },
    ...(action.primary ? { style: 'primary' as const } : {}),
  }
}

function warningsOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return tooMany('characters in a title', block.text.text.length, limits.header)
    case 'section':
      return (block.fields ?? []).flatMap((each) =>
        tooMany('characters in a field', each.text.length, limits.fieldText),
      )
    case 'image':
      return tooMany("characters in a picture's words", block.alt_text.length, limits.imageAlt)
    case 'actions':
      return [
        ...tooMany('buttons', block.elements.length, limits.elementsOfActions),
        ...block.elements.flatMap((each) =>
          each.type === 'button'
            ? [
                ...tooMany('characters on a button', each.text.text.length, limits.buttonText),
                ...tooMany("characters in a button's value", each.value?.length ?? 0, limits.buttonValue),
              ]
            : [],
        ),
      ]
    default:
      return []
  }
}

function textIn(blocks: readonly KnownBlock[]): number {
  return blocks.reduce((sum, block) => sum + lengthOf(block), 0)
}

function lengthOf(block: KnownBlock): number {
  if (block.type === 'header') return block.text.text.length
  if (block.type === 'section') {
    const fields = (block.fields ?? []).reduce((sum, each) => sum + each.text.length, 0)
    return (block.text?.text.length ?? 0) + fields
  }
  if (block.type === 'context') {
    return block.elements.reduce((sum, each) => sum + ('text' in each && each.text ? each.text.length : 0), 0)
  }
  return 0
}
