import { findProgram } from '../src/engines/find.js'
import { temporal } from '../src/engines/programs.js'
import { startTemporal } from '../src/engines/temporal.js'
import { registerSearchAttributes } from '../src/search-attributes.js'
import { lazyClient, temporalConfig } from '../src/temporal.js'
import type { BenchTools } from './run.js'

/** Temporal as `npm start` brings it, empty. */
export async function temporalFor({ data, search, signal }: BenchTools) {
  const server = await startTemporal({
    ...{ program: await findProgram(temporal, search), data, storage: 'memory', signal },
    ports: { frontend: undefined, web: undefined },
  })
  const config = temporalConfig({
    TEMPORAL_ADDRESS: server.addresses.address,
    TEMPORAL_NAMESPACE: 'default',
  })
  const client = lazyClient(config)
  await registerSearchAttributes(client)
  return {
    client: { config, client },
    stop: async () => {
      await client.connection.close()
      await server.engine.stop()
    },
  }
}
