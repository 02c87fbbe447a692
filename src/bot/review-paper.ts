import type { CalendarDate } from '../domain/calendar-date.js'
import type { DeliveryContent } from '../domain/delivery.js'
import { type ReviewDefinition, reviewInputs } from '../domain/management-review.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person, PersonId } from '../domain/person.js'
import { actionsOf, type ReviewMeeting, recordedIn, type SentPack } from '../domain/review-meeting.js'
import { type LaterNumber, peopleInPack, type ReviewPack, withWords } from '../domain/review-pack.js'
import { dateIn } from '../domain/working-days.js'
import type { KeptFiles } from '../store/kept-files.js'
import type { ManagementReviews } from '../store/management-reviews.js'
import type { OrganisationStore } from '../store/organisation.js'
import { type PackWordsTools, wordsOfPack } from '../store/pack-words.js'
import type { People } from '../store/people.js'
import { noticeCard } from './cards/common.js'
import { titleOf } from './cards/definition.js'
import type { MinutesView } from './cards/management-review/minutes.js'
import type { PackView } from './cards/management-review/pack.js'
import {
  begunMessageCard,
  movedMessageCard,
  packMessageCard,
} from './cards/management-review/pack-message.js'
import { answeredCard } from './cards/management-review/question.js'
import { reviewMinutesPdf } from './pdf/review-minutes-pdf.js'
import { reviewPackPdf } from './pdf/review-pack-pdf.js'
import type { Shown } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ReviewPaperTools extends PackWordsTools {
  keptFiles: KeptFiles
  managementReviews: ManagementReviews
  organisation: OrganisationStore
  people: People
}

/** Of whoever reads it, what it takes to write it for them. */
type Reader = Pick<Person, '_id' | 'language' | 'timeZone'>

/** A pack, for a reader, with what has changed since it was sent. */
export async function packViewFor(
  tools: Pick<ReviewPaperTools, 'people' | keyof PackWordsTools>,
  {
    meeting,
    definition,
    pack: frozen,
    later,
  }: {
    meeting: ReviewMeeting
    definition: ReviewDefinition
    pack: ReviewPack
    later: readonly LaterNumber[]
  },
  reader: Person,
  today: string,
): Promise<PackView> {
  const { pack: sent, meetingOn, _id: cycle } = meeting
  // What was sent is kept without people's own words, which stand where they were recorded.
  const pack = sent
    ? withWords(frozen, await wordsOfPack(tools, frozen, cycle), textsFor(reader.language).reviewPack.gone)
    : frozen
  const named = await tools.people.byIds([...new Set(peopleInPack(pack))])
  return {
    ...{ pack, cycle, meetingOn, reader, later, today, title: titleOf(definition, reader) },
    sent: sent ? { at: sent.at, hash: sent.hash } : null,
    nameOf: (id) => named.get(id)?.name ?? '',
  }
}

/** The minutes of a meeting, for a reader. */
export async function minutesViewFor(
  { people }: Pick<ReviewPaperTools, 'people'>,
  meeting: ReviewMeeting,
  definition: ReviewDefinition,
  reader: Reader,
): Promise<MinutesView> {
  // Who was invited, and what the review was called, as it was recorded with who came.
  const { invited: attendees, title } = meeting.attendance ?? {
    ...{ invited: definition.attendees, title: definition.title },
  }
  const named = await people.byIds([
    ...new Set([
      ...[...attendees, ...(meeting.attendance?.present ?? [])],
      ...actionsOf(meeting).map(({ who }) => who),
      ...recordedIn(meeting).map(({ by }) => by),
      ...(meeting.signed ? [meeting.signed.by] : []),
    ]),
  ])
  const nameOf = (person: PersonId) => named.get(person)?.name ?? ''
  return { meeting, title: titleOf({ title }, reader), attendees, nameOf, reader }
}

/** Prints the pack as it was sent, once for each language in which somebody reads it, and keeps it. */
export function packKeeper(tools: Pick<ReviewPaperTools, 'keptFiles' | 'people' | keyof PackWordsTools>) {
  return async (
    meeting: ReviewMeeting,
    definition: ReviewDefinition,
    organisation: Organisation,
    at: string,
  ): Promise<SentPack['files']> => {
    const pack = meeting.pack?.content
    if (!pack) return []
    const files: SentPack['files'] = []
    const readers = await tools.people.byIds(definition.attendees)
    for (const reader of readers.values()) {
      const { language } = reader
      if (files.some((file) => file.language === language)) continue
      const texts = textsFor(language, organisation.languages[0])
      const today = dateIn(at, organisation.timeZone)
      const view = await packViewFor(tools, { meeting, definition, pack, later: [] }, reader, today)
      const bytes = await reviewPackPdf(view, { organisation: organisation.name, madeAt: at }, texts)
      const stored = await tools.keptFiles.keep({
        ...{ bytes, at, kind: 'pdf', name: `${texts.reviewPack.file}.pdf`, ask: meeting._id },
        source: `review-pack ${language}`,
      })
      files.push({ language, id: stored.id, sha256: stored.sha256, bytes: stored.bytes })
    }
    return files
  }
}

