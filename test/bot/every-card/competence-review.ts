import {
  assessCard,
  assessedCard,
  assessForm,
  findingsForm,
  waitingAssessment,
} from '../../../src/bot/cards/competence-review/assess.js'
import {
  didNotWorkCard,
  didNotWorkForm,
  doneForm,
  gapCard,
  nobodyAssessesCard,
  verdictCard,
  waitingGap,
  waitingVerdict,
} from '../../../src/bot/cards/competence-review/follow-up.js'
import {
  type CompetenceShown,
  competenceCard,
  competenceListCard,
  competenceStatusCard,
  type HolderLine,
} from '../../../src/bot/cards/competence-review/list.js'
import { type CompetenceView, type FoundLine, verbs } from '../../../src/bot/cards/competence-review/view.js'
import { titleOf } from '../../../src/bot/cards/definition.js'
import { helpCard } from '../../../src/bot/cards/help.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import { morningCard } from '../../../src/bot/cards/reminders.js'
import type { Answer } from '../../../src/domain/answer.js'
import type { Ask } from '../../../src/domain/ask.js'
import { type Competence, competenceGrounds } from '../../../src/domain/competence.js'
import { verdicts } from '../../../src/domain/competence-review.js'
import * as longestTexts from './longest.js'
import { quietMorning } from './reminders.js'
import type { ShownBy } from './shown.js'

const { at } = longestTexts
const inEach = (text: string) => ({ en: text, de: text })
const note = 'Two courses & <their> proofs; '.repeat(33)
const competence: Competence = {
  ...{ _id: 'c@1', v: 1, competence: 'x'.repeat(60), version: '999', sequence: 999 },
  ...{ title: inEach('W'.repeat(80)), controls: Array.from({ length: 10 }, (_, n) => `A.5.${n + 10}`) },
  requires: Array.from({ length: 8 }, (_, n) => ({
    ...{ id: `${n}${'x'.repeat(59)}`, text: inEach('&'.repeat(120)), course: 'c' },
    by: competenceGrounds[n % 3] ?? 'training',
  })),
  ...{ holders: Array.from({ length: 50 }, (_, n) => `p_${n}`), verdictAfterMonths: 24 },
  ...{ hash: 'a'.repeat(64), importedAt: at },
}

