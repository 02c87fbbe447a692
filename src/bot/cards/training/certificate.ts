import { formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { handedInAs, kindNames, inputs as names } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { type CourseView, verbs } from './course.js'

/** The name of the input in which the day stands. */
export const DATE = 'date'

/** A certificate on its way: its day, and the file or the link to it. */
export function certificateForm({ ask, course, reader }: CourseView, texts: Texts): Form {
  const t = texts.trainingWays.certificate
  const { link, linkHint, file } = texts.controlCheck.form
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.handInNow, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(course, reader))) },
      { kind: 'text', text: t.needed },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: DATE, label: t.date, hint: t.dateHint },
          {
            ...{ kind: 'file', name: names.file, label: file, optional: true, endings: handedInAs },
            hint: t.fileHint(kindNames, LARGEST_FILE / 1_000_000),
          },
          { kind: 'text', name: names.link, label: link, hint: linkHint, optional: true, most: 1_000 },
        ],
      },
    ],
  }
}
