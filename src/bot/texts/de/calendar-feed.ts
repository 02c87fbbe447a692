import type { calendarFeed as english } from '../en/calendar-feed.js'
import type { Translation } from '../translation.js'
import { moment } from './dates.js'
import { named } from './policy-acknowledgement.js'

export const calendarFeed: Translation<typeof english> = {
  command: 'zeigt den ISMS-Kalender in Ihrem eigenen Kalender, über eine Adresse, die nur Sie haben',
  off: 'Kalender lassen sich hier nicht abonnieren: Steward hat keine öffentliche Adresse. Wer es betreibt, setzt `STEWARD_URL`.',
  calendar: (name) => `Informationssicherheit · ${name}`,
  entry: {
    acknowledge: (policy) => `Bestätigen: ${named(policy)}`,
    review: (policy) => `Überprüfen: ${named(policy)}`,
    answerRequest: (policy) => `Anfrage beantworten zu ${named(policy)}`,
    decide: (what) => `Entscheiden über ${what}`,
    answer: (what) => `Rückfrage beantworten: ${what}`,
    waits: 'Es wartet auf Sie, bis zum Ende dieses Tages. Im Chat zeigt es /isms.',
    planned: 'Geplant im ISMS-Kalender. Wer antworten soll, wird im Chat gefragt.',
    due: {
      'policy-acknowledgement': (policy) => `Bestätigungen fällig: ${named(policy)}`,
      'policy-review': (policy) => `Überprüfung fällig: ${named(policy)}`,
    },
    check: (title) => `Prüfen: ${title}`,
    confirmCheck: (title) => `Prüfung bestätigen: ${title}`,
    checkDue: (title) => `Prüfung fällig: ${title}`,
    running: 'Es läuft, und ist bis zum Ende dieses Tages fällig.',
    skipped: (sentence) => `Ausgelassen: ${sentence}`,
    covered: (sentence) => `Durch einen späteren Termin abgedeckt: ${sentence}`,
    paused: (sentence) => `Ausgesetzt: ${sentence}`,
  },
  none: {
    summary: 'Ihr ISMS-Kalender, in Ihrem eigenen Kalender',
    title: '**Sehen Sie den ISMS-Kalender in Ihrem eigenen Kalender**',
    yours:
      'Er zeigt, was auf Sie wartet, an dem Tag, an dem es fällig ist, und was von dem geplant ist, was Ihnen gehört.',
    everything: 'Er zeigt, was auf Sie wartet, und alles, was geplant ist oder läuft.',
    secret:
      '_Steward macht eine Adresse, die nur Sie haben. Sie wird einmal gezeigt, und Sie können sie jederzeit abstellen._',
    make: 'Meine Adresse erstellen',
  },
  made: {
    summary: 'Die Adresse Ihres Kalenders, einmal gezeigt',
    title:
      '✓ **Das ist die Adresse Ihres Kalenders.** Kopieren Sie sie jetzt: Sie wird nicht noch einmal gezeigt.',
    ways: [
      '- Google Kalender, im Browser: „Weitere Kalender“, „+“, „Per URL“',
      '- Outlook: „Kalender hinzufügen“, „Aus dem Internet abonnieren“',
      '- Apple Kalender: „Ablage“, „Neues Kalenderabonnement“; auf dem iPhone „Kalender hinzufügen“, „Kalenderabo hinzufügen“',
    ].join('\n'),
    secret:
      '_Wer sie hat, kann Ihren Kalender ohne Anmeldung lesen: Geben Sie sie nicht weiter. Programme sehen alle paar Stunden nach, Google einmal am Tag._',
  },
  there: {
    summary: 'Ihr Kalender hat eine Adresse',
    title: (at, timeZone) => `**Ihr Kalender hat seine Adresse seit: ${moment(at, timeZone)}**`,
    hidden:
      'Aufbewahrt wird nur ein Fingerabdruck, daher lässt sie sich nicht noch einmal zeigen. Wenn Sie sie neu brauchen, oder jemand anderes sie kennen könnte, erstellen Sie eine neue.',
  },
  renew: 'Neue Adresse erstellen…',
  stop: 'Feed abstellen…',
  confirmNew: {
    title: 'Neue Adresse',
    question: '**Eine neue Adresse erstellen?**',
    consequence:
      'Die alte gilt sofort nicht mehr: Kalender, die sie verwenden, werden nicht mehr aktualisiert.',
    submit: 'Neue erstellen',
  },
  confirmStop: {
    title: 'Feed abstellen',
    question: '**Den Feed abstellen?**',
    consequence:
      'Die Adresse gilt sofort nicht mehr: Kalender, die sie verwenden, werden nicht mehr aktualisiert.',
    submit: 'Feed abstellen',
  },
  stopped:
    'Der Feed ist abgestellt: Seine Adresse führt nirgendwohin. `/isms calendar feed` erstellt eine neue.',
  changed:
    'Ihr Feed hat sich geändert, seit dies gezeigt wurde, daher wurde nichts getan. `/isms calendar feed` zeigt, wie er ist.',
}
