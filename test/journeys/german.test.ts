import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const inGerman = `---
title: Leitlinie zur Informationssicherheit
language: de
---

# Leitlinie zur Informationssicherheit

Sperren Sie Ihren Bildschirm, wenn Sie ihn verlassen.
`
const company = {
  ...smallCompany,
  'organisation.yaml': `name: Kestrel Tools
timeZone: Europe/Berlin
holidays:
  country: DE
languages: [en, de]
ismsLead: ada
topManagement: [mo]
`,
  'people.csv': `id,name,email,manager,department,language,chat
mo,Mo Farrell,mo@kestrel.example,,Executive,,slack
ada,Ada Quinn,ada@kestrel.example,mo,IT,en,slack
uwe,Uwe Brandt,uwe@kestrel.example,ada,IT,de,slack
eva,Eva Gruber,eva@kestrel.example,ada,IT,de-AT,slack
`,
  'policies/information-security.de.md': inGerman,
  'policies/information-security.md': policyMd,
}

let steward: RunningSteward
let ada: ChatPerson
let uwe: ChatPerson
let eva: ChatPerson

beforeAll(async () => {
  steward = await startSteward({
    folder: await folderOf(company),
    others: [
      { email: 'zed@elsewhere.example', name: 'Zed', department: '', title: '', timeZone: 'Europe/Berlin' },
    ],
  })
  ada = await steward.workspace.person('ada@kestrel.example')
  uwe = await steward.workspace.person('uwe@kestrel.example')
  eva = await steward.workspace.person('eva@kestrel.example')
}, 60_000)

afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('an employee who reads German is asked in German, while the ISMS lead publishes in English', async () => {
  await publishPolicy(ada, await steward.workspace.person('mo@kestrel.example'))
  const ask = await uwe.sees('Bestätigen Sie „Leitlinie zur Informationssicherheit“, Version 1.0', 20)
  expect(ask.text).toMatch(/Bis \p{L}+, \d+\. \p{L}+ \(in \d+ Tagen\) · etwa eine Minute/u)
  expect(ask.text).toContain('An alle Mitarbeitenden, von Ada Quinn, ISMS-Leitung · ISO 27001 A.5.1, 7.3')
  expect(ask.buttons).toEqual(['Lesen und bestätigen', 'Kann ich nicht bestätigen'])
})

test('the employee reads the German text and acknowledges it, and the answer says which language was shown', async () => {
  await uwe.clicks('Lesen und bestätigen')
  const form = await uwe.opens('Sperren Sie Ihren Bildschirm')
  expect(form.text).toContain('Mit Ihrer Bestätigung erklären Sie: Ich habe diese Richtlinie gelesen')
  expect(form.submit).toBe('Bestätigen')
  expect(await uwe.submits()).toEqual({ accepted: true })
  const receipt = await uwe.sees('✓ Bestätigt: „Leitlinie zur Informationssicherheit“, Version 1.0')
  expect(receipt.text).toMatch(/\d+\. \p{L}+, \d\d:\d\d Uhr · Ihre Bestätigung ist ein Nachweis/u)
  const answered = await steward.admin.collection('asks').findOne({ state: 'answered', slot: 'acknowledge' })
  expect(answered).toMatchObject({ answer: { language: 'de' } })
})

test('a person from Austria gets the German sentences and the German text', async () => {
  await eva.types('/isms help')
  const help = await eva.sees('Eine Sache wartet auf Sie:')
  expect(help.text).toContain('/isms away VON BIS [VERTRETUNG]')
  await eva.clicks('Lesen und bestätigen')
  await eva.opens('Sperren Sie Ihren Bildschirm')
})

test('somebody whom Steward does not know is told so in each language of the organisation', async () => {
  const zed = await steward.workspace.person('zed@elsewhere.example')
  await zed.types('/isms')
  const answer = await zed.sees('Steward does not know this account')
  expect(answer.text).toContain('Steward kennt dieses Konto nicht')
})
