import type { finding as english } from '../en/finding.js'
import type { Translation } from '../translation.js'
import { day, moment, number } from './dates.js'

export const finding: Translation<typeof english> = {
  grade: {
    conforms: 'konform',
    observation: 'Beobachtung',
    opportunity: 'Verbesserungsmöglichkeit',
    minor: 'untergeordnete Nichtkonformität',
    major: 'wesentliche Nichtkonformität',
  },
  state: {
    draft: 'erfasst, noch nicht herausgegeben',
    issued: 'herausgegeben',
    confirmed: 'von der zuständigen Person bestätigt',
    contested: 'bestritten, noch zu entscheiden',
    upheld: 'bestritten und aufrechterhalten',
    withdrawn: 'zurückgezogen',
  },
  name: (nth, grade) => `Feststellung ${nth}: ${grade}`,
  about: (criterion, label) => (label === '' ? criterion : `${criterion} ${label}`),
  facts: {
    requirement: 'Verlangt',
    statement: 'Vorgefunden',
    evidence: 'Nachweis',
    sample: 'Stichprobe',
    owner: 'Zuständig',
    by: 'Festgestellt von',
    state: 'Stand',
    reference: 'Deren Zeichen',
    due: 'Zu beantworten',
    nonconformity: 'Korrekturmaßnahme',
  },
  sample: (size, of, population, seed) =>
    `${number(size)} von ${number(of)} ${population}${seed === null ? '' : `, gezogen mit Startwert ${seed}`}`,
  byOn: (by, at, timeZone) => `${by}, ${moment(at, timeZone)}`,
  dueOn: (date, today) => `bis ${day(date, today)}`,
  contestedBy: (by, at, timeZone, reason) => `**Bestritten von ${by}** (${moment(at, timeZone)}): ${reason}`,
  decidedBy: {
    upheld: (by, at, timeZone, reason) =>
      `**Aufrechterhalten von ${by}** (${moment(at, timeZone)}): ${reason}`,
    withdrawn: (by, at, timeZone, reason) =>
      `**Zurückgezogen von ${by}** (${moment(at, timeZone)}): ${reason}`,
  },
  takenBack: (by, at, timeZone, reason) =>
    `**Zurückgenommen von ${by}** (${moment(at, timeZone)}): ${reason}`,
  withdrawnByOthers: (who, reference, by, at, timeZone, reason) =>
    `**Zurückgezogen von ${who} (${reference})**, festgehalten von ${by} (${moment(at, timeZone)}): ${reason}`,
  show: 'Ansehen',
  contestIt: 'Bestreiten…',
  decideIt: 'Entscheiden…',
  theyWithdrewIt: 'Wurde zurückgezogen…',
  notice: {
    draft: (name) => `**${name}: Sie sind dafür zuständig**`,
    issued: (name) => `**${name}: Sie sind dafür zuständig**`,
    confirmed: (name) => `**${name}: von der zuständigen Person bestätigt**`,
    contested: (name) => `**Entscheiden Sie, ob sie bestehen bleibt: ${name}**`,
    contestedElsewhere: (name, decides) =>
      decides === ''
        ? `**${name}: Sie ist bestritten**`
        : `**${name}: Sie ist bestritten, es entscheidet ${decides}**`,
    upheld: (name) => `**${name}: Sie bleibt bestehen**`,
    withdrawn: (name) => `**${name}: Sie ist zurückgezogen**`,
  },
  next: {
    draft:
      'Mit dem Bericht kommt sie noch einmal zur Bestätigung zu Ihnen. Stimmt sie nicht, können Sie sie einmal bestreiten, mit Ihrer Begründung.',
    issued: 'Stimmt sie nicht, bestreiten Sie sie, einmal und mit Begründung, bevor Sie sie bestätigen.',
    outside: {
      nonconformity:
        'Stimmt sie nicht, bestreiten Sie sie, einmal und mit Begründung. Sonst ist jetzt nichts zu tun: Hat die ISMS-Leitung sie aufgenommen, werden Sie gefragt, wie es dazu kam.',
      other:
        'Stimmt sie nicht, können Sie sie bestreiten, einmal und mit Begründung. Antworten müssen Sie nicht.',
    },
    contested: {
      lead: 'Sie entscheiden, weil Sie das Audit leiten.',
      isms: 'Sie entscheiden, weil Sie das ISMS leiten und sie außerhalb eines Audits festgestellt wurde.',
      inPlace: (name) => `Sie entscheiden an Stelle von ${name}, weil es dort nicht möglich ist.`,
    },
  },
  lead: {
    nonconformity: (by) =>
      `Außerhalb eines Audits festgestellt von ${by}. Sie leiten das ISMS und werden gleich gefragt, was daraus wird.`,
    other: (by) =>
      `Außerhalb eines Audits festgestellt von ${by}. Sie leiten das ISMS und erfahren es deshalb. Folgen muss daraus nichts.`,
  },
  contest: {
    title: 'Feststellung bestreiten',
    question: (name) => `**${name}: Warum stimmt sie nicht?**`,
    consequence: (decides) =>
      `${decides} entscheidet, ob sie bestehen bleibt. Bestreiten können Sie sie einmal; Ihre Begründung und die Entscheidung bleiben in den Aufzeichnungen.`,
    label: 'Warum sie nicht stimmt',
    hint: 'Was Sie dazu sagen und wo man es sehen kann. Es bleibt Wort für Wort erhalten.',
    missing: 'Schreiben Sie, warum sie nicht stimmt.',
    submit: 'Bestreiten',
    done: (name, decides) => `✓ Sie haben bestritten: ${name}. ${decides} entscheidet, und Sie hören davon.`,
  },
  decide: {
    title: 'Bleibt sie bestehen?',
    question: (name, by) => `**${by} bestreitet: ${name}**`,
    ask: {
      title: (name) => `Entscheiden Sie, ob sie bestehen bleibt: ${name}`,
      summary: (name, dueOn, today) =>
        `Entscheiden Sie bis ${day(dueOn, today)}, ob eine bestrittene Feststellung bestehen bleibt: ${name}`,
      why: (title) =>
        `_Sie werden gefragt, weil Sie im Audit „${title}“ über Bestrittenes entscheiden · ISO 27001 9.2_`,
      waiting: (name) => `**Entscheiden Sie, ob sie bestehen bleibt: ${name}**`,
      standing: (name, dueOn, today) => `${name} ist bestritten und bis ${day(dueOn, today)} zu entscheiden`,
      next: (name) => `Entscheiden Sie, ob sie bestehen bleibt: ${name}`,
    },
    label: 'Ihre Entscheidung',
    uphold: 'Sie bleibt bestehen',
    withdraw: 'Sie wird zurückgezogen',
    choose: 'Wählen Sie, ob sie bestehen bleibt.',
    reason: 'Warum',
    hint: 'Wer sie bestreitet, liest es Wort für Wort. Es bleibt in den Aufzeichnungen.',
    missing: 'Schreiben Sie, warum.',
    submit: 'Entscheidung erfassen',
    openAgain: (criterion) =>
      `${criterion} ist in der Checkliste wieder offen: Sehen Sie es sich noch einmal an.`,
    done: {
      upheld: (name) => `✓ Sie bleibt bestehen: ${name}. Die zuständige Person hört davon.`,
      withdrawn: (name) =>
        `✓ Sie ist zurückgezogen: ${name}. Die zuständige Person hört davon, und sie bleibt in den Aufzeichnungen.`,
    },
  },
  withdrawal: {
    title: 'Zurückgezogen',
    question: (name) => `**Wer hat sie zurückgezogen: ${name}?**`,
    consequence: (nonconformity) =>
      `${nonconformity} endet damit, gleich, was dazu gerade läuft. Was Sie schreiben, bleibt in den Aufzeichnungen.`,
    who: 'Wer sie zurückgezogen hat',
    whoHint: 'Bei der Zertifizierungsstelle oder beim Kunden, mit Namen.',
    reference: 'Zeichen des Schreibens',
    referenceHint: 'Der Brief oder Bericht, in dem es steht.',
    reason: 'Warum sie zurückgezogen wurde',
    reasonHint: 'Im Wortlaut des Schreibens.',
    missing: 'Schreiben Sie es, damit es sich wiederfinden lässt.',
    submit: 'Rückzug festhalten',
    done: (name) => `✓ Festgehalten, dass sie zurückgezogen ist: ${name}. Die zuständige Person hört davon.`,
  },
  refused: {
    'no-such-finding': (typed) => `Es gibt keine Feststellung „${typed}“.`,
    'not-yours': 'Das zu sagen ist nicht Ihre Sache. Es wurde nichts erfasst.',
    'contested-before': (at, timeZone) =>
      `Sie wurde schon bestritten (${moment(at, timeZone)}), und das geht einmal. Es wurde nichts weiter erfasst.`,
    confirmed: (at, timeZone) =>
      `Sie wurde bestätigt (${moment(at, timeZone)}) und wird deshalb nicht mehr bestritten. Es wurde nichts erfasst.`,
    withdrawn: 'Sie ist zurückgezogen, es bleibt nichts zu sagen. Es wurde nichts erfasst.',
    'not-issued': 'Bestätigt wird sie, sobald sie herausgegeben ist. Es wurde nichts erfasst.',
    decided: (at, timeZone) =>
      `Darüber ist schon entschieden (${moment(at, timeZone)}). Es wurde nichts weiter erfasst.`,
    'not-contested': 'Niemand bestreitet sie. Es wurde nichts erfasst.',
    'found-by-others':
      'Andere haben sie getroffen, deshalb entscheidet hier niemand, ob sie bestehen bleibt. Sagen Sie dort, warum sie nicht stimmt: Wird sie zurückgezogen, hält die ISMS-Leitung das fest. Es wurde nichts erfasst.',
    'own-finding':
      'Sie sind dafür zuständig, deshalb entscheidet jemand anderes, ob sie bestehen bleibt. Es wurde nichts erfasst.',
  },
  command: {
    describe:
      'erfasst, was nicht stimmt oder besser sein könnte; mit einer Nummer zeigt es eine Feststellung',
    parameters: '[NUMMER]',
  },
  form: {
    title: 'Feststellung erfassen',
    inAudit: (criterion, grade) => `**${criterion}: ${grade}**`,
    outside:
      'Etwas, das Vorgaben nicht erfüllt oder bald nicht mehr erfüllen könnte oder das besser ginge. Die ISMS-Leitung sieht es sofort, mit Ihrem Namen.',
    unsure:
      'Sie wissen nicht, welchen Abschnitt oder welche Maßnahme es betrifft? Geben Sie stattdessen `/isms nc` ein: Dort darf das leer bleiben.',
    incident: 'Geschieht es gerade jetzt? Dann melden Sie es zuerst als Vorfall.',
    criterion: 'Abschnitt oder Maßnahme',
    criterionHint: 'Etwa 9.2, A.5.18 oder eine eigene wie HP-1.',
    criterionUnknown: (typed) =>
      `Es gibt keinen Abschnitt und keine Maßnahme „${typed}“. Schreiben Sie etwa 9.2 oder A.5.18.`,
    gradeMissing: 'Wählen Sie, was es ist.',
    grade: 'Was es ist',
    requirement: 'Was verlangt ist',
    neededOf: (text) => `Nötig bei einer Nichtkonformität. ${text}`,
    requirementHint:
      'Von der Norm, einem Gesetz, einem Vertrag oder einer eigenen Regel, in Ihren Worten, und wo es steht.',
    statement: 'Was Sie stattdessen vorfanden',
    statementOther: 'Was Sie vorfanden',
    evidence: 'Woran Sie es gesehen haben',
    evidenceHint: 'Aufzeichnungen mit Nummer oder Link; was gesagt und gezeigt wurde, von wem und wann.',
    missing: {
      requirement: 'Eine Nichtkonformität sagt, was verlangt ist: Schreiben Sie es.',
      statement: 'Schreiben Sie, was Sie vorfanden.',
      evidence: 'Eine Nichtkonformität ruht auf dem, was gesehen wurde: Schreiben Sie es.',
    },
    drawn: 'Aus einer gezogenen Stichprobe',
    drawnNone: 'aus keiner davon',
    population: 'Sonst: Wovon Sie eine Stichprobe ansahen',
    populationHint: 'Etwa: 2026 angeordnete Entzüge. Leer, wenn Sie alles ansahen.',
    size: 'Wie viele Sie ansahen',
    of: 'Wie viele es gibt',
    faults: {
      'size-missing': 'Wie viele Sie ansahen: eine ganze Zahl ab 1.',
      'of-missing': 'Wie viele es gibt: eine ganze Zahl ab 1.',
      'population-missing': 'Schreiben Sie, wovon es eine Stichprobe ist, oder lassen Sie die Zahlen leer.',
      'more-than-all': 'Das sind mehr, als es gibt.',
      both: 'Wählen Sie die gezogene Stichprobe oder schreiben Sie, was Sie von Hand zogen: nicht beides.',
    },
    owner: 'Wer dafür zuständig ist',
    ownerHint: (name) => `Bleibt es leer, ist es ${name}.`,
    ownerOutsideHint: (name) =>
      `Bleibt es leer, ist zuständig, wem die Maßnahme gehört, bei einem Abschnitt ${name}.`,
    ownerUnknown:
      'Diese Person ist nicht verzeichnet oder ging, bevor Steward sie kannte. Wählen Sie jemand anderen.',
    ownerNotThere: (name) => `${name} ist nicht da. Wählen Sie jemand anderen.`,
    ownerAudits: (name) => `${name} auditiert hier. Wählen Sie, wer zuständig ist.`,
    submit: 'Feststellung erfassen',
    done: (name, owner) => `✓ Erfasst: ${name}. ${owner} hört jetzt davon.`,
  },
  recordedAnew: 'Der Punkt wurde neu erfasst.',
}
