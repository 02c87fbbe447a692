import type { Ask } from '../domain/ask.js'
import { correctiveKinds } from '../domain/corrective-action.js'
import type { Decision } from '../domain/decision.js'
import { cycleOfMinutes } from '../domain/review-meeting.js'
import { riskNamed } from '../domain/treatment-plan.js'
import { hasChangedRisk, wakesItsCycle } from '../domain/waking.js'
import type { Asks } from '../store/asks.js'
import type { Risks } from '../store/risks.js'

export interface NudgeTools {
  asks: Asks
  risks: Risks
  /** Has the workflow of a cycle look. */
  nudge: (cycle: string) => Promise<unknown>
  /** Has whoever sees to it that risks are accepted look at the register, of which these have changed. */
  seeToRegister: (risks: readonly string[]) => Promise<void>
  logError: (error: unknown) => void
}

/** What somebody asks for in an answer of a cycle, which goes on once it is decided. */
function isAskedForInAnAnswer({ type }: Pick<Decision['subject'], 'type'>): boolean {
  return type === 'risk-action' || correctiveKinds.some((kind) => kind === type)
}

/** Many answer at the same time, and what follows from all of it is looked at once. */
const TRAILING_MS = 2_000
/** A look reads the whole register: while it goes on changing, they come further and further apart, up to this. */
const REGISTER_MS = 60_000

/**
 * Wakes the workflows of cycles for which an answer matters, and whoever sees to the register where a risk has changed or was
 * decided on. What is lost here is taken up by the sweep.
 */
export class Nudges {
  readonly #asks = new Set<string>()
  readonly #risks = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #registerTimer: NodeJS.Timeout | undefined
  #registerLookedAt = Number.NEGATIVE_INFINITY
  #registerRestsMs = TRAILING_MS

  constructor(private readonly tools: NudgeTools) {}

  /** After the answer is durable, and what follows from it at once is done. */
  answered(ask: string): void {
    this.#asks.add(ask)
    this.#timer ??= setTimeout(() => void this.#look().catch(this.tools.logError), TRAILING_MS).unref()
  }

  /** After it was decided, or came to nothing: what was to be accepted, and what was asked for later. */
  decided({ subject, nonce }: Pick<Decision, 'subject' | 'nonce'>): void {
    if (isAskedForInAnAnswer(subject) && nonce !== undefined) this.answered(nonce)
    const risk = riskNamed(subject)
    if (risk !== null) this.riskChanged(risk)
    if (subject.type === 'minutes')
      void this.tools.nudge(cycleOfMinutes(subject.id)).catch(this.tools.logError)
  }

  /** After a risk has changed, or somebody asked for its acceptance out of turn. */
  riskChanged(risk: string): void {
    this.#changed([risk], TRAILING_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#registerTimer)
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    const { asks, nudge, logError } = this.tools
    const ids = [...this.#asks]
    this.#asks.clear()
    const answered = await asks.byIds(ids)
    const woken = new Set(answered.filter(wakesItsCycle).map(({ cycle }) => cycle))
    for (const cycle of await asks.endedBy(ids)) woken.add(cycle)
    for (const cycle of woken) await nudge(cycle).catch(logError)
    // They have waited for one another already.
    this.#changed(await this.#changedRisks(answered), 0)
  }

  #changed(risks: readonly string[], soonestMs: number): void {
    if (risks.length === 0) return
    for (const risk of risks) this.#risks.add(risk)
    const sinceMs = performance.now() - this.#registerLookedAt
    if (sinceMs >= REGISTER_MS) this.#registerRestsMs = TRAILING_MS
    const inMs = Math.max(soonestMs, this.#registerRestsMs - sinceMs)
    this.#registerTimer ??= setTimeout(
      () => void this.#seeToRegister().catch(this.tools.logError),
      inMs,
    ).unref()
  }

  async #seeToRegister(): Promise<void> {
    this.#registerTimer = undefined
    this.#registerLookedAt = performance.now()
    this.#registerRestsMs = Math.min(2 * this.#registerRestsMs, REGISTER_MS)
    const risks = [...this.#risks]
    this.#risks.clear()
    await this.tools.seeToRegister(risks)
  }

  async #changedRisks(answered: readonly Ask[]): Promise<string[]> {
    const about = answered.flatMap(({ subject }) => riskNamed(subject) ?? [])
    const risks = await this.tools.risks.byIds([...new Set(about)])
    return answered.flatMap((ask) => {
      const risk = riskNamed(ask.subject)
      return risk !== null && hasChangedRisk(ask, risks.get(risk)) ? [risk] : []
    })
  }
}
