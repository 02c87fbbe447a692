import { feedCard, feedConfirmForm, feedMadeCard } from '../../../src/bot/cards/calendar-feed.js'
import { noFeedOf } from '../../../src/domain/calendar-feed.js'
import { at, reader } from './longest.js'
import type { ShownBy } from './shown.js'

export const calendarFeed: ShownBy = (texts) => {
  const revision = 999_999_999
  const address = `https://${'x'.repeat(200)}.example/calendar/${'_'.repeat(43)}.ics`
  const none = { ...noFeedOf(reader._id), revision }
  const { timeZone } = reader
  return [
    ['that there is a calendar to subscribe to', feedCard({ feed: none, seesAll: false, timeZone }, texts)],
    [
      'since when a calendar has its address',
      feedCard({ feed: { ...none, since: at }, seesAll: true, timeZone }, texts),
    ],
    ['the address of a calendar', feedMadeCard(address, revision, texts)],
    ['whether to make a new address', feedConfirmForm('renew', revision, texts)],
    ['whether to stop the feed', feedConfirmForm('stop', revision, texts)],
  ]
}
