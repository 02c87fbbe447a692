import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Letters } from '../store/letters.js'

export interface MailServer {
  /** What a mail program takes as its server, such as smtp://127.0.0.1:2525 */
  address: string
  close(): Promise<void>
}

/** Takes every e-mail, for whomever it is, and passes none on. */
export async function startMailServer(letters: Letters, arrived: () => void): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase())
      read(stream)
        .then((bytes) => keep(letters, bytes, to))
        .then(
          () => {
            arrived()
            done()
          },
          (error: Error) => done(error),
        )
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  // Whoever breaks a connection off has not sent anything.
  server.on('error', () => undefined)
  const { port } = server.server.address() as AddressInfo
  return {
    address: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function keep(letters: Letters, bytes: Buffer, to: readonly string[]): Promise<void> {
  const { from, subject = '', text = '' } = await PostalMime.parse(bytes)
  for (const mailbox of to) await letters.add({ to: mailbox, from: from?.address ?? '', subject, text })
}
