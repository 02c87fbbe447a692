import { setTimeout as delay } from 'node:timers/promises'
import type { Overview, Screen } from '../../src/sandbox/page-api.js'
import type { SandboxPerson } from '../../src/sandbox/people.js'
import { initialEntry } from '../../src/sandbox/person/form.js'
import type { Block } from '../../src/sandbox/slack/block.js'
import type { InputElement } from '../../src/sandbox/slack/elements.js'
import { elementsOf, optionsOf } from '../../src/sandbox/slack/parts.js'
import type {
  ChatForm,
  ChatHome,
  ChatMessage,
  ChatPerson,
  ChatWorkspace,
  FieldValues,
  HandedIn,
  SubmitResult,
} from './chat-person.js'
import { readableText } from './slack-text.js'

type Form = Screen['forms'][number]
type Submission = { ok: true } | { ok: false; errors: Record<string, string>; message: string | null }
type Entries = Record<string, Record<string, string | string[]>>

/** The people of a running Slack sandbox; `address` is what startSandbox returned. */
export class SlackWorkspace implements ChatWorkspace {
  readonly #address: string

  constructor(address: string) {
    this.#address = address
  }

  async person(email: string): Promise<SlackPerson> {
    await this.get(`people/${encodeURIComponent(email)}/screen`)
    return new SlackPerson(this, email)
  }

  overview(): Promise<Overview> {
    return this.get('workspace')
  }

  /** An administrator opens an account; returns Slack's user id. */
  async adds(person: SandboxPerson): Promise<string> {
    return (await this.post<{ id: string }>('people', person)).id
  }

  /** An administrator changes an account: a new address, a guest, or deactivated. */
  async changes(
    email: string,
    change: { email?: string; name?: string; guest?: boolean; deleted?: boolean },
  ): Promise<void> {
    await this.post(`people/${encodeURIComponent(email)}/change`, change)
  }

  async get<T>(path: string): Promise<T> {
    return resultOf(await fetch(`${this.#address}/sandbox/${path}`))
  }

  /** A file as a person saves it. */
  async download(id: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#address}/sandbox/files/${id}`)
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  /** A person hands in a file; returns Slack's id of it. */
  async upload(email: string, { name, bytes }: HandedIn): Promise<string> {
    const headers = { 'x-sandbox': 'page', 'x-file-name': encodeURIComponent(name) }
    const path = `people/${encodeURIComponent(email)}/upload`
    const body = Buffer.from(bytes)
    const response = await fetch(`${this.#address}/sandbox/${path}`, { method: 'POST', headers, body })
    return (await resultOf<{ id: string }>(response)).id
  }

  async post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', 'x-sandbox': 'page' }
    return resultOf(
      await fetch(`${this.#address}/sandbox/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }),
    )
  }
}

async function resultOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`)
  return response.json() as Promise<T>
}

export class SlackPerson implements ChatPerson {
  readonly email: string
  readonly #workspace: SlackWorkspace

  constructor(workspace: SlackWorkspace, email: string) {
    this.#workspace = workspace
    this.email = email
  }

  async types(text: string): Promise<void> {
    await this.#post('type', { text })
  }

  async clicks(label: string, { within = '' }: { within?: string } = {}): Promise<void> {
    const screen = await this.screen()
    const form = screen.forms.at(-1)
    const places = [
      ...(form === undefined ? [] : [{ on: { view: form.id }, blocks: form.view.blocks, text: '' }]),
      ...screen.messages
        .filter(({ text, blocks }) => readableText(blocks, text).includes(within))
        .reverse()
        .map(({ ts, blocks, text }) => ({ on: { ts }, blocks, text })),
    ]
    for (const { on, blocks } of places) {
      const target = clickable(blocks, label)
      if (target === null) continue
      const { problem } = await this.#post<{ problem: string | null }>('click', {
        on,
        ...target,
        entries: {},
      })
      if (problem !== null) throw new Error(problem)
      return
    }
    const offered = places.flatMap(({ blocks }) => buttonsOf(blocks))
    throw new Error(`${this.email} sees no "${label}", but: ${offered.join(', ') || 'no button at all'}`)
  }

  async opensHome(): Promise<ChatHome> {
    await this.#post('open', { tab: 'home' })
    const home = await this.home()
    if (home === null) throw new Error(`${this.email} was shown nothing on their home`)
    return home
  }

  async home(): Promise<ChatHome | null> {
    const { home } = await this.screen()
    return home && { text: readableText(home.blocks), buttons: buttonsOf(home.blocks) }
  }

  async clicksAtHome(label: string): Promise<void> {
    const { home } = await this.screen()
    const target = home && clickable(home.blocks, label)
    if (!home || !target) throw new Error(`${this.email} sees no "${label}" on their home`)
    const click = { on: { view: home.id }, ...target, entries: {} }
    const { problem } = await this.#post<{ problem: string | null }>('click', click)
    if (problem !== null) throw new Error(problem)
  }

  async form(): Promise<ChatForm | null> {
    const form = (await this.screen()).forms.at(-1)
    if (form === undefined || form.view.type !== 'modal') return null
    const { title, blocks, submit } = form.view
    return {
      title: title.text,
      text: readableText(blocks.filter(({ type }) => type !== 'input')),
      fields: blocks.flatMap((block) =>
        block.type === 'input'
          ? [
              {
                label: block.label.text,
                required: block.optional !== true,
                options: optionsOf(block.element).map(({ text }) => text.text),
                value: shownValue(block.element),
              },
            ]
          : [],
      ),
      pictures: picturesIn(blocks),
      buttons: buttonsOf(blocks),
      submit: submit?.text ?? null,
    }
  }

