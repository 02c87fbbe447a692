import { askCard } from '../../../src/bot/cards/policy-acknowledgement/ask.js'
import { askAgainForm, closedRoundCard } from '../../../src/bot/cards/policy-acknowledgement/closed-round.js'
import { policyForm, readingForm } from '../../../src/bot/cards/policy-acknowledgement/form.js'
import { policyListCard } from '../../../src/bot/cards/policy-acknowledgement/list.js'
import {
  enterPaperForm,
  type PaperView,
  paperCard,
  paperDecidedCard,
  paperForm,
  rejectPaperForm,
} from '../../../src/bot/cards/policy-acknowledgement/paper.js'
import { publishForm } from '../../../src/bot/cards/policy-acknowledgement/publish.js'
import { retireForm } from '../../../src/bot/cards/policy-acknowledgement/retire.js'
import { statusCard } from '../../../src/bot/cards/policy-acknowledgement/status.js'
import { takeBackForm } from '../../../src/bot/cards/policy-acknowledgement/take-back.js'
import { unreachableCard } from '../../../src/bot/cards/policy-acknowledgement/unreachable.js'
import * as longestTexts from './longest.js'
import type { Shown, ShownBy } from './shown.js'

const { answered, ask, at, counts, cycle, longest, manyDepartments, publish } = longestTexts

const chapter = `## Screens and keys

Lock your screen *whenever* you leave it; see [the guide](https://intranet.example/guides/screens?id=1&lang=en).

- **Laptops**: with a cable
  - in the office, too
- Keys: never lent

| What | Within |
|---|---|
| A lost key | 1 hour |
| A lost laptop | at once |

> Who reports a loss is never blamed.

`
/** Beside the longest text of plain words, what takes more room on a platform than it does in the file. */
const bodies = {
  'of chapters, lists and tables': chapter.repeat(90),
  'of signs that Markdown gives a meaning to': `${'*_[x]_* "quoted" \\\\ '.repeat(60)}\n\n`.repeat(20),
  'in Greek': `${'Κλειδώνετε την οθόνη σας. '.repeat(40)}\n\n`.repeat(30),
  'in Japanese': `${'席を離れるときは画面をロックしてください。'.repeat(40)}\n\n`.repeat(30),
}

