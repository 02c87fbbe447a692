import { peopleOf, problemsOf, read, warningsOf } from './reading.js'
import { peopleCsv, policyMd, removeFolders, smallCompany } from './small-company.js'

afterAll(removeFolders)

const german = peopleCsv.replace('Ben Okoro', 'Jörg Weiß').replace('"slack teams"', '"slack;teams"')
const names = async (bytes: string | Uint8Array) =>
  (await peopleOf({ ...smallCompany, 'people.csv': bytes })).map(
    ({ name, chat }) => `${name} ${chat.join('+')}`,
  )
const expected = ['Mo Farrell slack', 'Ada Quinn slack', 'Jörg Weiß slack+teams']

test('a file that Excel saved as UTF-8, with its mark at the beginning and Windows line ends, is read', async () => {
  expect(await names(`\ufeff${german.replaceAll('\n', '\r\n')}`)).toEqual(expected)
})

test('a file that a German Excel saved, with semicolons, is read', async () => {
  expect(await names(german.replaceAll(',', ';'))).toEqual(expected)
  expect(await names(`sep=;\n${german.replaceAll(',', ';')}`)).toEqual(expected)
})

test('with the line that Excel writes for itself above the header, lines are still counted right', async () => {
  const csv = `sep=;\n${german.replaceAll(',', ';').replace('contractor;ada', 'contractor;nobody')}`
  expect((await problemsOf({ ...smallCompany, 'people.csv': csv }))[0]).toMatch(/^people\.csv:5 /)
})

test('a file with tabs, as "Unicode text" in UTF-16, is read', async () => {
  const utf16 = Buffer.from(`\ufeff${german.replaceAll(',', '\t')}`, 'utf16le')
  expect(await names(utf16)).toEqual(expected)
  expect(await names(utf16.swap16())).toEqual(expected)
})

test('a file in Latin-1 is read, and the first line that had to be guessed at is named', async () => {
  const files = { ...smallCompany, 'people.csv': Buffer.from(german, 'latin1') }
  expect(await names(files['people.csv'])).toEqual(expected)
  expect(await warningsOf(files)).toEqual([
    'people.csv:4  this file is not in UTF-8, so it was read as Windows-1252 (Latin-1). Look at the names with accents; if one is wrong, save the file as UTF-8 (in Excel: "CSV UTF-8 (Comma delimited)").',
  ])
})

test('a policy from Windows has the same text as the one from a Mac', async () => {
  const accented = policyMd.replace('Lock your screen', 'Caf\u00e9s too: lock your screen')
  const windows = `\ufeff${accented.replaceAll('\n', '\r\n')}`
  const mac = accented.normalize('NFD')
  const bodies = await Promise.all(
    [windows, mac].map(async (text) => {
      const { policies } = await read({ ...smallCompany, 'policies/information-security.md': text })
      return policies[0]?.body
    }),
  )
  expect(bodies[0]).toEqual(bodies[1])
  expect(bodies[0]?.en).toMatch(/^# Information Security Policy\n\nCaf\u00e9s too/)
})
