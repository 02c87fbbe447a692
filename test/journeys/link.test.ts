import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import { launchBrowser } from '../support/browser.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { putInForce } from '../support/governing.js'
import { LinkPerson } from '../support/link-person.js'
import { lookAtAccess } from '../support/page-access.js'
import { printedRecord } from '../support/printed-record.js'
import { asksForPublication } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Vera is of the board and Ute is in the yard: neither has an account in chat. */
const company = {
  ...smallCompany,
  'organisation.yaml': smallCompany['organisation.yaml'].replace('[mo]', '[mo, vera]'),
  'people.csv': `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,,,,,,,slack
ben,Ben Holt,ben@kestrel.example,employee,mo,Yard,Inspector,,,,,,,slack
vera,Vera Lindt,vera.lindt@board.example,board,,,Chair of the board,,,,,,,mail
ute,Ute Kern,ute.kern@kestrel.example,employee,mo,Yard,Crane operator,,DE-HH,Europe/Berlin,de,,,mail
`,
  'policies/information-security.md': smallCompany['policies/information-security.md'].replace(
    'approver: mo',
    'approver: vera',
  ),
  'approvals.yaml': `approvals:
  - id: policy-exception
    title: Exception to a policy
    about: Ask before you depart from a policy.
    controls: [A.5.1]
    fields:
      - { id: why, label: Why, kind: long-text }
    steps:
      - who: { person: vera }
  - id: new-supplier
    title: A new supplier
    about: Ask before you give data to somebody new.
    controls: [A.5.19]
    fields:
      - { id: who, label: Who }
    steps:
      - who: { person: vera }
`,
}
/** In a quarter of a year; it is begun before. */
const checks = `checks:
  - id: crane-ropes
    title: Ropes of the crane
    controls: [A.7.13]
    owner: ute
    every: 3 months
    from: ${addDays(dateIn(new Date().toISOString(), 'Europe/Berlin'), 90)}
    lookAt: Look at both ropes and the hook.
`
const policy = 'the Information Security Policy'
const cycle = 'policy-acknowledgement.information-security/1.0'

let steward: RunningSteward
let folder: string
let browser: Browser
let ada: ChatPerson
let ben: ChatPerson
let vera: LinkPerson
let ute: LinkPerson

beforeAll(async () => {
  folder = await folderOf({ ...company, 'checks.yaml': checks })
  steward = await startSteward({ folder })
  browser = await launchBrowser()
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  vera = new LinkPerson('vera.lindt@board.example', steward.address, browser)
  ute = new LinkPerson('ute.kern@kestrel.example', steward.address, browser)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await steward.stop()
  await removeFolders()
})

test('an approver outside chat gets a letter that says what is asked of them, and nothing more', async () => {
  await asksForPublication(ada)
  const letter = await vera.gets('Decide')
  expect(letter.subject).toContain(`Decide: may ${policy}, version 1.0, be published?`)
  expect(letter.text).toContain('you have a code sent to this address')
  expect(letter.text).not.toMatch(/Ada|Quinn|Vera/)
})

test('they read it and approve on the page, by the same card as in chat, and it goes out', async () => {
  await vera.opens('Decide')
  const page = await vera.sees('One thing waits for you')
  expect(page).toContain(`Decide: may ${policy}, version 1.0, be published?`)
  expect(page).toContain('Asked by Ada Quinn')
  expect((await vera.buttons()).slice(0, 3)).toEqual(['Read it', 'Approve and publish', 'Reject…'])
  await vera.clicks('Read it')
  await vera.sees('Lock your screen when you leave it.')
  await vera.page.getByText('Back to what waits for you').click()
  await vera.clicks('Approve and publish')
  await vera.submits('Approve and publish')
  await vera.sees('You approved')
  await ben.sees(`Acknowledge ${policy}, version 1.0`, 20)
  await ada.sees('approved', 20)
})

test('the morning reaches whoever has no chat, too, in their language, and they answer on the page', async () => {
  await ute.opens('Bestätigen')
  await ute.sees('Eine Sache wartet auf Sie')
  await ute.clicks('Lesen und bestätigen')
  await ute.sees('Lock your screen when you leave it.')
  await ute.submits('Bestätigen')
  await ute.sees('✓ Bestätigt: „Information Security Policy“, Version 1.0')
})

