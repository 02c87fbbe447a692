import { form } from './access-review/form.js'
import { notice } from './access-review/notice.js'
import { order } from './access-review/order.js'
import { population } from './access-review/population.js'
import { accounts, review } from './access-review/review.js'
import { status } from './access-review/status.js'
import { listOf } from './dates.js'

/** Reviews of who may use a system. */
export const accessReview = {
  about: (title: string) => `the access review of “${title}”`,
  /** What its owner, or a second person, does beside the review, in a list of what is late; names are escaped. */
  aboutAsk: {
    other: {
      extract: (title: string) => `handing in who may use “${title}”`,
      'confirm-population': (title: string) => `confirming how many accounts “${title}” has`,
      verify: (title: string) => `showing that access to “${title}” was changed`,
      'confirm-proof': (title: string) => `confirming that access to “${title}” was changed`,
    },
    remove: (names: readonly string[], title: string) => `removing ${listOf(names)} from “${title}”`,
    change: (names: readonly string[], title: string) => `changing ${listOf(names)} in “${title}”`,
    seeTo: (removed: number, changed: number, title: string) => {
      const parts = [
        ...(removed > 0 ? [`removing ${accounts(removed)}`] : []),
        ...(changed > 0 ? [`changing ${accounts(changed)}`] : []),
      ]
      return parts.length > 0 ? `${parts.join(' and ')} in “${title}”` : `changing access to “${title}”`
    },
  },
  calendar: {
    programme: (title: string) => `Access review: ${title}`,
    due: (title: string) => `Access review due: ${title}`,
    asked: {
      extract: (title: string) => `Hand in who may use: ${title}`,
      'confirm-population': (title: string) => `Confirm the number of accounts: ${title}`,
      review: (title: string) => `Review who may use: ${title}`,
      order: (title: string) => `Change access as it was decided: ${title}`,
      verify: (title: string) => `Show that access was changed: ${title}`,
      'confirm-proof': (title: string) => `Confirm that access was changed: ${title}`,
    },
  },
  handedIn: {
    here: (title: string, by: string) => `Here is the file that ${by} handed in for ${title}.`,
    notTaken: (title: string, cycle: string) =>
      `The file for ${title} could not be sent: this workspace takes no files from Steward. Whoever runs Steward writes it out with \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title: string) =>
      `The file for ${title} is not kept any more as it was handed in, so it was not sent. Please tell whoever runs Steward: \`steward verify\` names it.`,
  },
  form,
  notice,
  order,
  population,
  review,
  status,
}
