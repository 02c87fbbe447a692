import type { Person } from '../../domain/person.js'
import type { PolicyVersion } from '../../domain/policy.js'
import { plainName } from '../cards/policy-name.js'
import type { Texts } from '../texts/texts.js'
import { finish, inks, margins, openPaper, set, sizes, widthOf } from './paper.js'
import { tagged } from './tags.js'

export interface SignatureSheetView {
  policy: PolicyVersion
  language: string
  organisation: string
  people: readonly Pick<Person, 'name' | 'department'>[]
  /** ISO 8601 UTC. */
  madeAt: string
}

/** Points: a line in which somebody can sign by hand. */
const LINE_HEIGHT = 30

/** A list that people sign on paper: what they confirm, and a line for each. */
export function signatureSheet(view: SignatureSheetView, texts: Texts): Promise<Uint8Array> {
  const { policy, language, organisation, people, madeAt } = view
  const t = texts.paper.sheet
  const title = t.title(plainName(policy, language))
  const paper = openPaper({ title, author: organisation, subject: policy.hash, language, madeAt })
  tagged(paper, 'H1', () => set(paper, 'bold', sizes.title).text(title, { lineGap: 4 }))
  tagged(paper, 'P', () => set(paper, 'regular', sizes.text, inks.soft).text(organisation, { lineGap: 2 }))
  paper.y += sizes.text
  tagged(paper, 'P', () => {
    set(paper, 'regular', sizes.text).text(t.confirms(policy.sentence.text[language] ?? ''), { lineGap: 2 })
  })
  paper.y += sizes.text
  const heading = [t.name, t.department, t.date, t.signature].map((text) => ({
    ...{ text, backgroundColor: inks.ground },
    font: { src: 'bold', size: sizes.text - 1 },
  }))
  set(paper, 'regular', sizes.text - 1)
  paper.x = margins.left
  paper.table({
    data: [heading, ...people.map(({ name, department }) => [name, department, '', ''])],
    columnStyles: ['*', '*', 70, '*'],
    rowStyles: { minHeight: LINE_HEIGHT },
    defaultStyle: { border: 0.5, borderColor: inks.line, padding: 4 },
    maxWidth: widthOf(paper),
  })
  return finish(paper, (page, of) => `${title} · ${texts.pdf.page(page, of)}\n${texts.pdf.hash(policy.hash)}`)
}
