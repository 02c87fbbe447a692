import type { Browser, BrowserContext, Page } from 'playwright-core'
import { eventually } from './eventually.js'

/** An e-mail as it lies in somebody's mailbox. */
export interface Letter {
  subject: string
  text: string
}

/** Somebody who uses no chat: they have a mailbox and a browser. */
export class LinkPerson {
  #context: BrowserContext | null = null
  #page: Page | null = null

  constructor(
    readonly email: string,
    private readonly sandbox: string,
    private readonly browser: Browser,
  ) {}

  /** What came, the newest first. */
  async letters(): Promise<Letter[]> {
    const response = await fetch(`${this.sandbox}/sandbox/mail?to=${encodeURIComponent(this.email)}`)
    return ((await response.json()) as { letters: Letter[] }).letters
  }

  /** Waits for a letter with this in its subject. */
  gets(subject: string, seconds = 20): Promise<Letter> {
    return eventually(async () => {
      const letters = await this.letters()
      return letters.find((letter) => letter.subject.includes(subject))
    }, seconds)
  }

  /** The address in a letter. */
  async linkIn(subject: string): Promise<string> {
    const { text } = await this.gets(subject)
    const [link] = /https?:\/\/\S+/.exec(text) ?? []
    if (!link) throw new Error(`There is no link in: ${text}`)
    return link
  }

  /** Opens the link in a letter, in a browser of their own, with the code that comes to the same mailbox. */
  async opens(subject: string): Promise<void> {
    await this.#context?.close()
    this.#context = await this.browser.newContext()
    this.#page = await this.#context.newPage()
    this.#page.setDefaultTimeout(10_000)
    await this.page.goto(await this.linkIn(subject))
    const before = (await this.codes()).length
    await this.page.locator('main button').click()
    const code = await eventually(async () => {
      const codes = await this.codes()
      return codes.length > before ? codes[0] : null
    })
    await this.page.locator('input.code').fill(code)
    await this.page.locator('main button').first().click()
    await this.page.locator('footer').waitFor()
  }

  /** The codes that came, the newest first. */
  async codes(): Promise<string[]> {
    return (await this.letters()).flatMap(
      ({ text }) => /(?:Your code|Ihr Code): (\d{6})/.exec(text)?.[1] ?? [],
    )
  }

  get page(): Page {
    if (!this.#page) throw new Error('They have opened no link')
    return this.#page
  }

  /** Waits until the page says this, and returns all that it says. */
  async sees(text: string): Promise<string> {
    await this.page.getByText(text).first().waitFor()
    return (await this.page.getByRole('main').textContent()) ?? ''
  }

  /** What the buttons say, in the order of the page. */
  async buttons(): Promise<string[]> {
    return this.page.locator('main button:not(.unseen)').allInnerTexts()
  }

  /** Presses the first button with this label. */
  async clicks(label: string): Promise<void> {
    await this.page.getByRole('button', { name: label, exact: true }).first().click()
  }

  /** Fills fields in by their labels, and sends the form off with the button of this label. */
  async submits(button: string, fields: Record<string, string> = {}): Promise<void> {
    for (const [label, value] of Object.entries(fields)) await this.page.getByLabel(label).fill(value)
    await this.clicks(button)
  }

  async reloads(): Promise<void> {
    await this.page.goto(new URL('/link', this.page.url()).href)
  }

  async closes(): Promise<void> {
    await this.#context?.close()
  }
}
