import { parse } from 'csv-parse/sync'
import { auditReportCsv } from '../../src/bot/audit-report-table.js'
import type { AuditReportView, ReportedFinding } from '../../src/bot/audit-report-view.js'
import { auditReportPdf } from '../../src/bot/pdf/audit-report-pdf.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Finding } from '../../src/domain/finding.js'
import { textOfPdf } from '../support/pdf-text.js'

const kept = (text: string) => ({ text, commitment: 'c' })

function aFinding(number: number, changes: Partial<Finding> = {}): Finding {
  return {
    ...{
      _id: `finding-${number}`,
      v: 1,
      number,
      revision: 1,
      audit: 'cycle/internal-audit.engineering/2027',
    },
    ...{ item: null, criterion: 'A.5.18', grade: 'minor', owner: 'p1', by: 'p2', event: 'e', state: 'draft' },
    ...{
      requirement: kept('Access is removed within a day of the last working day (our access policy, 4.2).'),
    },
    statement: kept('The access of somebody who left on 12 March was removed 19 days late.'),
    evidence: kept('Export of the source control of 2 May; leaving list of March; access order 14.'),
    sample: { sample: 'sample-3', population: 'removals ordered since May 2026', size: 25, of: 140, seed: 7 },
    at: '2027-05-20T10:12:00.000Z',
    ...changes,
  }
}

const reported = (finding: Finding, changes: Partial<ReportedFinding> = {}): ReportedFinding => ({
  ...{
    finding,
    owner: 'Tobias Köhler',
    by: 'Grainne Walsh',
    byLostAt: null,
    contestedBy: '',
    decidedBy: '',
    nonconformity: null,
    seen: null,
  },
  ...changes,
})

