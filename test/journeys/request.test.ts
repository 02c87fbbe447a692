import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Cleo's last day, if she leaves. */
const people = (
  end = '',
) => `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Yard,Head of the yard,,,,,,${end},slack
ben,Ben Holt,ben@kestrel.example,employee,cleo,Yard,Inspector,,,,,,,slack
`
const approvals = `approvals:
  - id: policy-exception
    title: Exception to a policy
    about: Ask before you depart from a policy.
    controls: [A.5.1]
    fields:
      - { id: policy, label: Which policy }
      - { id: until, label: Until when, kind: date }
      - { id: why, label: Why, kind: long-text }
    steps:
      - who: manager
        businessDays: 3
      - who: { role: isms-lead }
`
const company = { ...smallCompany, 'people.csv': people(), 'approvals.yaml': approvals }

let steward: RunningSteward
let folder: string
const the: Record<'ada' | 'ben' | 'cleo' | 'mo', ChatPerson> = {} as never

beforeAll(async () => {
  folder = await folderOf(company)
  steward = await startSteward({ folder })
  for (const id of ['ada', 'ben', 'cleo', 'mo'] as const)
    the[id] = await steward.workspace.person(`${id}@kestrel.example`)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const filledIn = { 'Which policy': 'Clean Desk', 'Until when': '2031-03-03', Why: 'We move to the new yard' }
const question = 'Decide on “Exception to a policy” for Ben Holt'

async function asks(): Promise<void> {
  await the.ben.types('/isms request policy-exception')
  await the.ben.opens('Decided by')
  await the.ben.submits(filledIn)
  await the.ben.opens('was sent to')
  await the.ben.closes()
}

async function approves(person: ChatPerson): Promise<void> {
  await person.clicks('Approve', { within: question })
  await person.opens('If you approve')
  await person.submits()
}

test('an employee finds what may be asked for, fills it in, and hears who decides', async () => {
  await the.ben.types('/isms request')
  await the.ben.sees('What you can ask for here')
  await the.ben.clicks('Ask: Exception to a policy')
  const form = await the.ben.opens('Decided by Cleo Ward, then by Ada Quinn')
  expect(form.text).toContain('Ask before you depart from a policy.')
  await the.ben.submits(filledIn)
  await the.ben.opens('“Exception to a policy” was sent to Cleo Ward, to be decided by')
  await the.ben.closes()
})

test('their manager reads it', async () => {
  const asked = await the.cleo.sees(question, 20)
  expect(asked.text).toContain('Which policy\nClean Desk')
  expect(asked.text).toContain('you decide because you manage Ben Holt · ISO 27001 A.5.1')
  expect(asked.buttons).toEqual(['Read it', 'Approve', 'Reject…', 'Ask…', 'Hand it on…'])
})

test('asks back what is missing, and has the answer on the card', async () => {
  await the.cleo.clicks('Ask…', { within: question })
  await the.cleo.opens('Ask Ben Holt about “Exception to a policy”, request 1')
  await the.cleo.submits({ 'Your question': 'Who locks up in the evening?' })
  await the.cleo.sees('Not answered yet.', 20)
  const asked = await the.ben.sees('Answer a question from Cleo Ward', 20)
  expect(asked.text).toContain('Who locks up in the evening?')
  await the.ben.clicks('Answer…', { within: 'Answer a question from Cleo Ward' })
  await the.ben.opens('Who locks up in the evening?')
  await the.ben.submits({ 'Your answer': 'The inspector on duty' })
  await the.ben.sees("You answered Cleo Ward's question about “Exception to a policy”, request 1", 20)
  const answered = await the.cleo.sees('Ben Holt answered your question about', 20)
  expect(answered.text).toContain(question)
  expect(answered.text).toContain('The inspector on duty')
  expect(answered.buttons).toEqual(['Read it', 'Approve', 'Reject…', 'Ask…', 'Hand it on…'])
})

test('and approves, and the next step is asked, who reads the same', async () => {
  await approves(the.cleo)
  await the.cleo.sees('You approved “Exception to a policy”, request 1, of Ben Holt')
  const next = await the.ada.sees(question, 20)
  expect(next.text).toContain('you decide because you lead our information security')
  expect(next.text).toContain('The inspector on duty')
})

test('a rejection needs a reason, which whoever asked reads word for word', async () => {
  await the.ada.clicks('Reject…', { within: question })
  await the.ada.opens('Reject “Exception to a policy”, request 1')
  await the.ada.submits({ Why: 'The new yard has lockers' })
  const outcome = await the.ben.sees('Ada Quinn rejected “Exception to a policy”', 20)
  expect(outcome.text).toContain('The new yard has lockers')
  expect(outcome.text).toContain('ask again with `/isms request policy-exception`')
})

test('where their manager leaves before deciding, the manager above is asked, and an old card decides nothing', async () => {
  await asks()
  await the.cleo.sees(question, 20)
  await rewrite(folder, { ...company, 'people.csv': people('2026-01-31') })
  await steward.import(folder)
  // A worker that starts sees to what waits; one that runs does each minute.
  await steward.isOutUntil(steward.now())
  const asked = await the.mo.sees('you decide because it would be for Cleo Ward', 20)
  expect(asked.text).toContain('who cannot decide it any more')
  await approves(the.mo)
  await the.ada.sees(question, 20)
  await approves(the.ada)
  const outcome = await the.ben.sees('Ada Quinn approved “Exception to a policy”, request 2', 20)
  expect(outcome.text).toContain('You may go ahead.')
})

test('whoever asked sees how each stands, and takes back what they no longer want', async () => {
  await asks()
  await the.mo.sees(question, 20)
  await the.ben.types('/isms request')
  const list = await the.ben.sees('What you asked for last')
  expect(list.text).toContain('Exception to a policy, 3: waits for Mo Farrell')
  expect(list.text).toContain('Exception to a policy, 2: approved by Ada Quinn')
  expect(list.text).toContain('Exception to a policy, 1: rejected by Ada Quinn')
  await the.ben.clicks('Take it back…', { within: 'What you asked for last' })
  await the.ben.opens('If you take it back')
  await the.ben.submits()
  await the.ben.opens('You took back “Exception to a policy”, request 3')
  await the.ben.closes()
  await the.mo.sees('Ben Holt took it back', 20)
})

test('an auditor prints each of them: what was asked for, who decided it, in whose place, and why', async () => {
  const id = 'decision/approval.request.policy-exception.2/1'
  const text = await printedRecord(steward.stores, id, 'text')
  expect(text).toContain('Exception to a policy, 2\nRecord: decision/approval.request.policy-exception.2/1')
  expect(text).toContain('Why: We move to the new yard')
  expect(text).toMatch(/State: approved, .*, by Ada Quinn/)
  expect(text).toMatch(/1\. step-1 · Cleo Ward · sent .* · left · due/)
  expect(text).toMatch(
    /2\. step-1 · Mo Farrell, in the place of Cleo Ward · sent .* · approved · .*, by Mo Farrell/,
  )
  expect(text).toMatch(/3\. step-2 · Ada Quinn · sent .* · approved · .*, by Ada Quinn/)
  const rejected = JSON.parse(await printedRecord(steward.stores, id.replace('.2/', '.1/'), 'json'))
  expect(rejected).toMatchObject({
    ...{ state: 'rejected', requestedBy: 'Ben Holt', controls: ['A.5.1'] },
    filledIn: { 'Which policy': 'Clean Desk', 'Until when': '2031-03-03' },
    lines: [
      { outcome: 'approved' },
      { query: 'Who locks up in the evening?', queriedBy: 'Cleo Ward', answeredBy: 'Ben Holt' },
      { outcome: 'rejected', reason: 'The new yard has lockers' },
    ],
  })
  expect(await printedRecord(steward.stores, id, 'csv')).toContain('Cleo Ward')
})

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
