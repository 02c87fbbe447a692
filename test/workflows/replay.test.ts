import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ReplayWorkerOptions, Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { bundleWorkflows, installRuntime } from '../../src/temporal.js'

/**
 * Workflows run for weeks, over updates of Steward. Each history in `test/histories` is one as it stood at a place
 * where a workflow waits, and the present workflow must be able to go on from there.
 *
 * To add one: write a test beside this one that leads to the place, call `keepHistory` there with a
 * new name, and run `RECORD_HISTORIES=1 npx jest test/workflows`. What is stored already is never written over: it
 * goes when no workflow from that time can be running any more.
 */
const folder = join(import.meta.dirname, '../histories')
const stored = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
)

beforeAll(() => installRuntime(() => undefined))

test.each(stored)('a workflow that was started with an older Steward goes on: %s', async (file) => {
  await replay(present(), file)
})

test.each([
  [
    'policy-acknowledgement',
    [
      'waiting-for-answers',
      'waiting-again-after-nudges',
      'closed-when-all-had-answered',
      'closed-after-its-closing-day',
      'closed-by-a-newer-version',
    ],
  ],
  [
    'approval',
    [
      'waiting-for-the-approver',
      'waiting-though-overdue',
      'waiting-for-the-second-step',
      'filled-again',
      'approved',
      'rejected',
      'ended-undecided',
      'waiting-though-nobody-may-decide',
      'gone-on-after-nobody-might-decide',
      'waiting-for-the-third-step',
      'approved-in-three-steps',
    ],
  ],
  [
    'internal-audit',
    [
      'waiting-for-declarations',
      'waiting-for-a-replacement',
      'waiting-for-auditees',
      'fieldwork',
      'waiting-for-the-conclusion',
      'waiting-for-the-team-to-read',
      'waiting-for-the-report',
      'waiting-for-a-finding-to-be-confirmed',
      'closed',
      'closed-with-its-report',
    ],
  ],
  [
    'management-review',
    [
      'waiting-for-what-no-record-holds',
      'waiting-for-the-pack',
      'waiting-for-the-meeting',
      'waiting-for-what-is-decided',
      'waiting-for-a-signature',
      'waiting-for-what-was-decided',
      'closed-when-all-was-done',
      'closed-by-the-next-one',
    ],
  ],
  [
    'competence-review',
    [
      'waiting-for-the-assessor',
      'waiting-for-what-is-done-about-a-gap',
      'waiting-to-know-whether-it-worked',
      'waiting-with-nobody-to-assess',
      'closed-when-the-next-one-began',
    ],
  ],
  [
    'access-review',
    [
      'waiting-for-the-list',
      'waiting-for-the-number-to-be-confirmed',
      'waiting-to-read-it-again',
      'waiting-for-reviewers',
      'waiting-for-others-to-review',
      'waiting-with-nobody-to-hand-it-in',
      'waiting-with-nobody-to-review',
      'waiting-for-orders',
      'waiting-for-what-was-not-done',
      'waiting-for-another-list',
      'waiting-for-the-proof-to-be-confirmed',
      'closed-when-all-was-shown',
      'closed-when-the-system-showed-it',
      'closed-on-its-closing-day',
    ],
  ],
  [
    'control-check',
    [
      'waiting-for-the-owner',
      'waiting-to-be-confirmed',
      'waiting-for-the-owner-again',
      'waiting-with-nobody-to-confirm',
      'waiting-with-nobody-to-ask',
      'waiting-though-overdue',
      'closed-when-answered',
      'closed-when-confirmed',
      'closed-without-an-answer',
    ],
  ],
  [
    'policy-review',
    [
      'waiting-for-the-owner',
      'waiting-though-overdue',
      'waiting-with-nobody-to-ask',
      'waiting-for-another-owner',
      'closed-with-an-answer',
      'closed-without-an-answer',
    ],
  ],
  [
    'training',
    [
      'waiting-for-learners',
      'waiting-for-a-joiner-too',
      'waiting-for-a-renewal',
      'waiting-for-the-manager',
      'closed-at-the-end-of-the-year',
      'closed-since-it-is-held-no-more',
    ],
  ],
  [
    'risk-reassessment',
    [
      'waiting-for-owners',
      'waiting-for-those-who-are-left',
      'waiting-for-new-owners',
      'waiting-though-overdue',
      'closed-with-all-answers',
    ],
  ],
  [
    'requirement-review',
    [
      'waiting-for-the-owner',
      'waiting-though-overdue',
      'waiting-with-nobody-to-ask',
      'waiting-for-an-answer-about-the-new-version',
      'closed-with-an-answer',
      'closed-without-an-answer',
    ],
  ],
  [
    'document-review',
    [
      'waiting-for-the-owner',
      'waiting-though-overdue',
      'waiting-for-an-answer-about-the-new-version',
      'closed-with-an-answer',
      'closed-without-an-answer',
    ],
  ],
  ['objective-evaluation', ['waiting-for-the-owner', 'waiting-with-nobody-to-ask', 'closed-with-an-answer']],
  [
    'risk-acceptance',
    [
      'waiting-for-owners',
      'waiting-for-whoever-accepts',
      'waiting-for-the-owner-again',
      'closed-when-all-was-accepted',
      'closed-on-its-closing-day',
    ],
  ],
  [
    'corrective-action',
    [
      'waiting-for-what-becomes-of-it',
      'waiting-for-the-cause',
      'waiting-for-the-approval-of-its-plan',
      'waiting-for-what-is-done',
      'waiting-until-one-can-tell',
      'waiting-for-a-verdict',
      'closed-as-effective',
      'closed-as-turned-down',
    ],
  ],
  [
    'treatment-plan',
    [
      'waiting-for-whoever-does-it',
      'waiting-after-a-new-date',
      'waiting-for-the-owner',
      'closed-after-its-quarter',
    ],
  ],
  [
    'awareness',
    [
      'waiting-for-answers',
      'closed-after-its-closing-day',
      'closed-when-all-had-answered',
      'closed-by-the-next-one',
    ],
  ],
  ['calendar', ['started-what-was-due']],
  ['reminders', ['waiting-for-the-morning', 'waiting-after-a-day', 'waiting-after-a-nudge']],
])('each place where %s waits, and each way in which it ends, has a history', (process, places) => {
  expect(stored).toEqual(expect.arrayContaining(places.map((place) => join(process, `${place}.json`))))
})

test('a workflow that was changed without thinking of those that run is found out', async () => {
  const changed = await bundleWorkflows(
    fileURLToPath(new URL('../support/changed-workflow.ts', import.meta.url)),
  )
  for (const file of stored) {
    await expect(replay(changed, file)).rejects.toThrow(DeterminismViolationError)
  }
})

type Bundle = NonNullable<ReplayWorkerOptions['workflowBundle']>

function present(): Bundle {
  const codePath = process.env.TEST_WORKFLOW_BUNDLE
  if (codePath === undefined) throw new Error('TEST_WORKFLOW_BUNDLE is not set: the global set-up sets it')
  return { codePath }
}

async function replay(workflowBundle: Bundle, file: string): Promise<void> {
  const history: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  await Worker.runReplayHistory({ workflowBundle }, history)
}
