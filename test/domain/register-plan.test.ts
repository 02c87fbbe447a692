import { changedAt, plannedRisks, unacceptedBecause } from '../../src/domain/register-plan.js'
import { type RiskInFull, riskHash } from '../../src/domain/risk.js'
import { aPerson } from '../support/company.js'
import { aRisk, fiveByFive, rated } from '../support/risks.js'

const today = '2027-03-01'
const at = `${today}T10:00:00.000Z`
const owner = aPerson(2)
const criteria = { ...fiveByFive, appetite: 6 }

function theRisk(
  changes: Partial<RiskInFull> = {},
  assessed: Partial<RiskInFull['assessment']> = {},
): RiskInFull {
  const { judgement, criteria: version, trigger, ...risk } = aRisk(owner)
  const found = { ...judgement, current: rated(3, 4), criteria: version, trigger }
  const assessment = { ...found, number: 1, at, by: null, event: 'e', ...assessed }
  return { ...risk, v: 1, state: 'open', revision: 1, assessment, earlier: [], ...changes }
}

function approved(risk: RiskInFull, until = '2027-06-30'): RiskInFull {
  const said = { ask: 'a', hash: riskHash(risk), verdict: 'accepted', by: owner._id, event: 'e' } as const
  return { ...risk, approved: { ...said, at, until } }
}

function accepted(risk: RiskInFull, until: string, when: string): RiskInFull {
  const acceptance = { decision: 'd', hash: riskHash(risk), value: 12, criteria: '1', until, by: 'p_9' }
  return { ...risk, acceptance: { ...acceptance, at: when, event: 'e' } }
}

const [before, after] = ['2027-02-01T10:00:00.000Z', '2027-03-01T11:00:00.000Z']
const within = approved(theRisk({}, { current: rated(2, 3) }))

test.each([
  ['within the appetite', within, null, null],
  ['nobody has said anything', theRisk(), null, 'nobody'],
  ['its owner approved it, and nobody is asked yet', approved(theRisk()), null, 'nobody'],
  ['somebody is asked', approved(theRisk()), 'open', 'waiting'],
  ['it was rejected', approved(theRisk()), 'rejected', 'rejected'],
  ['it is accepted', accepted(approved(theRisk()), '2027-06-30', after), 'approved', null],
  ['it ran out', accepted(approved(theRisk()), '2027-02-28', after), 'approved', 'nobody'],
  ['it ran out, and is asked anew', accepted(approved(theRisk()), '2027-02-28', before), 'open', 'waiting'],
  ['it holds, and is asked anew', accepted(approved(theRisk()), '2027-06-30', before), 'open', 'waiting'],
  ['anew it was rejected', accepted(approved(theRisk()), '2027-02-28', before), 'rejected', 'rejected'],
  [
    'what was rejected is another risk by now',
    { ...approved(theRisk()), owner: 'p_8' },
    'rejected',
    'nobody',
  ],
] as const)('whether somebody beside its owner accepts it: %s', (_, risk, state, expected) => {
  expect(unacceptedBecause(risk, criteria, state && { state }, today)).toBe(expected)
})

test('a version says when the last of it changed, and not when somebody looked', () => {
  const first = theRisk({}, { at: before })
  const former = { risks: plannedRisks([first]), importedAt: '2027-02-02T08:00:00.000Z' }
  expect(changedAt(former, null, new Map([[first._id, first]]))).toBe(before)

  const changed = theRisk({ earlier: [first.assessment] }, { number: 2, at, current: rated(2, 2) })
  const version = { risks: plannedRisks([changed]), importedAt: '2027-03-04T08:00:00.000Z' }
  expect(changedAt(version, former, new Map([[changed._id, changed]]))).toBe(at)

  const renamed = { ...first, title: { en: 'Stolen laptops' } }
  const imported = { ...version, risks: plannedRisks([renamed]) }
  expect(changedAt(imported, former, new Map([[renamed._id, renamed]]))).toBe(version.importedAt)
})