export const competenceReview: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const { start } = texts.competenceReview
  const by = `${reader.name} for ${reader.name}`
  const subject = {
    type: 'competence',
    id: `${competence.competence}/p_9`,
    version: '999',
    hash: 'a',
  } as const
  const open: Ask = {
    ...longestTexts.ask,
    ...{ process: 'competence-review', kind: 'delegable', slot: 'assess', subject },
  }
  const found = competence.requires.map(({ id }, n): FoundLine => {
    const requirement = '&'.repeat(120)
    if (n === 0)
      return {
        ...{ requirement, seenToBy: '', done: null, verdict: null },
        finding: { requirement: id, met: true, evidence: '&'.repeat(400) },
      }
    return {
      ...{ requirement, seenToBy: reader.name, done: { by, at, note } },
      finding: {
        ...{ requirement: id, met: false, gap: '&'.repeat(400), action: '&'.repeat(250) },
        ...{ by: 'p_9', due: '2026-12-31' },
      },
      verdict: { value: 'did-not-work', by, reason: n === 1 ? note : 'No' },
    }
  })
  const standing = { title: inEach('C'.repeat(80)), held: true, validUntil: '2027-12-31' }
  const view: CompetenceView = {
    ...{ ask: open, competence, reader, holder: reader.name, answeredBy: by, found: [] },
    ...{ before: { at, found }, outOfTurn: { by: reader.name, reason: note }, failed: null, at },
    courses: new Map(competence.requires.map(({ id }) => [id, standing])),
  }
  const first: CompetenceView = { ...view, before: null, outOfTurn: null, courses: new Map() }
  const answered = (ask: Ask, value: string, who: string): Ask => {
    const kept = (text: string) => ({ text, commitment: 'c' })
    const answer: Answer = {
      ...(longestTexts.answered.answer as Answer),
      ...{ by: who, value, reason: kept(note), link: kept(`https://example.com/${'x'.repeat(970)}`) },
      file: {
        ...{ id: 'f'.repeat(24), sha256: 'a'.repeat(64), bytes: 10_000_000, kind: 'xlsx' as const },
        name: kept(`${'&'.repeat(95)}.xlsx`),
      },
    }
    return { ...ask, state: 'answered', answer }
  }
  const gap: CompetenceView = { ...view, found: found.slice(1, 2), ask: { ...open, slot: 'action' } }
  const verdict: CompetenceView = { ...gap, ask: { ...open, slot: 'verdict' } }
  const closed = (because: NonNullable<Ask['closed']>['because']): CompetenceView => {
    return { ...view, ask: { ...open, state: 'closed', closed: { at, because } } }
  }
  const sixty = Array.from({ length: 60 }, (_, n) => {
    if (n % 3 === 0)
      return assessCard({ ...view, found, ask: n % 2 ? open : answered(open, 'assessed', 'p_2') }, texts)
    return n % 3 === 1 ? gapCard(gap, texts) : verdictCard(verdict, texts)
  })
  const waiting = Array.from({ length: 30 }, (_, n) => {
    if (n % 3 === 0) return waitingAssessment(view, texts)
    return n % 3 === 1 ? waitingGap(gap, texts) : waitingVerdict(verdict, texts)
  })
  const nobody = (['assess', 'see-to', 'judge'] as const).flatMap((what) =>
    competence.holders.map((_, n) => ({ what, holder: `${n}${reader.name}` })),
  )
  const line = { competence, holders: 50, owner: reader.name, running: true, nextOn: '2027-12-31' }
  const counted = {
    ...{ competence, running: false, blocked: true, holders: 50, assessed: 49, gaps: 40, overdue: 39 },
    ...{ waiting: 12, judged: 11, worked: 10 },
  }
  const holder: HolderLine = {
    ...{ name: reader.name, stands: 'did-not-work', assessedAt: at, read: `${'f'.repeat(32)}.999999999` },
    ...{ found, asked: [{ name: reader.name, dueOn: '2027-12-31' }] },
  }
  const one: CompetenceShown = {
    ...{ competence, reader, at, today: '2026-03-09', owner: reader.name, nextOn: '2027-12-31' },
    holders: competence.holders.map(() => holder),
    actions: [
      { verb: verbs.askWhyNow, value: competence.competence, label: texts.competenceReview.start.open },
    ],
  }
  return [
    [
      'sixty competences',
      competenceListCard(Array(60).fill(line), { all: true, reader, today: '2026-03-09' }, texts),
    ],
    ['how far sixty competences are', competenceStatusCard(Array(60).fill(counted), reader, texts)],
    ['a competence with fifty holders', competenceCard(one, texts)],
    ['a competence as its holder sees it', competenceCard({ ...one, holders: [holder] }, texts)],
    [
      'the form for a competence review out of turn',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: competence.competence, name: titleOf(competence, reader) },
          ...{ owner: reader.name, words: texts.competenceReview.start },
        },
        texts,
      ),
    ],
    [
      'the form for one that takes the place of another',
      outOfTurnForm(
        {
          ...{ verb: verbs.start, id: competence.competence, name: titleOf(competence, reader) },
          ...{ owner: reader.name, words: { ...start, consequence: start.replaces } },
        },
        texts,
      ),
    ],
    ['the question to an assessor', assessCard(view, texts)],
    ['the question to an assessor for the first time', assessCard(first, texts)],
    ['the form of an assessment', assessForm(view, texts)],
    ['the form of a first assessment', assessForm(first, texts)],
    [
      'the receipt of an assessment',
      assessCard({ ...view, found, ask: answered(open, 'assessed', reader._id) }, texts),
    ],
    [
      'the receipt of a stand-in’s assessment',
      assessCard({ ...view, found, ask: answered(open, 'assessed', 'p_2') }, texts),
    ],
    [
      'what a holder is told',
      assessedCard({ ...view, found, ask: answered(open, 'assessed', 'p_2') }, texts),
    ],
    ['all that was found', findingsForm({ ...view, found }, texts)],
    ['the question to whoever sees to a gap', gapCard(gap, texts)],
    [
      'the question to whoever sees to a gap anew',
      gapCard({ ...gap, failed: { by: reader.name, reason: note } }, texts),
    ],
    ['something that did not work', didNotWorkCard(verdict, texts)],
    ['the form for what was done', doneForm(gap, texts)],
    ...([reader._id, 'p_2'] as const).flatMap((who) => [
      [
        `the receipt of a gap for ${who}`,
        gapCard({ ...gap, ask: answered(gap.ask, 'done', who) }, texts),
      ] as const,
      ...verdicts.map(
        (said) =>
          [
            `the receipt of a verdict for ${who}: ${said}`,
            verdictCard({ ...verdict, ask: answered(verdict.ask, said, who) }, texts),
          ] as const,
      ),
    ]),
    ['the question whether it worked', verdictCard(verdict, texts)],
    ['the form for what is still missing', didNotWorkForm(verdict, texts)],
    ...(['handed-on', 'left', 'settled', 'changed', 'superseded', 'cycle-closed'] as const).map(
      (because) =>
        [`a review’s question closed because ${because}`, assessCard(closed(because), texts)] as const,
    ),
    ['that nobody assesses', nobodyAssessesCard({ title: 'W'.repeat(80), nobody }, texts)],
    [
      'a morning with sixty questions of reviews',
      morningCard(
        { ...quietMorning, things: sixty.map((card) => ({ card, open: true, fresh: true })) },
        texts,
      ),
    ],
    ['help with what waits of reviews', helpCard({ waiting, watching: [], commands: [] }, texts)],
  ]
}
