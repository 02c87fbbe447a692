import type { Ask } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import { hasChangedRisk, wakesItsCycle } from '../domain/waking.js'
import type { Asks } from '../store/asks.js'
import type { Risks } from '../store/risks.js'

export interface NudgeTools {
  asks: Asks
  risks: Risks
  /** Has the workflow of a cycle look. */
  nudge: (cycle: string) => Promise<unknown>
  /** Has whoever sees to it that risks are accepted look at the register. */
  seeToRegister: () => Promise<void>
  logError: (error: unknown) => void
}

/** Many answer at the same time, and what follows from all of it is looked at once. */
const TRAILING_MS = 2_000

/**
 * Wakes the workflows of cycles for which an answer matters, and whoever sees to the register where a risk has changed or was
 * decided on. What is lost here is taken up by the sweep.
 */
export class Nudges {
  readonly #asks = new Set<string>()
  #isRegisterChanged = false
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly tools: NudgeTools) {}

  /** After the answer is durable, and what follows from it at once is done. */
  answered(ask: string): void {
    this.#asks.add(ask)
    this.#soon()
  }

  /** After it was decided, or came to nothing: what was to be accepted, and what was asked for later. */
  decided({ subject, nonce }: Pick<Decision, 'subject' | 'nonce'>): void {
    if (subject.type === 'risk-action' && nonce !== undefined) this.answered(nonce)
    if (subject.type === 'risk' || subject.type === 'risk-action') this.registerChanged()
  }

  /** After a risk has changed, or somebody asked for its acceptance out of turn. */
  registerChanged(): void {
    this.#isRegisterChanged = true
    this.#soon()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.#look().catch(this.tools.logError), TRAILING_MS).unref()
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    const { asks, nudge, seeToRegister, logError } = this.tools
    const ids = [...this.#asks]
    const isChanged = this.#isRegisterChanged
    this.#asks.clear()
    this.#isRegisterChanged = false
    const answered = await asks.byIds(ids)
    const woken = new Set(answered.filter(wakesItsCycle).map(({ cycle }) => cycle))
    for (const cycle of await asks.endedBy(ids)) woken.add(cycle)
    for (const cycle of woken) await nudge(cycle).catch(logError)
    if (isChanged || (await this.#haveChangedRisks(answered))) await seeToRegister()
  }

  async #haveChangedRisks(answered: readonly Ask[]): Promise<boolean> {
    const about = answered.flatMap(({ subject }) => (subject.type === 'risk' ? [subject.id] : []))
    const risks = await this.tools.risks.byIds([...new Set(about)])
    return answered.some((ask) => hasChangedRisk(ask, risks.get(ask.subject.id)))
  }
}
