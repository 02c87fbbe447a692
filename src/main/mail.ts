import type { ChatDirectory } from '../bot/directory.js'
import { mailDirectory } from '../bot/mail/directory.js'
import { mailMessenger } from '../bot/mail/messenger.js'
import { openPost, type Post } from '../bot/mail/post.js'
import type { Messenger } from '../bot/messenger.js'
import type { MailSettings } from '../config.js'
import type { Stores } from './stores.js'

export interface MailConnection {
  directory: ChatDirectory
  messenger: Messenger
  post: Post
}

/** How people outside chat are reached. Nothing is connected to before there is something to send. */
export function connectMail(
  { smtpUrl, from, url }: MailSettings,
  stores: Stores,
  now: () => Date,
): MailConnection {
  const post = openPost({ smtpUrl, from })
  return {
    directory: mailDirectory(stores, now),
    messenger: mailMessenger({ ...stores, post, url, now }),
    post,
  }
}

/** Whoever runs Steward hears of it where somebody waits for e-mails that are off. */
export async function sayWhomMailWouldReach(
  { people }: Pick<Stores, 'people'>,
  log: (message: string) => void,
): Promise<void> {
  const waiting = await people.countWith('mail')
  if (waiting === 0) return
  log(
    `E-mail is off, and people.csv says of ${waiting} that it reaches them: they are asked nothing. ` +
      'Set SMTP_URL, MAIL_FROM and STEWARD_URL.',
  )
}
