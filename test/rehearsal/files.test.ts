import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Files } from '../../src/rehearsal/files.js'

let folder: string
let files: Files

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-files-'))
  await mkdir(join(folder, 'policies'))
  await writeFile(
    join(folder, 'checks.yaml'),
    '# Checks\nchecks:\n  - id: backup\n    owner: kim\n  - id: doors\n    title: Doors\n    owner: lee\n    confirmedBy: kim\n',
  )
  await writeFile(
    join(folder, 'policies', 'clean-desk.md'),
    '---\ntitle: Clean desk\napprover: kim\n---\nText of kim.\n',
  )
  await writeFile(
    join(folder, 'calendar.yaml'),
    'programmes:\n  - process: policy-review\n    policies: [clean-desk]\n    from: 2027-01-18\n' +
      '  - process: policy-review\n    policies: [doors]\n    dates: [04-15]\n  - process: risk-reassessment\n    from: 2027-02-22\n',
  )
  await writeFile(join(folder, 'people.csv'), 'id,name\nkim,Kim\nlee,Lee\n')
  await writeFile(join(folder, 'workspace.yaml'), 'withoutAccount: [kim]\n')
  files = await Files.read(folder)
})

afterAll(() => rm(folder, { recursive: true }))

describe('where to mend something', () => {
  test('every place that names somebody is found, with its line', () => {
    expect(files.naming(new Set(['kim']))).toEqual([
      { file: 'checks.yaml', line: 4, path: ['checks', 'backup', 'owner'], value: 'kim' },
      { file: 'checks.yaml', line: 8, path: ['checks', 'doors', 'confirmedBy'], value: 'kim' },
      { file: 'policies/clean-desk.md', line: 3, path: ['approver'], value: 'kim' },
    ])
  })

  test('the date at which something comes round in the calendar', () => {
    const lines = ['clean-desk', 'doors'].map((policy) => files.inCalendar('policy-review', policy).line)
    expect(lines).toEqual([4, 7])
    expect(files.inCalendar('risk-reassessment', 'risks')).toEqual({ file: 'calendar.yaml', line: 9 })
    expect(files.inCalendar('training', 'basics')).toEqual({ file: 'calendar.yaml', line: null })
  })

  test('the field of an entry, else the entry, else the file', () => {
    expect(files.spotOf('checks.yaml', 'doors', 'owner')).toEqual({ file: 'checks.yaml', line: 7 })
    expect(files.spotOf('checks.yaml', 'doors', 'every')).toEqual({ file: 'checks.yaml', line: 5 })
    expect(files.spotOf('checks.yaml', 'fences')).toEqual({ file: 'checks.yaml', line: null })
    expect(files.row('people.csv', 'lee')).toEqual({ file: 'people.csv', line: 3 })
  })
})
