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

  /** Looks at something that happened; says whether a step was done by it for the first time. */
  async watch({ kind, verb, ok, at }: LogEntry): Promise<boolean> {
    if (!ok) return false
    let ticked = false
    for (const { id, doneWhen } of this.#steps) {
      if (doneWhen.kind !== kind || !(verb ?? '').startsWith(doneWhen.verb ?? '')) continue
      const { upsertedCount } = await this.#done.updateOne(
        { _id: id },
        { $setOnInsert: { at } },
        { upsert: true },
      )
      ticked ||= upsertedCount > 0
    }
    return ticked
  }

  async steps(): Promise<
    { id: string; title: string; hint: string; person: string | null; type: string | null; done: boolean }[]
  > {
    const done = new Set((await this.#done.find().toArray()).map(({ _id }) => _id))
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
