import { createTransport } from 'nodemailer'
import { MessengerError, type MessengerProblem } from '../messenger.js'

/** One e-mail, the same in plain text and in HTML. */
export interface Letter {
  subject: string
  text: string
  html: string
}

/** Whoever carries our e-mails. What it throws is a {@link MessengerError}. */
export interface Post {
  /** @param id The same for the same letter, so that a mailbox that gets it twice can tell. */
  send(to: string, letter: Letter, id: string): Promise<void>
  close(): void
}

/** Shorter than the lease on a delivery, so that a lost call never outlives it. */
const CALL_TIMEOUT_MS = 10_000

export function openPost({ smtpUrl, from }: { smtpUrl: string; from: string }): Post {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(smtpUrl).hostname)
  const transport = createTransport({
    url: smtpUrl,
    // Links and codes go over no wire that others read.
    requireTLS: !isHere,
    connectionTimeout: CALL_TIMEOUT_MS,
    greetingTimeout: CALL_TIMEOUT_MS,
    socketTimeout: CALL_TIMEOUT_MS,
    // A letter is what we write, and nothing that its text names.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return {
    send: async (to, letter, id) => {
      const headers = { 'Auto-Submitted': 'auto-generated' }
      try {
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, ...letter, headers },
          messageId: `<${id}@${domain}>`,
        })
      } catch (error) {
        throw toMessengerError(error)
      }
    },
    close: () => transport.close(),
  }
}

/** What SMTP says of the address itself; what else it refuses for good is about the letter or about us. */
const noSuchMailbox: readonly unknown[] = [550, 551, 553]

function toMessengerError(error: unknown): MessengerError {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string }
  return new MessengerError(problemOf(code, responseCode), `E-mail: ${message}`)
}

function problemOf(code: string | undefined, responseCode = 0): MessengerProblem {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'not-authorised'
  if (code === 'EENVELOPE' && noSuchMailbox.includes(responseCode)) return 'no-such-recipient'
  return responseCode >= 500 || code === 'EENVELOPE' ? 'refused' : 'unavailable'
}
