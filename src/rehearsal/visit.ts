import { setTimeout as delay } from 'node:timers/promises'
import type { Entries } from '../sandbox/person/form.js'
import { initialEntry } from '../sandbox/person/form.js'
import type { Hands } from '../sandbox/person/hands.js'
import type { Submission } from '../sandbox/person/submitting.js'
import type { Block } from '../sandbox/slack/block.js'
import type { Acts } from './acts.js'
import { type PageRead, pageRead } from './page.js'

/** As long as a letter with a code may take, in steps of so many milliseconds. */
const CODE_TRIES = 40
const CODE_EVERY_MS = 50
const NOT_TAKEN = 'nothing-came-of-it'

/**
 * Somebody outside chat in front of their browser: they come by the link in a letter, with the code that comes to the same
 * mailbox, and go from page to page.
 */
export class Visit implements Acts {
  readonly #files = new Map<string, { name: string; bytes: Buffer }>()
  #cookie = ''
  #page: PageRead = { form: null, blocks: [] }

  /** @param base Where the bot is reached, whatever address stands in the letters. */
  constructor(
    private readonly address: string,
    private readonly base: string,
    private readonly hands: Hands,
  ) {}

  /** Opens the page of all that waits; null where the link leads nowhere. */
  async everything(link: string): Promise<Block[] | null> {
    if (this.#cookie === '' || !(await this.#goes('/link'))) {
      await this.#enter(new URL(link).pathname)
      if (!(await this.#goes('/link'))) return null
    }
    return this.#page.blocks
  }

  /** A file that is handed in when the form is sent off, by the name that the form is given here. */
  async keep(file: { name: string; bytes: Buffer }): Promise<string> {
    const id = `file-${this.#files.size + 1}`
    this.#files.set(id, file)
    return id
  }

  async forms() {
    const { form, blocks } = this.#page
    if (!form) return []
    const content = { type: 'modal', blocks, ...(form.send === null ? {} : { submit: form.send }) }
    return [{ _id: form.page, hash: form.page, content }]
  }

  async click({ block, entries }: { block: string; entries: Entries }): Promise<string | null> {
    return (await this.#sends(block, entries)) ? null : NOT_TAKEN
  }

  async submit(_: string, entries: Entries): Promise<Submission> {
    const { form } = this.#page
    if (!form?.send || !(await this.#sends(form.send, entries)))
      return { ok: false, errors: {}, message: NOT_TAKEN }
    const { errors = {} } = this.#page.form ?? {}
    return Object.keys(errors).length > 0 ? { ok: false, errors, message: null } : { ok: true }
  }

  async close(): Promise<void> {
    this.#page = { form: null, blocks: [] }
  }

  async #enter(path: string): Promise<void> {
    this.#cookie = ''
    const before = (await this.hands.lastLetterTo(this.address))?._id.toHexString()
    await this.#asks(`${path}/code`, new URLSearchParams())
    for (let tries = 0; tries < CODE_TRIES; tries += 1) {
      const letter = await this.hands.lastLetterTo(this.address)
      const [code] = /\b\d{6}\b/.exec(letter?.text ?? '') ?? []
      if (letter && letter._id.toHexString() !== before && code) {
        const { headers } = await this.#asks(`${path}/open`, new URLSearchParams({ code }))
        this.#cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
        return
      }
      await delay(CODE_EVERY_MS)
    }
  }

  async #sends(pressed: string, entries: Entries): Promise<boolean> {
    const { form, blocks } = this.#page
    const fields: [string, string | Blob, string?][] = [['press', pressed]]
    if (form) fields.push(['page', form.page])
    for (const block of form ? blocks : []) {
      if (block.type !== 'input') continue
      const { block_id: name = '', element } = block
      const entry = entries[name]?.[name] ?? initialEntry(element)
      for (const each of Array.isArray(entry) ? entry : [entry]) {
        const file = element.type === 'file_input' ? this.#files.get(each) : undefined
        if (file) fields.push([name, new Blob([new Uint8Array(file.bytes)]), file.name])
        else if (each !== '') fields.push([name, each])
      }
    }
    const response = await this.#asks('/link/act', form?.isMultipart ? asParts(fields) : asText(fields))
    const location = response.headers.get('location')
    return location !== null && this.#goes(new URL(location).pathname)
  }

  async #goes(path: string): Promise<boolean> {
    const response = await fetch(`${this.base}${path}`, this.#as())
    const html = await response.text()
    if (response.status !== 200) return false
    this.#page = pageRead(html)
    return true
  }

  #asks(path: string, body: URLSearchParams | FormData): Promise<Response> {
    return fetch(`${this.base}${path}`, { ...this.#as(), method: 'POST', body })
  }

  #as() {
    return { redirect: 'manual' as const, headers: { cookie: this.#cookie } }
  }
}

function asText(fields: readonly [string, string | Blob, string?][]): URLSearchParams {
  return new URLSearchParams(
    fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function asParts(fields: readonly [string, string | Blob, string?][]): FormData {
  const data = new FormData()
  for (const [name, value, file] of fields)
    if (typeof value === 'string') data.append(name, value)
    else data.append(name, value, file)
  return data
}