const view: AuditReportView = {
  ...{ cycle: 'cycle/internal-audit.engineering/2027', title: 'How we build and run software' },
  ...{ organisation: 'Kestrel Tools', language: 'en', timeZone: 'Europe/Dublin' },
  ...{ madeAt: '2027-05-28T09:00:00.000Z', isDraft: false, begunAt: '2027-05-18T08:00:00.000Z' },
  objectives:
    'Whether what is built is reviewed and tested, and whether whoever leaves loses access in time.',
  ...{ scope: 'Engineering in Hamburg, Cork and Halifax', criteria: 'A.5.15–A.5.18, A.8.2–A.8.9' },
  ...{ lead: 'Grainne Walsh', team: ['Maya Lindqvist'], auditees: ['Tobias Köhler', 'Priya Raman'] },
  recipients: ['Tobias Köhler', 'Priya Raman', 'Henrik Sørensen', 'Ines Duarte'],
  independence: [
    {
      person: 'grainne',
      name: 'Grainne Walsh',
      isLead: true,
      declaredAt: '2027-05-11T08:14:00.000Z',
      lostAt: null,
      tied: 'A.5.17',
    },
    { person: 'maya', name: 'Maya Lindqvist', isLead: false, declaredAt: null, lostAt: null, tied: '' },
    // Two of one name: only one of them read it.
    { person: 'maya-2', name: 'Maya Lindqvist', isLead: false, declaredAt: null, lostAt: null, tied: '' },
    {
      person: 'gil',
      name: 'Gil Reed',
      isLead: false,
      declaredAt: '2027-05-11T08:14:00.000Z',
      lostAt: '2027-05-20T12:00:00.000Z',
      tied: '',
    },
  ],
  days: { from: '2027-05-19', to: '2027-05-21' },
  moved: [
    {
      ...{ was: { from: '2027-06-01', to: '2027-06-02' }, by: 'Grainne Walsh' },
      at: '2027-05-18T09:00:00.000Z',
    },
  ],
  recorded: { from: '2027-05-20', to: '2027-05-22' },
  outOfTurn: { by: 'Ines Duarte', reason: 'A leaver kept access.' },
  notLooked: {
    ...{ reason: 'No time; it is in the audit of November.', by: 'Grainne Walsh' },
    at: '2027-05-25T09:00:00.000Z',
  },
  conclusion: {
    text: 'What is built is reviewed and tested as the rules ask.\nTaking back access depends on one person, and failed once.',
    ...{ by: 'Grainne Walsh', at: '2027-05-26T14:00:00.000Z' },
  },
  readBy: [{ person: 'maya', at: '2027-05-27T09:30:00.000Z' }],
  looked: [
    ...['A.5.15', 'A.5.16', 'A.5.17'].map((criterion) => ({
      ...{ criterion, about: 'Who may get at what', grade: 'conforms' as const, by: 'Grainne Walsh' },
      ...{
        at: '2027-05-20T10:00:00.000Z',
        note: 'Five roles followed to their approval.',
        byLostAt: null,
        byNobody: false,
        samples: [],
      },
    })),
    {
      ...{
        criterion: 'A.5.18',
        about: 'Granting and taking back access',
        grade: 'minor',
        by: 'Grainne Walsh',
      },
      ...{ at: '2027-05-20T10:12:00.000Z', note: '', byLostAt: null, byNobody: false },
      samples: [
        { sample: 'sample-3', population: 'removals ordered since May 2026', size: 25, of: 140, seed: 7 },
      ],
    },
    ...['A.8.2', 'A.8.3', 'A.8.4', 'A.8.5', 'A.8.6', 'A.8.7', 'A.8.8', 'A.8.9'].map((criterion) => ({
      ...{
        criterion,
        about: 'Rights that go far',
        grade: criterion === 'A.8.9' ? null : ('conforms' as const),
      },
      ...{ by: 'Maya Lindqvist', at: '2027-05-21T10:00:00.000Z', note: '', byLostAt: null, samples: [] },
      byNobody: criterion === 'A.8.9',
    })),
  ],
  findings: [
    reported(
      aFinding(13, {
        ...{ grade: 'observation', criterion: 'A.8.4', state: 'upheld' },
        statement: kept('Two archived repositories have no owner.'),
        contested: { by: 'p1', at: '2027-05-22T09:00:00.000Z', event: 'e', reason: kept('They are empty.') },
        decided: {
          by: 'p2',
          at: '2027-05-24T09:00:00.000Z',
          event: 'e',
          reason: kept('One holds keys.'),
          upheld: true,
        },
      }),
      { contestedBy: 'Tobias Köhler', decidedBy: 'Grainne Walsh' },
    ),
    reported(aFinding(12), { nonconformity: { id: 'nc-7', state: 'waits for its cause' } }),
  ],
  earlier: [
    reported(aFinding(4, { grade: 'major', state: 'confirmed', at: '2026-05-20T10:12:00.000Z' }), {
      nonconformity: { id: 'nc-2', state: 'effective' },
      seen: {
        ...{ mended: true, text: 'Log of leavers of May.', by: 'Maya Lindqvist' },
        at: '2027-05-21T10:00:00.000Z',
      },
    }),
  ],
  before: { major: 1, minor: 2, observation: 0, opportunity: 3 },
}

const pagesOf = async (changes: Partial<AuditReportView> = {}, language = 'en') =>
  textOfPdf(await auditReportPdf({ ...view, ...changes, language }, textsFor(language)))

