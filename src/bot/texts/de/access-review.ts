import type { accessReview as english } from '../en/access-review.js'
import type { Translation } from '../translation.js'
import { form } from './access-review/form.js'
import { notice } from './access-review/notice.js'
import { order } from './access-review/order.js'
import { population } from './access-review/population.js'
import { review } from './access-review/review.js'
import { status } from './access-review/status.js'

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
  handedIn: {
    here: (title, by) => `Hier ist die Datei, die ${by} zu ${title} eingereicht hat.`,
    notTaken: (title, cycle) =>
      `Die Datei zu ${title} konnte nicht gesendet werden: Dieser Arbeitsbereich nimmt von Steward keine Dateien an. Wer Steward betreibt, schreibt sie mit \`steward evidence ${cycle} ORDNER\` heraus.`,
    notKept: (title) =>
      `Die Datei zu ${title} ist nicht mehr so aufbewahrt, wie sie eingereicht wurde, daher wurde sie nicht gesendet. Bitte sagen Sie das denen, die Steward betreiben: \`steward verify\` nennt sie.`,
  },
  form,
  notice,
  order,
  population,
  review,
  status,
}
