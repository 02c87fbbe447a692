import { minutesHash } from '../../domain/review-meeting.js'
import { type MinutesView, minutesFoot, minutesParts } from '../cards/management-review/minutes.js'
import type { Texts } from '../texts/texts.js'
import { type ReportPart, reportPdf } from './report.js'
import type { OnPaper } from './review-pack-pdf.js'

/** The minutes of a management review on A4, signed or as a draft (9.3.3). */
export function reviewMinutesPdf(
  view: MinutesView,
  { organisation, madeAt }: OnPaper,
  texts: Texts,
): Promise<Uint8Array> {
  const t = texts.reviewMinutes.minutes
  const { meeting, title, nameOf, reader } = view
  const { signed, pack } = meeting
  return reportPdf(
    {
      ...{ title, organisation, madeAt, language: reader.language, sort: t.sort },
      foot: signed ? t.hash(`${minutesHash(meeting).slice(0, 16)}…`) : t.draft,
      facts: [
        { label: t.facts.meeting, value: t.on(meeting.meetingOn) },
        {
          label: t.facts.signed,
          value: signed ? t.signed(nameOf(signed.by), signed.at, reader.timeZone) : t.unsigned,
        },
        ...(pack ? [{ label: t.facts.pack, value: pack.hash }] : []),
      ],
      parts: [
        ...minutesParts(view, texts).flatMap(({ heading, lines }): ReportPart[] => [
          { part: 'heading', words: heading },
          ...lines.map((words): ReportPart => ({ part: 'words', words })),
        ]),
        { part: 'words', words: minutesFoot(view, texts).join('\n'), soft: true },
      ],
    },
    texts,
  )
}
