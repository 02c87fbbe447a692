import { randomBytes } from 'node:crypto'
import { Connection } from '@temporalio/client'

/** A namespace of its own keeps a test's workflows from the workers of another. */
export async function newNamespace(): Promise<string> {
  const namespace = `test-${randomBytes(6).toString('hex')}`
  const address = process.env.TEST_TEMPORAL_ADDRESS
  if (address === undefined) throw new Error('TEST_TEMPORAL_ADDRESS is not set: the global set-up sets it')
  const connection = await Connection.connect({ address })
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  })
  await connection.close()
  return namespace
}
