import { isNeverDue } from '../../domain/ask.js'
import type { Asks } from '../../store/asks.js'
import type { Links } from '../../store/links.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import { type Messenger, MessengerError } from '../messenger.js'
import { textsFor } from '../texts/texts.js'
import { linkLetter } from './letter.js'
import type { Post } from './post.js'

export interface MailTools {
  asks: Asks
  links: Links
  organisation: OrganisationStore
  people: People
  post: Post
  /** The bot's public address. */
  url: string
  now: () => Date
}

/** Where the page behind a link stands, below the bot's address. */
export function linkPath(secret: string): string {
  return `/link/${secret}`
}

/**
 * Writes to people outside chat. A letter holds what a notification would show and a link of its own; all else is on the
 * page behind it, which shows the present state whenever it is looked at. So nothing is edited, and a file waits there, too.
 */
export function mailMessenger({ asks, links, organisation, people, post, url, now }: MailTools): Messenger {
  const send: Messenger['send'] = async ({ user }, card, delivery) => {
    const [person, ours] = await Promise.all([people.byId(user), organisation.read()])
    if (!person?.chat.includes('mail') || !ours)
      throw new MessengerError('no-such-recipient', 'This person is not written to by e-mail any more')
    const due = (await asks.byIds(delivery.content.asks)).filter((ask) => !isNeverDue(ask))
    const dueOn = due.map((ask) => ask.dueOn)
    const { link, secret } = await links.make(person, delivery._id, now().toISOString(), dueOn)
    const view = {
      ...{ summary: card.summary, url: `${url}${linkPath(secret)}`, until: link.until },
      ...{ organisation: ours.name, timeZone: person.timeZone },
    }
    const letter = linkLetter(view, textsFor(person.language, ours.languages[0]))
    try {
      await post.send(person.email, letter, link._id)
    } catch (error) {
      await links.drop(link)
      throw error
    }
    await links.sent(link._id, now().toISOString())
    return { channel: 'mail', message: link._id }
  }
  return {
    platform: 'mail',
    edits: false,
    send,

    find: async (_, delivery) => {
      const sent = await links.sentFor(delivery._id)
      return sent && { channel: 'mail', message: sent._id }
    },

    bringFile: async ({ title }) => ({ id: 'page', title }),
    sendFile: (to, _, card, delivery) => send(to, card, delivery),
    hasPictures: async () => true,
    bringPictures: async () => true,
    update: async () => undefined,
    showHome: async () => undefined,
    rewrite: async () => true,
  }
}
