import type { accessReview as english } from '../en/access-review.js'
import type { Translation } from '../translation.js'

export const accessReview: Translation<typeof english> = {
  about: (title) => `die Überprüfung der Zugriffsrechte auf „${title}“`,
  calendar: {
    programme: (title) => `Überprüfung der Zugriffsrechte: ${title}`,
    due: (title) => `Überprüfung der Zugriffsrechte fällig: ${title}`,
    asked: {
      extract: (title) => `Liste der Konten vorlegen: ${title}`,
      'confirm-population': (title) => `Zahl der Konten bestätigen: ${title}`,
      review: (title) => `Zugriffsrechte überprüfen: ${title}`,
      order: (title) => `Zugriffsrechte wie entschieden ändern: ${title}`,
      verify: (title) => `Geänderte Zugriffsrechte nachweisen: ${title}`,
      'confirm-proof': (title) => `Geänderte Zugriffsrechte bestätigen: ${title}`,
    },
  },
}