describe('the report of an audit', () => {
  test('says what was audited, against what, by whom and when, and who gets it', async () => {
    const all = (await pagesOf()).join('').replace(/\s+/g, ' ')
    for (const words of [
      'Internal audit report',
      'How we build and run software',
      '19 May 2027 to 21 May 2027',
      'Grainne Walsh',
      'Tobias Köhler, Priya Raman, Henrik Sørensen, Ines Duarte',
      'Of 12 requirements, 11 were looked at.',
      '11 May 2027, 09:14',
      'no declaration is on record',
    ])
      expect(all).toContain(words)
    expect(all.match(/by the record tied to A\.5\.17/g)).toHaveLength(1)
    expect(all.match(/27 May 2027, 10:30/g)).toHaveLength(1)
    expect(all).toContain('Taking back access depends on one person, and failed once.')
  })

  test('says why something was not looked at and of what nobody was independent, when it was looked at, and what became of what was found before', async () => {
    const all = (await pagesOf()).join('').replace(/\s+/g, ' ')
    for (const words of [
      'No time; it is in the audit of November.',
      'nobody who audits is independent of it',
      'from 1 June 2027 to 2 June 2027, by Grainne Walsh',
      '20 May 2027 to 22 May 2027',
      'Ines Duarte: A leaver kept access.',
      'Of one earlier finding, one was looked at again.',
      'mended: Log of leavers of May.',
      'see finding 12',
    ])
      expect(all).toContain(words)
    const rows: Record<string, string>[] = parse(auditReportCsv(view), { columns: true })
    expect(rows.find(({ criterion }) => criterion === 'A.8.9')).toMatchObject({
      ...{ not_looked_because: 'No time; it is in the audit of November.', nobody_independent: 'yes' },
    })
    expect(rows.find(({ line }) => line === 'earlier')).toMatchObject({
      ...{ mended: 'yes', mended_seen: 'Log of leavers of May.', mended_by: 'Maya Lindqvist' },
    })
  })

  test('has the worst finding first, whole, with its sample, and both sides of one that was contested', async () => {
    const all = (await pagesOf()).join('').replace(/\s+/g, ' ')
    expect(all.indexOf('Finding 12: minor')).toBeLessThan(all.indexOf('Finding 13: observation'))
    for (const words of [
      'was removed 19 days late',
      'Export of the source control of 2 May',
      '25 of 140, drawn from: removals ordered since May 2026 · sample-3 · seed 7',
      'nc-7: waits for its cause',
      'Contested by Tobias Köhler',
      'They are empty.',
      'Upheld by Grainne Walsh',
      'One holds keys.',
      'nc-2: effective',
    ])
      expect(all).toContain(words)
  })

  test('counts no finding that was withdrawn, but shows it, and says of a nonconformity what follows when it is issued', async () => {
    const withdrawn = reported(aFinding(14, { state: 'withdrawn' }))
    const fresh = reported(aFinding(15), { by: 'Gil Reed', byLostAt: '2027-05-20T12:00:00.000Z' })
    const all = (await pagesOf({ findings: [withdrawn, fresh], before: null })).join('').replace(/\s+/g, ' ')
    expect(all).toContain('Found: one minor nonconformity.')
    expect(all).toContain('Finding 14')
    expect(all).toContain('Whoever recorded it audits no more since 20 May 2027')
    const item = { criterion: 'A.8.13', about: 'Backups', grade: 'conforms', at: view.madeAt } as const
    const byGil = {
      by: 'Gil Reed',
      byLostAt: '2027-05-20T12:00:00.000Z',
      note: 'Log R-7',
      samples: [],
      byNobody: false,
    }
    const looked = (await pagesOf({ looked: [{ ...item, ...byGil }] })).join('').replace(/\s+/g, ' ')
    expect(looked).toContain('Recorded by Gil Reed, who audits no more since 20 May 2027')
    expect(all.match(/is opened as soon as the report is issued/g)).toHaveLength(1)
    expect(all).not.toContain('the audit before')
  })

  test('is said to be a draft until it is issued, and is written in German as in English', async () => {
    for (const page of await pagesOf({ isDraft: true })) expect(page).toContain('Draft, for its team to read')
    const german = (await pagesOf({}, 'de')).join('').replace(/\s+/g, ' ')
    expect(german).toContain('Bericht über ein internes Audit')
    expect(german).toContain('Feststellung 12: untergeordnete Nichtkonformität, A.5.18')
    expect(german).toContain('Seite 1 von 4')
  })

  test('is a table with a line for each finding, each item without one, and each earlier finding', () => {
    const rows: Record<string, string>[] = parse(auditReportCsv(view), { columns: true })
    expect(
      rows.filter(({ line }) => line === 'finding').map(({ finding, upheld }) => [finding, upheld]),
    ).toEqual([
      ['finding-13', 'yes'],
      ['finding-12', ''],
    ])
    expect(rows.filter(({ line }) => line === 'item')).toHaveLength(10)
    expect(rows.find(({ criterion }) => criterion === 'A.8.9')).toMatchObject({ line: 'item', grade: '' })
    expect(rows.find(({ line }) => line === 'earlier')).toMatchObject({
      ...{ finding: 'finding-4', corrective_action: 'nc-2', corrective_action_state: 'effective' },
    })
    expect(rows.find(({ finding }) => finding === 'finding-12')).toMatchObject({
      sample_of: '140',
      seed: '7',
    })
  })

  test('runs nothing that somebody wrote in a spreadsheet', () => {
    const finding = reported(aFinding(16, { statement: kept('=HYPERLINK("x")') }))
    expect(auditReportCsv({ ...view, findings: [finding] })).toContain("'=HYPERLINK")
  })
})