  async opens(text: string, seconds = 15): Promise<ChatForm> {
    for (const end = Date.now() + seconds * 1000; ; await delay(40)) {
      const form = await this.form()
      const said = form ? [form.title, form.text, ...form.buttons, form.submit ?? ''].join('\n') : ''
      if (form && said.includes(text)) return form
      if (Date.now() > end)
        throw new Error(`${this.email} saw no form with "${text}" within ${seconds} s, but: ${said}`)
    }
  }

  async submits(values: FieldValues = {}): Promise<SubmitResult> {
    const form = await this.#openForm()
    const { people } = await this.#workspace.overview()
    const filled = await this.#uploaded(values)
    const result = await this.#post<Submission>('submit', {
      view: form.id,
      entries: entriesOf(form.view.blocks, filled, people),
    })
    if (result.ok) return { accepted: true }
    const labelled = Object.entries(result.errors).map(([id, error]) => [
      labelOf(form.view.blocks, id),
      error,
    ])
    return { accepted: false, errors: Object.fromEntries(labelled), problem: result.message }
  }

  /** Files are handed over before the form that names them is. */
  async #uploaded(values: FieldValues): Promise<Record<string, string | string[]>> {
    const filled = Object.entries(values).map(async ([label, value]) => {
      if (typeof value === 'string' || !('bytes' in value)) return [label, value] as const
      return [label, [await this.#workspace.upload(this.email, value)]] as const
    })
    return Object.fromEntries(await Promise.all(filled))
  }

  async closes(): Promise<void> {
    await this.#post('close', { view: (await this.#openForm()).id })
  }

  async messages(): Promise<ChatMessage[]> {
    return (await this.screen()).messages.map(({ from, text, blocks, files, ephemeral, edited }) => ({
      from: from === 'slackbot' ? 'platform' : from,
      text: readableText(blocks, text),
      buttons: buttonsOf(blocks),
      pictures: picturesIn(blocks),
      files: files.map(({ id, ...file }) => ({ ...file, download: () => this.#workspace.download(id) })),
      onlyToYou: ephemeral,
      edited,
    }))
  }

  async sees(text: string | RegExp, seconds = 15): Promise<ChatMessage> {
    const fits = (message: ChatMessage) =>
      typeof text === 'string' ? message.text.includes(text) : text.test(message.text)
    for (const end = Date.now() + seconds * 1000; ; await delay(40)) {
      const messages = await this.messages()
      const found = messages.findLast((message) => message.from !== 'person' && fits(message))
      if (found !== undefined) return found
      if (Date.now() > end) {
        const seen = messages.map((message) => `- ${message.text}`).join('\n')
        throw new Error(`${this.email} did not see ${text} within ${seconds} s, but:\n${seen}`)
      }
    }
  }

  /** All that the page shows this person, as it is. */
  screen(): Promise<Screen> {
    return this.#workspace.get(`people/${encodeURIComponent(this.email)}/screen`)
  }

  async #openForm(): Promise<Form> {
    const form = (await this.screen()).forms.at(-1)
    if (form === undefined) throw new Error(`${this.email} has no form open`)
    return form
  }

  #post<T = unknown>(act: string, body: object): Promise<T> {
    return this.#workspace.post(`people/${encodeURIComponent(this.email)}/${act}`, body)
  }
}

function picturesIn(blocks: Block[]): string[] {
  return blocks.flatMap((block) => (block.type === 'image' ? [block.alt_text] : []))
}

function buttonsOf(blocks: Block[]): string[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => (element.type === 'button' ? [element.text.text] : [])),
  )
}

/** The button with this label, or the element that acts at once and offers an option of this name. */
function clickable(blocks: Block[], label: string) {
  for (const block of blocks) {
    if (block.type === 'input') continue
    for (const element of elementsOf(block)) {
      const place = { block: block.block_id, action: element.action_id }
      if (element.type === 'button') {
        if (element.text.text === label) return place
        continue
      }
      const option = optionsOf(element).find(({ text }) => text.text === label)
      if (option !== undefined) return { ...place, entry: option.value }
    }
  }
  return null
}

/** What stands in a field before anybody touches it, as a reader sees it. */
function shownValue(element: InputElement): string | string[] {
  const labelOf = (value: string) =>
    optionsOf(element).find((option) => option.value === value)?.text.text ?? value
  const entry = initialEntry(element)
  return Array.isArray(entry) ? entry.map(labelOf) : labelOf(entry)
}

function entriesOf(
  blocks: Block[],
  values: Record<string, string | string[]>,
  people: Overview['people'],
): Entries {
  const entries: Entries = {}
  for (const [label, value] of Object.entries(values)) {
    const block = blocks.find((candidate) => candidate.type === 'input' && candidate.label.text === label)
    if (block?.type !== 'input') throw new Error(`The form has no field "${label}"`)
    const { element } = block
    const options = optionsOf(element)
    const toValue = (chosen: string) => {
      if (element.type === 'users_select' || element.type === 'multi_users_select')
        return idOf(chosen, people)
      if (options.length === 0) return chosen
      const option = options.find(({ text }) => text.text === chosen)
      if (option === undefined) throw new Error(`"${label}" does not offer "${chosen}"`)
      return option.value
    }
    const entry = Array.isArray(value) ? value.map(toValue) : toValue(value)
    entries[block.block_id ?? ''] = { [element.action_id ?? '']: entry }
  }
  return entries
}

function idOf(name: string, people: Overview['people']): string {
  const person = people.find((each) => each.name === name)
  if (person === undefined) throw new Error(`There is no "${name}" in the workspace`)
  return person.id
}

function labelOf(blocks: Block[], blockId: string): string {
  const block = blocks.find(({ block_id }) => block_id === blockId)
  return block?.type === 'input' ? block.label.text : blockId
}
