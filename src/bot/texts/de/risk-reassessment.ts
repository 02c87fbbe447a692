import type { riskReassessment as english } from '../en/risk-reassessment.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, listOf, moment, number } from './dates.js'

export const riskReassessment: Translation<typeof english> = {
  about: 'die Neubeurteilung der Risiken',
  ask: {
    title: (title) => `Beurteilen Sie das Risiko „${title}“ neu`,
    summary: (dueOn, today) => `Beurteilen Sie ein Risiko bis ${day(dueOn, today)} neu`,
    changed: (reason) => `Was sich geändert hat: ${reason}`,
    newCriteria: 'Die Kriterien, nach denen Risiken beurteilt werden, haben sich geändert.',
    now: (level) => `Heute steht es bei ${level}.`,
    open: 'Neu beurteilen…',
    why: {
      reassessment: '_An Sie, weil es Ihnen gehört, zum geplanten Termin · ISO 27001 8.2_',
      'new-criteria':
        '_An Sie, weil es Ihnen gehört und sich die Kriterien geändert haben · ISO 27001 6.1.2, 8.2_',
      'new-owner': '_An Sie, weil es jetzt Ihnen gehört · ISO 27001 6.1.2, 8.2_',
      'out-of-turn':
        '_An Sie, weil es Ihnen gehört und sich etwas Wesentliches geändert hat · ISO 27001 8.2_',
    },
  },
  list: {
    title: (count, dueOn, today) =>
      `Beurteilen Sie ${count === 1 ? 'ein Risiko' : `Ihre ${number(count)} Risiken`} bis ${day(dueOn, today)} neu`,
    names: (count, dueOn, today) =>
      `Bestimmen Sie, wem ${count === 1 ? 'ein Risiko künftig gehört' : `${number(count)} Risiken künftig gehören`}: bis ${day(dueOn, today)}`,
    done: 'Hiervon wartet nichts mehr auf Sie',
    more: (count) =>
      `${count === 1 ? 'Eines rückt' : `${number(count)} weitere rücken`} nach, wenn Sie vorankommen; \`/isms\` zeigt alles, was auf Sie wartet.`,
    answered: (title, level) => `✓ ${title}: ${level}`,
    closed: (title) => `${title}: wird nicht mehr gefragt`,
  },
  form: {
    title: 'Risiko neu beurteilen',
    facts: {
      last: 'Letztes Mal',
      lastBy: (level, by, at, timeZone) => `${level}, von ${by} am ${dated(at, timeZone)}`,
      byFile: 'der Datei risks.yaml',
      incidents: 'Vorfälle seither',
      findings: 'Feststellungen seither',
      notRecorded: 'hier noch nicht erfasst',
    },
    makes: {
      current: (level) => `Heute ergibt das **${level}**`,
      target: (level) => `nach dem Plan **${level}**`,
      within: (appetite) => `innerhalb des Risikoappetits von ${appetite}`,
      beyond: (appetite) => `oberhalb des Risikoappetits von ${appetite}`,
      accepts: {
        manager: (name, months) =>
          `Oberhalb des Risikoappetits akzeptiert es außer der Person, der es gehört, auch deren Führungskraft (${name}), für höchstens ${number(months)} Monate.`,
        person: (name, months) =>
          `Oberhalb des Risikoappetits akzeptiert es außer der Person, der es gehört, auch ${name}, für höchstens ${number(months)} Monate.`,
        role: (role, months) =>
          `Oberhalb des Risikoappetits akzeptiert es außer der Person, der es gehört, auch ${role}, für höchstens ${number(months)} Monate.`,
      },
      roles: { 'isms-lead': 'die ISMS-Leitung', 'top-management': 'die oberste Leitung' },
      changed:
        'Was sich ergibt, ist jetzt anders. Sehen Sie es sich noch einmal an und halten Sie es dann fest.',
    },
    inherent: {
      likelihood: 'Ohne jede Maßnahme: wie wahrscheinlich',
      consequence: 'Ohne jede Maßnahme: wie schlimm',
    },
    current: { likelihood: 'Heute: wie wahrscheinlich', consequence: 'Heute: wie schlimm' },
    target: { likelihood: 'Nach dem Plan: wie wahrscheinlich', consequence: 'Nach dem Plan: wie schlimm' },
    step: (step, title, means) => (means === '' ? `${step} · ${title}` : `${step} · ${title}: ${means}`),
    treatment: 'Was damit geschieht',
    controls: 'Maßnahmen, die es ändern',
    controlsHint: 'Nummern aus Anhang A wie A.8.13 und eigene, mit Kommas dazwischen.',
    reason: 'Warum',
    reasonHint: 'Nötig, wenn sich etwas ändert. Es bleibt in den Aufzeichnungen, Wort für Wort.',
    submit: 'Beurteilung festhalten',
    missing: 'Wählen Sie eine Stufe der Skala.',
    impossible: {
      current: (value, most) =>
        `Das ergibt ${value}, und ohne jede Maßnahme wären es ${most}: Was getan ist, macht es nicht höher. Berichtigen Sie eines von beiden.`,
      target: (value, most) =>
        `Das ergibt ${value}, und heute sind es ${most}: Der Plan macht es nicht höher. Berichtigen Sie eines von beiden.`,
    },
    'controls-missing': 'Nennen Sie die Maßnahmen, die es ändern, oder wählen Sie eine andere Behandlung.',
    'nothing-is-planned':
      'Dagegen ist noch etwas zu tun, es wird also nicht nur getragen: Nehmen Sie das aus dem Plan oder wählen Sie eine andere Behandlung.',
    'reason-missing':
      'Schreiben Sie, warum es sich ändert: Wer es akzeptiert und wer auditiert, fragt danach.',
    unknownControls: (ids) => `Weder Anhang A noch die Erklärung zur Anwendbarkeit enthält ${listOf(ids)}.`,
  },
  receipt: {
    own: (title, level) => `✓ Sie haben „${title}“ neu beurteilt: ${level}`,
    byOther: (title, level, by) => `✓ Neu beurteilt von ${by}: „${title}“, ${level}`,
    when: (at, timeZone) => moment(at, timeZone),
    before: (level) => `Vorher: ${level}`,
    added: (title, owner, due, today) => `Neu im Plan: ${title} (${owner}, ${dueDay(due, today)})`,
    takenOut: (title) => `Nicht mehr zu tun: ${title}`,
    reason: (text) => `Warum: ${text}`,
    again: (id) => `_Ein Versehen? \`/isms risk reassess ${id}\` lässt es noch einmal beurteilen._`,
  },
  closed: {
    title: (title) => `Geschlossen: Neubeurteilung des Risikos „${title}“`,
    superseded: 'Danach wird in einer späteren Neubeurteilung gefragt: Beantworten Sie jene.',
    changed:
      'Das Risiko wurde neu gefasst, bevor eine Antwort da war, daher wurde nichts festgehalten. Die Person, der es gehört, wird wieder gefragt.',
    settled: 'Das Risiko wurde geschlossen. Hier müssen Sie nichts weiter tun.',
    left: 'Diese Frage wurde geschlossen, als die gefragte Person ging. Hier müssen Sie nichts weiter tun.',
    'handed-on':
      'Dieses Risiko gehört inzwischen jemand anderem, und diese Person wird gefragt. Hier müssen Sie nichts weiter tun.',
    'cycle-closed': 'Sie wurde nicht beantwortet, bevor diese Neubeurteilung geschlossen wurde.',
  },
  already: (title, at, timeZone) =>
    `Das Risiko „${title}“ wurde schon neu beurteilt (${dated(at, timeZone)}). Das gilt; mehr wurde nicht festgehalten.`,
  notOnRecord: 'Dieses Risiko steht nicht mehr im Register, daher wurde nichts festgehalten.',
  nameOwner: {
    title: (title) => `Bestimmen Sie, wem das Risiko „${title}“ künftig gehört`,
    summary: (dueOn, today) => `Bestimmen Sie, wem ein Risiko künftig gehört: bis ${day(dueOn, today)}`,
    left: (owner) => `Bisher gehörte es ${owner}; diese Person ist nicht mehr da.`,
    open: 'Person bestimmen…',
    why: '_An Sie als die nächste Führungskraft der Person, der es gehörte · ISO 27001 6.1.2 c_',
    formTitle: 'Wem es gehören soll',
    label: 'Gehört künftig',
    hint: 'Diese Person muss das Risiko kennen und entscheiden dürfen, was damit geschieht. Sie wird sofort gefragt, wie es steht.',
    submit: 'Person bestimmen',
    missing: 'Wählen Sie eine Person.',
    unknown: 'Steward kennt dieses Konto nicht. Wählen Sie jemanden, der auf der Liste der Personen steht.',
    notThere: (name) => `${name} ist zurzeit nicht da. Wählen Sie jemand anderen.`,
    own: (title, owner) => `✓ Sie haben ${owner} das Risiko „${title}“ übergeben`,
    byOther: (title, owner, by) => `✓ ${by} hat ${owner} das Risiko „${title}“ übergeben`,
    next: (owner) => `Als Nächstes wird ${owner} gefragt, wie es steht.`,
  },
  unchanged: {
    open: 'Alle unverändert…',
    title: 'Alle unverändert',
    question: (count) =>
      `${count === 1 ? 'Ein Risiko' : `${number(count)} Risiken`} bestätigen, wie ${count === 1 ? 'es ist' : 'sie sind'}?`,
    within: (appetite) =>
      `Diese liegen innerhalb des Risikoappetits von ${appetite}. Jedes wird für sich festgehalten, mit Ihrer einen Begründung; nach denen darüber wird einzeln gefragt.`,
    line: (title, level) => `${title} · ${level}`,
    label: 'Was Sie angesehen haben und warum sich nichts geändert hat',
    hint: 'Es bleibt bei jedem davon in den Aufzeichnungen, Wort für Wort.',
    missing: 'Schreiben Sie, was Sie angesehen haben: Wer auditiert, fragt danach.',
    submit: 'Alle bestätigen',
    anew: 'Inzwischen hat sich etwas daran geändert. Sehen Sie sich die Liste noch einmal an und bestätigen Sie sie dann.',
    partly: (titles) =>
      `Festgehalten, außer zu ${listOf(titles)}: Dazu wurde nichts festgehalten, weil es sich inzwischen geändert hat oder etwas fehlgeschlagen ist. Was noch auf Sie wartet, zeigt \`/isms\`.`,
    none: 'Hiervon lässt sich nichts mehr gemeinsam bestätigen: Es ist schon beantwortet oder liegt oberhalb des Risikoappetits.',
  },
  start: {
    command: 'lässt Risiken nach einer wesentlichen Änderung neu beurteilen',
    title: 'Jetzt neu beurteilen',
    question: '**Welche Risiken sollen neu beurteilt werden?**',
    consequence:
      'Wem eines davon gehört, wird sofort gefragt. Wählen Sie Risiken oder alle zu einer Sache oder Person.',
    risks: 'Diese Risiken',
    asset: 'Alle Risiken hierzu',
    owner: 'Alle Risiken dieser Person',
    option: (title, level) => `${title} · ${level}`,
    label: 'Was sich geändert hat',
    hint: 'Ein System, ein Lieferant, ein Standort: Wer gefragt wird, liest es Wort für Wort, und es bleibt in den Aufzeichnungen.',
    missing: 'Schreiben Sie, was sich geändert hat, damit die Gefragten wissen, worauf es ankommt.',
    missingRisks: 'Wählen Sie mindestens ein Risiko, oder worum es geht, oder wem sie gehören.',
    submit: 'Neu beurteilen lassen',
    done: (count, people) =>
      `✓ ${count === 1 ? 'Ein Risiko wird' : `${number(count)} Risiken werden`} neu beurteilt; ${people === 1 ? 'eine Person wird' : `${number(people)} Personen werden`} gefragt.`,
    again:
      'In diesem Augenblick hat jemand anderes eine Neubeurteilung verlangt. Nichts wurde begonnen; versuchen Sie es noch einmal.',
    none: 'Es gibt kein offenes Risiko, das Sie neu beurteilen lassen dürfen.',
  },
  calendar: {
    programme: 'Neubeurteilung aller Risiken',
    whom: 'alle, denen Risiken gehören',
    due: 'Neubeurteilung der Risiken fällig',
    asked: {
      reassess: (title) => `Risiko neu beurteilen: ${title}`,
      'name-owner': (title) => `Bestimmen, wem das Risiko gehört: ${title}`,
    },
  },
}
