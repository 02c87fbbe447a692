import { problemsOf } from './reading.js'
import { removeFolders, smallCompany } from './small-company.js'

afterAll(removeFolders)

const led = (chair: string) => ({
  ...smallCompany,
  'management-reviews.yaml': [
    'management-reviews:',
    '  - id: yearly',
    '    title: Yearly review',
    '    owner: ada',
    `    chair: ${chair}`,
    '    attendees: [ada]',
    '    every: 12 months',
    '    from: 2027-01-11',
    '',
  ].join('\n'),
})

test('a review is led by somebody of top management, or its line is found fault with before anybody meets', async () => {
  expect(await problemsOf(led('mo'))).toEqual([])
  expect(await problemsOf(led('ada'))).toEqual([
    expect.stringContaining('management-reviews.yaml:5  chair "ada" is not of top management'),
  ])
})
