import type { Collection, Db, Filter, IndexDescription, PushOperator, UpdateFilter } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Approval } from '../domain/cycle.js'
import type { Actor, LedgerEvent, Through } from '../domain/ledger.js'
import type { ReviewInput } from '../domain/management-review.js'
import type { PersonId } from '../domain/person.js'
import {
  type Recorded as Act,
  type Attendance,
  type Judged,
  type Judgement,
  minutesHash,
  type ReviewAction,
  type ReviewMeeting,
  type ReviewQuestion,
  type SentPack,
} from '../domain/review-meeting.js'
import { packHash, type ReviewPack, withoutWords } from '../domain/review-pack.js'
import { type EventAndOpenings, keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

export const reviewMeetingIndexes: IndexDescription[] = [
  { key: { review: 1, meetingOn: -1 }, name: 'review' },
  { key: { 'pack.files.id': 1 }, name: 'files', sparse: true },
]

type Row = ReviewMeeting & WithOutbox

/** A pack is as large as what it says, and lists of meetings need none. */
const withoutPacks = { projection: { ...withoutOutbox.projection, pack: 0 } } as const

/** Who records something of a meeting, when (ISO 8601 UTC), and through what. */
export interface Recording {
  by: PersonId
  at: string
  through: Through
}

/** What a review came to, as it was filled in. */
export interface ResultsGiven {
  improvement: string
  changes: string
  judgements: Record<Judged, Judgement>
  because: string
}

/** The meetings of top management about the ISMS: what they were shown, who was there, and what they decided (9.3). */
export class ReviewMeetings {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('review-meetings')
  }

  byId(id: string): Promise<ReviewMeeting | null> {
    return this.rows.findOne<ReviewMeeting>({ _id: id }, withoutOutbox)
  }

  /** Of one review, without their packs, the latest meeting first. */
  ofReview(review: string): Promise<Omit<ReviewMeeting, 'pack'>[]> {
    return this.rows
      .find<Omit<ReviewMeeting, 'pack'>>({ review }, withoutPacks)
      .sort({ meetingOn: -1, _id: -1 })
      .toArray()
  }

  /** The same of every review. */
  all(): Promise<Omit<ReviewMeeting, 'pack'>[]> {
    return this.rows
      .find<Omit<ReviewMeeting, 'pack'>>({}, withoutPacks)
      .sort({ meetingOn: -1, _id: -1 })
      .toArray()
  }

  /** Safe to repeat. */
  async lay(id: string, review: string, meetingOn: CalendarDate): Promise<void> {
    const row: Omit<Row, '_id'> = {
      v: 1,
      revision: 1,
      review,
      meetingOn,
      decisions: {},
      actions: [],
      timesPut: 0,
      owesBegun: true,
    }
    await this.rows.updateOne({ _id: id }, { $setOnInsert: row }, { upsert: true })
  }

  /** Each of these is false where somebody else has recorded something meanwhile, or it can't be changed any more. */
  move(meeting: ReviewMeeting, to: CalendarDate, act: Recording): Promise<boolean> {
    const { meetingOn: from } = meeting
    const made = this.event(meeting, 'moved', act, { data: { from, to } })
    return this.write(
      meeting,
      made,
      {
        $set: { meetingOn: to, moved: { ...recorded(act, made), from }, owesMove: made.event._id },
      },
      notHeld,
    )
  }

  /** It is frozen; its workflow prints it, and tells whoever takes part. */
  sendPack(meeting: ReviewMeeting, pack: ReviewPack, act: Recording): Promise<boolean> {
    const content = withoutWords(pack)
    const hash = packHash(content)
    const made = this.event(meeting, 'pack-sent', act, { data: { pack: hash } })
    return this.write(
      meeting,
      made,
      { $set: { pack: { ...recorded(act, made), hash, content, files: [] }, owesPack: made.event._id } },
      unsent,
    )
  }

  /** Once, and whatever else is recorded of the meeting meanwhile: what was sent does not change any more. */
  async packPrinted(meeting: ReviewMeeting, files: SentPack['files'], at: string): Promise<void> {
    const { event, openings } = this.event(meeting, 'pack-printed', byReview(at), {
      data: {
        pack: meeting.pack?.hash ?? '',
        ...Object.fromEntries(files.map((file) => [`file-${file.language}`, file.sha256])),
      },
    })
    await this.rows.updateOne(
      { _id: meeting._id, pack: { $exists: true }, 'pack.printed': { $exists: false } },
      {
        $set: { 'pack.files': files, 'pack.printed': { at, event: event._id } },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
  }

  attended(
    meeting: ReviewMeeting,
    { present, invited, title, note }: Omit<Attendance, keyof Act | 'note'> & { note: string | null },
    act: Recording,
  ): Promise<boolean> {
    const made = this.event(meeting, 'attended', act, {
      data: { present: present.join(' '), invited: invited.join(' ') },
      ...(note === null ? {} : { secrets: { note } }),
    })
    const kept = note === null ? null : keptText(made.event, 'note', note)
    return this.write(meeting, made, {
      $set: { attendance: { ...recorded(act, made), present, invited, title, note: kept } },
    })
  }

  ask(
    meeting: ReviewMeeting,
    { input, of, dueOn, text }: Pick<ReviewQuestion, 'input' | 'of' | 'dueOn'> & { text: string },
    act: Recording,
  ): Promise<boolean> {
    const id = `question-${(meeting.questions ?? []).length + 1}`
    const made = this.event(meeting, 'asked', act, {
      data: { question: id, input, of, dueOn },
      secrets: { text },
    })
    const kept = keptText(made.event, 'text', text)
    const question: ReviewQuestion = { ...recorded(act, made), id, input, of, dueOn, text: kept }
    return this.write(meeting, made, { $push: { questions: question } as PushOperator<Row> })
  }

  decide(meeting: ReviewMeeting, input: ReviewInput, text: string, act: Recording): Promise<boolean> {
    const made = this.event(meeting, 'decided', act, { data: { input }, secrets: { decision: text } })
    const decision = { ...recorded(act, made), text: keptText(made.event, 'decision', text) }
    return this.write(meeting, made, { $set: { [`decisions.${input}`]: decision } })
  }

  addAction(
    meeting: ReviewMeeting,
    { input, what, who, due }: Pick<ReviewAction, 'input' | 'who' | 'due'> & { what: string },
    act: Recording,
  ): Promise<boolean> {
    const id = `action-${meeting.actions.length + 1}`
    const made = this.event(meeting, 'action-added', act, {
      data: { action: id, input, who, due },
      secrets: { what },
    })
    const action: ReviewAction = {
      ...recorded(act, made),
      id,
      input,
      what: keptText(made.event, 'what', what),
      who,
      due,
    }
    return this.write(meeting, made, { $push: { actions: action } as PushOperator<Row> })
  }

  dropAction(meeting: ReviewMeeting, id: string, act: Recording): Promise<boolean> {
    const index = meeting.actions.findIndex((action) => action.id === id && action.dropped === undefined)
    if (index === -1) return Promise.resolve(false)
    const made = this.event(meeting, 'action-dropped', act, { data: { action: id } })
    return this.write(meeting, made, { $set: { [`actions.${index}.dropped`]: recorded(act, made) } })
  }

  /** Somebody else does what was decided, from now on. */
  handOn(
    meeting: ReviewMeeting,
    { action: id, from, to, reason }: { action: string; from: PersonId; to: PersonId; reason: string },
    act: Recording,
  ): Promise<boolean> {
    const index = meeting.actions.findIndex((action) => action.id === id && action.dropped === undefined)
    if (index === -1) return Promise.resolve(false)
    const made = this.event(meeting, 'action-handed-on', act, {
      data: { action: id, from, to },
      secrets: { reason },
    })
    const handed = { ...recorded(act, made), from, to, reason: keptText(made.event, 'reason', reason) }
    const push = { [`actions.${index}.handedOn`]: handed } as PushOperator<Row>
    return this.write(meeting, made, { $push: push }, isSigned)
  }

  conclude(meeting: ReviewMeeting, given: ResultsGiven, act: Recording): Promise<boolean> {
    const { improvement, changes, because, judgements } = given
    const made = this.event(meeting, 'concluded', act, {
      data: { ...judgements },
      secrets: { improvement, changes, because },
    })
    const kept = (field: 'improvement' | 'changes' | 'because') => keptText(made.event, field, given[field])
    const results = {
      ...{ ...recorded(act, made), judgements, improvement: kept('improvement') },
      ...{ changes: kept('changes'), because: kept('because') },
    }
    return this.write(meeting, made, { $set: { results } })
  }

  /** From here on they stay as they are, until they are signed or come back. */
  put(meeting: ReviewMeeting, act: Recording): Promise<boolean> {
    const number = meeting.timesPut + 1
    const hash = minutesHash(meeting)
    const made = this.event(meeting, 'minutes-put', act, { data: { number, minutes: hash } })
    return this.write(meeting, made, {
      $set: { put: { ...recorded(act, made), number, hash }, timesPut: number },
    })
  }

  /** Nobody signed them: they are written on. */
  async reopen(meeting: ReviewMeeting, at: string): Promise<void> {
    const made = this.event(meeting, 'minutes-reopened', byWorkflow(at), {
      data: { number: meeting.timesPut },
    })
    await this.write(
      meeting,
      made,
      { $unset: { put: '' } },
      { signed: { $exists: false }, put: { $exists: true } },
    )
  }

  /** Once. */
  async sign(meeting: ReviewMeeting, signed: Approval, at: string): Promise<void> {
    const made = this.event(meeting, 'minutes-signed', byWorkflow(at), {
      data: { decision: signed.decision, minutes: meeting.put?.hash ?? '' },
    })
    await this.write(
      meeting,
      made,
      { $set: { signed: { ...signed, event: made.event._id } } },
      { signed: { $exists: false }, put: { $exists: true } },
    )
  }

  /** Whoever takes part was told of it. */
  async told(
    { _id }: Pick<ReviewMeeting, '_id'>,
    owed: 'owesBegun' | 'owesMove' | 'owesPack',
    act: string | true,
  ): Promise<void> {
    await this.rows.updateOne({ _id, [owed]: act }, { $unset: { [owed]: true } })
  }

  /** Nothing more is recorded of it. False: somebody has recorded something since it was read. Safe to repeat. */
  async close({ _id, revision }: ReviewMeeting, at: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision, closed: { $exists: false } },
      { $set: { closed: at } },
    )
    return matchedCount === 1 || (await this.byId(_id))?.closed !== undefined
  }

  /** Whoever asked it has heard the answer. */
  async answerTold({ _id }: Pick<ReviewMeeting, '_id'>, question: string): Promise<void> {
    await this.rows.updateOne({ _id, 'questions.id': question }, { $set: { 'questions.$.told': true } })
  }

  private event(
    { _id, review }: ReviewMeeting,
    what: string,
    { by, at, through }: Omit<Recording, 'by'> & { by: PersonId | null },
    said: { data?: LedgerEvent['data']; secrets?: Record<string, string> },
  ): EventAndOpenings {
    const actor: Actor = by === null ? { kind: 'steward' } : { kind: 'person', id: by }
    return newEvent({
      ...{ type: `review-meeting.${what}`, at, actor, through },
      ...{ about: { collection: 'review-meetings', id: _id }, data: { review, ...said.data } },
      ...(said.secrets ? { secrets: said.secrets } : {}),
    })
  }

  private async write(
    { _id, revision }: ReviewMeeting,
    { event, openings }: EventAndOpenings,
    { $set = {}, $push = {}, $unset = {} }: UpdateFilter<Row>,
    unless: Filter<Row> = open,
  ): Promise<boolean> {
    const outbox = { outbox: event, openings: { $each: openings } }
    const { matchedCount } = await this.rows.updateOne({ ...unless, _id, revision } as Filter<Row>, {
      $set: $set as Partial<Row>,
      ...(Object.keys($unset).length > 0 ? { $unset } : {}),
      $inc: { revision: 1 },
      $push: { ...$push, ...outbox } as PushOperator<Row>,
    })
    return matchedCount === 1
  }
}

/** What is recorded of a meeting can be recorded anew until its minutes are put. */
const open: Filter<Row> = {
  ...{ put: { $exists: false }, signed: { $exists: false } },
  closed: { $exists: false },
}
const isSigned: Filter<Row> = { signed: { $exists: true }, closed: { $exists: false } }
const unsent: Filter<Row> = { ...open, pack: { $exists: false } }
/** As {@link isHeld} says it. */
const notHeld: Filter<Row> = {
  ...{ ...open, attendance: { $exists: false }, results: { $exists: false } },
  ...{ decisions: {}, actions: { $size: 0 } },
}

function byWorkflow(at: string) {
  return { by: null, at, through: { kind: 'workflow', process: 'approval' } } as const
}

function byReview(at: string) {
  return { by: null, at, through: { kind: 'workflow', process: 'management-review' } } as const
}

function recorded({ by, at }: Recording, { event }: EventAndOpenings) {
  return { by, at, event: event._id }
}