test('a policy comes to them as a file, which waits on the page and not in the letter', async () => {
  await ute.clicks('Noch einmal lesen')
  await ute.clicks('Als PDF zusenden')
  await ute.sees('kommt gleich in einer eigenen Nachricht')
  await ute.gets('Hier ist wie gewünscht')
  await ute.reloads()
  const coming = ute.page.waitForEvent('download')
  await ute.page.getByRole('link', { name: 'Datei speichern' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toBe('information-security-1.0-en.pdf')
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the page can be read and used by everybody, on a phone, too', async () => {
  await ute.page.setViewportSize({ width: 360, height: 640 })
  expect(await lookAtAccess(ute.page)).toEqual([])
  const wide = () => ute.page.evaluate<number>('document.documentElement.scrollWidth')
  expect(await wide()).toBe(360)
  await ute.clicks('Zurücknehmen…')
  await ute.page.locator('textarea').waitFor()
  expect(await lookAtAccess(ute.page)).toEqual([])
  expect(await wide()).toBe(360)
  for (const colorScheme of ['dark', 'light'] as const) {
    await ute.page.emulateMedia({ colorScheme })
    expect(await lookAtAccess(ute.page)).toEqual([])
  }
})

test('they begin of themselves what is theirs, and hand in a file with what they found', async () => {
  const types = async (command: string) => {
    await ute.reloads()
    await ute.page.getByLabel('Geben Sie einen Befehl ein').fill(command)
    await ute.clicks('Ausführen')
  }
  await types('/isms check crane-ropes')
  await ute.clicks('Die nächste jetzt beginnen…')
  await ute.clicks('Jetzt beginnen')
  await eventually(async () => {
    await ute.reloads()
    return ute.page.getByText('Prüfen Sie: Ropes of the crane').count()
  })
  await ute.clicks('In Ordnung…')
  const photo = { name: 'Seile.txt', mimeType: 'text/plain', buffer: Buffer.from('Beide Seile ohne Bruch') }
  await ute.page.getByLabel('Datei').setInputFiles({ ...photo, name: 'Seile.exe' })
  await ute.page.locator('main button.primary').click()
  await ute.sees('Solche Dateien werden nicht angenommen')
  await ute.page.getByLabel('Datei').setInputFiles(photo)
  await ute.page.locator('main button.primary').click()
  await ute.sees('Seile.txt')
  const [ask] = await steward.admin
    .collection('asks')
    .find({ 'answer.file': { $exists: true } })
    .toArray()
  expect(ask?.answer.file.sha256).toBe(createHash('sha256').update(photo.buffer).digest('hex'))
})

test('a rejection needs a reason, and the page says so where chat would', async () => {
  await ben.types('/isms request policy-exception')
  await ben.opens('Decided by')
  await ben.submits({ Why: 'We move to the new yard' })
  await ben.opens('was sent to Vera Lindt')
  await ben.closes()
  await vera.opens('Exception to a policy')
  await vera.clicks('Reject…')
  await vera.page.getByLabel('Why').evaluate((field) => field.removeAttribute('required'))
  await vera.submits('Reject')
  await vera.sees('Nothing was recorded yet.')
  await vera.submits('Reject', { Why: 'The new yard has lockers' })
  await vera.sees('You rejected')
  const told = await ben.sees('The new yard has lockers', 20)
  expect(told.text).toContain('Vera Lindt')
})

/** A request as anybody may send it, with or without somebody's cookie. */
async function gets(
  path: string,
  sent?: Record<string, string>,
  cookie = '',
): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL(path, link), {
    ...(sent ? { method: 'POST', body: new URLSearchParams(sent) } : {}),
    headers: { cookie },
    redirect: 'manual',
  })
  return { status: response.status, text: await response.text() }
}

let link: string

test('who was forwarded the link sees neither what waits nor for whom, and nothing without the code', async () => {
  await ben.types('/isms request new-supplier')
  await ben.opens('Decided by')
  await ben.submits({ Who: 'Floodgate' })
  await ben.opens('was sent to Vera Lindt')
  await ben.closes()
  link = await vera.linkIn('A new supplier')
  const shown = await gets(link)
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('v…@board.example')
  expect(shown.text).not.toMatch(/Vera|Lindt|supplier|Floodgate/)
  expect((await gets('/link')).status).toBe(403)
  expect((await gets(`/link/${'x'.repeat(43)}`)).status).toBe(404)
})

