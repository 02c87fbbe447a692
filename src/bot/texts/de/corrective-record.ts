import type { correctiveRecord as english } from '../en/corrective-record.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, number, period } from './dates.js'

export const correctiveRecord: Translation<typeof english> = {
  told: {
    summary: 'Was aus einer Nichtkonformität wurde',
    'taken-on': (id, owner, due, today) =>
      `${id}, von Ihnen gemeldet, ist angenommen: ${owner} kümmert sich bis ${day(due, today)} darum`,
    'turned-down': (id) => `${id}, von Ihnen gemeldet, wurde abgelehnt`,
    opportunity: (id) => `${id}, von Ihnen gemeldet, ist als Verbesserungsmöglichkeit festgehalten`,
    'correction-only': (id) => `${id}, von Ihnen gemeldet, ist korrigiert, mehr war nicht nötig`,
    effective: (id) => `${id}, von Ihnen gemeldet, ist behoben: Was getan wurde, war wirksam`,
    ineffective: (id) => `Was zu ${id} getan wurde, war nicht wirksam: Es beginnt von vorn`,
    again: (id, due, today) =>
      `Was zu ${id} getan wurde, war nicht wirksam: Es beginnt von vorn und ist bis ${day(due, today)} zu erledigen`,
    withdrawn: (id) => `${id} ist beendet: Die zugrunde liegende Feststellung wurde zurückgenommen`,
    'for-review': (id) =>
      `Was zu ${id} getan wurde, war zum dritten Mal nicht wirksam: Die Managementbewertung befasst sich damit`,
    deadline: (id, deadline, today) => `Die Antwort zu ${id} wird jetzt bis ${day(deadline, today)} erwartet`,
    nobody: (id) => `Niemand darf beantworten, was zu ${id} zu sagen ist`,
    reason: (by, reason) => `${by}: ${reason}`,
    nobodyNext:
      'Alle, die es könnten, waren daran beteiligt. Benennen Sie in organisation.yaml eine Stellvertretung der ISMS-Leitung oder jemanden mehr in der obersten Leitung: Die Person wird sofort gefragt.',
    show: 'Zeigen',
  },
  list: {
    all: 'Nichtkonformitäten',
    mine: 'Nichtkonformitäten, die Sie betreffen',
    none: 'Keine Nichtkonformität ist offen. Mit `/isms nc` melden Sie eine.',
    noneYours: 'Keine offene Nichtkonformität betrifft Sie. Mit `/isms nc` melden Sie eine.',
    standing: (open, overdue) =>
      overdue === 0 ? `${open} offen, keine überfällig` : `${open} offen · ${overdue} davon überfällig`,
    proposed: (count) => `${number(count)} weitere von Steward vorgeschlagen`,
    line: (id, what, state) => `**${id}** ${what} · ${state}`,
    owner: (name, due, today) => `${name}, bis ${dueDay(due, today)}`,
    overdue: (name, due, today) => `⚠ ${name}, überfällig seit ${dueDay(due, today)}`,
    review: '⚠ für die Managementbewertung',
    more: 'Mehr zu einer: `/isms nc show KENNUNG`. Eine melden: `/isms nc`.',
    unknown: (typed) => `Eine Nichtkonformität ${typed} gibt es nicht. \`/isms nc list\` nennt die offenen.`,
    notYours: (id) => `${id} betrifft Sie nicht und wird darum nicht gezeigt. Die ISMS-Leitung sieht sie.`,
  },
  opportunities: {
    title: (count) => (count === 1 ? 'Eine Verbesserungsmöglichkeit' : `${count} Verbesserungsmöglichkeiten`),
    noted: (name, at, timeZone) => `festgehalten von ${name} am ${dated(at, timeZone)}`,
    more: 'Eine festhalten: `/isms finding` oder `/isms nc`. Die Managementbewertung befasst sich damit.',
    none: 'Es wurde keine Verbesserungsmöglichkeit festgehalten. `/isms finding` hält eine fest.',
    noneYours:
      'Sie haben keine Verbesserungsmöglichkeit festgehalten und sind für keine zuständig. `/isms finding` hält eine fest.',
  },
  shown: {
    title: (id) => `Nichtkonformität ${id}`,
    round: (number) => `**Runde ${number}**`,
    other: {
      ineffective: (number) => `Runde ${number} · ✗ nicht wirksam`,
      goesOn: (number) => `Runde ${number} · läuft`,
      show: (number) => `Runde ${number} zeigen`,
    },
    withdrawn: (by, reason) => `${by} hat die zugrunde liegende Feststellung zurückgenommen: ${reason}`,
    rejectedPlan: (by, at, timeZone, reason) =>
      `Ein Plan wurde von ${by} am ${dated(at, timeZone)} nicht genehmigt: ${reason}`,
    laterAsked: (what, due, today) =>
      `${what}: später erbeten, bis ${day(due, today)} · wartet auf die Genehmigung`,
    later: {
      approved: (what, due, by, today) => `${what}: später, bis ${day(due, today)} · genehmigt von ${by}`,
      rejected: (what, due, by, today) =>
        `${what}: später erbeten, bis ${day(due, today)} · nicht genehmigt von ${by}`,
    },
    triage: (by, at, timeZone, what) => `Von ${by} am ${dated(at, timeZone)} entschieden: ${what}`,
    answers: {
      'take-on': 'angenommen',
      'correction-only': 'nur Korrektur',
      opportunity: 'Verbesserungsmöglichkeit',
      'turned-down': 'abgelehnt',
    },
    takenOn: (owner, due, today) => `${owner} kümmert sich bis ${day(due, today)} darum`,
    correction: (text) => `**Korrektur:** ${text}`,
    consequences: (text) => `**Folgen:** ${text}`,
    why: (number, text) => `**Warum ${number}:** ${text}`,
    cause: (text) => `**Ursache:** ${text}`,
    similar: { none: '**Weitere dieser Art:** keine.', some: '**Weitere dieser Art:** ja.' },
    reason: (text) => `**Warum:** ${text}`,
    planned: (what, name, due, today) => `${what} · ${name}, bis ${day(due, today)}`,
    overdue: (what, name, due, today) => `⚠ ${what} · ${name}, überfällig seit ${day(due, today)}`,
    done: (what, name, at, timeZone) => `✓ ${what} · ${name}, ${dated(at, timeZone)}`,
    criterion: (text) => `**Wirksam, wenn:** ${text}`,
    verifyOn: (date, today) => `Ab ${day(date, today)} wird nachgesehen.`,
    verifier: (name) => `Die Wirksamkeit prüft ${name}.`,
    changed: (by, at, timeZone) => `✓ Das ISMS wurde geändert, so ${by} am ${dated(at, timeZone)}.`,
    unchanged: (by, at, timeZone) =>
      `Die Änderung des ISMS war nicht nötig, so ${by} am ${dated(at, timeZone)}.`,
    reassessed: (risk, by, at, timeZone) => `✓ \`${risk}\` neu beurteilt von ${by} am ${dated(at, timeZone)}`,
    beingReassessed: (risk) => `\`${risk}\` wird neu beurteilt`,
    changes: (text) => `**Am ISMS zu ändern:** ${text}`,
    risks: (ids) => `**Neu zu beurteilende Risiken:** ${ids}`,
    changeRequest: (text) => `**Antrag darauf:** ${text}`,
    verdict: {
      effective: (by, at, timeZone) => `✓ Wirksam, fand ${by} am ${dated(at, timeZone)}`,
      ineffective: (by, at, timeZone) => `✗ Nicht wirksam, fand ${by} am ${dated(at, timeZone)}`,
    },
    decided: {
      approved: (name, at, timeZone) => `Genehmigt von ${name} am ${dated(at, timeZone)}`,
      rejected: (name, at, timeZone) => `Nicht genehmigt von ${name} am ${dated(at, timeZone)}`,
      open: 'Wartet auf die Genehmigung',
    },
  },
  feed: {
    due: (id) => `Korrekturmaßnahme, ${id}`,
    triage: (id) => `Sagen, was aus ${id} wird`,
    analysis: (id) => `Herausfinden, warum es zu ${id} kam`,
    plan: (id) => `Planen, was zu ${id} geschieht`,
    action: (id) => `Sagen, ob eine Korrekturmaßnahme erledigt ist, ${id}`,
    change: (id) => `Sagen, ob das ISMS wegen ${id} geändert wurde`,
    verify: (id) => `Sagen, ob es wirksam war, ${id}`,
  },
  deadline: {
    open: 'Andere Frist…',
    title: 'Andere Frist',
    day: 'Bis wann die Antwort jetzt erwartet wird',
    reason: 'Wer das mitgeteilt hat, und warum',
    reasonHint: 'Etwa das Schreiben der Zertifizierungsstelle mit Datum. Es bleibt verzeichnet.',
    submit: 'Frist festhalten',
    wrong: 'Wählen Sie heute oder einen späteren Tag, und einen anderen als bisher.',
    not: 'Die Frist zu dem, was eine Zertifizierungsstelle oder ein Kunde festgestellt hat, ändert die ISMS-Leitung, solange es nicht beendet ist. Es wurde nichts verzeichnet.',
    changed: 'Es hat sich inzwischen geändert. `/isms nc list` zeigt den Stand. Es wurde nichts verzeichnet.',
    done: (id, deadline) => `✓ ${id} ist bis ${deadline} zu beantworten. Wer sich darum kümmert, erfährt es.`,
    moved: (deadline, by, at, timeZone) =>
      `Frist ${deadline}, eingetragen von ${by} am ${dated(at, timeZone)}:`,
  },
  decision: {
    discreet: { what: 'eine Korrekturmaßnahme', question: 'Entscheiden Sie über eine Korrekturmaßnahme' },
    inPlace: (name) =>
      `Sie entscheiden an Stelle von ${name}: Wer beteiligt ist oder die Wirksamkeit prüft, entscheidet nicht · ISO 27001 10.2`,
    whileAway: (name) => `Sie entscheiden an Stelle von ${name} während der Abwesenheit · ISO 27001 10.2`,
    byLead: {
      because:
        'Sie entscheiden, weil Sie das ISMS leiten: Wer sich darum kümmert, tut diese Maßnahme selbst · ISO 27001 10.2',
    },
    becauseInStead: (name) => `Sie entscheiden in Vertretung von ${name}`,
    facts: {
      nature: 'Worum es geht',
      owner: 'Es kümmert sich',
      doer: 'Wer es tut',
      due: 'Geplant für',
      until: 'Neuer Termin',
      verifyFrom: 'Wirksamkeit prüfbar ab',
    },
    'corrective-plan': {
      what: (id) => `der Plan zu ${id}`,
      question: (id) => `Entscheiden Sie: Ist der Plan zu ${id} genehmigt?`,
      because: 'Sie entscheiden, weil Sie das ISMS leiten · ISO 27001 10.2',
      approve: 'Plan genehmigen',
      consequence:
        'Nach jeder Maßnahme wird gefragt, wenn sie fällig ist, und jemand anderes sagt später, ob es wirksam war.',
      done: 'Der Plan ist genehmigt: Wer eine Maßnahme umsetzt, wird zum Termin gefragt.',
      again: 'Sie werden um einen anderen Plan gebeten, mit dem, was zu diesem gesagt wurde.',
    },
    'corrective-extension': {
      what: (id) => `ein neuer Termin im Plan zu ${id}`,
      question: (id) => `Darf eine Maßnahme zu ${id} später erledigt sein?`,
      because: 'Sie entscheiden, weil Sie sich darum kümmern · ISO 27001 10.2',
      approve: 'Neuen Termin genehmigen',
      consequence: 'Die Maßnahme ist an diesem Tag fällig, und dann wird danach gefragt.',
      done: 'Der neue Termin gilt.',
      again: 'Der Termin bleibt, wie er war: Sie werden wieder gefragt.',
    },
    'correction-only': {
      what: (id) => `das Ende von ${id} mit der Korrektur`,
      question: (id) => `Entscheiden Sie: Genügt die Korrektur von ${id}?`,
      because: 'Sie entscheiden, weil die oberste Leitung dafür einsteht · ISO 27001 10.2',
      approve: 'Sie genügt',
      consequence: 'Damit endet es, und die Ursache wird nicht gesucht.',
      done: 'Es ist mit der Korrektur beendet.',
      again: 'Sie werden erneut gefragt, was daraus wird.',
    },
    reason: (text) => `**Warum:** ${text}`,
    late: (last, due, today) =>
      `⚠ Erledigt wäre es dann bis ${day(last, today)}, später als vereinbart (${day(due, today)}).`,
    afterDeadline: (deadline, today) =>
      `⚠ Das ist nach dem Tag, bis zu dem eine Antwort verlangt ist, ${day(deadline, today)}.`,
    blocked: 'Niemand sonst darf darüber entscheiden. Sprechen Sie mit der ISMS-Leitung.',
    meanwhile: 'Bis dahin bleibt es, wie es ist.',
  },
  handedIn: {
    here: (title, by) => `Hier ist die Datei zu ${title}, eingereicht von ${by}.`,
    notTaken: (title, cycle) =>
      `Die Datei zu ${title} konnte nicht gesendet werden: Dieser Workspace nimmt von Steward keine Dateien an. Wer Steward betreibt, schreibt sie mit \`steward evidence ${cycle} ORDNER\` heraus.`,
    notKept: (title) =>
      `Die Datei zu ${title} liegt nicht mehr so vor, wie sie eingereicht wurde, und wurde darum nicht gesendet. Bitte sagen Sie es denen, die Steward betreiben: \`steward verify\` nennt sie.`,
  },
  ageing: {
    title: 'Wie alt offene Nichtkonformitäten waren',
    month: (month) => period(month),
    from: (first, last) => `${first} bis ${last} Tage`,
    older: (count) => `${count} Tage und mehr`,
    notRecorded: 'nicht verzeichnet',
    alt: (open, oldest) =>
      open === 1
        ? `1 Nichtkonformität ist jetzt offen${oldest === 1 ? ', seit 90 Tagen oder länger' : ''}.`
        : `${number(open)} Nichtkonformitäten sind jetzt offen, ${oldest === 0 ? 'keine' : number(oldest)} davon seit 90 Tagen oder länger.`,
  },
  response: {
    title: (id) => `Antwort zur Nichtkonformität ${id}`,
    sort: 'Antwortbogen',
    foot: (id) => `Antwort zu ${id}`,
    made: 'Stand vom',
    nature: 'Nichtkonformität',
    round: (number) => `Runde ${number}`,
    correction: 'Korrektur',
    onlyCorrected: 'Warum keine Korrekturmaßnahme folgt',
    consequences: 'Folgen',
    cause: 'Ursache',
    similar: 'Weitere dieser Art',
    actions: 'Korrekturmaßnahmen',
    columns: { what: 'Maßnahme', who: 'Durch', due: 'Fällig', done: 'Erledigt', result: 'Ergebnis' },
    open: 'noch nicht',
    effectiveness: 'Wirksamkeit',
    changes: 'Änderungen am ISMS und an Risiken',
    notYet: 'Noch nicht festgehalten.',
    send: 'Antwortbogen als PDF',
    file: {
      name: 'antwort',
      here: (id) => `Hier ist der Antwortbogen zu ${id}, wie es jetzt steht.`,
      notTaken: (id) =>
        `Der Antwortbogen zu ${id} wird hier nicht angenommen. \`steward nc-response ${id} DATEI.pdf\` schreibt ihn auf der Befehlszeile.`,
      comes: 'Er kommt als Datei in Ihren Nachrichten.',
    },
  },
}
