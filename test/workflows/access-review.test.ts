import { EXTRACT_SLOT, ORDER_SLOT, REVIEW_ACCESS_SLOT, VERIFY_SLOT } from '../../src/domain/access-review.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import {
  AccessReview,
  aSystem,
  cycle,
  everybody,
  gil,
  hal,
  ida,
  manager,
  owner,
  staff,
} from '../support/access-review.js'
import { lead } from '../support/company.js'
import { Campaigns } from './campaign.js'

let campaigns: Campaigns
let review: AccessReview
beforeEach(async () => {
  campaigns = await Campaigns.of(staff)
  review = new AccessReview(campaigns.stores, () => campaigns.now())
})
afterEach(() => campaigns.stop())

async function begins(system = aSystem()): Promise<void> {
  await review.begins((id) => campaigns.startWorkflow(id), system)
  await campaigns.asleep(cycle)
}

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const told = (kind: string, person = lead) =>
  campaigns.stores.db.collection('deliveries').countDocuments({ person: person._id, 'content.kind': kind })

test('a list that is handed in is reviewed, what is revoked is removed and shown, and the record says all of it', async () => {
  await begins()
  expect(await review.one(EXTRACT_SLOT)).toMatchObject({ askedOf: owner._id, kind: 'delegable' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-list')

  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-reviewers')
  expect((await review.open(REVIEW_ACCESS_SLOT)).map(({ askedOf }) => askedOf)).toEqual([manager._id])
  expect(await review.rowOf(ida)).toMatchObject({
    privileged: true,
    flags: ['privileged'],
    reviewer: manager._id,
  })

  expect(await review.decides(gil, 'keep')).toBe('recorded')
  expect(await review.decides(hal, 'revoke')).toBe('recorded')
  expect(await review.decides(ida, 'keep', { reason: 'Administers it' })).toBe('recorded')
  await review.isReviewed(manager)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-orders')
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })

  await review.carriesOut()
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-another-list')
  await review.handsIn(
    VERIFY_SLOT,
    [everybody[0], everybody[2]].flatMap((line) => (line ? [line] : [])),
  )
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', verified: { by: null } })
  await campaigns.sleep('1 day')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-all-was-shown')

  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 4, answered: 4 },
    access: {
      extraction: { shown: 3, rows: 3 },
      accounts: { all: 3, kept: 2, removed: 1, notVerified: 0, notReviewed: 0 },
    },
  })
  expect(await told('closed')).toBe(0)
  expect(await verifyRecords(campaigns.stores.db)).toEqual({ checked: 1, wrong: [] })
})
