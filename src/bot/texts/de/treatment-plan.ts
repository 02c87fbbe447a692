import type { treatmentPlan as english } from '../en/treatment-plan.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment, number, period } from './dates.js'

/** Of several places in a form, all but the first one are numbered. */
const numbered = (place: number) => (place === 1 ? '' : ` (${place})`)

export const treatmentPlan: Translation<typeof english> = {
  day: (date, today) => day(date, today),
  about: (quarter) => `der Behandlungsplan, ${period(quarter)}`,
  aboutAction: (title) => `„${title}“ aus dem Behandlungsplan`,
  aboutResult: (title) => `die Höhe des Risikos „${title}“`,
  commands: {
    actions: 'listet auf, was gegen Risiken zu tun ist, von wem und bis wann',
  },
  ask: {
    title: (title) => `Ist es getan? ${title}`,
    summary: (dueOn, today) =>
      `Sagen Sie bis ${day(dueOn, today)}, ob eine Aktion des Behandlungsplans getan ist`,
    risk: (title) => `Es ist gegen das Risiko „${title}“ geplant.`,
    overdue: (due, today) => `⚠ Es sollte bis ${dueDay(due, today)} getan sein.`,
    done: 'Es ist getan…',
    later: 'Es dauert länger…',
    open: 'Antworten',
    formTitle: 'Aus dem Plan',
    why: '_Gefragt werden Sie, weil Sie es tun · ISO 27001 6.1.3, 8.3_',
    whyInStead: (name) => `_Gefragt werden Sie, weil Sie ${name} vertreten · ISO 27001 6.1.3, 8.3_`,
  },
  doneForm: {
    title: 'Es ist getan',
    question: (title) => `**${title}: getan.**`,
    needed: 'Zeigen Sie, was getan wurde: eine Notiz, ein Link oder eine Datei, mindestens eines davon.',
    note: 'Was getan wurde',
    noteHint: 'Zum Beispiel: was wann geändert wurde, und woran man sieht, dass es wirkt.',
    lacking:
      'Schreiben Sie, was getan wurde, geben Sie einen Link an oder fügen Sie eine Datei hinzu: Im Audit wird danach gefragt.',
    submit: 'Festhalten: getan',
    next: (owner) => `_${owner} gehört das Risiko, erfährt davon und sagt, ob seine Höhe sinkt._`,
    nextOwn: '_Danach werden Sie gefragt, ob die Höhe Ihres Risikos sinkt._',
  },
  laterForm: {
    title: 'Es dauert länger',
    question: (title, due, today) => `**Wann ist „${title}“ getan?** Fällig ist es am ${dueDay(due, today)}.`,
    until: 'Bis wann es getan ist',
    reason: 'Warum es länger dauert',
    reasonHint: 'Wer das neue Datum genehmigt, liest es Wort für Wort.',
    missing: 'Schreiben Sie, warum: Danach wird das neue Datum genehmigt.',
    notLater: 'Wählen Sie einen Tag nach dem, an dem es fällig ist, und nach heute.',
    submit: 'Neues Datum erbitten',
    next: '_Das neue Datum gilt, sobald es genehmigt ist: von der Person, der das Risiko gehört, oder bei Ihrem eigenen Risiko von der über Ihnen._',
  },
  receipt: {
    done: (title) => `✓ Sie haben gesagt, dass „${title}“ getan ist`,
    doneByOther: (title, by) => `✓ ${by} hat gesagt, dass „${title}“ getan ist`,
    later: (title) => `✓ Sie haben um ein neues Datum für „${title}“ gebeten`,
    laterByOther: (title, by) => `✓ ${by} hat um ein neues Datum für „${title}“ gebeten`,
    when: (at, timeZone) => moment(at, timeZone),
    until: (until, today) => `**Neues Datum:** ${day(until, today)}`,
    why: (text) => `**Warum:** ${text}`,
    next: {
      done: 'Die Person, der das Risiko gehört, wird gefragt, ob seine Höhe sinkt.',
      later: 'Sie erfahren, ob es genehmigt oder abgelehnt wird. Bis dahin gilt das Datum wie bisher.',
    },
  },
  closed: {
    title: (title) => `Keine Antwort mehr nötig: ${title}`,
    'handed-on': 'Inzwischen wird jemand anderes gefragt.',
    left: 'Die gefragte Person ist nicht mehr da.',
    changed:
      'Der Plan hat sich geändert. Ist es noch zu tun, werden Sie dazu gefragt, wie es jetzt geplant ist.',
  },
  already: (title, at, timeZone) =>
    `„${title}“ wurde schon am ${moment(at, timeZone)} beantwortet, deshalb wurde nichts festgehalten.`,
  result: {
    title: (title) => `Sinkt die Höhe von „${title}“?`,
    summary: 'Eine Aktion des Behandlungsplans ist getan: Sagen Sie, wie hoch das Risiko jetzt ist',
    done: (action, by, at, timeZone) => `**${action}** ist getan, sagt ${by} am ${moment(at, timeZone)}.`,
    current: 'Heute',
    target: 'Nach dem Plan',
    left: (count) =>
      count === 0
        ? 'Vom Plan ist nichts mehr zu tun.'
        : count === 1
          ? 'Vom Plan ist noch eines zu tun.'
          : `Vom Plan sind noch ${count} Dinge zu tun.`,
    falls: (level) => `Es ist jetzt ${level}…`,
    other: 'Eine andere Höhe…',
    stays: (level) => `Es bleibt bei ${level}…`,
    open: 'Sagen, wie hoch es ist',
    why: '_Gefragt werden Sie, weil Ihnen das Risiko gehört oder Sie dabei vertreten: Seine Höhe sinkt nur, wenn Sie es sagen · ISO 27001 8.2, 8.3_',
    form: {
      title: 'Die Höhe heute',
      question: (title) => `**Wie hoch ist „${title}“ heute?**`,
      likelihood: 'Wahrscheinlichkeit',
      consequence: 'Auswirkung',
      step: (step, title) => `${step} · ${title}`,
      note: 'Wonach Sie sich richten',
      noteHint: 'Es wird mit der Beurteilung aufgehoben.',
      submit: 'Höhe festhalten',
      impossible: (value, most, id) =>
        `Das ergibt ${value}, und ohne jede Maßnahme wären es ${most}: Was getan ist, macht es nicht höher. Ist auch das zu ändern, geben Sie /isms risk reassess ${id} ein.`,
      before: (level) => `Bisher: ${level}.`,
      values: (text) => `Wahrscheinlichkeit mal Auswirkung: ${text}.`,
      level: (title, value) => `${title} ab ${value}`,
    },
    receipt: {
      title: (title, level) => `✓ Sie haben gesagt, wie hoch „${title}“ ist: ${level}`,
      byOther: (title, level, by) => `✓ ${by} hat gesagt, wie hoch „${title}“ ist: ${level}`,
      note: (text) => `**Warum:** ${text}`,
      incomparable:
        'Es ist nach früheren Skalen beurteilt: Ob es innerhalb des Risikoappetits liegt, zeigt sich, wenn es neu beurteilt ist.',
      beyond: (appetite) => `Es liegt noch über dem Risikoappetit von ${appetite}.`,
      within: (appetite) => `Es liegt innerhalb des Risikoappetits von ${appetite}.`,
    },
    closed:
      'Das Risiko hat sich geändert. Ist noch etwas zu sagen, werden Sie dazu gefragt, wie es jetzt ist.',
  },
  handedIn: {
    here: (title, by) => `Hier ist die Datei, mit der ${by} zeigt, dass „${title}“ getan ist.`,
    notTaken: (title, cycle) =>
      `Die Datei zu „${title}“ ließ sich nicht schicken: Dieser Arbeitsbereich nimmt keine Dateien von Steward an. Wer Steward betreibt, schreibt sie mit \`steward evidence ${cycle} ORDNER\` heraus.`,
    notKept: (title) =>
      `Die Datei zu „${title}“ ist nicht mehr so da, wie sie abgegeben wurde, daher wurde sie nicht geschickt. Bitte melden Sie es der Person, die Steward betreibt: \`steward verify\` nennt sie.`,
  },
  doer: {
    title: (title) => `Wer tut es jetzt? ${title}`,
    summary: (dueOn, today) =>
      `Sagen Sie bis ${day(dueOn, today)}, wer eine Aktion des Behandlungsplans übernimmt`,
    left: (name, due, today) => `${name} sollte es bis ${dueDay(due, today)} tun und ist nicht mehr da.`,
    open: 'Jemanden benennen…',
    why: '_Gefragt werden Sie, weil Ihnen das Risiko gehört oder Sie der gegangenen Person am nächsten stehen · ISO 27001 6.1.3, 8.3_',
    formTitle: 'Wer tut es jetzt',
    label: 'Wer es tut',
    hint: 'Sie oder er wird vor der Fälligkeit gefragt. Der Plan ändert sich damit: Was am Risiko genehmigt war, wird neu erbeten.',
    submit: 'Diese Person benennen',
    own: (title, name) => `✓ Sie haben ${name} für „${title}“ benannt`,
    byOther: (title, name, by) => `✓ ${by} hat ${name} für „${title}“ benannt`,
    next: (name) => `${name} wird vor der Fälligkeit gefragt.`,
  },
  change: {
    open: 'Plan ändern…',
    title: 'Plan ändern',
    submit: 'Plan festhalten',
    consequence:
      'Was an diesem Risiko genehmigt oder akzeptiert war, wird neu erbeten. Wie hoch es ist, bleibt wie zuletzt beurteilt.',
    reason: 'Warum',
    reasonHint: 'Wer den Plan genehmigt, liest es, und es bleibt in den Aufzeichnungen, Wort für Wort.',
    missing: 'Schreiben Sie, warum sich der Plan ändert: Wer ihn genehmigt und wer auditiert, fragt danach.',
    unchanged: 'Schreiben Sie, was außerdem zu tun ist, oder wählen Sie, was nicht mehr zu tun ist.',
    borne: (id) =>
      `Dieses Risiko wird getragen, wie es ist, also ist nichts dagegen geplant. \`/isms risk reassess ${id}\` lässt es neu beurteilen: Dort wählen Sie, was sonst damit geschieht.`,
    notYours:
      'Den Plan eines Risikos ändert nur, wem es gehört, oder während einer Abwesenheit, wer dabei laut Register vertritt.',
    gone: 'Es ist geschlossen oder steht nicht im Register, daher wurde nichts festgehalten.',
    done: (title) =>
      `✓ Der Plan für das Risiko „${title}“ hat sich geändert. Die Person, der es gehört, wird gebeten, ihn so zu genehmigen, wie er jetzt ist.`,
    anew: {
      plan: 'Was zu tun ist, ist jetzt anders. Sehen Sie es sich noch einmal an: Nehmen Sie unten noch etwas auf oder halten Sie es so fest.',
      risk: 'Das Risiko wurde inzwischen geändert. Sehen Sie es sich noch einmal an und halten Sie es dann fest.',
    },
    toDo: {
      heading: '**Noch zu tun**',
      nothing: 'Dagegen ist nichts mehr zu tun.',
      action: (title, owner, due, today) => `${title} (${owner}, ${dueDay(due, today)})`,
    },
    inputs: {
      takeOut: 'Nicht mehr zu tun',
      takeOutHint:
        'Es kommt aus dem Plan und bleibt mit Ihrer Begründung in den Aufzeichnungen. Niemand wird mehr danach gefragt.',
      action: (place) => `Neu zu tun${numbered(place)}`,
      actionHint: 'Es gehört zum Plan, sobald Sie die Beurteilung festhalten.',
      doer: (place) => `Wer es tut${numbered(place)}`,
      doerHint: 'Sie oder er wird vor der Fälligkeit gefragt.',
      due: (place) => `Bis wann${numbered(place)}`,
      whatMissing: 'Schreiben Sie, was zu tun ist.',
      whenMissing: 'Wählen Sie den heutigen oder einen späteren Tag.',
      tooMany: (most) =>
        `Gegen ein Risiko können höchstens ${number(most)} Dinge noch zu tun sein. Nehmen Sie zuerst etwas heraus.`,
    },
  },
  newDate: {
    discreet: {
      what: 'ein neues Datum im Behandlungsplan',
      question: 'Darf eine Aktion des Behandlungsplans später getan werden?',
    },
    what: (title) => `das neue Datum für „${title}“`,
    question: (title) => `Darf es später sein? ${title}`,
    because: {
      owner: 'Sie entscheiden, weil Ihnen das Risiko gehört',
      manager: (name) =>
        `Sie entscheiden, weil Sie ${name} führen: Das Risiko gehört ${name}, und die Aktion auch`,
    },
    becauseInStead: (name) => `Sie entscheiden in Vertretung von ${name}`,
    facts: {
      risk: 'Risiko',
      level: 'Heute',
      due: 'Geplant für',
      until: 'Neues Datum',
      doer: 'Wer es tut',
    },
    reason: (text) => `**Warum es länger dauert:** ${text}`,
    approve: 'Neues Datum genehmigen',
    consequence:
      'Damit ändert sich der Plan: Was an dem Risiko vorher genehmigt oder akzeptiert war, wird neu erbeten.',
    done: { approver: 'Im Plan steht das neue Datum.', requester: 'Im Plan steht das neue Datum.' },
    again: 'Das Datum gilt wie bisher. Sie werden wieder dazu gefragt und können um ein anderes bitten.',
    blocked:
      'Das Datum gilt wie bisher, da niemand darüber entscheiden darf. Sprechen Sie mit der ISMS-Leitung.',
    meanwhile: 'Bis dahin gilt das Datum wie bisher.',
  },
  list: {
    all: 'Was gegen Risiken zu tun ist',
    mine: 'Was Sie gegen Risiken zu tun haben',
    none: 'Gegen kein Risiko ist noch etwas zu tun.',
    noneYours: 'Für Sie ist gegen kein Risiko noch etwas zu tun.',
    standing: (open, overdue) =>
      overdue === 0 ? `${open} zu tun, nichts überfällig` : `${open} zu tun · ${overdue} davon überfällig`,
    line: (title, risk, id) => `**${title}** · ${risk} (\`${id}\`)`,
    due: (due, today) => `bis ${dueDay(due, today)}`,
    overdue: (due, today) => `⚠ überfällig seit ${dueDay(due, today)}`,
    nobody: '⚠ niemand tut es mehr',
    more: 'Mehr zum Risiko: `/isms risk show KENNUNG`.',
  },
  shown: {
    planned: (title, owner, due, today) => `${title} · ${owner}, bis ${day(due, today)}`,
    overdue: (title, owner, due, today) => `⚠ ${title} · ${owner}, überfällig seit ${day(due, today)}`,
    done: (title, by, at, timeZone) => `✓ ${title} · getan von ${by} am ${dated(at, timeZone)}`,
    postponed: (from, today) => `verschoben von ${day(from, today)}`,
    file: (name) => `Datei ${name}`,
  },
  standing: {
    overdue: (title, risk, owner, due, today) =>
      `„${title}“ gegen das Risiko „${risk}“ ist überfällig seit ${day(due, today)}: ${owner}`,
  },
  calendar: {
    heading: '**Fällig aus den Behandlungsplänen der Risiken**',
    due: (due, today, title, risk) => `${day(due, today)} · ${title} (${risk})`,
  },
  feed: {
    planned: (title) => `Gegen ein Risiko zu tun: ${title}`,
    due: (quarter) => `Behandlungsplan, ${period(quarter)}`,
    action: (title) => `Sagen, ob es getan ist: ${title}`,
    result: (title) => `Sagen, wie hoch das Risiko ist: ${title}`,
    doer: (title) => `Sagen, wer es tut: ${title}`,
  },
}
