import type { accessReview as english } from '../en/access-review.js'
import type { Translation } from '../translation.js'
import { form } from './access-review/form.js'
import { notice } from './access-review/notice.js'
import { order } from './access-review/order.js'
import { population } from './access-review/population.js'
import { review } from './access-review/review.js'
import { status } from './access-review/status.js'
import { listOf, number } from './dates.js'

export const accessReview: Translation<typeof english> = {
  about: (title) => `die Überprüfung der Zugriffsrechte auf „${title}“`,
  aboutAsk: {
    other: {
      extract: (title) => `die Liste der Konten von „${title}“`,
      'confirm-population': (title) => `die Bestätigung, wie viele Konten „${title}“ hat`,
      verify: (title) => `der Nachweis, dass der Zugriff auf „${title}“ geändert ist`,
      'confirm-proof': (title) => `die Bestätigung, dass der Zugriff auf „${title}“ geändert ist`,
    },
    remove: (names, title) => `das Entfernen von ${listOf(names)} aus „${title}“`,
    change: (names, title) => `das Ändern von ${listOf(names)} in „${title}“`,
    seeTo: (removed, changed, title) => {
      const many = (count: number) => (count === 1 ? 'einem Konto' : `${number(count)} Konten`)
      const parts = [
        ...(removed > 0 ? [`das Entfernen von ${many(removed)}`] : []),
        ...(changed > 0 ? [`das Ändern von ${many(changed)}`] : []),
      ]
      return parts.length > 0
        ? `${parts.join(' und ')} in „${title}“`
        : `das Ändern des Zugriffs auf „${title}“`
    },
  },
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