export const policyAcknowledgement: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const view = { ...longestTexts.view, reader }
  const retired = { by: reader._id, at, event: 'e', reason: { text: 'x', commitment: 'c' } }
  const lines = Array.from({ length: 60 }, () => ({
    ...{ title: 'W'.repeat(80), version: '9'.repeat(20), id: 'x'.repeat(60) },
    states: [
      '50,000 of 50,000 acknowledged, due Wednesday 30 September 2027',
      `version ${'9'.repeat(20)} is imported`,
    ],
  }))
  const signers = Array.from({ length: 130 }, (_, n) => ({
    ...{ ask: `${n}`.padStart(32, 'a'), name: reader.name, department: 'D'.repeat(200) },
  }))
  const paper: PaperView = {
    list: {
      ...{ _id: 'list-12345678', v: 1, subject: ask.subject, cycle: 'c', language: 'en', sentence: 1 },
      signatures: Array.from({ length: 100 }, () => ({
        ...{ ask: 'a', person: reader._id, department: 'D'.repeat(200), country: 'IE' },
      })),
      reference: { text: 'R'.repeat(200), commitment: 'c', event: 'e' },
      scan: { sha256: 'f'.repeat(64), kept: 'here' },
      ...{ signedOn: '2026-03-02', enteredBy: reader._id, enteredAt: at, state: 'entered' },
    },
    ...{ policy: longest, reader, names: new Map([[reader._id, reader]]), at },
  }
  const reason = { text: 'r'.repeat(1_000), commitment: 'c' }
  const rejected: PaperView = {
    ...paper,
    list: { ...paper.list, state: 'rejected', decided: { by: reader._id, at, event: 'e', reason } },
  }
  const status = {
    ...{
      policy: longest,
      reader,
      cycle,
      startedBy: reader.name,
      approvedBy: reader.name,
      completion: counts,
    },
    ...{
      departments: manyDepartments,
      unreachable: { count: 1_200, first: Array.from({ length: 5 }, () => 'N'.repeat(200)) },
      at,
      joiners: counts,
      parts: ['D'.repeat(200)],
    },
    ...{
      carriedOver: 9_000,
      onPaper: 800,
      declined: 60,
      excepted: 50,
      unanswered: 900,
      away: { count: 70, first: Array.from({ length: 5 }, () => 'N'.repeat(200)) },
      newer: '9'.repeat(20),
    },
    joinersCycles: [{ until: '2026-03-31', completion: counts }],
    late: {
      count: 900,
      first: Array.from({ length: 10 }, () => ({
        ...{ name: reader.name, department: 'D'.repeat(200), dueOn: '2026-03-02' },
      })),
    },
    days: [
      { on: '2026-03-01', done: 0 },
      { on: '2026-03-09', done: 12_345 },
    ],
    retired,
  }
  const fewDepartments = { ...status, departments: manyDepartments.slice(0, 10) }
  const people = Array.from({ length: 200 }, (_, n) => ({
    ...reader,
    _id: `p_${n}`,
    name: `${n} Someone`,
    department: 'Sales',
  }))
  const rounds = Array.from({ length: 3 }, (_, n) => {
    const policy = { ...longest, _id: `policy-${n}@1`, policy: `policy-${n}` }
    return { policy, people: people.filter((_person, index) => index % (n + 2) > 0) }
  })
  const closed = { ...ask, state: 'closed' as const, closed: { at, because: 'superseded' as const } }
  const carriedOver = { ...ask, state: 'answered' as const, carriedOver: { ask: 'a', version: '1', at } }
  const pages = (name: string, body: string) =>
    [1, 2, 3, 4, 5, 6].map((page): Shown => {
      const policy = { ...longest, body: { [language]: body } }
      return [`page ${page} of a policy ${name}`, policyForm({ ...view, policy }, texts, page)]
    })
  return [
    ['the question', askCard(view, texts)],
    ['the news of a new wording', askCard({ ...view, ask: carriedOver }, texts)],
    ['the receipt', askCard({ ...view, ask: answered }, texts)],
    ['what was closed', askCard({ ...view, ask: closed }, texts)],
    ['the status of many departments', statusCard(status, texts)],
    ['the status of few departments', statusCard(fewDepartments, texts)],
    ['who cannot be reached', unreachableCard({ rounds: [{ policy: longest, people }], reader }, texts)],
    ['who cannot be reached about several policies', unreachableCard({ rounds, reader }, texts)],
    ['the question why an answer is taken back', takeBackForm({ ...view, ask: answered }, texts)],
    [
      'the form for a signed list',
      enterPaperForm({ policy: longest, reader, people: signers, today: '2026-03-09' }, texts),
    ],
    ['a signed list to confirm', paperCard({ ...paper, reader: { ...reader, _id: 'p_2' } }, texts)],
    ['a signed list, to whoever entered it', paperCard(paper, texts)],
    ['what became of a signed list', paperDecidedCard(rejected, texts) ?? paperCard(rejected, texts)],
    ['the whole signed list', paperForm(paper, true, texts)],
    ['a signed list that was rejected', paperForm(rejected, false, texts)],
    ['the question why a list is rejected', rejectPaperForm(paper, texts)],
    ['a policy that is looked up', readingForm({ policy: longest, reader, retired, draft: true }, texts, 1)],
    ['the list of all policies', policyListCard(texts.reading.list.all, lines, texts)],
    [
      'the confirmation before a policy is retired',
      retireForm({ policy: longest, reader, open: 50_000 }, texts),
    ],
    [
      'a round that closed without everybody',
      closedRoundCard(
        { ...{ cycle, policy: longest, reader, completion: counts, people, at }, later: null, inForce: true },
        texts,
      ),
    ],
    [
      'the confirmation before they are asked again',
      askAgainForm(
        {
          ...{ closed: cycle, policy: longest, reader, count: 50_000, at },
          ...{ dueOn: '2027-09-30', closesOn: '2027-10-30' },
        },
        texts,
      ),
    ],
    ['the confirmation before a policy is published', publishForm({ ...publish, reader }, texts)],
    ...pages('of plain words', longest.body[language] ?? ''),
    ...Object.entries(bodies).flatMap(([name, body]) => pages(name, body)),
  ]
}