type Content = Extract<
  DeliveryContent,
  { kind: 'review-begun' | 'review-pack' | 'review-moved' | 'review-answered' | 'review-paper' }
>

export function isReviewPaper(content: DeliveryContent): content is Content {
  return ['review-begun', 'review-pack', 'review-moved', 'review-answered', 'review-paper'].includes(
    content.kind,
  )
}

/** The pack as it was sent, or the minutes as they stand, as a file in its reader's language. */
export async function reviewPaperMessage(
  tools: ReviewPaperTools,
  content: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [meeting, organisation] = await Promise.all([
    tools.reviewMeetings.byId(content.cycle),
    tools.organisation.read(),
  ])
  const definition = meeting && (await tools.managementReviews.newest(meeting.review))
  if (!meeting || !definition || !organisation) return null
  const texts = textsFor(reader.language, organisation.languages[0])
  const title = titleOf(definition, reader)
  if (content.kind === 'review-paper' && content.paper === 'minutes') {
    const t = texts.reviewMinutes.minutes
    return {
      card: noticeCard(t.here(title)),
      file: {
        make: async () => {
          const view = await minutesViewFor(tools, meeting, definition, reader)
          const on = { organisation: organisation.name, madeAt: at }
          return {
            ...{ name: `${t.file}-${meeting.meetingOn}.pdf`, title: t.title(title) },
            bytes: await reviewMinutesPdf(view, on, texts),
          }
        },
        instead: noticeCard(t.notTaken(title)),
      },
    }
  }
  const today = dateIn(at, reader.timeZone)
  if (content.kind === 'review-answered') return answerMessage(tools, content, { meeting, title }, texts)
  const told = { meeting, title, today }
  if (content.kind === 'review-begun') return { card: begunMessageCard(told, texts) }
  if (content.kind === 'review-moved') {
    const takesPart = definition.attendees.includes(reader._id)
    const dueOn = await askedBy(tools, meeting, reader)
    return { card: movedMessageCard(told, { takesPart, dueOn }, texts) }
  }
  const card = packMessageCard(told, texts)
  const kept = fileFor(meeting, reader.language)
  if (!kept) return { card }
  return {
    card,
    file: {
      make: async () => {
        const bytes = await tools.keptFiles.bytesOf(kept)
        if (!bytes) throw new Error(`The pack of ${meeting._id} is not kept as it was sent`)
        return {
          name: `${texts.reviewPack.file}-${meeting.meetingOn}.pdf`,
          title: texts.reviewPack.title(title),
          bytes,
        }
      },
      instead: card,
    },
  }
}

/** By when they are asked for something of the review; null where they are asked for nothing. */
async function askedBy(
  { asks }: ReviewPaperTools,
  { _id }: ReviewMeeting,
  reader: Pick<Person, '_id'>,
): Promise<CalendarDate | null> {
  const theirs = (await asks.allOf(_id)).filter(
    ({ state, askedOf }) => state === 'open' && askedOf === reader._id,
  )
  return theirs.map(({ dueOn }) => dueOn).sort()[0] ?? null
}

async function answerMessage(
  { asks, people }: ReviewPaperTools,
  { ask: id, cycle }: Extract<Content, { kind: 'review-answered' }>,
  { meeting, title }: { meeting: ReviewMeeting; title: string },
  texts: Texts,
): Promise<Pick<Shown, 'card'> | null> {
  const ask = await asks.byId(id)
  const question = meeting.questions?.find((each) => each.id === ask?.slot)
  if (!ask?.answer || !question) return null
  const by = (await people.byId(ask.answer.by))?.name ?? ''
  const section = reviewInputs.indexOf(question.input) + 1
  const said = { question: question.text.text, answer: ask.answer.reason?.text ?? '' }
  return { card: answeredCard({ title, cycle, section, by, ...said }, texts) }
}

function fileFor({ pack }: ReviewMeeting, language: string): SentPack['files'][number] | undefined {
  return pack?.files.find((file) => file.language === language) ?? pack?.files[0]
}
