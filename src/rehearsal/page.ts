import type { Block } from '../sandbox/slack/block.js'

/** A page behind a link, as whoever plays reads it: the same parts that a message or a form in chat has. */
export interface PageRead {
  /** Null where it holds no form beside its cards. */
  form: { page: string; isMultipart: boolean; send: string | null; errors: Record<string, string> } | null
  blocks: Block[]
}

/** Each button names in `block_id` what the page sends when it is pressed. */
export function pageRead(html: string): PageRead {
  const [, main = ''] = /<main>([\s\S]*?)<\/main>/.exec(html) ?? []
  const [, attributes = '', inside = ''] =
    /<form([^>]*)>(<input type="hidden" name="page"[\s\S]*?)<\/form>/.exec(main) ?? []
  const page = attributeOf(inside, 'value')
  if (page === null) {
    const cards = [...main.matchAll(/<article[^>]*>([\s\S]*?)<\/article>/g)].map(([, card = '']) => card)
    return { form: null, blocks: cards.flatMap((card) => [...said(card), ...buttons(card)]) }
  }
  const fields = [
    ...inside.matchAll(
      /<(?:div class="field"|fieldset)>([\s\S]*?)(?=<div class="field">|<fieldset>|<p class="actions">|$)/g,
    ),
  ].map(([, field = '']) => field)
  const read: Block[] = []
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const input = inputOf(field)
    if (!input) continue
    read.push(input)
    const [, error] = /<span class="error"[^>]*>([\s\S]*?)<\/span>/.exec(field) ?? []
    if (error !== undefined) errors[input.block_id ?? ''] = plain(error)
  }
  const all = buttons(inside)
  const last = /<button[^>]*class="primary"(?![^>]*formnovalidate)[^>]*>/g
  const send = [...inside.matchAll(last)].at(-1)?.[0]
  const isMultipart = attributes.includes('multipart')
  const form = {
    ...{ page, isMultipart, errors },
    send: send === undefined ? null : attributeOf(send, 'value'),
  }
  return { form, blocks: [...said(inside), ...read, ...all.filter(({ block_id }) => block_id !== form.send)] }
}

function said(html: string): Block[] {
  const text = plain(html.replace(/<(button|select|textarea)[\s\S]*?<\/\1>/g, ' '))
  return text === '' ? [] : [{ type: 'section', text: { type: 'mrkdwn', text } }]
}

/** What a button does stands readable in what it sends, with a seal behind it. */
function buttons(html: string): Block[] {
  return [...html.matchAll(/<button(?![^>]*class="unseen")([^>]*)>([\s\S]*?)<\/button>/g)].map(
    ([, attributes = '', label = '']) => {
      const sealed = attributeOf(attributes, 'value') ?? ''
      const [what = ''] = sealed.split('.')
      const [verb = '', value = '']: string[] = JSON.parse(Buffer.from(what, 'base64url').toString())
      const style = attributes.includes('class="primary"') ? { style: 'primary' as const } : {}
      const text = { type: 'plain_text' as const, text: plain(label) }
      return {
        type: 'actions',
        block_id: sealed,
        elements: [{ type: 'button', action_id: verb, value, text, ...style }],
      }
    },
  )
}

function inputOf(field: string): (Block & { type: 'input' }) | null {
  const [tag, kind] = /<(input|textarea|select)[^>]*>/.exec(field) ?? []
  const name = tag === undefined ? null : attributeOf(tag, 'name')
  if (tag === undefined || name === null) return null
  const [, label = ''] = /<(?:label|legend)[^>]*>([\s\S]*?)<\/(?:label|legend)>/.exec(field) ?? []
  return {
    ...{ type: 'input', block_id: name, optional: label.includes('<span class="hint">(') },
    label: { type: 'plain_text', text: plain(label) },
    element: { ...elementOf(field, kind ?? '', tag), action_id: name },
  }
}

function elementOf(field: string, kind: string, tag: string): (Block & { type: 'input' })['element'] {
  const value = attributeOf(tag, 'value') ?? ''
  const most = attributeOf(tag, 'maxlength')
  const length = most === null ? {} : { max_length: Number(most) }
  if (kind === 'textarea') {
    const [, text = ''] = /<textarea[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(field) ?? []
    return attributeOf(tag, 'inputmode') === 'email'
      ? { type: 'multi_users_select' }
      : { type: 'plain_text_input', multiline: true, ...length, ...initial(plain(text)) }
  }
  if (kind === 'select') {
    const found = optionsIn(field, /<option([^>]*)>([\s\S]*?)<\/option>/g, 'selected')
    return { type: 'static_select', options: found.all, ...chosenOne(found.chosen) }
  }
  switch (attributeOf(tag, 'type')) {
    case 'radio': {
      const found = optionsIn(field, BOX, 'checked')
      return { type: 'radio_buttons', options: found.all, ...chosenOne(found.chosen) }
    }
    case 'checkbox': {
      const { all, chosen } = optionsIn(field, BOX, 'checked')
      return { type: 'checkboxes', options: all, ...(chosen.length > 0 ? { initial_options: chosen } : {}) }
    }
    case 'date':
      return { type: 'datepicker', ...(value === '' ? {} : { initial_date: value }) }
    case 'email':
      return { type: 'users_select', ...(value === '' ? {} : { initial_user: value }) }
    case 'file': {
      const endings = (attributeOf(tag, 'accept') ?? '').split(',').map((each) => each.trim().slice(1))
      return { type: 'file_input', filetypes: endings.filter((each) => each !== '') }
    }
    default:
      return { type: 'plain_text_input', ...length, ...initial(value) }
  }
}

const BOX = /<label class="box"><input([^>]*)> ?<span>([\s\S]*?)<\/span>/g

function optionsIn(field: string, each: RegExp, mark: string) {
  const found = [...field.matchAll(each)].flatMap(([, attributes = '', label = '']) => {
    const value = attributeOf(attributes, 'value') ?? ''
    const option = { value, text: { type: 'plain_text' as const, text: plain(label) } }
    return value === '' ? [] : { option, isChosen: attributes.endsWith(` ${mark}`) }
  })
  return {
    all: found.map(({ option }) => option),
    chosen: found.flatMap(({ option, isChosen }) => (isChosen ? option : [])),
  }
}

function chosenOne<Each>([first]: readonly Each[]) {
  return first === undefined ? {} : { initial_option: first }
}

function initial(text: string) {
  return text === '' ? {} : { initial_value: text }
}

function attributeOf(tag: string, name: string): string | null {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? []
  return value === undefined ? null : unescaped(value)
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => signs[name] ?? '')
}

function plain(html: string): string {
  return unescaped(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}
