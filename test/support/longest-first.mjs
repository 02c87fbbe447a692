import Sequencer from '@jest/test-sequencer'

/** These run the whole of Steward, or let weeks pass: a minute each, where most files take a second or two. */
const slowRooms = ['resilience', 'journeys', 'workflows']

/**
 * The longest first, so that at the end no file runs alone for a minute. In a new clone jest does not know yet how long
 * each takes; then the room says it.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted
    const isSlow = ({ path }) => slowRooms.some((room) => path.includes(`/test/${room}/`))
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))]
  }
}
