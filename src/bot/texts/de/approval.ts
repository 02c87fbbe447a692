import type { approval as english } from '../en/approval.js'
import type { Translation } from '../translation.js'
import { day, dueDay, listOf, moment, oneOf } from './dates.js'
import { named, people } from './policy-acknowledgement.js'

export const approval: Translation<typeof english> = {
  names: {
    all: (names) => listOf(names),
    oneOf: (names) => oneOf(names),
    more: (count) => `${count} weitere`,
    nobodyYet: 'jemand, der noch benannt wird',
  },
  ask: {
    summary: (question, dueOn, today) =>
      `${question}${question.endsWith('?') ? ' Antworten Sie bis' : ' bis'} ${day(dueOn, today)}`,
    read: 'Lesen',
    reject: 'Ablehnen…',
    askedBy: (name, because) => `_Gefragt von ${name} · ${because}_`,
    inPlaceOf: {
      requester: (name) =>
        `Sie entscheiden, weil ${name} selbst gefragt hat, und wer fragt, genehmigt nicht · ISO 27001 A.5.3`,
      concerned: (name) =>
        `Sie entscheiden anstelle von ${name}; wer selbst beteiligt ist, genehmigt nicht · ISO 27001 A.5.3`,
      gone: (name) =>
        `Sie entscheiden anstelle von ${name}; von dort kann die Entscheidung nicht mehr kommen · ISO 27001 A.5.3`,
      beside: (name) =>
        `Sie entscheiden neben ${name}, weil mehr Personen genehmigen müssen, als benannt sind · ISO 27001 A.5.3`,
      late: (name) => `Sie entscheiden, weil ${name} nicht rechtzeitig entschieden hat · ISO 27001 A.5.3`,
      sole: (name) =>
        `Sie entscheiden, obwohl Sie gefragt haben, weil es sonst niemand darf: allein befugt durch die oberste Leitung; Ausgleich: ${name} · ISO 27001 A.5.3`,
      named: (name) =>
        `Sie entscheiden, weil ${name} Sie benannt hat; sonst darf niemand darüber entscheiden · ISO 27001 A.5.3`,
      handed: (name) => `Sie entscheiden, weil ${name} es an Sie weitergegeben hat · ISO 27001 A.5.3`,
    },
  },
  confirm: {
    title: 'Genehmigen',
    consequence: (consequence) => `**Wenn Sie genehmigen:** ${consequence}`,
  },
  rejection: {
    title: 'Ablehnen',
    question: (what) => `**Ablehnen: ${what}?**`,
    reason: 'Warum',
    reasonHint: (requester) => `${requester} erfährt es im Wortlaut, und es wird festgehalten.`,
    reasonMissing: 'Schreiben Sie, warum, damit klar ist, was zu ändern ist.',
    submit: 'Ablehnen',
  },
  read: { title: 'Lesen' },
  receipt: {
    approved: (what) => `✓ Genehmigt: ${what}`,
    rejected: (what) => `✓ Abgelehnt: ${what}`,
    approvedFor: (what, name) => `✓ Für ${name} genehmigt: ${what}`,
    rejectedFor: (what, name) => `✓ Für ${name} abgelehnt: ${what}`,
    when: (at, timeZone) => moment(at, timeZone),
    reason: (reason) => `Ihre Begründung: ${reason}`,
    told: (requester) => `${requester} erfährt davon. Sie müssen nichts weiter tun.`,
    takenBack:
      'Es wurde zurückgezogen, bevor alle entschieden hatten, daher ist nichts geschehen. Sie müssen nichts weiter tun.',
    tooLateRetired:
      'Es wurde außer Kraft gesetzt, bevor es ausgeführt werden konnte, daher ist nichts geschehen. Sie müssen nichts weiter tun.',
    tooLate:
      'Es hat sich geändert, bevor es ausgeführt werden konnte, daher ist nichts geschehen. Zum neuen Stand werden Sie gefragt, wenn es so weit ist.',
  },
  closed: {
    title: (what) => `Geschlossen: Entscheidung über ${what}`,
    changed:
      'Es hat sich geändert, seit Sie gefragt wurden. Wenn Sie über den neuen Stand entscheiden, bekommen Sie eine eigene Nachricht.',
    'new-criteria':
      'Seit Sie gefragt wurden, sind andere Risikokriterien in Kraft getreten, nach denen sich neu richtet, wer entscheidet. Wenn Sie es sind, bekommen Sie eine eigene Nachricht.',
    superseded: 'Über eine neuere Version ist zu entscheiden. Dazu bekommen Sie eine eigene Nachricht.',
    retired:
      'Es wurde außer Kraft gesetzt, daher ist nichts mehr zu entscheiden. Sie müssen nichts weiter tun.',
    withdrawn: (requester) => `${requester} hat es zurückgezogen. Sie müssen nichts weiter tun.`,
    left: 'Dies wurde geschlossen, weil Sie nicht mehr auf der Liste der Anwesenden stehen. Wenn das nicht stimmt, sagen Sie es Ihrer ISMS-Leitung.',
    decided: {
      approved: (name) => `${name} hat es genehmigt. Sie müssen nichts weiter tun.`,
      rejected: (name) => `${name} hat es abgelehnt. Sie müssen nichts weiter tun.`,
    },
    'cycle-closed': 'Andere, die es ebenfalls dürfen, haben entschieden. Sie müssen nichts weiter tun.',
    claimed: (name) =>
      `${name} hat es übernommen, Sie müssen nichts tun. Wird es zurückgegeben, bekommen Sie eine eigene Nachricht.`,
    'given-back': 'Sie haben es zurückgegeben. Alle, die entscheiden dürfen, werden wieder gefragt.',
    'handed-on': 'Sie haben es weitergegeben. Sie müssen nichts weiter tun.',
    escalated:
      'Es wurde nicht rechtzeitig entschieden, nun entscheidet jemand anderes. Sie müssen nichts weiter tun.',
    'authority-lost':
      'Rollen oder Vorgesetzte haben sich geändert, nun entscheidet jemand anderes. Sie müssen nichts weiter tun.',
  },
  whose: {
    take: 'Ich übernehme es',
    handOn: 'Weitergeben…',
    yours:
      'Sie haben es übernommen: Niemand sonst entscheidet, solange Sie es nicht weiter- oder zurückgeben.',
    title: 'Weitergeben',
    explained:
      'Hier stehen alle, die nach den Regeln entscheiden dürfen. Wen Sie wählen, der bekommt eine eigene Nachricht.',
    back: 'Zurück an alle, die entscheiden dürfen',
    whom: 'An wen',
    person: (name, title) => `${name}, ${title}`,
    submit: 'Weitergeben',
    nobody:
      'Niemand sonst darf darüber entscheiden, daher kann es nicht weitergegeben werden. Es wurde nichts festgehalten.',
    notTheirs: 'Diese Person darf darüber nicht entscheiden. Wählen Sie jemanden aus der Liste.',
    handed: (what, name) =>
      `Sie haben ${what} an ${name} weitergegeben; die Frage geht jetzt dorthin. Beide Namen sind festgehalten.`,
  },
  outcome: {
    approved: (what, by) => `✓ ${by} hat genehmigt: ${what}`,
    rejected: (what, by) => `${by} hat abgelehnt: ${what}`,
    changed: (what) => `Niemand wird mehr gefragt: ${what}`,
    blocked: (what) => `Niemand mehr darf darüber entscheiden: ${what}`,
    takenBack: (what, by) => `${by} hat zurückgezogen: ${what}`,
    reason: (reason) => `Die Begründung: ${reason}`,
    handedOn:
      'Sie hatten es weitergegeben und erfahren hier, was daraus geworden ist. Sie müssen nichts weiter tun.',
    takenBackWhy:
      'Niemand wird mehr danach gefragt, und aus dem, was schon genehmigt war, wird nichts. Sie müssen nichts weiter tun.',
    changedWhy: 'Es wurde geändert, nachdem Sie gefragt hatten, daher ist nichts geschehen.',
    newCriteriaWhy:
      'Nachdem Sie gefragt hatten, sind andere Risikokriterien in Kraft getreten. Nach ihnen richtet sich neu, wer entscheidet und für wie lange, daher ist nichts geschehen.',
    newCriteriaNext: 'Ist es auch nach den geltenden Kriterien zu akzeptieren, werden Sie wieder gefragt.',
    retiredWhy: 'Es wurde außer Kraft gesetzt, nachdem Sie gefragt hatten, daher ist nichts geschehen.',
    blockedWhy:
      'Wer entscheiden würde, ist nicht mehr da, nutzt keinen Chat oder hat selbst gefragt, und darüber ist es ebenso. Es wartet.',
    leftWhy: 'Niemand mehr durfte darüber entscheiden, daher ist nichts geschehen.',
  },
  naming: {
    question: (what) => `Benennen Sie, wer entscheidet: ${what}`,
    summary: (what, dueOn, today) =>
      `Benennen Sie, wer entscheidet: ${what}. Antworten Sie bis ${day(dueOn, today)}`,
    why: 'Wer entscheiden würde, hat selbst gefragt, ist nicht da oder nutzt keinen Chat, und darüber ist es ebenso.',
    nobody:
      'Niemand mit gleicher oder höherer Befugnis steht zur Wahl. Sobald in `people.csv` jemand steht, nach dessen Stelle die Entscheidung zusteht, und die Datei importiert ist, geht es von selbst weiter.',
    nobodyNow:
      'Niemand mit gleicher oder höherer Befugnis steht zur Wahl, daher wurde nichts festgehalten. Sobald in `people.csv` jemand steht, nach dessen Stelle die Entscheidung zusteht, und die Datei importiert ist, geht es von selbst weiter.',
    choose: 'Jemanden benennen…',
    rule: (requester) =>
      `_Gefragt von ${requester} · Sie benennen jemanden mit gleicher oder höherer Befugnis und entscheiden nicht selbst · ISO 27001 A.5.3_`,
    title: 'Wer entscheidet',
    explained:
      'Hier stehen alle, die Personal führen und so hoch stehen wie die, die entschieden hätten, oder höher. Wen Sie wählen, der bekommt eine eigene Nachricht, und die Benennung wird festgehalten.',
    whom: 'Wer entscheidet',
    submit: 'Benennen',
    done: (name, what) => `✓ Sie haben ${name} benannt: ${what}`,
    doneBy: (by, name, what) => `${by} hat ${name} benannt: ${what}`,
    next: (name) => `Die Frage geht an ${name}. Sie müssen nichts weiter tun.`,
    alreadyNamed: (name) => `Dafür ist schon ${name} benannt. Das gilt; mehr wurde nicht festgehalten.`,
    closed: (what) => `Geschlossen: wer entscheidet über ${what}`,
    over: 'Wieder darf jemand darüber entscheiden, oder jemand anderes wird gebeten, jemanden zu benennen. Sie müssen nichts weiter tun.',
    asked: (name) =>
      `${name} ist gebeten, jemanden mit gleicher oder höherer Befugnis zu benennen. Dann geht es weiter.`,
    nobodyAsked:
      'Auch jemanden benennen kann niemand. Es geht von selbst weiter, sobald in `people.csv` jemand steht, nach dessen Stelle die Entscheidung zusteht, und die Datei importiert ist.',
    past: 'Das ist vorbei. Sie müssen nichts tun.',
  },
  stale: {
    title: (what) => `Seit der Genehmigung geändert: ${what}`,
    titleOfRejected: (what) => `Seit der Ablehnung geändert: ${what}`,
    whileOpen: 'Es wurde geändert, bevor alle entschieden hatten. Ihre Genehmigung gilt daher nicht mehr.',
    afterwards: (at, timeZone) =>
      `Es wurde geändert. Die Genehmigung gilt daher nicht mehr (erteilt: ${moment(at, timeZone)}).`,
    afterRejection: (at, timeZone) =>
      `Es wurde geändert. Die Ablehnung gilt daher nicht mehr (ausgesprochen: ${moment(at, timeZone)}).`,
    askedAgain: (name) => `Über den neuen Stand entscheidet ${name}.`,
  },
  waiting: {
    title: (what) => `Wartet auf Genehmigung: ${what}`,
    since: (name, at, timeZone, by) => `Gesendet an ${name} (${moment(at, timeZone)}), von ${by}`,
    line: (what, name, at, timeZone) =>
      `Wartet auf Genehmigung durch ${name} (seit ${moment(at, timeZone)}): ${what}`,
    blocked: (what, at, timeZone) =>
      `Blockiert (gestellt: ${moment(at, timeZone)}): Niemand darf darüber entscheiden: ${what}.`,
    more: (count) => `${count} weitere warten auf Genehmigung`,
    due: (dueOn, today) => `fällig ${dueDay(dueOn, today)}`,
    unreachable: (name) =>
      `Für ${name} hat Steward in diesem Workspace kein Konto gefunden. Die Frage geht hinaus, sobald es eines mit der dienstlichen Adresse gibt. Oder benennen Sie jemand anderen.`,
    withdraw: 'Zurückziehen…',
  },
  late: {
    title: (what) => `Nicht rechtzeitig entschieden: ${what}`,
    several: (count) => `${count} Entscheidungen, um die Sie gebeten haben, sind nicht rechtzeitig gefallen`,
    waits: (name, dueOn, today) =>
      `Die Entscheidung liegt bei ${name} und war fällig: ${dueDay(dueOn, today)}. Dort wird erinnert, und wer zuständig ist, erfährt davon. Sie hören, wie entschieden wird.`,
  },
  takingBack: {
    title: 'Zurückziehen',
    question: (what) => `**Zurückziehen: ${what}?**`,
    consequence:
      '**Wenn Sie es zurückziehen:** Niemand wird mehr danach gefragt, und nichts geschieht. Wer es schon genehmigt hat, erfährt, dass Sie es zurückgezogen haben. Wenn Sie es doch wollen, fragen Sie neu.',
    submit: 'Zurückziehen',
  },
  withdrawn: (what) => `Zurückgezogen: ${what}. Niemand wird mehr danach gefragt, und nichts ist geschehen.`,
  notOpen: (what) =>
    `Es gibt nichts zurückzuziehen, denn dies wartet nicht mehr auf Genehmigung: ${what}. Nichts wurde festgehalten.`,
  decidedAlready: (what) =>
    `Gerade wurde entschieden: ${what}. Zurückziehen lässt es sich nicht mehr. Sie bekommen eine Nachricht über das Ergebnis.`,
  alreadyDecided: (what, at, timeZone) =>
    `Sie haben schon entschieden (${moment(at, timeZone)}): ${what}. Das gilt; mehr wurde nicht festgehalten. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.`,
  decidedMeanwhile:
    'Andere, die es ebenfalls dürfen, haben inzwischen entschieden; nichts wurde aufgezeichnet. Sie müssen nichts weiter tun.',
  retiredMeanwhile:
    'Dies wurde außer Kraft gesetzt, bevor Sie entschieden haben, daher wurde nichts festgehalten. Sie müssen nichts weiter tun.',
  decidedBySomebody: (what, by, at, timeZone) =>
    `${by} hat schon entschieden (${moment(at, timeZone)}): ${what}. Das gilt; mehr wurde nicht festgehalten. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.`,

  publication: {
    what: (policy) => `die Veröffentlichung von ${named(policy)}`,
    question: (policy) => `Entscheiden Sie: ${named(policy)}, veröffentlichen?`,
    because:
      'Sie entscheiden, weil die Datei der Richtlinie Sie als genehmigende Person nennt · ISO 27001 5.2, A.5.1',
    becauseInStead: (name) =>
      `Sie vertreten ${name}, laut Datei der Richtlinie die genehmigende Person · ISO 27001 5.2, A.5.1`,
    audience: 'Wer bestätigen soll',
    audienceValue: people,
    change: 'Art der Änderung',
    changeValue: (change) =>
      change === 'material'
        ? 'inhaltlich: alle werden erneut gefragt'
        : 'redaktionell: der Sinn bleibt, Bestätigungen gelten weiter',
    changes: (changes) => `**Was sich seit der Version davor geändert hat:** ${changes}`,
    firstVersion: '**Was sich geändert hat:** noch nichts, dies ist die erste Version.',
    approve: 'Genehmigen',
    consequence: (count) => `Sie geht an ${people(count)}. Das lässt sich nicht zurücknehmen.`,
    published: (id) =>
      `Sie geht jetzt an ihre Zielgruppe. Den Stand zeigt Ihnen \`/isms policy status ${id}\`.`,
    publishedForApprover: 'Sie geht jetzt an ihre Zielgruppe.',
    again: (id) =>
      `Nichts wurde veröffentlicht. Wenn sie so weit ist, fragen Sie wieder mit \`/isms policy publish ${id}\`.`,
    nameAnother: (id) =>
      `Oder benennen Sie in der Datei von \`${id}\` jemand anderen als \`approver\` und importieren Sie sie: Dann geht die Frage dorthin.`,
    goesOut: 'Sie geht hinaus, sobald sie genehmigt ist.',
  },
}
