import type { Block } from '../../src/domain/ledger.js'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { verifyLedger } from '../../src/store/verify.js'
import {
  folderOf,
  organisationYaml,
  policyMd,
  removeFolders,
  rewrite,
  smallCompany,
} from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward, type Through } from '../support/steward.js'

const policy = 'the Information Security Policy'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

const peopleCsv = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,contractor,ada,IT,Developer,developer,DE-HH,Europe/Berlin,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Account manager,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,mo,Sales,Account manager,,,,,,,slack
eve,Eve Long,eve@kestrel.example,employee,mo,Yard,Inspector,,,,,,,none
gus,Gus Hall,gus@kestrel.example,employee,mo,Yard,Yard lead,,,,,,,slack
fay,Fay Moss,fay@kestrel.example,employee,mo,Yard,Inspector,,,,,,,slack
`
/** Rounds close with their last answer here; taking one back is another story. */
const organisation = `${organisationYaml.replace('[mo]', '[mo, cleo]')}acknowledgement: { takeBackHours: 0 }\n`
const approvedByCleo = policyMd.replace('approver: mo', 'approver: cleo')
const company = {
  ...smallCompany,
  'organisation.yaml': organisation,
  'people.csv': peopleCsv,
  'policies/information-security.md': approvedByCleo,
}

let steward: RunningSteward
let folder: string
let ada: ChatPerson
let ben: ChatPerson
let cleo: ChatPerson
let dev: ChatPerson

async function startCompany(through: Through): Promise<void> {
  folder = await folderOf(company)
  steward = await startSteward({
    folder,
    through,
    withoutAccount: ['fay', 'mo'],
    others: [
      { email: 'zed@elsewhere.example', name: 'Zed', department: '', title: '', timeZone: 'Europe/Dublin' },
      {
        email: 'mo@kestrel.example',
        name: 'Mo',
        department: '',
        title: '',
        timeZone: 'Europe/Dublin',
        guest: true,
      },
    ],
  })
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  cleo = await steward.workspace.person('cleo@kestrel.example')
  dev = await steward.workspace.person('dev@kestrel.example')
}

async function publish(): Promise<void> {
  await publishPolicy(ada, cleo)
  await ben.sees(`Acknowledge ${policy}`, 20)
}

async function acknowledge(person: ChatPerson): Promise<void> {
  await person.sees(`Acknowledge ${policy}`, 20)
  await person.clicks('Read and acknowledge')
  await person.opens('Acknowledge')
  await person.submits()
}

/** What the sealed ledger holds of a type. */
async function eventsOf(type: string): Promise<Block['events']> {
  await eventually(async () => (await verifyLedger(steward.admin)).unsealed === 0)
  const blocks = await steward.admin.collection<Block>('ledger').find().toArray()
  return blocks.flatMap(({ events }) => events).filter((event) => event.type === type)
}

const answersOnRecord = async () => (await steward.stores.asks.completion(cycle)).answered

describe.each<Through>(['HTTP', 'a socket'])('a policy is acknowledged, through %s', (through) => {
  beforeAll(() => startCompany(through), 60_000)
  afterAll(async () => {
    await steward.stop()
    await removeFolders()
  })

  test('the ISMS lead sees whom it asks, by when and what changed, before anything is sent', async () => {
    await ada.types('/isms policy publish information-security')
    const form = await ada.opens('Send for approval')
    expect(form?.text).toContain(`Ask 8 people to acknowledge ${policy}, version 1.0?`)
    expect(form?.text).toMatch(/Due\n\w+ \d+ \w+/)
    expect(form?.text).toContain('this is the first version')
    expect(form?.text).toContain('Who approves it\nCleo Ward')
    expect(form?.submit).toBe('Send for approval')
    await ada.closes()
    expect(await steward.stores.cycles.byId(cycle)).toBeNull()
  })

  test('everyone in its audience is asked by direct message', async () => {
    await publish()
    const ask = await ben.sees(`Acknowledge ${policy}, version 1.0`)
    expect(ask.text).toMatch(/By \w+ \d+ \w+ \(in \d+ days\) · about one minute/)
    expect(ask.text).toContain('Asked of all staff by Ada Quinn, ISMS lead · ISO 27001 A.5.1, 7.3')
    expect(ask.buttons).toEqual(['Read and acknowledge', "I can't acknowledge this"])
    await cleo.sees(`Acknowledge ${policy}`, 20)
    await dev.sees(`Acknowledge ${policy}`, 20)
  })

  test('whoever cannot be reached in chat is named to the ISMS lead, not lost', async () => {
    await steward.goesTo(new Date(steward.now().getTime() + 5 * 60_000))
    const report = await ada.sees('in person', 20)
    expect(report.text).toContain('Eve Long, Yard (uses no chat)')
    expect(report.text).toContain('Fay Moss, Yard (no account found)')
    expect(report.text).toContain('Mo Farrell')
    expect(report.text).not.toContain('Ben Okoro')
  })

  test('two clicks acknowledge it: the text is read, and the message becomes the receipt', async () => {
    await ben.clicks('Read and acknowledge')
    const form = await ben.opens('Acknowledge')
    expect(form?.text).toContain('Lock your screen when you leave it.')
    expect(form?.text).toContain('By acknowledging you confirm: I have read this policy')
    expect(await answersOnRecord()).toBe(0)
    expect(await ben.submits()).toEqual({ accepted: true })

    const receipt = await ben.sees(`You acknowledged ${policy}, version 1.0`)
    expect(receipt.text).toMatch(/\d+ \w+, \d\d:\d\d · Kept as evidence/)
    expect(receipt.buttons).toEqual(['Read it again'])
    expect(await ben.messages()).toHaveLength(1)
  })

  test('the answer is bound to person, version, content, sentence, language, message and time', async () => {
    const person = await steward.stores.people.byEmail('ben@kestrel.example')
    const version = await steward.stores.policies.byVersion('information-security', '1.0')
    const [ask] = (await steward.admin
      .collection('asks')
      .find({ state: 'answered', slot: 'acknowledge' })
      .toArray()) as unknown[]
    const [message] = await steward.admin.collection('deliveries').find({ person: person?._id }).toArray()
    expect(ask).toMatchObject({
      askedOf: person?._id,
      subject: { id: 'information-security', version: '1.0', hash: version?.hash },
      answer: {
        value: 'acknowledged',
        by: person?._id,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        language: 'en',
        sentence: 1,
        through: { kind: 'chat', platform: 'slack', message: `${message?.channel}/${message?.message}` },
      },
    })
  })

  test('clicking the receipt opens the text again and records nothing', async () => {
    await ben.clicks('Read it again')
    expect((await ben.opens('Lock your screen')).submit).toBeNull()
    await ben.closes()
    expect(await answersOnRecord()).toBe(1)
  })

  test('a form that is submitted twice is recorded once', async () => {
    await cleo.clicks('Read and acknowledge')
    await cleo.opens('Acknowledge')
    await cleo.clicks('Read and acknowledge')
    await cleo.opens('Acknowledge')
    expect(await cleo.submits()).toEqual({ accepted: true })
    await cleo.sees(`You acknowledged ${policy}`)
    expect(await answersOnRecord()).toBe(2)
    const answers = (await eventsOf('ask.answered')).filter(({ data }) => data.sentence !== undefined)
    expect(answers).toHaveLength(2)
  })

  test("somebody else's click records nothing, and says so to them alone", async () => {
    const me = await steward.stores.people.byEmail('ada@kestrel.example')
    const theirs = await steward.admin
      .collection('asks')
      .findOne({ state: 'open', askedOf: { $ne: me?._id } })
    for (const verb of ['read', 'acknowledge/en', 'read-again', 'page/2']) {
      const reply = await steward.forge(
        'ada@kestrel.example',
        `policy-acknowledgement.${verb}`,
        `${theirs?._id}.1`,
      )
      expect(reply).toContain('This question was put to somebody else, so nothing was recorded.')
    }
    expect(await answersOnRecord()).toBe(2)
  })

  test('a button that Steward never sent records nothing', async () => {
    for (const value of ['', 'x', `${'0'.repeat(32)}.1`, '{"$ne":null}.1']) {
      const reply = await steward.forge('ben@kestrel.example', 'policy-acknowledgement.acknowledge', value)
      expect(reply).toContain('nothing was recorded')
    }
    expect(await answersOnRecord()).toBe(2)
  })

  test('who is not in the directory is told so kindly, and sees nothing else', async () => {
    const zed = await steward.workspace.person('zed@elsewhere.example')
    await zed.types('/isms policy status information-security')
    const answer = await zed.sees('Steward does not know this account')
    expect(answer.onlyToYou).toBe(true)
  })

  test('a guest takes part only when listed', async () => {
    const mo = await steward.workspace.person('mo@kestrel.example')
    await mo.types('/isms')
    await mo.sees('Guests and people from other workspaces take part only when they are listed')
  })

  test('help shows only what this person may do', async () => {
    await dev.types('/isms help')
    const forDev = await dev.sees('One thing waits for you')
    expect(forDev.text).not.toContain('policy publish')
    expect(forDev.buttons).toEqual(['Read and acknowledge'])
    await ada.types('/isms')
    expect((await ada.sees('Commands for you')).text).toContain('/isms policy publish ID')
  })

  test('what is no command, or not for this person, is answered and not done', async () => {
    await ada.types('/isms polcy publish')
    await ada.sees(
      'There is no command “polcy publish”, so nothing was done. Did you mean `/isms policy publish`?',
    )
    await dev.types('/isms policy publish information-security')
    await dev.sees('This command belongs to the ISMS lead and their deputy, so nothing was done')
    await ada.types('/isms policy publish')
    await ada.sees('Say which policy: `/isms policy publish ID`. There are: `information-security`')
    await ada.types('/isms policy status clean-desk')
    await ada.sees('There is no policy “clean-desk”, so nothing was done. There are: `information-security`')
    await ada.types('/isms policy publish information-security')
    await ada.sees('was published on')
  })

  test('the ISMS lead sees how far it is, by department', async () => {
    await ada.types('/isms policy status information-security')
    const status = await ada.sees('2 of 8 acknowledged')
    expect(status.text).toMatch(/Sales: 1 of 2/)
    expect(status.text).toContain('cannot be reached')
  })

  test('a person who leaves is closed: their old message says so and records nothing', async () => {
    await dev.sees(`Acknowledge ${policy}`)
    await rewrite(folder, { 'people.csv': peopleCsv.replace(/^dev,.*\n/m, '') })
    await steward.import(folder)
    await dev.clicks('Read and acknowledge', { within: 'Asked of all staff' })
    await dev.sees('You are not on the list of present staff today, so nothing was recorded')
    expect(await answersOnRecord()).toBe(2)
    const left = await steward.admin.collection('asks').findOne({ 'closed.because': 'left' })
    expect(left).toMatchObject({ state: 'closed', revision: 2 })
  })

  test('who gets an account later is asked there', async () => {
    await steward.workspace.adds({
      email: 'fay@kestrel.example',
      name: 'Fay Moss',
      department: 'Yard',
      title: 'Inspector',
      timeZone: 'Europe/Dublin',
    })
    const fay = await steward.workspace.person('fay@kestrel.example')
    await fay.types('/isms')
    await fay.sees(`Acknowledge ${policy}, version 1.0`, 20)
    await acknowledge(fay)
    await fay.sees(`You acknowledged ${policy}`)
  })

  test('a form opened for an old version is never recorded for the new one', async () => {
    const gus = await steward.workspace.person('gus@kestrel.example')
    await gus.clicks('Read and acknowledge')
    await gus.opens('Acknowledge')
    await rewrite(folder, {
      'policies/information-security.md': approvedByCleo
        .replace('version: "1.0"', 'version: "2.0"\nchanges: Screens lock by themselves.')
        .replace('Lock your screen', 'Let your screen lock itself, or lock it'),
    })
    await steward.import(folder)
    await publishPolicy(ada, cleo)
    await steward.goesTo('next-morning')
    const ask = await ben.sees(`Acknowledge ${policy}, version 2.0`, 20)
    expect(ask.text).toContain('What changed since version 1.0: Screens lock by themselves.')
    await gus.sees(`Acknowledge ${policy}, version 2.0`, 20)

    await gus.submits()
    const refused = (await gus.form())?.text
    expect(refused).toContain('There is a newer version of the Information Security Policy')
    expect(refused).toContain('so nothing was recorded for this one')
    await gus.closes()
    const person = await steward.stores.people.byEmail('gus@kestrel.example')
    expect(await steward.admin.collection('asks').countDocuments({ 'answer.by': person?._id })).toBe(0)
    await gus.sees(`Closed: acknowledge ${policy}, version 1.0`, 20)
  }, 60_000)

  test('the superseded round closes with its record, which agrees with ledger and answers', async () => {
    const record = await eventually(() => steward.stores.records.byCycle(cycle))
    expect(record.completion).toEqual({ asked: 8, answered: 3, open: 0, closed: 5 })
    await eventsOf('record.made')
    const printed: string[] = []
    expect(await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))).toBe(0)
    expect(printed.join('\n')).toMatch(/Ledger intact: \d+ events/)
  })

  test('the record is printed for people and for tools, with all that an answer is bound to', async () => {
    const json = JSON.parse(await printed('json'))
    expect(json).toMatchObject({ process: 'policy-acknowledgement', completion: { asked: 8, answered: 3 } })
    expect(json.lines).toHaveLength(8)
    const csv = (await printed('csv')).trim().split('\n')
    expect(csv).toHaveLength(9)
    expect(csv[0]).toBe(
      'subject,version,content_hash,person,name,email,department,country,due_on,outcome,answered_at,carried_over_from,moved_to,joined_later,through,message,language,sentence_version,commitment,ask,paper_list,signed_on,entered_by,confirmed_by,scan_sha256,approved_by,approved_at,answered_by,answer,note,link,file,file_sha256,follows,title,controls,look_at,planned_on,out_of_turn,source,demands,about,came_of_it',
    )
    const bens = csv.find((line) => line.includes('Ben Okoro'))
    expect(bens).toMatch(
      /^information-security,1\.0,[0-9a-f]{64},p_[\w-]+,Ben Okoro,.*,acknowledged,2.*Z,,,,slack,D.*\/.*,en,1,/,
    )
  })

  test('a record that does not exist is answered with those that do', async () => {
    const problem: string[] = []
    const output = { out: { write: () => {} }, problem: { write: (text: string) => void problem.push(text) } }
    expect(await printRecord(steward.stores, 'policy-acknowledgement.clean-desk/1.0', 'json', output)).toBe(1)
    expect(problem.join('')).toContain('There is no cycle policy-acknowledgement.clean-desk/1.0.')
    expect(problem.join('')).toContain(cycle)
  })

  test('a long policy is read page by page, and acknowledged on its last page', async () => {
    await acknowledge(ben)
    await ben.sees(`You acknowledged ${policy}, version 2.0`)
    const rule = 'Keep your desk clear of papers, tablets and keys whenever you leave it. '.repeat(30)
    await rewrite(folder, {
      'policies/clean-desk.md': approvedByCleo
        .replace('id: information-security', 'id: clean-desk')
        .replace('title: Information Security Policy', 'title: Clean Desk Policy')
        .replace('audience: everyone', 'audience: [{ person: ben }]')
        .replace('Lock your screen when you leave it.', Array.from({ length: 14 }, () => rule).join('\n\n')),
    })
    await steward.import(folder)
    await publishPolicy(ada, cleo, 'clean-desk')
    await steward.goesTo('next-morning')

    await ben.sees('Acknowledge the Clean Desk Policy', 20)
    await ben.clicks('Read and acknowledge', { within: 'Clean Desk' })
    const first = await ben.opens('Page 1 of 3')
    expect(first).toMatchObject({ submit: null, buttons: ['Send me the PDF', 'Go on to page 2 of 3'] })
    await ben.clicks('Go on to page 2 of 3')
    expect((await ben.opens('Page 2 of 3')).buttons).toEqual([
      'Send me the PDF',
      'Go on to page 3 of 3',
      'Back to page 1',
    ])
    await ben.clicks('Go on to page 3 of 3')
    expect((await ben.opens('Page 3 of 3')).submit).toBe('Acknowledge')
    await ben.submits()
    await ben.sees('You acknowledged the Clean Desk Policy')
    await eventually(() => steward.stores.records.byCycle('cycle/policy-acknowledgement.clean-desk/1.0'))
  }, 60_000)
})

async function printed(format: 'json' | 'csv'): Promise<string> {
  return printedRecord(steward.stores, cycle, format)
}
