import type { policyAcknowledgement as english, PolicyNamed } from '../en/policy-acknowledgement.js'
import type { Translation } from '../translation.js'
import { day, dueDay, listOf, moment, number } from './dates.js'

/** Without an article, since a title may be of any gender. */
export const named = ({ title, version }: PolicyNamed) => `„${title}“, Version ${version}`
export const people = (count: number) => (count === 1 ? 'eine Person' : `${number(count)} Personen`)

export const policyAcknowledgement: Translation<typeof english> = {
  named,
  standing: {
    notPublished: (policy) => `Noch nicht veröffentlicht: ${named(policy)}`,
    publish: (policy, id) =>
      `**${named(policy)}, zur Freigabe senden.** Geben Sie \`/isms policy publish ${id}\` ein`,
    decided: (about, count, names, dueOn, today) =>
      `${about}: ${people(count)} ${count === 1 ? 'wartet' : 'warten'} auf eine Entscheidung von ${listOf(names)}, fällig ${dueDay(dueOn, today)}`,
    exceptions: (count, on, today) =>
      `${count === 1 ? 'Eine Ausnahme ist in Kraft' : `${number(count)} Ausnahmen sind in Kraft, die erste`} bis ${dueDay(on, today)}`,
    exceptionsListed: (text) => `${text}: \`/isms policy exceptions\``,
  },
  ask: {
    title: (policy) => `Bestätigen Sie ${named(policy)}`,
    summary: (policy, dueOn, today) => `Bestätigen Sie ${named(policy)}, bis ${day(dueOn, today)}`,
    when: (dueOn, today, minutes) =>
      `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · etwa ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}`,
    changes: (since, changes) => `Was sich seit Version ${since} geändert hat: ${changes}`,
    changesSince: (since) => `Was sich seit Version ${since} geändert hat, das Neueste zuerst:`,
    changesOf: (version, changes) => `Version ${version}: ${changes}`,
    moreChanges: (versions) =>
      versions === 1 ? 'und eine Version davor' : `und ${number(versions)} Versionen davor`,
    read: 'Lesen und bestätigen',
    why: (everyone, lead) =>
      `_An ${everyone ? 'alle Mitarbeitenden' : 'alle, die es betrifft'}, von ${lead}, ISMS-Leitung · ISO 27001 A.5.1, 7.3_`,
  },
  reworded: {
    title: (policy) => `Neu formuliert: ${named(policy)}`,
    summary: (policy) => `Neu formuliert: ${named(policy)}; nichts zu tun`,
    nothingToDo: (version, at, timeZone) =>
      `Nichts zu tun: Ihre Bestätigung von Version ${version} (${moment(at, timeZone)}) gilt weiter.`,
    read: 'Lesen',
  },
  receipt: {
    title: (policy) => `✓ Bestätigt: ${named(policy)}`,
    when: (at, timeZone) =>
      `${moment(at, timeZone)} · Ihre Bestätigung ist ein Nachweis für unsere Zertifizierung.`,
    readAgain: 'Noch einmal lesen',
  },
  closed: {
    title: (policy) => `Geschlossen: Bestätigung von ${named(policy)}`,
    superseded:
      'Eine neuere Version ist an die Stelle getreten. Zu ihr wurden Sie in einer eigenen Nachricht gefragt.',
    'cycle-closed':
      'Die Zeit für diese Runde ist vorbei, und von Ihnen wurde nichts festgehalten. Ihre ISMS-Leitung fragt Sie vielleicht erneut.',
    retired: 'Diese Richtlinie ist nicht mehr in Kraft. Hier wird nichts mehr von Ihnen gebraucht.',
    absent:
      'Die Zeit für diese Runde endete, während Sie abwesend waren. Wenn Sie zurück sind, werden Sie erneut gefragt.',
    left: 'Dies wurde geschlossen, weil Sie nicht mehr auf der Liste der Anwesenden stehen. Wenn das nicht stimmt, sagen Sie es Ihrer ISMS-Leitung.',
  },
  form: {
    readTitle: 'Lesen und bestätigen',
    readAgainTitle: 'Noch einmal lesen',
    heading: (policy) => `${policy.title}, Version ${policy.version}`,
    page: (page, of) => `_Seite ${page} von ${of}_`,
    next: (page, of) => `Weiter zu Seite ${page} von ${of}`,
    back: (page) => `Zurück zu Seite ${page}`,
    sentence: (sentence) => `**Mit Ihrer Bestätigung erklären Sie:** ${sentence}`,
    submit: 'Bestätigen',
  },
  superseded: (title) =>
    `Von „${title}“ gibt es eine neuere Version, daher wurde für diese nichts festgehalten. Zur neuen wurden Sie in einer eigenen Nachricht gefragt.`,
  alreadyAnswered: (policy, at, timeZone) =>
    `Sie haben ${named(policy)}, schon bestätigt (${moment(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten. Geben Sie /isms ein, um zu sehen, was auf Sie wartet.`,
  publish: {
    formTitle: 'Veröffentlichen',
    question: (policy, asked) => `${named(policy)}, von ${people(asked)} bestätigen lassen?`,
    audience: 'Wer gefragt wird',
    audienceValue: (asked, departments) =>
      `${people(asked)} in ${departments === 1 ? 'einer Abteilung' : `${departments} Abteilungen`}`,
    unreachable: 'Nicht im Chat',
    unreachableValue: (count) =>
      `${people(count)} · Sie bekommen die Namen, damit Sie persönlich fragen können`,
    approver: 'Wer genehmigt',
    due: 'Fällig',
    closes: 'Ende der Runde',
    closesValue: (date, today) =>
      `wenn alle geantwortet haben und niemand es mehr zurücknehmen kann, spätestens am ${day(date, today)}`,
    changes: (changes, change) =>
      `**Was sich geändert hat** (${change === 'material' ? 'inhaltliche Änderung' : 'redaktionelle Änderung'}): ${changes || 'dazu sagt die Datei nichts'}`,
    firstVersion: '**Was sich geändert hat:** noch nichts, dies ist die erste Version.',
    dueValue: (dueOn, today) => `${dueDay(dueOn, today)}, wenn heute genehmigt wird`,
    whatNext: (approver) =>
      `${approver} wird sofort gefragt. Die Richtlinie geht hinaus, sobald sie genehmigt ist; den Stand zeigt Ihnen /isms policy status.`,
    submit: 'Genehmigung anfragen',
    nobody: (title) =>
      `Zur Zielgruppe von „${title}“ gehört heute niemand, daher wurde nichts veröffentlicht. Prüfen Sie \`audience\` in der Datei der Richtlinie und importieren Sie sie erneut.`,
    sent: (approver, id) =>
      `Zur Genehmigung an ${approver} gesendet. Die Richtlinie geht hinaus, sobald sie genehmigt ist; Sie bekommen in jedem Fall eine Nachricht. Den Stand zeigt Ihnen \`/isms policy status ${id}\`, dort können Sie es auch zurückziehen.`,
    notReached: (approver) =>
      `Für ${approver} hat Steward in diesem Workspace kein Konto gefunden; gefragt wird, sobald es eines mit der dienstlichen Adresse gibt.`,
    ownRequest: (title, instead) =>
      `Die Datei von „${title}“ nennt Sie als genehmigende Person, und wer bittet, genehmigt nicht selbst; daher wurde nichts festgehalten. ${instead === null ? 'Benennen Sie' : `${instead} kann sie an Ihrer Stelle veröffentlichen, oder benennen Sie`} jemand anderen als \`approver\` in der Datei der Richtlinie und importieren Sie sie.`,
    approverLeft: (title, approver) =>
      `${approver} soll „${title}“ genehmigen, steht aber nicht auf der Liste der Anwesenden, daher wurde nichts festgehalten. Benennen Sie jemand anderen als \`approver\` in der Datei der Richtlinie und importieren Sie sie.`,
    approverWithoutChat: (title, approver) =>
      `${approver} soll „${title}“ genehmigen, nutzt aber keinen Chat und kann hier nicht gefragt werden, daher wurde nichts festgehalten. Benennen Sie jemand anderen als \`approver\` in der Datei der Richtlinie und importieren Sie sie.`,
    decidedMeanwhile: (title) =>
      `Über die Version von „${title}“ davor wurde gerade entschieden, daher wurde nichts festgehalten. Geben Sie den Befehl in einer Minute noch einmal ein.`,
    already: (policy, at, timeZone, by, id) =>
      `Version ${policy.version} von „${policy.title}“ wurde schon veröffentlicht (${moment(at, timeZone)}, von ${by}), daher ist nichts geschehen. Erhöhen Sie die Version in der Datei der Richtlinie und importieren Sie sie, um erneut zu veröffentlichen. Wer nicht geantwortet hat, kann nach dem Ende der Runde erneut gefragt werden: \`/isms policy status ${id}\`.`,
    changed: (title) =>
      `„${title}“ wurde neu importiert, während dies offen war, daher wurde nichts veröffentlicht. Geben Sie den Befehl noch einmal ein, um zu sehen, was jetzt veröffentlicht würde.`,
  },
  which: {
    none: 'Es ist noch keine Richtlinie importiert. Legen Sie eine in den Ordner `policies` und starten Sie `steward org import`.',
    unknown: (id, known) =>
      `Eine Richtlinie „${id}“ gibt es nicht, daher ist nichts geschehen. Es gibt: ${known}.`,
    missing: (command, known) =>
      `Sagen Sie, welche Richtlinie: \`/isms policy ${command} KENNUNG\`. Es gibt: ${known}.`,
  },
  unreachable: {
    title: (count) => `Fragen Sie ${people(count)} persönlich`,
    summary: (policies, count) =>
      `Im Chat nicht zu erreichen für die Bestätigung von ${listOf(policies.map(named))}: ${people(count)}`,
    about: (policies) => `Zur Bestätigung von ${listOf(policies.map(named))}:`,
    why: 'Sie gehören zur Zielgruppe, und Steward erreicht sie in diesem Workspace nicht. Wo kein Konto gefunden wurde, fragt Steward, sobald eines mit ihrer dienstlichen Adresse erscheint.',
    how: (ids) =>
      `Sprechen Sie mit ihnen, oder lassen Sie sie eine Liste unterschreiben. Wer unterschrieben hat, tragen Sie ein mit ${listOf(ids.map((id) => `\`/isms policy paper ${id}\``))}; eine zweite Person bestätigt es.`,
    noChat: 'nutzt keinen Chat',
    noAccount: 'kein Konto gefunden',
    noMail: 'wartet auf eine E-Mail, und es gehen keine hinaus',
  },
  commands: {
    publish: 'eine Richtlinie genehmigen und von ihrer Zielgruppe bestätigen lassen',
  },
}