test('a button counts once, in the visit that it was shown in, and pressed there', async () => {
  await vera.opens('A new supplier')
  const [{ name, value } = { name: '', value: '' }] = await vera.page.context().cookies()
  const cookie = `${name}=${value}`
  const press = (await vera.page.locator('main article button').nth(1).getAttribute('value')) ?? ''
  const opened = await gets('/link/act', { press }, cookie)
  expect(opened.status).toBe(303)
  expect((await gets('/link/act', { press }, `${name}=${'x'.repeat(43)}`)).status).toBe(403)
  const forged = await gets('/link/act', { press: press.replace(/\..*/, '.x') }, cookie)
  expect([forged.status, forged.text.includes('does not belong to your visit')]).toEqual([403, true])
  await vera.clicks('Approve')
  const form = vera.page.locator('main form').first()
  const page = (await form.locator('input[name=page]').getAttribute('value')) ?? ''
  const submit = (await form.locator('button.primary').getAttribute('value')) ?? ''
  expect((await gets('/link/act', { page, press: submit }, cookie)).status).toBe(303)
  const again = await gets('/link/act', { page, press: submit }, cookie)
  expect([again.status, again.text.includes('This form is not open any more')]).toEqual([409, true])
  await vera.reloads()
  await vera.sees('You approved')
})

test('a code is spent after five wrong ones, and there are five an hour', async () => {
  const before = (await vera.codes()).length
  for (let n = 1; n <= 4; n += 1) expect((await gets(`${link}/code`, {})).status).toBe(200)
  expect((await gets(`${link}/code`, {})).status).toBe(429)
  const codes = await vera.codes()
  expect(codes).toHaveLength(before + 4)
  const [code = ''] = codes
  const wrong = code === '000000' ? '000001' : '000000'
  const tries = []
  for (let n = 1; n <= 5; n += 1) tries.push((await gets(`${link}/open`, { code: wrong })).text)
  expect(tries.filter((text) => text.includes('That is not the code'))).toHaveLength(4)
  const late = await gets(`${link}/open`, { code })
  expect([late.status, late.text.includes('does not work any more')]).toEqual([403, true])
})

test('who has another address by now is led nowhere by the links to the one before', async () => {
  const [{ name, value } = { name: '', value: '' }] = await vera.page.context().cookies()
  const cookie = `${name}=${value}`
  expect((await gets('/link', undefined, cookie)).status).toBe(200)
  await rewrite(folder, {
    'people.csv': company['people.csv'].replace('Vera Lindt,vera.lindt', 'Vera Lindt,v.lindt'),
  })
  await steward.import(folder)
  // She is of top management, which first has to approve where she is reached.
  expect((await gets('/link', undefined, cookie)).status).toBe(200)
  await putInForce(steward.stores, steward.now().toISOString())
  expect((await gets('/link', undefined, cookie)).status).toBe(403)
  expect((await gets(link)).status).toBe(404)
})

test('the record says that it came through a link, to which address only as a commitment, and all verifies', async () => {
  const ofUte = await ute.linkIn('Bestätigen')
  expect((await gets(ofUte)).status).toBe(200)
  await steward.leapsTo(new Date(steward.now().getTime() + 60 * 86_400_000))
  expect((await gets(ofUte)).status).toBe(404)
  const csv = await printedRecord(steward.stores, cycle, 'csv')
  expect(csv).toMatch(/Ute Kern.*,link,mail\/l_/)
  const asks = await steward.admin.collection('asks').find({ 'answer.through.kind': 'link' }).toArray()
  const [{ answer } = { answer: null }] = asks
  expect(asks.length).toBeGreaterThan(1)
  expect(answer.through.address).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(asks.map((ask) => ask.answer))).not.toContain('vera.lindt')
  const verify = async () => {
    const printed: string[] = []
    const code = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
    return { code, printed: printed.join('\n') }
  }
  const holds = await verify()
  // Compared as a whole, so that what does not hold is named.
  expect(holds).toEqual({ code: 0, printed: expect.not.stringContaining('not hold') })
  expect(holds.printed).toMatch(/What came through links that were sent to whoever used them: \d/)
  const links = steward.admin.collection<{ _id: string; address: string }>('links')
  const { link: used } = asks[0]?.answer.through ?? {}
  await links.updateOne({ _id: used }, { $set: { address: 'mallory@elsewhere.example' } })
  const altered = await verify()
  expect(altered).toMatchObject({ code: 1 })
  expect(altered.printed).toContain('the link that it came through was sent to another address')
  await links.updateOne({ _id: used }, { $unset: { address: true } })
  expect(await verify()).toMatchObject({ code: 0 })
})
