import type { Collection, Db } from 'mongodb'
import type { LogEntry, LogKind } from './store/log.js'

/** One thing to try in the workspace; who starts the sandbox says which. */
export interface GuideStep {
  /** Names the step for ever, so that what was done stays done. */
  id: string
  title: string
  /** How to do it, in Slack's markup. */
  hint: string
  /** The address of who does it; null for whoever one likes. */
  person: string | null
  /** What the page may put into the field for them. */
  type?: string
  /** The step is done once the app took, or sent, something of this kind. */
  doneWhen: {
    kind: LogKind
    /** What its verb begins with: a command's text, an action_id, a callback_id, a message's event_type. */
    verb?: string
  }
}

interface Done {
  /** The step's id. */
  _id: string
  at: Date
}

/** The guided first minute: steps that tick themselves off by what really happened. */
export class Guide {
  readonly #steps: readonly GuideStep[]
  readonly #done: Collection<Done>

  constructor(db: Db, steps: readonly GuideStep[]) {
    this.#done = db.collection('guide')
    this.#steps = steps
  }

  /** Looks at something that happened; says whether the next step was done by it. One that comes later waits. */
  async watch({ kind, verb, ok, at }: LogEntry): Promise<boolean> {
    const next = ok && this.#steps.length > 0 && (await this.#next())
    if (!next) return false
    const { id, doneWhen } = next
    if (doneWhen.kind !== kind || !(verb ?? '').startsWith(doneWhen.verb ?? '')) return false
    const { upsertedCount } = await this.#done.updateOne(
      { _id: id },
      { $setOnInsert: { at } },
      { upsert: true },
    )
    return upsertedCount > 0
  }

  async #next(): Promise<GuideStep | undefined> {
    const done = await this.#doneIds()
    return this.#steps.find(({ id }) => !done.has(id))
  }

  async #doneIds(): Promise<ReadonlySet<string>> {
    return new Set((await this.#done.find().toArray()).map(({ _id }) => _id))
  }

  async steps(): Promise<
    { id: string; title: string; hint: string; person: string | null; type: string | null; done: boolean }[]
  > {
    const done = await this.#doneIds()
    return this.#steps.map(({ id, title, hint, person, type = null }) => ({
      id,
      title,
      hint,
      person,
      type,
      done: done.has(id),
    }))
  }
}
