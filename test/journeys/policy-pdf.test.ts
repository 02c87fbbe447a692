import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { textOfPdf } from '../support/pdf-text.js'
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
  'people.csv': `id,name,email,manager,department,language,chat
mo,Mo Farrell,mo@kestrel.example,,Executive,,slack
ada,Ada Quinn,ada@kestrel.example,mo,IT,en,slack
ben,Ben Okoro,ben@kestrel.example,ada,IT,en,slack
uwe,Uwe Brandt,uwe@kestrel.example,ada,IT,de-AT,slack
`,
  'organisation.yaml': smallCompany['organisation.yaml'].replace('[en]', '[en, de]'),
  'policies/information-security.md': policyMd,
  'policies/information-security.de.md': inGerman,
}

let steward: RunningSteward
let ben: ChatPerson
let uwe: ChatPerson

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf(company) })
  const [ada, mo] = [await personOf('ada'), await personOf('mo')]
  ben = await personOf('ben')
  uwe = await personOf('uwe')
  await publishPolicy(ada, mo)
  await ben.sees('Acknowledge the Information Security Policy', 20)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const personOf = (id: string) => steward.workspace.person(`${id}@kestrel.example`)
const filesOf = async (person: ChatPerson) => (await person.messages()).flatMap(({ files }) => files)
/** Lines are broken where the page ends. */
const textOf = async (person: ChatPerson) => {
  const [file] = await filesOf(person)
  return textOfPdf((await file?.download()) ?? new Uint8Array())
    .join(' ')
    .replace(/\s+/g, ' ')
}

test('who reads a policy asks for its PDF there, and goes on reading', async () => {
  await ben.types('/isms policy read information-security')
  await ben.opens('Lock your screen when you leave it.')
  await ben.clicks('Send me the PDF')
  const form = await ben.opens('The PDF comes to you in a message of its own in a moment.')
  expect(form.text).toContain('Lock your screen when you leave it.')
  expect(form.submit).toBe('Acknowledge')
  expect(form.buttons).not.toContain('Send me the PDF')
})

test('it comes as a direct message, and its text is that of the policy', async () => {
  const message = await ben.sees('Here is the Information Security Policy, version 1.0, as you asked.', 20)
  expect(message).toMatchObject({
    from: 'app',
    onlyToYou: false,
    files: [
      {
        title: 'Information Security Policy, version 1.0',
        name: 'information-security-1.0-en.pdf',
        type: 'PDF',
      },
    ],
  })
  const text = await textOf(ben)
  expect(text).toContain('Lock your screen when you leave it.')
  expect(text).toContain('Kestrel Tools · Version 1.0 · Owner: Ada Quinn')
  expect(text).toMatch(/Approved .* by Mo Farrell/)
})

test('after acknowledging, too, and in the language of who asks', async () => {
  await uwe.sees('Leitlinie zur Informationssicherheit', 20)
  await uwe.types('/isms policy read information-security')
  await uwe.opens('Sperren Sie Ihren Bildschirm')
  await uwe.submits()
  await uwe.types('/isms policy read information-security')
  await uwe.opens('Richtlinie lesen')
  await uwe.clicks('Als PDF zusenden')
  await uwe.opens('Die PDF-Datei kommt gleich in einer eigenen Nachricht zu Ihnen.')
  await uwe.sees('Hier ist wie gewünscht „Leitlinie zur Informationssicherheit“, Version 1.0.', 20)
  expect(await textOf(uwe)).toContain('Sperren Sie Ihren Bildschirm, wenn Sie ihn verlassen.')
})

test('nobody else gets it', async () => {
  expect([await filesOf(await personOf('ada')), await filesOf(await personOf('mo'))]).toEqual([[], []])
  expect([(await filesOf(ben)).length, (await filesOf(uwe)).length]).toEqual([1, 1])
})
