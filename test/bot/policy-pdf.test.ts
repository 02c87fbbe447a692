import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PolicyPdfView, policyPdf } from '../../src/bot/pdf/policy-pdf.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { pdfCommand } from '../../src/main/pdf.js'
import { storesOf } from '../../src/main/stores.js'
import { aPolicy, found, lead, publish } from '../support/company.js'
import { testDatabase } from '../support/database.js'
import { textOfPdf } from '../support/pdf-text.js'

const body = `# Information Security Policy

Lock your **screen** whenever you leave it; see [the guide](https://intranet.example/guide) and \`lock.sh\`.

## Who does what

1. You lock it.
   - in the office
   - at home, too
2. We check.

| What | Within |
|---|---|
| A lost key | 1 hour |
| A lost **laptop** | at once |

> Who reports a loss is never blamed.

\`\`\`
lock --now
    --and always
\`\`\`
`

const view: PolicyPdfView = {
  policy: {
    ...aPolicy('2.1'),
    body: { en: body, de: '# Richtlinie\n\nSperren Sie den Bildschirm für Gäste. Straße, naïve, Łódź.' },
  },
  language: 'en',
  organisation: 'Kestrel Tools',
  owner: 'Ada Quinn',
  approved: { at: '2026-11-02T09:00:00.000Z', by: 'Mo Farrell' },
  retiredAt: null,
  timeZone: 'Europe/Dublin',
  madeAt: '2026-12-01T09:00:00.000Z',
}
const pagesOf = async (changes: Partial<PolicyPdfView> = {}, language = 'en') =>
  textOfPdf(await policyPdf({ ...view, ...changes }, textsFor(language)))
/** Lines are broken where the page ends. */
const flat = (text = '') => text.replace(/\s+/g, ' ')

test('a printed policy says which version it is, who approved it when, and what proves its text', async () => {
  const [page] = await pagesOf()
  expect(flat(page)).toContain('Information Security Policy Kestrel Tools · Version 2.1 · Owner: Ada Quinn')
  expect(flat(page)).toContain('Approved 2 November 2026, 09:00 by Mo Farrell')
  expect(flat(page)).toContain(`Information Security Policy, version 2.1 · Page 1 of 1`)
  expect(flat(page)).toContain(view.policy.hash)
})

test('the text of a printed policy stands there whole: headings, lists, tables, quotations and code', async () => {
  const [page] = await pagesOf()
  const text = flat(page)
  for (const part of [
    'Lock your screen whenever you leave it; see the guide and lock.sh',
    'Who does what',
    '1. You lock it. • in the office • at home, too 2. We check.',
    'What Within A lost key 1 hour A lost laptop at once',
    'Who reports a loss is never blamed.',
    'lock --now',
    '--and always',
  ])
    expect(text).toContain(part)
  expect(text.match(/Information Security Policy/g)).toHaveLength(2)
  expect(text).not.toMatch(/[*`|#]/)
})

test('a printed policy that is no longer in force, or that nobody approved, says so', async () => {
  const [page] = await pagesOf({ approved: null, retiredAt: '2026-12-01T09:00:00.000Z' })
  expect(flat(page)).toContain('No approval is on record')
  expect(flat(page)).toContain('No longer in force: retired 1 December 2026, 09:00')
})

test('a policy is printed in the language of the reader, with the letters of that language', async () => {
  const [page] = await pagesOf({ language: 'de' }, 'de')
  expect(flat(page)).toContain('Sperren Sie den Bildschirm für Gäste. Straße, naïve, Łódź.')
  expect(flat(page)).toContain('Seite 1 von 1')
})

test('a long policy goes over many pages, each numbered, and no paragraph is lost', async () => {
  const rule = 'Keep your desk clear of papers, tablets and keys whenever you leave it. '.repeat(12)
  const list = Array.from({ length: 120 }, (_, n) => `- Rule ${n}: ${rule.slice(0, 90)}`).join('\n')
  const table = [
    '| No. | Rule |',
    '|---|---|',
    ...Array.from({ length: 90 }, (_, n) => `| T${n} | ${rule.slice(0, 80)} |`),
  ]
  const code = ['```', ...Array.from({ length: 150 }, (_, n) => `line ${n}`), '```']
  const text = [...Array.from({ length: 40 }, () => rule), list, table.join('\n'), code.join('\n')].join(
    '\n\n',
  )
  const pages = await pagesOf({ policy: { ...view.policy, body: { en: text } } })
  expect(pages.length).toBeGreaterThan(12)
  for (const [i, page] of pages.entries()) {
    expect(flat(page)).toContain(`Page ${i + 1} of ${pages.length}`)
    expect(flat(page).length).toBeGreaterThan(300)
  }
  const all = flat(pages.join(' '))
  expect(all.match(/Keep/g)).toHaveLength(40 * 12 + 2 * (120 + 90))
  for (const last of ['Rule 119:', 'T89', 'line 149']) expect(all).toContain(last)
})

describe('the command that writes one', () => {
  const folder = () => mkdtemp(join(tmpdir(), 'steward-pdf-'))

  test('takes the published version, in the language that was asked for, with its approval', async () => {
    const database = await testDatabase()
    const stores = storesOf(database.db)
    await found(stores, [lead])
    await publish(stores, view.policy, '2026-11-02T09:00:00.000Z')
    await stores.policies.add(aPolicy('3.0', 2))
    const file = join(await folder(), 'policy.pdf')
    const printed: string[] = []
    const print = (line: string) => void printed.push(line)
    const now = new Date('2026-12-01T09:00:00.000Z')
    const wanted = { policy: 'information-security', language: 'de-AT', file }
    expect(await pdfCommand(stores, wanted, now, print)).toBe(0)
    expect(printed).toEqual([`information-security@2.1 (de) was written to ${file}.`])
    expect(flat(textOfPdf(await readFile(file))[0])).toContain('Sperren Sie den Bildschirm')

    expect(await pdfCommand(stores, { policy: 'keys', file }, now, print)).toBe(1)
    expect(printed.at(-1)).toBe('There is no policy keys. There are:\n  information-security@3.0')
    await database.drop()
  })
})

test('quotations in quotations by the thousand are printed as they were written', async () => {
  const [page] = await pagesOf({ policy: { ...view.policy, body: { en: `${'> '.repeat(5_000)}deep` } } })
  expect(flat(page).length).toBeGreaterThan(100)
})
