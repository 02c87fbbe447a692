import type { training as english } from '../en/training.js'
import type { Translation } from '../translation.js'
import { day, dueDay, moment, number } from './dates.js'
import { outcome } from './training/outcome.js'
import { standing, status } from './training/status.js'

export const training: Translation<typeof english> = {
  about: (title) => `die Schulung „${title}“`,
  aboutAsk: {
    failed: (title) => `ein Gespräch über die Schulung „${title}“`,
    waiver: (title) => `die Entscheidung über eine Befreiung von der Schulung „${title}“`,
    'confirm-certificate': (title) => `die Bestätigung, dass jemand die Schulung „${title}“ absolviert hat`,
  },
  ask: {
    title: (title) => `Schließen Sie die Schulung „${title}“ ab`,
    summary: (title, dueOn, today) => `Schließen Sie die Schulung „${title}“ ab, bis ${day(dueOn, today)}`,
    when: (dueOn, today, minutes) =>
      `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · etwa ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`}`,
    runsOut: (date, today) =>
      `Ihr letzter Abschluss gilt bis ${day(date, today)}. Wiederholen Sie die Schulung vorher, dann entsteht keine Lücke.`,
    renewed: 'Die Schulung hat sich so verändert, dass Ihr früherer Abschluss nicht mehr gilt.',
    outOfTurn: (by, reason) => `**Außer der Reihe, angefordert von ${by}:** ${reason}`,
    tried: (right, of) => `**Noch nicht bestanden: ${right} von ${of} Antworten waren richtig.**`,
    left: (left, most) =>
      `Sie haben noch ${left === 1 ? 'einen' : number(left)} von ${number(most)} Versuchen.`,
    again: (by, text) => `**${by} hat neue Versuche freigegeben.** Besprochen haben Sie: ${text}`,
    ended: (by, text) => `**${by} hat Ihre Befreiung vorzeitig beendet:** ${text}`,
    refused: (by, text) => `**${by} hat die Befreiung abgelehnt:** ${text}`,
    open: 'Schulung beginnen',
    cannot: 'Ich kann das nicht …',
    why: {
      everyone: (by) => `_Gilt für alle, die hier arbeiten; verantwortlich: ${by} · ISO 27001 A.6.3, 7.3_`,
      department: (by, department) =>
        `_Gilt für alle in der Abteilung ${department}; verantwortlich: ${by} · ISO 27001 A.6.3, 7.2_`,
      role: (by, role) =>
        `_Gilt für alle mit der Rolle ${role}; verantwortlich: ${by} · ISO 27001 A.6.3, 7.2_`,
      other: (by) => `_Gilt für alle, die es betrifft; verantwortlich: ${by} · ISO 27001 A.6.3, 7.2_`,
      joiner: (by) => `_Gilt für alle, die neu dazukommen; verantwortlich: ${by} · ISO 27001 A.6.3, 7.3_`,
    },
  },
  lesson: {
    formTitle: 'Schulung',
    again: 'Noch einmal ansehen',
    link: (title, source) => `**[${title}](${source})**`,
    linkNext: 'Öffnen Sie sie, gehen Sie sie durch und kommen Sie für die Fragen hierher zurück.',
    goOn: 'Weiter zu den Fragen',
    otherLanguage: (language) => `In Ihrer Sprache gibt es keinen Text, daher steht hier der in: ${language}`,
  },
  quiz: {
    formTitle: 'Fragen',
    heading: (title) => `Zeigen Sie, was Sie wissen: ${title}`,
    rules: (passMark, of, number, most) =>
      `${passMark === of ? `Alle ${of} Antworten müssen` : `${passMark} von ${of} Antworten müssen`} richtig sein. Das ist Versuch ${number} von ${most}.`,
    others:
      'Gefragt wird, was Sie noch nicht hatten; reicht das nicht, stehen Fragen dazwischen, die Sie falsch beantwortet haben.',
    whoSees:
      'Wie viele Antworten richtig waren, steht in den Aufzeichnungen des ISMS, die die ISMS-Leitung und Auditoren lesen. Ihre Führungskraft erfährt nur davon, wenn kein Versuch gelingt.',
    submit: 'Antworten prüfen',
    right: (question, text) => `✓ **${question}** ${text}`,
    wrong: (question, text) => `✗ **${question}** Richtig ist: ${text}`,
    passed: (right, of) =>
      `**✓ ${right} von ${of} waren richtig: Sie haben die Schulung abgeschlossen.** Das ist festgehalten; Sie können das hier schließen.`,
    notPassed: (right, of, passMark) =>
      `**${right} von ${of} waren richtig; ${passMark} müssen es sein.** Es ist nichts verloren: Sehen Sie sich an, was nicht stimmte, und versuchen Sie es noch einmal.`,
    left: (count) =>
      count === 1 ? 'Sie haben noch einen Versuch.' : `Sie haben noch ${number(count)} Versuche.`,
    tryAgain: 'Noch einmal versuchen',
    readAgain: 'Die Schulung noch einmal lesen',
    failed: (right, of, passMark) =>
      `**${right} von ${of} waren richtig; ${passMark} müssen es sein, und das war Ihr letzter Versuch.**`,
    failedNext: (by) =>
      `${by ?? 'Wer für Sie zuständig ist,'} wird gebeten, mit Ihnen darüber zu sprechen; danach können Sie es noch einmal versuchen. Bekannt wird dabei nur, wie oft Sie es versucht haben, nicht, was Sie geantwortet haben.`,
    first:
      'Zuerst kommen die Fragen, daher wurde nichts festgehalten. Öffnen Sie die Schulung noch einmal: Von ihrer letzten Seite geht es zu den Fragen.',
  },
  receipt: {
    title: (title) => `✓ Sie haben die Schulung „${title}“ abgeschlossen`,
    when: (at, timeZone, right, of) => `${moment(at, timeZone)} · ${right} von ${of} richtig`,
    until: (date, today, next) =>
      `Das gilt bis ${day(date, today)}; ab ${day(next, today)} werden Sie wieder gefragt.`,
    untilSoon: (date, today) =>
      `Das gilt bis ${day(date, today)}; Sie werden gebeten, es bis dahin zu erneuern.`,
    forEver: 'Das gilt, solange die Schulung bleibt, wie sie ist.',
  },
  closed: {
    title: (title) => `Geschlossen: die Schulung „${title}“`,
    'not-needed': 'Sie gehören nicht mehr zu denen, die sie brauchen. Hier ist nichts mehr zu tun.',
    excepted: (date, today) =>
      `Sie sind bis ${day(date, today)} davon befreit. Danach werden Sie wieder gefragt.`,
    changed:
      'Sie wurde neu gefasst, bevor Sie sie abgeschlossen haben. Zur neuen Fassung werden Sie in einer eigenen Nachricht gefragt.',
    'asked-again': 'Sie wurden in einer eigenen Nachricht noch einmal gefragt.',
    settled: 'Sie haben sie auf andere Weise abgeschlossen. Hier ist nichts mehr zu tun.',
    absent:
      'Das Schulungsjahr ging zu Ende, während Sie abwesend waren. Im nächsten werden Sie wieder gefragt.',
    left: 'Das wurde geschlossen, weil Sie nicht mehr zu den anwesenden Beschäftigten zählen. Wenn das nicht stimmt, sagen Sie es der ISMS-Leitung.',
    retired: 'Die Schulung wird nicht mehr abgehalten. Hier ist nichts mehr zu tun.',
    'cycle-closed':
      'Das Schulungsjahr ging zu Ende, bevor Sie sie abgeschlossen haben. Im nächsten werden Sie wieder gefragt.',
  },
  talk: {
    waits: {
      title: (by, title) =>
        `Als Nächstes: ein Gespräch ${by === null ? '' : `mit ${by} `}über die Schulung „${title}“`,
      text: (by, count) =>
        `${count === 1 ? 'Ihr einziger Versuch ist' : `Ihre ${number(count)} Versuche sind`} aufgebraucht. ${by ?? 'Wer für Sie zuständig ist,'} wird daher gebeten, mit Ihnen darüber zu sprechen. Danach bekommen Sie neue Versuche, in einer eigenen Nachricht.`,
      whoSees:
        '_Bekannt wird dabei nur, wie oft Sie es versucht haben, nicht, was Sie geantwortet haben. In den Aufzeichnungen des ISMS steht, wie viele Antworten richtig waren und was besprochen wurde · ISO 27001 7.2_',
    },
    again: {
      title: (title) => `Sie haben neue Versuche: die Schulung „${title}“`,
      text: 'Sie stehen in einer eigenen Nachricht.',
    },
    waiverAsked: {
      title: (title) => `Über eine Befreiung wird entschieden: die Schulung „${title}“`,
      text: (by) =>
        `${by ?? 'Wer für Sie zuständig ist,'} hat darum gebeten, dass Sie eine Zeit lang davon befreit werden. Die ISMS-Leitung entscheidet, und Sie erfahren es hier.`,
    },
  },
  cannot: {
    formTitle: 'Ich kann das nicht',
    heading: (title) => `Bitten Sie um Befreiung von der Schulung „${title}“`,
    effect: (by) =>
      `${by} bekommt, was Sie schreiben, und entscheidet, ob Sie sie eine Zeit lang nicht abschließen müssen. Sonst erfährt niemand den Grund, außer einer Vertretung.`,
    reason: 'Was steht dem entgegen?',
    reasonHint: 'Sie unterrichten das selbst; Sie haben ein Zertifikat; es passt nicht zu dem, was Sie tun.',
    reasonMissing: 'Schreiben Sie einen Satz, damit darüber entschieden werden kann.',
    submit: 'Um Befreiung bitten',
    nobody:
      'Außer Ihnen könnte heute niemand darüber entscheiden, daher wurde nichts festgehalten. Sprechen Sie die ISMS-Leitung darauf an.',
    title: (title) => `Sie haben um Befreiung von der Schulung „${title}“ gebeten`,
    waits: (at, timeZone) =>
      `${moment(at, timeZone)} · Die ISMS-Leitung entscheidet, und Sie erfahren es hier.`,
    already: (at, timeZone) =>
      `Sie haben am ${moment(at, timeZone)} um Befreiung gebeten, und darüber wird noch entschieden. Mehr wurde nicht festgehalten.`,
  },
  failed: {
    title: (name, title) => `Sprechen Sie mit ${name} über die Schulung „${title}“`,
    summary: (title, dueOn, today) =>
      `Sprechen Sie mit jemandem aus Ihrem Team über die Schulung „${title}“, bis ${day(dueOn, today)}`,
    when: (dueOn, today) =>
      `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · so lange, wie ein Gespräch dauert`,
    what: (name, count) =>
      `${name} hat die Fragen in ${number(count)} Versuchen nicht geschafft. Finden Sie gemeinsam heraus, was unklar ist, und geben Sie dann neue Versuche frei.`,
    why: '_Sie werden als Führungskraft gefragt; welche Fragen falsch waren, erfahren Sie nur im Gespräch · ISO 27001 7.2, A.6.3_',
    again: {
      button: 'Neue Versuche freigeben …',
      formTitle: 'Neue Versuche',
      text: 'Was haben Sie besprochen?',
      hint: (name) => `${name} bekommt es wörtlich, mit ebenso vielen Versuchen wie zuvor.`,
      missing: 'Schreiben Sie einen Satz dazu, was Sie besprochen haben.',
      submit: 'Versuche freigeben',
      done: (name, text) => `✓ **Sie haben ${name} neue Versuche gegeben.** Besprochen haben Sie: ${text}`,
    },
    waive: {
      button: 'Um Befreiung bitten …',
      formTitle: 'Um Befreiung bitten',
      text: 'Warum ist der Abschluss nicht nötig?',
      hint: (name) =>
        `Die ISMS-Leitung entscheidet darüber und bekommt es wörtlich. ${name} erfährt, was entschieden wird.`,
      missing: 'Schreiben Sie, warum, damit darüber entschieden werden kann.',
      submit: 'Um Befreiung bitten',
      done: (name, text) => `✓ **Sie haben für ${name} um Befreiung gebeten:** ${text}`,
      waits: 'Die ISMS-Leitung entscheidet, und Sie erfahren es in einer eigenen Nachricht.',
    },
    byOther: (by) => `${by} hat sich darum gekümmert.`,
  },
  waiver: {
    title: (name, title) => `Entscheiden Sie: Darf ${name} von der Schulung „${title}“ befreit werden?`,
    summary: (title) => `Entscheiden Sie über eine Befreiung von der Schulung „${title}“`,
    when: (dueOn, today) =>
      `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · etwa 2 Minuten`,
    wrote: (by, text) => `**${by} schreibt:** ${text}`,
    why: '_Eine Befreiung hat einen Grund und ein Ende; danach wird wieder gefragt · ISO 27001 7.2, A.6.3_',
    grant: {
      button: 'Befreien bis …',
      formTitle: 'Befreien',
      date: 'Bis wann?',
      dateHint: (date, today) => `Spätestens bis ${day(date, today)}.`,
      dateMissing: 'Wählen Sie einen Tag.',
      datePast: 'Wählen Sie einen Tag, der noch kommt.',
      dateLate: (date, today) => `Wählen Sie einen Tag bis ${day(date, today)}.`,
      text: 'Warum?',
      hint: (name) =>
        `${name} und wer darum gebeten hat, bekommen es wörtlich. Es wird aufbewahrt: Auditoren fragen danach.`,
      missing: 'Schreiben Sie, warum: Auditoren fragen danach.',
      submit: 'Befreien',
      done: (name, date, today) =>
        `✓ **Sie haben ${name} bis ${day(date, today)} befreit.** Danach wird wieder gefragt.`,
    },
    refuse: {
      button: 'Ablehnen …',
      formTitle: 'Befreiung ablehnen',
      text: (name) => `Was soll ${name} wissen?`,
      hint: 'Es kommt wörtlich an, zusammen mit der Schulung.',
      missing: 'Schreiben Sie, warum: Es kommt wörtlich an.',
      submit: 'Befreiung ablehnen',
      done: (name) =>
        `✓ **Sie haben eine Befreiung für ${name} abgelehnt.** Der Grund ist mitgeteilt, und die Schulung steht wieder an.`,
    },
    byOther: (by) => `${by} hat darüber entschieden.`,
  },
  outcome,
  waivers: {
    command:
      'zeigt, wer bis wann von einer Schulung befreit ist; beenden kann es, wer befreit hat, oder die ISMS-Leitung',
    title: 'Geltende Befreiungen',
    none: 'Es gilt keine, die Sie beenden könnten.',
    line: (name, title, date, today) => `**${name}** ist von „${title}“ befreit bis ${day(date, today)}.`,
    because: (by, text) => `Befreit von ${by}: ${text}`,
    open: 'Befreiung beenden …',
    formTitle: 'Befreiung beenden',
    effect: (name) =>
      `${name} wird gebeten, die Schulung abzuschließen, und hat dafür so lange Zeit wie alle.`,
    label: 'Warum sie jetzt endet',
    hint: (name) => `${name} bekommt es wörtlich, und es wird aufbewahrt.`,
    missing: 'Schreiben Sie, warum: Es kommt wörtlich an.',
    submit: 'Befreiung beenden',
    done: (name) =>
      `✓ Sie haben die Befreiung von ${name} beendet. Der Grund wird mitgeteilt, und die Schulung steht wieder an.`,
    ended: (text) => `Sie wurde vorzeitig beendet: ${text}`,
    over: 'Diese Befreiung gilt schon nicht mehr, daher wurde nichts festgehalten.',
    notYours:
      'Nur wer befreit hat, die ISMS-Leitung und ihre Stellvertretung können sie beenden. Es wurde nichts festgehalten.',
  },
  decisionClosed: 'Darüber ist nicht mehr zu entscheiden. Hier ist nichts mehr zu tun.',
  already: (at, timeZone) =>
    `Sie haben diese Schulung am ${moment(at, timeZone)} abgeschlossen. Das bleibt so; mehr wurde nicht festgehalten.`,
  alreadySaid: (at, timeZone) =>
    `Darüber wurde am ${moment(at, timeZone)} entschieden. Das bleibt so; mehr wurde nicht festgehalten.`,
  start: {
    open: 'Jetzt beginnen …',
    title: 'Schulung beginnen',
    question: (title) => `Soll die Schulung „${title}“ jetzt beginnen?`,
    consequence: (owner) =>
      `Alle, die sie brauchen und noch nicht abgeschlossen haben, werden mit ihrer nächsten Nachricht gefragt; verantwortlich ist ${owner}. Sie endet, wenn ihr nächster Termin kommt.`,
    label: 'Warum jetzt',
    hint: (owner) => `${owner} und alle, die gefragt werden, lesen es; es wird wörtlich aufbewahrt.`,
    missing: 'Schreiben Sie, warum sie außer der Reihe beginnt.',
    submit: 'Schulung beginnen',
    done: (title, owner) =>
      `Die Schulung „${title}“ hat begonnen; verantwortlich ist ${owner}. \`/isms training\` zeigt, wie weit sie ist.`,
    running: (title) => `Die Schulung „${title}“ läuft schon, daher wurde sie nicht noch einmal begonnen.`,
    nobody: (title) =>
      `Für die Schulung „${title}“ ist niemand mehr verantwortlich. Es wurde nichts begonnen. Tragen Sie zuerst in training.yaml jemand anderen ein und importieren Sie die Datei.`,
    notYours: (title) =>
      `Nur wer für die Schulung „${title}“ verantwortlich ist, die ISMS-Leitung und ihre Stellvertretung können sie beginnen. Es wurde nichts begonnen.`,
    command: 'beginnt eine Schulung außer der Reihe, für alle, die sie brauchen',
    which: 'Welche Schulung? `/isms training` zeigt sie.',
  },
  list: {
    command: 'zeigt die Schulungen und wie Sie dazu stehen; mit einer KENNUNG eine davon',
    all: 'Schulungen',
    mine: 'Ihre Schulungen',
    none: 'Es gibt noch keine Schulung. Schulungen stehen in der Datei training.yaml.',
    noneYours: 'Von Ihnen wird keine Schulung verlangt.',
    unknown: (typed, meant, known) =>
      `Eine Schulung „${typed}“ gibt es nicht. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `Die Schulung „${title}“ sehen nur, wer sie braucht oder verantwortet, die ISMS-Leitung und die oberste Leitung.`,
    line: (title, id) => `**${title}** (\`${id}\`)`,
    more: 'Eine davon: `/isms training KENNUNG`. Wie weit alle sind: `/isms training status`.',
    moreMine: 'Eine davon: `/isms training KENNUNG`.',
    howFar: (answered, of) => `${number(answered)} von ${number(of)} haben sie abgeschlossen`,
    next: (date, today) => `nächster Termin: ${dueDay(date, today)}`,
    nothingPlanned: 'nichts geplant',
  },
  facts: {
    whom: 'Für wen',
    owner: 'Verantwortlich',
    nobody: 'niemand mehr',
    takes: 'Dauer',
    minutes: (minutes) => (minutes === 1 ? 'etwa eine Minute' : `etwa ${minutes} Minuten`),
    by: 'Abschluss',
    quiz: (passMark, of, count) =>
      `${passMark} von ${of} Fragen richtig, in höchstens ${count === 1 ? 'einem Versuch' : `${count} Versuchen`}`,
    certificate: {
      trainer: 'durch ein Zertifikat, das bestätigt, wer die Schulung verantwortet',
      manager: 'durch ein Zertifikat, das die Führungskraft bestätigt',
    },
    attendance: 'durch Teilnahme',
    lms: 'in der Lernplattform',
    counts: 'Gilt',
    months: (months) => (months === 1 ? 'einen Monat' : `${months} Monate`),
    forEver: 'solange sie bleibt, wie sie ist',
    howFar: 'In diesem Jahr',
    next: 'Nächster Termin',
    yours: 'Sie',
    controls: 'Maßnahmen',
  },
  needed: {
    everyone: 'alle, die hier arbeiten',
    department: (department) => `Abteilung ${department}`,
    role: (role) => `Rolle ${role}`,
    country: (code) => `Beschäftigte in ${code}`,
    kind: {
      employee: 'Angestellte',
      contractor: 'freie Mitarbeit',
      'external-auditor': 'externe Auditoren',
      board: 'der Vorstand',
    },
    person: (name) => name,
    joiners: (count) => `wer neu ist, innerhalb von ${count === 1 ? 'einem Tag' : `${count} Tagen`}`,
  },
  mine: {
    title: 'Meine Schulungen',
    done: (title, date, timeZone) => `✓ **${title}** · abgeschlossen am ${moment(date, timeZone)}`,
    until: (date, today) => `gilt bis ${day(date, today)}`,
    open: (title, dueOn, today) => `**${title}** · fällig: ${dueDay(dueOn, today)}`,
    waits: (title) => `**${title}** · über eine Befreiung wird entschieden`,
    failed: (title) => `**${title}** · Ihre Versuche sind aufgebraucht; als Nächstes kommt ein Gespräch`,
    waived: (title, date, today) => `**${title}** · befreit bis ${day(date, today)}`,
    runsOut: (title, date, today) => `⚠ **${title}** · abgelaufen am ${day(date, today)}`,
    none: 'von Ihnen noch nicht verlangt',
  },
  status,
  standing,
  calendar: {
    programme: (title) => `Schulung: ${title}`,
    due: (title) => `Schulung fällig: ${title}`,
    asked: {
      course: (title) => `Schulung abschließen: ${title}`,
      failed: (title) => `Über die Schulung sprechen: ${title}`,
      waiver: (title) => `Über eine Befreiung entscheiden: ${title}`,
      'confirm-certificate': (title) => `Einen Abschluss bestätigen: ${title}`,
    },
    answered: {},
  },
}
