import { askingFor, type Governing, type IsmsRoles } from '../../src/domain/governance.js'

const sole = { person: 'lead', decides: ['governance' as const], check: 'The board', until: '2027-06-30' }
const governing = (roles: Partial<IsmsRoles>, alone: Governing['soleAuthority'] = []): Governing => ({
  roles: { ismsLead: 'lead', deputy: null, topManagement: ['lead', 'director'], ...roles },
  ...{ requests: [], criteria: null, soleAuthority: alone, addresses: [] },
})
/** Who would be asked what the files say, where these are gone. */
const approvers = (proposed: Governing, replaces: Governing | null, gone: string[] = []) =>
  askingFor({ proposed, replaces }, (person) => !gone.includes(person))?.approvers ?? null

const inForce = governing({})
const withDeputy = governing({ deputy: 'deputy', topManagement: ['lead'] })

test('the other one of top management decides, and not who leads the ISMS', () => {
  expect(approvers(governing({ topManagement: ['lead', 'friend'] }), inForce)).toEqual(['director'])
  expect(approvers(governing({ ismsLead: 'director' }), inForce)).toEqual(['director'])
})

test('once the other one is gone, who leads it decides neither what a deputy asks nor by an authority of the same files', () => {
  expect(approvers(withDeputy, inForce, ['director'])).toBeNull()
  expect(approvers(governing({ topManagement: ['lead'] }, [sole]), inForce, ['director'])).toBeNull()
  const standsIn = governing({ ismsLead: 'head', deputy: 'lead' })
  expect(
    approvers(governing({ ...standsIn.roles, topManagement: ['lead'] }), standsIn, ['director']),
  ).toBeNull()
})

test('they do where that was approved before, or nothing is in force yet', () => {
  const alone = governing({ topManagement: ['lead'] })
  expect(approvers(withDeputy, alone)).toEqual(['lead'])
  expect(approvers(governing({ topManagement: ['lead'] }, [sole]), alone)).toEqual(['lead'])
  expect(approvers(withDeputy, governing({}, [sole]), ['director'])).toEqual(['lead'])
  expect(approvers(withDeputy, null, ['director'])).toEqual(['lead'])
})
