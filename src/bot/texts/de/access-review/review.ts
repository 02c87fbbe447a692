import type { review as english } from '../../en/access-review/review.js'
import type { Translation } from '../../translation.js'
import { dated, day, moment, number } from '../dates.js'

export const accounts = (count: number) => (count === 1 ? 'ein Konto' : `${number(count)} Konten`)
/** After a preposition that takes the dative. */
export const ofAccounts = (count: number) => (count === 1 ? 'einem Konto' : `${number(count)} Konten`)

export const review: Translation<typeof english> = {
  title: (title) => `Überprüfen Sie, wer Zugriff hat: ${title}`,
  summary: (title, count, dueOn, today) =>
    `Überprüfen Sie, wer Zugriff auf ${title} hat: ${accounts(count)} bis ${day(dueOn, today)}`,
  counts: (count, privileged, unknown) =>
    [
      `**${accounts(count)}**`,
      ...(privileged > 0 ? [`${number(privileged)} mit besonderen Rechten`] : []),
      ...(unknown > 0 ? [`${number(unknown)} ohne bekannte Person`] : []),
    ].join(', '),
  progress: (decided, of) => `${number(decided)} von ${number(of)} entschieden`,
  outOfTurn: (by, reason) => `**Außer der Reihe, angefordert von ${by}:** ${reason}`,
  own: (count, name) =>
    `${count === 1 ? 'Eines davon ist Ihr eigenes' : `${number(count)} davon sind Ihre eigenen`}: Darüber entscheidet ${name === null ? 'jemand anderes' : name}.`,
  otherSeat: (count, name) =>
    `Über ${count === 1 ? 'eines' : number(count)} davon entscheiden zwei Personen, und Sie sind schon eine davon: Hier entscheidet ${name === null ? 'jemand anderes' : name}.`,
  handedOn: {
    all: (by, count, name, reason) =>
      `**${by} hat ${count === 1 ? 'dieses Konto' : 'diese Konten'} an ${name ?? 'Sie'} weitergegeben**${reason === '' ? ', ohne Begründung.' : `: ${reason}`}`,
    some: (by, count, name, reason) =>
      `**${by} hat ${count === 1 ? 'eines' : number(count)} dieser Konten an ${name ?? 'Sie'} weitergegeben**${reason === '' ? ', ohne Begründung.' : `: ${reason}`}`,
    more: (count) =>
      count === 1
        ? 'Ein weiteres haben andere weitergegeben.'
        : `${number(count)} weitere haben andere weitergegeben.`,
  },
  open: 'Konten überprüfen',
  goOn: 'Weiter überprüfen',
  onlyFlagged: (flagged) =>
    flagged === 1 ? 'Nur das eine auffällige' : `Nur die ${number(flagged)} auffälligen`,
  keepAll: (count) =>
    count === 1 ? 'Das unauffällige behalten…' : `Alle ${number(count)} unauffälligen behalten…`,
  why: {
    manager: (count, controls) =>
      count === 1
        ? `_An Sie, weil Sie die Führungskraft der Person sind, der dieses Konto gehört · ISO 27001 ${controls}_`
        : `_An Sie, weil Sie die Führungskraft derer sind, denen diese Konten gehören · ISO 27001 ${controls}_`,
    'passed-on': (count, controls) =>
      `_An Sie, weil jemand anderes sagt, dass Sie ${count === 1 ? 'es' : 'sie'} überprüfen; wenn nicht, wählen Sie „Nicht meine Sache“ · ISO 27001 ${controls}_`,
    owner: (controls) => `_An Sie, weil Sie für dieses System verantwortlich sind · ISO 27001 ${controls}_`,
    both: (controls) =>
      `_An Sie, weil Sie für dieses System verantwortlich sind und die Führungskraft derer, denen einige dieser Konten gehören · ISO 27001 ${controls}_`,
    independent: (controls) =>
      `_An Sie, weil niemand das eigene Konto überprüft und Sie die nächste unabhängige Person sind · ISO 27001 ${controls}_`,
    'in-stead': (controls) =>
      `_An Sie, weil Sie die Person vertreten, die das überprüft · ISO 27001 ${controls}_`,
  },
  keep: {
    title: 'Konten behalten',
    question: (count) =>
      count === 1
        ? 'Das unauffällige Konto so lassen, wie es ist?'
        : `Alle ${number(count)} unauffälligen Konten so lassen, wie sie sind?`,
    consequence: (count) =>
      count === 1
        ? 'Dabei steht Ihr Name. Was auffällt, bleibt offen.'
        : 'Bei jedem steht Ihr Name, und die Aufzeichnung sagt, über wie viele ein Formular entschieden hat. Was auffällt, bleibt offen.',
    more: (count) =>
      count === 1
        ? 'Für ein weiteres Konto ist hier kein Platz; es wird ebenfalls behalten. Um es vorher zu sehen, schließen Sie dies und gehen Sie die Seiten durch.'
        : `Für ${number(count)} weitere Konten ist hier kein Platz; sie werden ebenfalls behalten. Um sie vorher zu sehen, schließen Sie dies und gehen Sie die Seiten durch.`,
    submit: (count) => (count === 1 ? 'Behalten' : `${number(count)} Konten behalten`),
    none: 'Kein unauffälliges Konto ist mehr offen, daher wurde nichts festgehalten.',
    underWay: (count) =>
      `✓ Sie behalten ${number(count)} unauffällige Konten. Jedes wird einzeln festgehalten; das dauert ein bis zwei Minuten und läuft ohne Sie weiter. Die Nachricht zeigt, wie weit es ist.`,
  },
  receipt: {
    title: (title) => `✓ Sie haben überprüft, wer Zugriff auf ${title} hat`,
    byOther: (title, by) => `✓ ${by} hat überprüft, wer Zugriff auf ${title} hat`,
    when: (at, timeZone) => moment(at, timeZone),
    decided: (kept, revoked, changed) =>
      [
        ...(kept > 0 ? [`${number(kept)} behalten`] : []),
        ...(revoked > 0 ? [`**${number(revoked)} entzogen**`] : []),
        ...(changed > 0 ? [`**${number(changed)} zu ändern**`] : []),
      ].join(' · ') || 'Keines liegt mehr bei Ihnen.',
    orderedOfYou:
      'Sie sind für das System verantwortlich und erhalten den Auftrag: Was zu tun ist, kommt in einer eigenen Nachricht.',
    ordered: (owner) =>
      `${owner} erhält den Auftrag, und es wird geprüft, ob er ausgeführt wurde. Sie müssen sich nicht darum kümmern.`,
    nothingToDo: 'Nichts ist zu entfernen oder zu ändern.',
    changeable:
      'Eine Entscheidung lässt sich ändern, bis sie ausgeführt ist oder die Überprüfung schließt: frühestens am Ende des Tages, an dem über das letzte Konto entschieden ist.',
    change: 'Entscheidung ändern',
    over: (at, timeZone) =>
      `Die Überprüfung wurde am ${dated(at, timeZone)} geschlossen; ihre Entscheidungen stehen in der Aufzeichnung.`,
  },
  closed: {
    title: (title) => `Geschlossen: Zugriff auf ${title}`,
    'handed-on':
      'Diese Konten überprüft inzwischen jemand anderes. Hier wird nichts mehr von Ihnen gebraucht.',
    left: 'Das wurde geschlossen, als die gefragte Person ausschied. Hier wird nichts mehr von Ihnen gebraucht.',
    settled:
      'Hier ist nichts mehr zu entscheiden: Über diese Konten ist entschieden, oder sie wurden inzwischen entfernt.',
    withdrawn: 'Keines dieser Konten liegt mehr bei Ihnen. Hier wird nichts mehr von Ihnen gebraucht.',
    over: (open) =>
      open === 0
        ? 'Die Überprüfung ist geschlossen.'
        : `Die Überprüfung ist geschlossen. ${open === 1 ? 'Eines dieser Konten wurde' : `${number(open)} dieser Konten wurden`} nicht überprüft; das steht in der Aufzeichnung.`,
  },
  already: (title, at, timeZone) =>
    `Die Überprüfung von ${title} wurde schon am ${moment(at, timeZone)} beantwortet. Die Entscheidungen gelten; auf der Quittung lässt sich eine ändern.`,
}
