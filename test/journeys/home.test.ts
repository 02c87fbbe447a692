import { setTimeout as delay } from 'node:timers/promises'
import { addDays } from '../../src/domain/working-days.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const peopleCsv = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,contractor,ada,IT,Developer,developer,DE-HH,Europe/Berlin,de,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,ada,IT,Account manager,,,,,,,slack
eve,Eve Long,eve@kestrel.example,employee,mo,Yard,Inspector,,,,,,,none
`
const organisationYaml = smallCompany['organisation.yaml'].replace('languages: [en]', 'languages: [en, de]')
const company = { ...smallCompany, 'people.csv': peopleCsv, 'organisation.yaml': organisationYaml }
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'
const zed = {
  email: 'zed@elsewhere.example',
  name: 'Zed',
  department: '',
  title: '',
  timeZone: 'Europe/Dublin',
}

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
let cleo: ChatPerson
let mo: ChatPerson

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf(company), others: [zed] })
  const of = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ;[ada, ben, cleo, mo] = [await of('ada'), await of('ben'), await of('cleo'), await of('mo')]
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

/** Waits until the home says this, without its being opened again. */
async function homeSays(person: ChatPerson, text: string): Promise<string> {
  for (const end = Date.now() + 10_000; ; await delay(40)) {
    const said = (await person.home())?.text ?? ''
    if (said.includes(text)) return said
    if (Date.now() > end) throw new Error(`${person.email} sees no “${text}” on their home, but:\n${said}`)
  }
}

describe('what a person sees on their home', () => {
  test('nothing, while nothing waits; and nobody else there but their own', async () => {
    const home = await cleo.opensHome()
    expect(home.text).toContain('Nothing waits for you')
    expect(home.text).not.toContain('Your people')
    expect(home.text).not.toContain('Where everything stands')
    expect((await ada.opensHome()).text).toContain('Nothing is being asked of anybody at the moment.')
  })

  test('what waits for them, with the button that does it; and afterwards what they did', async () => {
    await publishPolicy(ada, mo)
    await cleo.sees('Acknowledge the Information Security Policy', 20)
    expect(await cleo.opensHome()).toEqual({
      text: expect.stringMatching(/^One thing waits for you\nAcknowledge the Information Security Policy/),
      buttons: ['Read and acknowledge'],
    })

    await cleo.clicksAtHome('Read and acknowledge')
    await cleo.opens('Acknowledge')
    expect(await cleo.submits()).toEqual({ accepted: true })
    const said = await homeSays(cleo, 'What you did lately')
    expect(said).toMatch(/^Nothing waits for you\n/)
    expect(said).toContain('You acknowledged the Information Security Policy, version 1.0')
    expect((await cleo.home())?.buttons).toEqual(['Read it again', 'Take it back…'])
    await cleo.clicksAtHome('Read it again')
    await cleo.opens('Lock your screen')
    await cleo.closes()
  })

  test('in their own language', async () => {
    const home = await ben.opensHome()
    expect(home.text).toContain('Eine Sache wartet auf Sie')
    expect(home.text).toMatch(/Stand \d+\. \w+/)
  })

  test('for who never looked at it, nothing is put up', async () => {
    await mo.sees('Acknowledge the Information Security Policy', 20)
    await mo.clicks('Read and acknowledge')
    await mo.opens('Acknowledge')
    await mo.submits()
    await mo.sees('You acknowledged')
    expect(await mo.home()).toBeNull()
  })

  test('a manager sees who of their people is late with what, and nothing more', async () => {
    expect((await mo.opensHome()).text).toContain('Nobody whom you see to is late.')
    const { dueOn } = (await steward.stores.cycles.byId(cycle)) ?? { dueOn: '' }
    await steward.goesTo(new Date(`${addDays(dueOn, 1)}T12:00:00.000Z`))
    const home = await mo.opensHome()
    expect(home.text).toMatch(
      /Your people\n(?:•.*\n)?• Ada Quinn, IT: the Information Security Policy, version 1\.0, due \w+ \d+ \w+/,
    )
    expect(home.text).toContain('Eve Long')
    expect(home.text).not.toContain('Ben Okoro')
    expect(home.text).not.toContain('Cleo Ward')
  }, 60_000)

  test('the ISMS lead sees how far everything is, what is overdue and who is not reached', async () => {
    const { text } = await ada.opensHome()
    expect(text).toContain('The Information Security Policy, version 1.0: 2 of 5')
    expect(text).toMatch(/due \w+ \d+ \w+ · 3 overdue/)
    expect(text).toContain('One person has something open and is not reached in chat')
    expect(text).toContain('Eve Long, Yard')
    expect((await cleo.opensHome()).text).not.toContain('Eve Long')
  })

  test('who is not in the directory is told so there', async () => {
    const stranger = await steward.workspace.person(zed.email)
    expect((await stranger.opensHome()).text).toContain('Steward does not know this account')
  })
})
