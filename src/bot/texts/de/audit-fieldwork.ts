import type { auditFieldwork as english } from '../en/audit-fieldwork.js'
import type { Translation } from '../translation.js'
import { day, fullDate, moment, number } from './dates.js'

export const auditFieldwork: Translation<typeof english> = {
  progress: (recorded, of) => `${number(recorded)} von ${number(of)} Abschnitten und Maßnahmen erfasst`,
  found: {
    conforms: (count) => `${number(count)} konform`,
    observation: (count) => (count === 1 ? '1 Beobachtung' : `${number(count)} Beobachtungen`),
    opportunity: (count) =>
      count === 1 ? '1 Verbesserungsmöglichkeit' : `${number(count)} Verbesserungsmöglichkeiten`,
    minor: (count) =>
      count === 1
        ? '1 untergeordnete Nichtkonformität'
        : `${number(count)} untergeordnete Nichtkonformitäten`,
    major: (count) =>
      count === 1 ? '1 wesentliche Nichtkonformität' : `${number(count)} wesentliche Nichtkonformitäten`,
  },
  goOn: 'Checkliste durchgehen',
  begun: {
    title: (title) => `Das Audit beginnt: ${title}`,
    days: (between) => `Termin: **${between}**.`,
    together: (lead) =>
      `${lead} leitet es. Was Sie sich ansehen und feststellen, halten Sie in derselben Checkliste fest.`,
    why: '_Sie erhalten dies, weil Sie zum Auditteam gehören · ISO 27001 9.2_',
  },
  finish: 'Durchführung beendet…',
  checklist: {
    title: 'Checkliste',
    none: 'Die Checkliste entsteht binnen einer Minute. Sehen Sie dann noch einmal nach.',
    notYours: 'Nur wer hier auditiert und seine Unabhängigkeit erklärt hat, sieht die Checkliste.',
    notYet: 'Die Checkliste gibt es, sobald die Tage vereinbart sind und die Durchführung beginnt.',
    over: 'Die Durchführung ist beendet, es wird nichts mehr erfasst. Was Sie später finden, erfassen Sie mit `/isms finding`.',
    page: (page, last) => `Seite ${page} von ${last}`,
    open: 'noch nichts erfasst',
    recorded: (grade, by) => `**${grade}** · ${by}`,
    byLost: '_erfasst von jemandem, der nicht mehr unabhängig ist: bitte noch einmal ansehen_',
    asked: (count) => (count === 1 ? '1 Anfrage ist offen' : `${number(count)} Anfragen sind offen`),
    record: 'Erfassen…',
    again: 'Ansehen oder neu erfassen…',
    next: (criterion) => `Weiter mit ${criterion}`,
    back: (page) => `Zurück zu Seite ${page}`,
    forward: (page) => `Weiter zu Seite ${page}`,
    look: 'Ansehen…',
    tied: (what) => `_nicht von Ihnen zu erfassen: ${what}_`,
    byNobody: '_niemand aus dem Auditteam ist davon unabhängig_',
    rest: 'Was noch offen ist, dürfen Sie nicht erfassen: Jemand anderes aus dem Team tut es, oder die Auditleitung sagt am Ende, warum es nicht angesehen wurde.',
    done: 'Alles ist erfasst. Wer das Audit leitet, sagt, wann die Durchführung beendet ist.',
  },
  item: {
    title: 'Erfassen',
    see: (what) => `Anzusehen: ${what}`,
    own: 'Eine eigene Maßnahme: Sehen Sie, wie sie in der Erklärung zur Anwendbarkeit beschrieben ist und ob es so ist.',
    before: 'Hier schon festgestellt',
    beforeLine: (name, at, timeZone, state) => `${name} (${moment(at, timeZone)}): ${state}`,
    moreBefore: (count) => `und ${number(count)} weitere; sie erscheinen, sobald diese nachverfolgt sind`,
    seenAgain: {
      mended: (by, at, timeZone, text) =>
        `**Noch einmal angesehen, behoben** · ${by}, ${moment(at, timeZone)}: ${text}`,
      'not-mended': (by, at, timeZone, text) =>
        `**Noch einmal angesehen, nicht behoben** · ${by}, ${moment(at, timeZone)}: ${text}`,
    },
    followUp: (nth) => `Feststellung ${nth} nachverfolgen…`,
    notYours: (what) =>
      `**Hier erfassen Sie nichts:** Nach den Aufzeichnungen haben Sie damit zu tun (${what}).`,
    othersMay: (names) => `Erfassen dürfen es: ${names}.`,
    nobodyMay:
      'Aus dem Auditteam darf es niemand. Bleibt das so, steht es im Bericht; die ISMS-Leitung kann es von jemand anderem auditieren lassen.',
    result: (grade, by, at, timeZone) => `Erfasst: **${grade}** · ${by}, ${moment(at, timeZone)}`,
    note: (text) => `> ${text}`,
    evidence: 'Was angefragt wurde',
    request: (of, what) => `**${of}:** ${what}`,
    waits: (dueOn, today) => `wartet, bis ${day(dueOn, today)}`,
    late: (dueOn, today) => `nicht da; fällig war es ${day(dueOn, today)}`,
    given: (by, at, timeZone) => `gezeigt von ${by}, ${moment(at, timeZone)}`,
    'there-is-none': (by, at, timeZone) => `${by} sagt, dass es nichts gibt, ${moment(at, timeZone)}`,
    gone: 'die gefragte Person ist nicht mehr da: Fragen Sie jemand anderen',
    soon: 'wird binnen einer Minute gefragt',
    file: (name) => `Datei: ${name}`,
    getFile: 'Datei holen',
    grade: 'Was Sie festgestellt haben',
    noteLabel: 'Was Sie angesehen haben',
    noteHint:
      'Mit wem Sie sprachen, welche Aufzeichnungen Sie sahen, mit Nummern oder Links. Andere müssen sie wiederfinden.',
    noteMissing: 'Schreiben Sie, was Sie angesehen haben: Darauf beruht, dass es konform ist.',
    choose: 'Wählen Sie, was Sie festgestellt haben.',
    submit: 'Erfassen',
    ask: 'Nachweis anfragen…',
    draw: 'Stichprobe ziehen…',
    back: 'Zurück zur Checkliste',
    done: (criterion, grade) => `✓ Erfasst: ${criterion} ${grade}.`,
    overtaken: (by, grade) =>
      `Inzwischen hat ${by} hier „${grade}“ erfasst, deshalb wurde von Ihnen nichts erfasst. Kopieren Sie Ihren Text, schließen Sie dies und öffnen Sie den Punkt noch einmal.`,
    anothers: (name, by) =>
      `${by} hat hier ${name} erfasst. Neu erfassen können das nur ${by} oder die Auditleitung, deshalb wurde von Ihnen nichts erfasst.`,
    settledFinding: (name) =>
      `${name} ist inzwischen bestritten oder herausgegeben, deshalb wird hier nichts neu erfasst. Entscheiden Sie zuerst darüber.`,
    why: {
      'no-auditor': 'Sie auditieren hier nicht.',
      'not-declared': 'Sie haben Ihre Unabhängigkeit nicht erklärt.',
      lost: 'Sie sind nicht mehr unabhängig.',
      tied: (what) => `Die Aufzeichnungen verbinden Sie damit (${what}).`,
    },
    notIndependent: (reason) =>
      `Das dürfen Sie nicht erfassen: ${reason} Es wurde nichts erfasst. Jemand anderes aus dem Team erfasst es, oder die ISMS-Leitung benennt Ersatz.`,
  },
  followUp: {
    title: 'Behoben?',
    question: (name) => `**${name}: Ist sie behoben?**`,
    label: 'Was Sie gesehen haben',
    mended: 'Sie ist behoben',
    'not-mended': 'Sie ist nicht oder nicht auf Dauer behoben',
    choose: 'Wählen Sie, was Sie gesehen haben.',
    seen: 'Woran Sie es gesehen haben',
    seenHint: 'Aufzeichnungen mit Nummer oder Link; mit wem Sie sprachen. Es steht Wort für Wort im Bericht.',
    seenMissing: 'Schreiben Sie, woran Sie es gesehen haben.',
    overtaken:
      'Inzwischen wurde zu diesem Punkt etwas erfasst, deshalb wurde von Ihnen nichts erfasst. Kopieren Sie Ihren Text, schließen Sie dies und öffnen Sie den Punkt noch einmal.',
    submit: 'Erfassen',
    done: {
      mended: (nth) => `✓ Erfasst: Feststellung ${nth} ist behoben.`,
      'not-mended': (nth) => `✓ Erfasst: Feststellung ${nth} ist nicht behoben.`,
    },
  },
  request: {
    title: 'Nachweis anfragen',
    heading: (criterion) => `**${criterion}: Was möchten Sie sehen?**`,
    of: 'Von wem',
    ofHint: (name) => `Bleibt es leer, ist es ${name}.`,
    what: 'Was gezeigt werden soll',
    whatHint: 'Eine Sache, sodass man sie findet: welche Liste, welcher Monat, welche Spalten.',
    whatMissing: 'Schreiben Sie, was gezeigt werden soll.',
    due: 'Bis wann',
    dueMissing: 'Wählen Sie einen Tag.',
    duePast: 'Dieser Tag ist vorbei: Wählen Sie einen ab heute.',
    yourself: 'Sie können nicht sich selbst fragen. Wählen Sie, wer es zeigen kann.',
    submit: 'Anfragen',
    done: (name) =>
      `✓ ${name} wird gefragt: binnen einer Minute auf der Startseite und in der nächsten Morgennachricht.`,
  },
  evidence: {
    title: (criterion) => `Zeigen Sie, wie es läuft: ${criterion}`,
    summary: (criterion, dueOn, today) =>
      `Zeigen Sie für das Audit, wie ${criterion} läuft, bis ${day(dueOn, today)}`,
    asks: (by, what) => `**${by} fragt:** ${what}`,
    give: 'Zeigen…',
    none: 'Es gibt nichts…',
    show: 'Ansehen',
    why: (title) => `_Sie werden im Audit „${title}“ gefragt · ISO 27001 9.2_`,
    form: {
      title: { given: 'Zeigen', 'there-is-none': 'Es gibt nichts' },
      note: { given: 'Was es ist', 'there-is-none': 'Warum es nichts gibt' },
      hint: {
        given: 'Was man dort sieht, oder gleich die Antwort.',
        'there-is-none': 'Wer auditiert, liest es Wort für Wort. Das ist kein Vorwurf.',
      },
      link: 'Wo man es sehen kann (https://…)',
      file: 'Eine Datei',
      lacking: {
        given: 'Geben Sie einen Text, einen Link oder eine Datei.',
        'there-is-none': 'Schreiben Sie, warum es nichts gibt.',
      },
      submit: { given: 'Ans Auditteam senden', 'there-is-none': 'Sagen: Es gibt nichts' },
    },
    receipt: {
      given: (criterion) => `✓ Sie haben gezeigt, wie es läuft: ${criterion}`,
      'there-is-none': (criterion) => `✓ Sie haben gesagt, dass es nichts gibt: ${criterion}`,
    },
    byOther: {
      given: (criterion, by) => `✓ ${by} hat gezeigt, wie es läuft: ${criterion}`,
      'there-is-none': (criterion, by) => `✓ ${by} hat gesagt, dass es nichts gibt: ${criterion}`,
    },
    over: 'Das Auditteam ist mit dem Ansehen fertig, es wird nicht mehr gebraucht. Für Sie ist nichts mehr zu tun.',
    next: 'Das Auditteam hat es und fragt nach, wenn etwas fehlt.',
    told: {
      given: (by, criterion) => `**${by} zeigt, was Sie angefragt haben: ${criterion}**`,
      'there-is-none': (by, criterion) =>
        `**${by} sagt, dass es nichts gibt von dem, was Sie angefragt haben: ${criterion}**`,
    },
    ofAnother: {
      heading: (by, criterion) => `**${by} wird jetzt gefragt, was Sie sehen wollten: ${criterion}**`,
      why: (by) =>
        `${by} ist nicht mehr da. Kann es jemand anderes besser zeigen, öffnen Sie den Punkt und fragen Sie dort.`,
    },
  },
  handedIn: {
    here: (title, by) => `Hier ist, was ${by} für das Audit „${title}“ eingereicht hat.`,
    notTaken: (title, cycle) =>
      `Was für das Audit „${title}“ eingereicht wurde, konnte nicht gesendet werden: Dieser Workspace nimmt von Steward keine Dateien an. Wer Steward betreibt, schreibt es mit \`steward evidence ${cycle} ORDNER\` heraus.`,
    notKept: (title) =>
      `Was für das Audit „${title}“ eingereicht wurde, liegt nicht mehr so vor, wie es eingereicht wurde, und wurde darum nicht gesendet. Bitte sagen Sie es denen, die Steward betreiben: \`steward verify\` nennt es.`,
  },
  finished: {
    title: 'Durchführung beendet',
    question: (title) => `**Ist die Durchführung von „${title}“ beendet?**`,
    left: (count, criteria) =>
      count === 1
        ? `Ein Abschnitt oder eine Maßnahme wurde nicht angesehen: ${criteria}. Der Bericht sagt das, mit Ihrer Begründung.`
        : `${number(count)} Abschnitte und Maßnahmen wurden nicht angesehen: ${criteria}. Der Bericht sagt das, mit Ihrer Begründung.`,
    byNobody: (criteria) =>
      `Niemand aus dem Auditteam ist unabhängig von ${criteria}: Auch das sagt der Bericht.`,
    earlier: (count, names) =>
      count === 1
        ? `Eine frühere Feststellung wurde nicht noch einmal angesehen: ${names}. Der Bericht sagt das, mit Ihrer Begründung.`
        : `${number(count)} frühere Feststellungen wurden nicht noch einmal angesehen: ${names}. Der Bericht sagt das, mit Ihrer Begründung.`,
    named: (nth, criterion) => `Feststellung ${nth} (${criterion})`,
    asked: (count, names) =>
      count === 1
        ? `Eine Anfrage nach einem Nachweis ist noch offen, bei ${names}. Sie endet mit der Durchführung.`
        : `${number(count)} Anfragen nach Nachweisen sind noch offen, bei ${names}. Sie enden mit der Durchführung.`,
    contested: (count) =>
      count === 1
        ? 'Eine Feststellung ist bestritten und nicht entschieden: Entscheiden Sie zuerst darüber.'
        : `${number(count)} Feststellungen sind bestritten und nicht entschieden: Entscheiden Sie zuerst darüber.`,
    label: 'Warum diese nicht angesehen wurden',
    hint: 'Es steht Wort für Wort im Bericht.',
    missing: 'Schreiben Sie, warum diese nicht angesehen wurden.',
    after: 'Danach wird in der Checkliste nichts mehr erfasst, und Sie schreiben den Bericht.',
    submit: 'Durchführung beenden',
  },
  early: {
    title: 'Termin verlegen',
    heading: (title, between) =>
      `**Für „${title}“ ist vereinbart: ${between}. Vorher ist die Durchführung nicht beendet.**`,
    instead:
      'Haben Sie an anderen Tagen auditiert? Dann verlegen Sie den Termin: Auditteam und Auditierte hören davon, und der Bericht nennt beides.',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    tooEarly: (from) => `Die Durchführung begann am ${fullDate(from)}: Wählen Sie einen Tag ab dann.`,
    submit: 'Termin verlegen',
    done: '✓ Der Termin ist verlegt. Beenden Sie die Durchführung, sobald der erste Tag da ist.',
  },
  daysMoved: {
    title: (title) => `Der Termin eines Audits wurde verlegt: ${title}`,
    by: (name, before, between) => `${name} hat ihn verlegt: statt ${before} nun **${between}**.`,
    why: '_Sie erhalten dies, weil Sie dort auditieren oder auditiert werden · ISO 27001 9.2_',
  },
  sample: {
    command: 'zieht eine Stichprobe aus den Aufzeichnungen und bewahrt beim Audit auf, was gezogen wurde',
    title: 'Stichprobe ziehen',
    heading: (title) => `**Audit „${title}“: Woraus ziehen Sie?**`,
    explained:
      'Wer aus denselben Aufzeichnungen mit demselben Startwert gleich viele zieht, bekommt dieselben, auch mit `steward sample`.',
    population: 'Aus',
    size: 'Wie viele',
    seed: 'Startwert',
    seedHint:
      'Irgendeine ganze Zahl. Bleibt es leer, wird eine gewürfelt; aufgezeichnet wird sie in jedem Fall.',
    from: 'Vom',
    until: 'Bis zum',
    wrong: {
      population: 'Wählen Sie, woraus gezogen wird.',
      size: (most) => `Eine ganze Zahl von 1 bis ${number(most)}.`,
      seed: 'Eine ganze Zahl von 0 bis 2.147.483.647.',
      period: 'Der erste Tag liegt nach dem letzten.',
    },
    empty: 'Davon gibt es in diesen Tagen nichts. Wählen Sie andere Tage.',
    submit: 'Ziehen',
    drawn: (id, size, of, population, seed) =>
      `✓ **${id}**: ${number(size)} von ${number(of)} ${population}, mit Startwert ${seed}`,
    hash: (hash) => `SHA-256 über die Kennungen von allen: ${hash}`,
    line: (what, on, id) => (on === '' ? `${what} · ${id}` : `${what} · ${on} · ${id}`),
    more: (count) => `und ${number(count)} weitere; \`steward sample\` gibt alle aus`,
    which:
      'In welchem Audit ziehen Sie? `/isms audit` zählt sie auf: Tippen Sie `/isms audit sample KENNUNG`.',
    nothingRuns:
      'Sie auditieren gerade nichts, wofür Sie ziehen könnten. `/isms audit` zählt auf, was es gibt.',
    notRunning: 'Unter diesem Namen auditieren Sie gerade nichts. `/isms audit` zählt auf, was es gibt.',
    populations: {
      'access-review': 'Konten in Prüfungen',
      'access-decisions': 'Entscheidungen über Konten',
      'access-removals': 'angeordneten Entzügen von Zugriff',
      acknowledgements: 'Kenntnisnahmen von Richtlinien',
      training: 'abgeschlossenen Schulungen',
      joiners: 'Eintritten',
      leavers: 'Austritten',
      checks: 'beantworteten Prüfungen von Maßnahmen',
      risks: 'offenen Risiken',
      exceptions: 'Ausnahmen von Richtlinien',
    },
  },
}
