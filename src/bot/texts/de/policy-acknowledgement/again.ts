import type { again as english } from '../../en/policy-acknowledgement/again.js'
import type { Translation } from '../../translation.js'
import { moment, number } from '../dates.js'
import { named, people } from '../policy-acknowledgement.js'

export const again: Translation<typeof english> = {
  title: (policy) => `Geschlossen: ${named(policy)}`,
  result: (answered, asked, count) =>
    `${number(answered)} von ${number(asked)} haben bestätigt. ${count === 1 ? 'Eine Person hat' : `${number(count)} haben`} nicht geantwortet`,
  all: (cycle) => `Alle Namen: \`steward record ${cycle}\``,
  askedAgain: (at, timeZone) => `✓ Sie wurden erneut gefragt (${moment(at, timeZone)}).`,
  askedAnew: (at, timeZone) => `Seitdem läuft eine neue Runde (${moment(at, timeZone)}).`,
  button: 'Erneut fragen…',
  form: {
    title: 'Erneut fragen',
    question: (policy, count) =>
      `${count === 1 ? 'Eine Person' : `${number(count)} Personen`} erneut um die Bestätigung von ${named(policy)}, bitten?`,
    effect:
      'Gefragt wird nur, wer noch nicht bestätigt hat, mit der nächsten Morgennachricht; wer eine Ausnahme hat, nicht. Der Text bleibt gleich, daher muss ihn niemand erneut genehmigen, und die Aufzeichnung der geschlossenen Runde bleibt, wie sie ist.',
    submit: 'Erneut fragen',
  },
  done: (count, id) =>
    `${count === 1 ? 'Eine Person wird' : `${number(count)} Personen werden`} erneut gefragt. Den Stand zeigt Ihnen \`/isms policy status ${id}\`.`,
  running: (policy) =>
    `Zu ${named(policy)}, läuft oder folgt schon eine Runde, daher ist nichts geschehen. Den Stand zeigt Ihnen /isms policy status.`,
  nobody: (policy) =>
    `In der Zielgruppe hat jede Person ${named(policy)}, bestätigt, wird gerade gefragt oder hat eine Ausnahme; daher ist nichts geschehen.`,
  didNotAnswer: 'Ohne Antwort',
  didNotAnswerValue: (count) => `${people(count)}, als die Runde endete`,
  repeated: 'Erneut gefragt, wer nicht geantwortet hatte',
  closedWith: (about, answered, asked, count) =>
    `Geschlossen: ${about}: ${number(answered)} von ${number(asked)}; ${number(count)} ohne Antwort`,
  closedTitle: 'Geschlossen, ohne dass alle geantwortet haben',
}
