import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minutesCommand } from '../../src/main/minutes.js'
import { textOfPdf } from '../support/pdf-text.js'
import { cycle, meetingDay, ReviewingCompany } from '../support/reviewing-company.js'

let company: ReviewingCompany
let folder: string
beforeEach(async () => {
  company = await ReviewingCompany.open()
  folder = await mkdtemp(join(tmpdir(), 'minutes-'))
})
afterEach(async () => {
  await company.drop()
  await rm(folder, { recursive: true })
})

async function writes(name: string, which: string, language?: string) {
  const printed: string[] = []
  const asked = { cycle: which, file: join(folder, name), ...(language ? { language } : {}) }
  const code = await minutesCommand(
    company.stores,
    asked,
    new Date(meetingDay),
    (line) => void printed.push(line),
  )
  return { code, said: printed.join('\n') }
}

test('a draft says that it is one, in the language that is asked for', async () => {
  await company.packIsSent()
  await company.isRecorded()
  const written = await writes('minutes.pdf', cycle.replace('cycle/', ''), 'de')
  expect(written).toMatchObject({
    code: 0,
    said: expect.stringContaining('A draft of the minutes, not signed'),
  })
  const paper = textOfPdf(await readFile(join(folder, 'minutes.pdf')))
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(paper).toContain('Entwurf')
  expect(paper).toContain('Order removals on the day')
})

test('what is no review, or no PDF, is named, and nothing is written', async () => {
  expect(await writes('minutes.pdf', 'management-review.yearly/1999')).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is no management review'),
  })
  expect(await writes('minutes.txt', cycle)).toMatchObject({ code: 2, said: expect.stringContaining('.pdf') })
  expect(await writes('minutes.pdf', cycle, 'fr')).toMatchObject({
    code: 2,
    said: expect.stringContaining('en, de'),
  })
  expect(await readdir(folder)).toEqual([])
})
