import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

let steward: RunningSteward

beforeAll(async () => {
  steward = await startSteward({ folder: await folderOf(smallCompany) })
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('the ISMS lead publishes a policy, the employee reads and acknowledges it, and it is on record', async () => {
  const ada = await steward.workspace.person('ada@kestrel.example')
  const ben = await steward.workspace.person('ben@kestrel.example')
  await ada.types('/isms policy publish information-security')
  console.log(JSON.stringify(await ada.form(), null, 1))
  console.log(await ada.submits())
  console.log(JSON.stringify(await ada.form(), null, 1))
  const ask = await ben.sees('Acknowledge the Information Security Policy', 15)
  console.log(ask)
  await ben.clicks('Read and acknowledge')
  console.log(JSON.stringify(await ben.form(), null, 1))
  console.log(await ben.submits())
  console.log(await ben.sees('You acknowledged'))
  console.log(await ben.messages())
  await ada.types('/isms policy status information-security')
  console.log(await ada.messages())
}, 60_000)
