import type { calendar as english } from '../en/calendar.js'
import type { Translation } from '../translation.js'
import { day, dueDay, listOf, moment, month, number } from './dates.js'

const times = (count: number) => (count === 1 ? 'Ein Termin wurde' : `${number(count)} Termine wurden`)

export const calendar: Translation<typeof english> = {
  commands: {
    calendar: 'zeigt, was in den nächsten drei Monaten von selbst wiederkehrt, und das Jahr als Bild',
    calendarParameters: '[MONAT]',
    move: 'verschiebt einen geplanten Termin auf einen anderen Tag',
    moveParameters: '[KENNUNG DATUM]',
    run: 'zieht den nächsten Termin vor: er beginnt jetzt',
    skip: 'lässt einen geplanten Termin aus',
    pause: 'hält eine wiederkehrende Aufgabe bis zu einem Tag an, den Sie wählen',
    resume: 'setzt früher fort, was angehalten ist',
    history: 'was wann mit welchem Ergebnis lief, und wer was verschoben oder ausgelassen hat',
  },
  named: {
    review: (title) => `Überprüfung: ${title}`,
    everybody: (title) => `Alle bestätigen erneut: ${title}`,
    audience: (title) => `Wird erneut bestätigt: ${title}`,
    check: (title) => `Prüfung: ${title}`,
  },
  every: (recurrence) => {
    if (recurrence.kind === 'dates') return 'an ihren festen Tagen'
    const { kind, every } = recurrence
    if (every === 1) return kind === 'weeks' ? 'jede Woche' : 'jeden Monat'
    return `alle ${number(every)} ${kind === 'weeks' ? 'Wochen' : 'Monate'}`
  },
  whom: { everybody: 'alle', audience: 'ihre Zielgruppe', nobody: 'noch niemanden' },
  card: {
    title: (first, last, today) => {
      const [from, to] = [month(first, today), month(last, today)]
      return from === to ? `ISMS-Kalender, ${from}` : `ISMS-Kalender, ${from} bis ${to}`
    },
    yours: 'Was Ihnen gehört, und was Sie gefragt werden.',
    none: 'In dieser Zeit ist nichts geplant.',
    noneYours: 'In dieser Zeit ist nichts geplant, was Ihnen gehört oder Sie gefragt werden.',
    month: (first, today) => month(first, today),
    line: (date, name, whom, state) => `**${date}** · ${name} · fragt ${whom} · ${state}`,
    day,
    shifted: (date, nominal, today) => `${day(date, today)}, denn ${day(nominal, today)} ist kein Arbeitstag`,
    moreMonths:
      'Ein Monat allein: `/isms calendar märz`, `/isms calendar 2027-03`; ein Jahr: `/isms calendar 2027`.',
    move: 'Verschieben…',
    run: 'Jetzt beginnen…',
    skip: 'Auslassen…',
    pause: 'Anhalten…',
    resume: 'Fortsetzen…',
  },
  state: {
    planned: 'geplant',
    moved: (from, today) => `verschoben von ${day(from, today)}`,
    paused: (last, date, today) => `angehalten bis ${day(last, today)}, beginnt am ${day(date, today)}`,
    pausedAndCovered: (last, period, today) =>
      `angehalten bis ${day(last, today)}, dann abgedeckt durch ${period}`,
    asked: {
      skip: (approver) => `ob es ausgelassen wird, entscheidet ${approver}`,
      run: (approver) => `ob es vorgezogen wird, entscheidet ${approver}`,
      pause: (approver) => `ob es angehalten wird, entscheidet ${approver}`,
    },
    running: 'läuft',
    done: 'erledigt',
    skipped: 'ausgelassen',
    covered: (period) => `abgedeckt durch ${period}`,
    nothing: 'niemand wurde gefragt: keine Version war in Kraft',
  },
  picture: {
    title: (first, last) => `ISMS-Kalender, ${month(first, '')} bis ${month(last, '')}`,
    today: 'heute',
    legend: {
      planned: 'geplant',
      moved: 'verschoben',
      running: 'läuft',
      done: 'erledigt',
      skipped: 'ausgelassen',
      covered: 'abgedeckt',
    },
    counted: {
      planned: (count) => `${number(count)} geplant`,
      moved: (count) => `${number(count)} verschoben`,
      running: (count) => `${number(count)} laufend`,
      done: (count) => `${number(count)} erledigt`,
      skipped: (count) => `${number(count)} ausgelassen`,
      covered: (count) => `${number(count)} durch spätere abgedeckt`,
    },
    month: (first, parts) => `${month(first, '')}: ${parts}`,
    alt: (first, last, parts) => `Die Monate von ${month(first, '')} bis ${month(last, '')}. ${parts}`,
    none: 'Nichts ist geplant.',
  },
  conflict: {
    moved: (name, date, from, today) =>
      `**Entscheiden Sie: ${name}, am ${day(date, today)} oder ${day(from, today)}?**  \n${day(date, today)} wurde im Chat gesagt; in calendar.yaml steht inzwischen ${day(from, today)}. Bis Sie entscheiden, gilt, was im Chat gesagt wurde.`,
    dropped: (name, date, today) =>
      `**Entscheiden Sie: ${name}, am ${day(date, today)} oder gar nicht?**  \n${day(date, today)} wurde im Chat gesagt; in calendar.yaml steht kein solcher Termin mehr. Bis Sie entscheiden, gilt, was im Chat gesagt wurde.`,
    keep: (date, today) => `${day(date, today)} behalten`,
    take: (date, today) => `${day(date, today)} übernehmen`,
    drop: 'Streichen',
    kept: (name, date, today) =>
      `✓ ${name} bleibt am ${day(date, today)}, wie im Chat gesagt. Sie werden erst wieder gefragt, wenn sich calendar.yaml noch einmal ändert.`,
    taken: (name, date, today) => `✓ ${name} ist am ${day(date, today)}, wie es in calendar.yaml steht.`,
    gone: (name) => `✓ ${name} ist gestrichen, wie es in calendar.yaml steht.`,
    settled:
      'Das wurde inzwischen entschieden oder geändert, daher ist nichts geschehen. Geben Sie /isms calendar ein, um es zu sehen.',
  },
  standing: {
    contradicted: (name, date, today) =>
      `${name}, am ${day(date, today)}: calendar.yaml sagt etwas anderes als der Chat`,
    paused: (name, by, last, today) => `Angehalten bis ${day(last, today)} von ${by}: ${name}`,
    begins: (name, whom, date, today) => `${name}: beginnt am ${dueDay(date, today)}, fragt ${whom}`,
  },
  which: {
    none: 'Noch kehrt nichts von selbst wieder. Was wiederkehrt, steht in der Datei calendar.yaml.',
    nothingPlanned: 'Es ist nichts geplant, was Sie ändern könnten.',
    unnamed: (known) => `Welches? Der Name gehört hinter den Befehl. Es gibt: ${known}.`,
    unknown: (typed, meant, known) =>
      `Im Kalender gibt es nichts namens „${typed}“, daher ist nichts geschehen. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    unknownPeriod: (name, typed, known) =>
      `„${typed}“ ist kein geplanter Termin hiervon, daher ist nichts geschehen: ${name}. Es gibt: ${known}.`,
    notPlanned: (name) => `Hiervon ist nichts geplant, daher ist nichts geschehen: ${name}.`,
    month: (typed, meant) =>
      `„${typed}“ ist kein Monat. ${meant === null ? 'Schreiben Sie `/isms calendar märz`, `/isms calendar 2027-03` oder `/isms calendar 2027`.' : `Meinten Sie \`/isms ${meant}\`?`}`,
    noSuchDay: (typed) =>
      `Einen Tag „${typed}“ gibt es nicht, daher wurde nichts verschoben. Schreiben Sie 2027-05-03, 3. Mai oder 3.5.`,
    eitherDay: (typed, one, other, today) =>
      `„${typed}“ kann ${day(one, today)} oder ${day(other, today)} sein, daher wurde nichts verschoben. Schreiben Sie \`${one}\` oder \`${other}\`.`,
    label: 'Welcher Termin',
    firstDates: (count, of, word) =>
      `Die ersten ${number(count)} von ${number(of)} Terminen. Für einen anderen geben Sie ein: /isms calendar ${word} KENNUNG ZEITRAUM`,
    firstDuties: (count, of, word) =>
      `Die ersten ${number(count)} von ${number(of)} Aufgaben. Für eine andere geben Sie ein: /isms calendar ${word} KENNUNG`,
    programme: 'Welche Aufgabe',
    option: (date, name) => `${date} · ${name}`,
  },
  refused: {
    started: (name) => `Das hat schon begonnen, daher wurde nichts geändert: ${name}.`,
    skipped: (name) => `Das wurde inzwischen ausgelassen, daher wurde nichts geändert: ${name}.`,
    covered: (name) => `Ein späterer Termin steht inzwischen dafür, daher wurde nichts geändert: ${name}.`,
    withdrawn: (name) => `Das kommt laut calendar.yaml nicht mehr, daher wurde nichts geändert: ${name}.`,
    'in-the-past': 'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren.',
    'other-year':
      'Dann verginge das Jahr ohne diesen Termin. Wählen Sie einen Tag in dem Jahr, oder lassen Sie ihn aus: Darüber entscheidet, wo nötig, die oberste Leitung.',
    'same-day': 'Für diesen Tag ist es schon geplant.',
    onNextOne: (date, today) =>
      `Der nächste Termin ist am ${day(date, today)} und stünde dann auch für diesen: Er fiele aus, und das kann nur die ISMS-Leitung sagen. Wählen Sie einen früheren Tag.`,
    changed: (name) =>
      `Jemand hat das gleichzeitig geändert, daher ist nichts geschehen: ${name}. Geben Sie /isms calendar ein, um den Stand zu sehen.`,
    notYours: (name) =>
      `Das dürfen nur die ISMS-Leitung und wem es gehört ändern: ${name}. Nichts ist geschehen.`,
    paused: (name) =>
      `Das ist angehalten, daher beginnt nichts davon: ${name}. Setzen Sie es erst fort, mit \`/isms calendar resume\`.`,
    running: (name) =>
      `Das läuft schon, daher wurde nichts weiter begonnen: ${name}. Der nächste Termin bleibt wie geplant; er lässt sich vorziehen, sobald abgeschlossen ist, was läuft.`,
    noVersion: (name) =>
      `Keine Version der Richtlinie ist in Kraft, daher gibt es noch nichts zu fragen: ${name}. Nichts wurde begonnen.`,
  },
  move: {
    title: 'Verschieben',
    question: (name) => `**Auf einen anderen Tag verschieben: ${name}**`,
    planned: (date, today) => `Geplant ist es für ${day(date, today)}.`,
    date: 'Neuer Tag',
    reason: 'Warum',
    reasonHint:
      'Es wird im Wortlaut festgehalten: Wer auditiert, fragt, warum ein geplanter Termin verschoben wurde.',
    reasonMissing: 'Schreiben Sie, warum es verschoben wird.',
    dateMissing: 'Wählen Sie einen Tag.',
    submit: 'Verschieben',
    noBusinessDay: (date, today) => `**${day(date, today)} ist kein Arbeitstag.**`,
    day: 'An welchem Tag dann',
    propose: {
      after: (date, today) => `${day(date, today)}, der nächste Arbeitstag`,
      before: (date, today) => `${day(date, today)}, der Arbeitstag davor`,
    },
    allTheSame: (date, today) => `trotzdem ${day(date, today)}`,
    done: (name, from, to, today) =>
      `✓ ${name} beginnt am ${day(to, today)} statt am ${day(from, today)}. War das falsch, verschieben Sie es noch einmal.`,
    today: 'Der Morgen dieses Tages hat begonnen, daher beginnt es in der nächsten Minute.',
  },
  run: {
    title: 'Jetzt beginnen',
    question: (name) => `**Jetzt beginnen: ${name}?**`,
    consequence:
      'Wen es fragt, wird von jetzt an gefragt. An seinem eigenen Tag beginnt dann nichts mehr. Das lässt sich nicht zurücknehmen.',
    submit: 'Jetzt beginnen',
    only: (period, approver) =>
      `Es ist der einzige Termin in ${period}; das Jahr verginge dann ohne ihn. Daher entscheidet zuerst die oberste Leitung: ${approver}.`,
    reason: 'Warum',
    reasonHint: 'Es wird im Wortlaut festgehalten und bei der nächsten Überprüfung gezeigt.',
    ask: 'Leitung fragen',
    done: (name, date, today) =>
      `✓ ${name} beginnt jetzt. Am geplanten Tag (${day(date, today)}) beginnt nichts mehr.`,
  },
  skip: {
    title: 'Auslassen',
    question: (name) => `**Auslassen: ${name}?**`,
    planned: (date, today) =>
      `Geplant ist es für ${day(date, today)}; an diesem Tag beginnt dann nichts. Das lässt sich nicht zurücknehmen.`,
    only: (period, approver) =>
      `Es ist der einzige Termin in ${period}, daher entscheidet zuerst die oberste Leitung: ${approver}.`,
    menu: 'An diesem Tag beginnt dann nichts. Über den einzigen Termin eines Jahres entscheidet zuerst die oberste Leitung.',
    reason: 'Warum',
    reasonHint: 'Es wird im Wortlaut festgehalten und bei der nächsten Überprüfung gezeigt.',
    reasonMissing: 'Schreiben Sie, warum es ausgelassen wird.',
    submit: 'Auslassen',
    ask: 'Leitung fragen',
    done: (name, date, today) =>
      `✓ ${name} wird am ${day(date, today)} ausgelassen. Ihre Begründung ist festgehalten.`,
  },
  topManagement: {
    sent: {
      skip: (name, approver) =>
        `${approver} wird gefragt, ob das ausgelassen werden darf: ${name}. Bis zur Entscheidung bleibt es geplant; Sie bekommen eine Nachricht über das Ergebnis.`,
      run: (name, approver) =>
        `${approver} wird gefragt, ob das vorgezogen werden darf: ${name}. Bis zur Entscheidung bleibt es geplant; Sie bekommen eine Nachricht über das Ergebnis.`,
      pause: (name, approver) =>
        `Ein Jahr verginge ohne das, daher wird ${approver} aus der obersten Leitung gefragt, ob es angehalten werden darf: ${name}. Bis zur Entscheidung läuft es weiter wie geplant; Sie bekommen eine Nachricht über das Ergebnis.`,
    },
    ownRequest: (name, instead) =>
      `Aus der obersten Leitung könnten nur Sie entscheiden, und wer fragt, genehmigt nicht, daher ist nichts geschehen: ${name}. ${instead === null ? 'Benennen Sie in organisation.yaml noch jemanden der obersten Leitung.' : `An Ihrer Stelle kann ${instead} fragen.`}`,
    nobody: (name) =>
      `Niemand aus der obersten Leitung nutzt zurzeit den Chat und könnte entscheiden, daher ist nichts geschehen: ${name}. Siehe \`topManagement\` in organisation.yaml.`,
  },
  pause: {
    title: 'Anhalten',
    question: (name) => `**Anhalten: ${name}?**`,
    consequence:
      'Was in diese Zeit fällt, beginnt am Tag danach. Was läuft, läuft weiter. Verginge ein Jahr ohne das, entscheidet zuerst die oberste Leitung.',
    until: 'Bis einschließlich',
    untilMissing: 'Wählen Sie den letzten Tag.',
    untilTooFar: 'Länger als ein Jahr lässt sich nichts anhalten. Wählen Sie einen früheren Tag.',
    reason: 'Warum',
    reasonHint: 'Es wird im Wortlaut festgehalten.',
    reasonMissing: 'Schreiben Sie, warum es angehalten wird.',
    submit: 'Anhalten',
    done: (name, last, today) =>
      `✓ Angehalten bis ${day(last, today)}: ${name}. Früher geht es weiter mit \`/isms calendar resume\`.`,
    none: 'Alles, was sich anhalten lässt, ist angehalten, daher ist nichts geschehen.',
    already: (name) => `Das ist schon angehalten, daher ist nichts geschehen: ${name}.`,
  },
  resume: {
    title: 'Fortsetzen',
    question: (name) => `**Fortsetzen: ${name}?**`,
    paused: (by, at, timeZone, last, today, reason) =>
      `Angehalten bis ${day(last, today)} von ${by} (${moment(at, timeZone)}): ${reason}`,
    nothingDue: 'Inzwischen wurde nichts fällig, daher beginnt nichts sofort.',
    due: (dates, today) =>
      `${times(dates.length)} inzwischen fällig${dates.length === 1 ? ' und beginnt sofort' : ''}: ${listOf(dates.map((date) => day(date, today)))}.${dates.length === 1 ? '' : ' Der letzte beginnt sofort und steht für die anderen.'}`,
    submit: 'Fortsetzen',
    done: (name) => `✓ Fortgesetzt: ${name}.`,
    none: 'Nichts ist angehalten, daher ist nichts geschehen.',
    notPaused: (name) => `Das ist nicht angehalten, daher ist nichts geschehen: ${name}.`,
  },
  history: {
    title: (name) => `Verlauf: ${name}`,
    none: 'Noch ist nichts gelaufen, und nichts wurde verschoben, ausgelassen oder angehalten.',
    paused: (by, at, timeZone, last, today, reason) =>
      `Angehalten von ${moment(at, timeZone)} bis ${day(last, today)} durch ${by}: ${reason}`,
    pausedBefore: (by, at, timeZone, until, reason) =>
      `War angehalten von ${moment(at, timeZone)} bis ${moment(until, timeZone)} durch ${by}: ${reason}`,
    resumed: (by) => `fortgesetzt durch ${by}`,
    ran: (period, at, timeZone, state) => `**${period}** · begann am ${moment(at, timeZone)} · ${state}`,
    ranOutOfTurn: (at, timeZone, state) =>
      `**Außer der Reihe** · begann am ${moment(at, timeZone)} · ${state}`,
    askedFor: (by, reason) => `angefordert von ${by}: ${reason}`,
    forward: (by) => `vorgezogen von ${by}`,
    running: 'läuft noch',
    nothing: 'niemand wurde gefragt: keine Version war in Kraft',
    accounts: (answered, of) => `${number(answered)} von ${number(of)} Konten entschieden`,
    acknowledged: (answered, of) => `${number(answered)} von ${number(of)} haben bestätigt`,
    reviewed: {
      holds: (by) => `${by}: sie gilt weiter`,
      revise: (by) => `${by}: sie muss überarbeitet werden`,
    },
    unanswered: 'ohne Antwort geschlossen',
    checked: {
      ok: (by) => `${by}: in Ordnung`,
      'not-ok': (by) => `${by}: nicht in Ordnung`,
      'not-applicable': (by) => `${by}: nicht zutreffend`,
    },
    record: (cycle) => `Aufzeichnung: \`steward record ${cycle}\``,
    moved: (period, from, to, by, reason, today) =>
      `**${period}** · verschoben von ${day(from, today)} auf ${day(to, today)} durch ${by}: ${reason}`,
    planned: (period, date, today) => `**${period}** · geplant für ${day(date, today)}`,
    overruled: (by) => `danach hat ${by} das Datum aus calendar.yaml übernommen`,
    withdrawn: (period) => `**${period}** · kommt laut calendar.yaml nicht mehr`,
    covered: (period, other) => `**${period}** · abgedeckt durch ${other}: beide waren zugleich fällig`,
    skipped: (period, by, reason) => `**${period}** · ausgelassen durch ${by}: ${reason}`,
    approved: (by) => `genehmigt von ${by}`,
  },
  offPlan: {
    title: '**Für die nächste Bewertung: was binnen eines Jahres anders lief als geplant (9.3)**',
    forward: (period, by) => `**${period}** · aus seinem Jahr vorgezogen von ${by}`,
    late: (period, date, at, timeZone, today) =>
      `**${period}** · geplant für ${day(date, today)}, begann am ${moment(at, timeZone)}`,
    waits: (period, date, today) =>
      `**${period}** · geplant für ${day(date, today)}, hat noch nicht begonnen`,
  },
  coming: {
    summary: (name, date, today) => `${name} beginnt am ${day(date, today)}`,
    asks: (whom) => `Es fragt ${whom}. Sie müssen jetzt nichts tun.`,
    why: '_Sie erfahren es einige Tage vorher, weil es Ihnen gehört._',
  },
  changed: {
    moved: (name, from, to, today) => `Verschoben von ${day(from, today)} auf ${day(to, today)}: ${name}`,
    settled: (name, from, to, today) =>
      `Verschoben von ${day(from, today)} auf ${day(to, today)}, wie es in calendar.yaml steht: ${name}`,
    dropped: (name, date, today) =>
      `Entfallen am ${day(date, today)}, da calendar.yaml diesen Termin nicht mehr hat: ${name}`,
    run: (name, from, to, today) => `Vorgezogen von ${day(from, today)} auf ${day(to, today)}: ${name}`,
    skipped: (name, date, today) => `Ausgelassen am ${day(date, today)}: ${name}`,
    paused: (name, last, today) => `Angehalten bis ${day(last, today)}: ${name}`,
    resumed: (name, last, today) => `Fortgesetzt, nicht mehr angehalten bis ${day(last, today)}: ${name}`,
    by: (by, at, timeZone) => `Von ${by} (${moment(at, timeZone)})`,
    because: (by, at, timeZone, reason) => `Von ${by} (${moment(at, timeZone)}): ${reason}`,
    consequence: {
      run: 'Wen es fragt, wird ab dann gefragt; am geplanten Tag beginnt nichts mehr.',
      skipped: 'An diesem Tag beginnt nichts.',
      paused: (date, today) =>
        `Was in diese Zeit fällt, beginnt am ${day(date, today)}, oder wenn es jemand früher fortsetzt.`,
      resumed: 'Was inzwischen fällig war, hat sofort begonnen; was später kommt, kommt wie geplant.',
    },
    why: (id) =>
      `_Sie erfahren es, weil es Ihnen gehört. Was aus den Terminen wurde: \`/isms calendar history ${id}\`_`,
  },
}
