import type { Block } from '../../src/sandbox/slack/block.js'

/** What a reader sees of a message or form: its blocks' texts in order, without Slack's markup. */
export function readableText(blocks: Block[], fallback = ''): string {
  const lines = blocks.flatMap(textsOf)
  return (lines.length === 0 ? [fallback] : lines).map(withoutMarkup).join('\n')
}

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'section':
      return [block.text?.text, ...(block.fields ?? []).map(({ text }) => text)].filter(
        (text) => text !== undefined,
      )
    case 'header':
      return [block.text.text]
    case 'context':
      return block.elements.map((element) => (element.type === 'image' ? element.alt_text : element.text))
    case 'image':
      return [block.title?.text ?? block.alt_text]
    case 'input':
      return [block.label.text, ...(block.hint === undefined ? [] : [block.hint.text])]
    case 'actions':
    case 'divider':
      return []
  }
}

function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<((?:https?|mailto):[^>]*)>/g, '$1')
    .replaceAll(/(^|[\s([>])([*_~])(?=[^\s\u00ad])([^\n]*?[^\s\u00ad])\2(?=$|[\s.,:;!?)\]–—-])/gm, '$1$3')
    .replaceAll(/(^|[\s([>])([*_~])(?=[^\s\u00ad])([^\n]*?[^\s\u00ad])\2(?=$|[\s.,:;!?)\]–—-])/gm, '$1$3')
    .replaceAll('\u00ad', '')
    .replaceAll('\u02cb', '`')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
