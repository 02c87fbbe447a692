import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node'
import { ExtractionError } from '../domain/population.js'
import type { EntraSource } from '../domain/system.js'
import { faultOf } from './reaching.js'
import type { Reach } from './source.js'

/** Does it, and keeps what is thrown: the clients pass on only words of it, if that. */
export type Noting = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Tokens by which Microsoft Graph knows the application; one lasts an hour, and is asked for when there is none. */
export function tokensFor(
  { tenant, client, secret }: EntraSource,
  reach: Reach,
  noting: Noting,
): () => Promise<string> {
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: client,
      authority: `https://login.microsoftonline.com/${tenant}`,
      clientSecret: reach.secret(secret),
    },
    system: { networkClient: networkBy(reach.fetch, noting) },
  })
  return async () => {
    const scopes = ['https://graph.microsoft.com/.default']
    const token = await application.acquireTokenByClientCredential({ scopes })
    if (token === null) throw new ExtractionError({ because: 'refused', status: 401 })
    return token.accessToken
  }
}

function networkBy(fetchSafely: typeof fetch, noting: Noting): INetworkModule {
  const by = (method: 'GET' | 'POST'): INetworkModule['sendPostRequestAsync'] => {
    return (url, { headers, body } = {}) =>
      noting(async () => {
        const init = { method, ...(headers && { headers }), ...(body !== undefined && { body }) }
        const response = await fetchSafely(url, init)
        const { status } = response
        if (!response.ok) throw new ExtractionError(faultOf(status, response.headers.get('retry-after')))
        return {
          status,
          headers: Object.fromEntries(response.headers),
          body: JSON.parse(await response.text()),
        }
      })
  }
  return { sendGetRequestAsync: by('GET'), sendPostRequestAsync: by('POST') }
}
