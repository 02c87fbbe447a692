import type { managementReview as english } from '../en/management-review.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, listOf, moment } from './dates.js'

export const managementReview: Translation<typeof english> = {
  about: (title) => `die Managementbewertung „${title}“`,
  aboutAsk: {
    input: (input, title) => `${input}: für die Managementbewertung „${title}“`,
    pack: (title) => `die Unterlage zur Managementbewertung „${title}“`,
    minutes: (title) => `was die Managementbewertung „${title}“ beschließt`,
    action: (what) => `„${what}“, beschlossen in der Managementbewertung`,
    question: (title) => `eine Frage zur Managementbewertung „${title}“`,
  },
  commands: {
    list: 'zeigt die Bewertungen des ISMS durch die oberste Leitung; mit einer KENNUNG eine davon',
    start: 'beginnt eine Bewertung außer der Reihe',
    pack: 'zeigt, was die oberste Leitung vor ihrer Sitzung liest',
    decide: 'hält fest, wer da war und was beschlossen wurde',
    minutes: 'zeigt das Protokoll und schickt es als PDF',
  },
  inputs: {
    'earlier-actions': 'Was frühere Bewertungen beschlossen haben',
    issues: 'Änderungen bei internen und externen Themen',
    parties: 'Änderungen bei dem, was interessierte Parteien brauchen und erwarten',
    nonconformities: 'Nichtkonformitäten und Korrekturmaßnahmen',
    measurements: 'Was überwacht und gemessen wurde',
    audits: 'Ergebnisse von Audits',
    objectives: 'Wie weit die Ziele erreicht sind',
    feedback: 'Rückmeldungen interessierter Parteien',
    risks: 'Ergebnisse der Risikobeurteilung und Stand des Plans',
    opportunities: 'Möglichkeiten zur Verbesserung',
  },
  ask: {
    formTitle: 'Managementbewertung',
    input: {
      title: {
        issues: 'Sagen Sie, was sich um uns herum geändert hat',
        parties: 'Sagen Sie, was andere inzwischen von uns brauchen',
        feedback: 'Sagen Sie, was Sie über unsere Sicherheit hören',
        opportunities: 'Sagen Sie, was besser werden könnte',
      },
      what: {
        issues:
          'Seit der letzten Bewertung: Was hat sich innerhalb oder außerhalb der Organisation geändert, das für die Informationssicherheit zählt? Denken Sie an Geschäft, Menschen, Technik, Recht, Bedrohungen und den Klimawandel.',
        parties:
          'Seit der letzten Bewertung: Was brauchen oder erwarten Kunden, Behörden, Lieferanten, Mitarbeitende oder andere von unserer Informationssicherheit, das vorher nicht so war? Denken Sie auch an den Klimawandel.',
        feedback:
          'Seit der letzten Bewertung: Was haben Kunden, Behörden, Lieferanten oder Mitarbeitende über unsere Informationssicherheit gesagt? Anfragen, Beschwerden und Lob zählen.',
        opportunities: 'Was könnten wir besser machen oder nutzen, dessen sich noch niemand angenommen hat?',
      },
      unchanged: 'Nichts anzumerken',
      something: 'Sagen, was…',
      open: 'Antworten',
      forReview: (title, chair, meetingOn, today) =>
        `Für die Managementbewertung „${title}“: ${chair} leitet sie am ${day(meetingOn, today)}; die oberste Leitung liest Ihre Antwort vorher.`,
      why: {
        named: 'Sie werden gefragt, weil management-reviews.yaml Sie dafür nennt · ISO 27001 9.3.2',
        prepares:
          'Sie werden gefragt, weil Sie die Bewertung vorbereiten und dafür sonst niemand genannt ist · ISO 27001 9.3.2',
      },
      label: 'Was die oberste Leitung wissen soll',
      hint: 'Es steht in Ihren Worten und mit Ihrem Namen in der Unterlage.',
      missing: 'Schreiben Sie, was sich geändert hat oder gesagt wurde; oder wählen Sie „Nichts anzumerken“.',
      submit: 'In die Unterlage',
    },
    pack: {
      title: 'Sehen Sie die Unterlage durch, und schicken Sie sie ab',
      what: (meetingOn, today, attendees) =>
        `Die oberste Leitung trifft sich am ${dueDay(meetingOn, today)}. Die Unterlage enthält, was aufgezeichnet ist; ${attendees === 1 ? 'eine Person liest' : `${attendees} Personen lesen`} sie.`,
      unanswered: (names) => `Noch keine Antwort von: ${listOf(names)}.`,
      read: 'Durchsehen',
      send: (attendees) => `An ${attendees === 1 ? 'eine Person' : `${attendees} Personen`} schicken…`,
      why: 'Sie bereiten die Managementbewertung vor · ISO 27001 9.3.2',
    },
    minutes: {
      title: 'Halten Sie fest, was die Managementbewertung beschließt',
      what: (meetingOn, today) =>
        `Die Sitzung ist am ${day(meetingOn, today)}. Halten Sie fest, wer da ist, was beschlossen wird und zu welchem Schluss die Bewertung kommt.`,
      open: 'Festhalten',
      why: 'Sie leiten die Managementbewertung · ISO 27001 9.3.3',
    },
    question: {
      title: 'Beantworten Sie eine Frage zur Managementbewertung',
      on: (name, input) => `${name} liest die Unterlage zur Managementbewertung und fragt zu „${input}“:`,
      answer: 'Antworten…',
      label: 'Ihre Antwort',
      hint: 'Sie steht mit Ihrem Namen bei der Unterlage, für alle, die teilnehmen.',
      missing: 'Schreiben Sie Ihre Antwort.',
      submit: 'Antwort schicken',
      why: (meetingOn, today) =>
        `Sie antworten für diesen Abschnitt; die oberste Leitung trifft sich am ${day(meetingOn, today)} · ISO 27001 9.3.2`,
    },
    action: {
      title: (what) => `Erledigen Sie: ${what}`,
      when: (dueOn, today) => `${dueOn < today ? 'Fällig war es' : 'Bis'} **${dueDay(dueOn, today)}**`,
      decided: (meetingOn, today, input) =>
        `Beschlossen in der Managementbewertung vom ${day(meetingOn, today)}, zu „${input}“.`,
      done: 'Es ist erledigt…',
      later: 'Es dauert länger…',
      handOn: 'Jemand anderes macht es…',
      handedOn: (name, reason) => `${name} hat es Ihnen übergeben: ${reason}`,
      open: 'Antworten',
      why: 'Das Protokoll nennt Sie dafür, und die nächste Managementbewertung beginnt damit, was daraus geworden ist · ISO 27001 9.3.2',
    },
    whyInStead: (name) => `Sie vertreten ${name}`,
  },
  doneForm: {
    title: 'Es ist erledigt',
    label: 'Was getan wurde',
    hint: 'Und wo man es sehen kann; die nächste Bewertung liest es.',
    missing: 'Schreiben Sie, was getan wurde.',
    submit: 'Als erledigt festhalten',
  },
  laterForm: {
    title: 'Es dauert länger',
    until: 'Bis wann es erledigt ist',
    notLater: 'Wählen Sie einen Tag nach dem, bis zu dem es fällig war, und nach heute.',
    label: 'Warum',
    hint: 'Wer die Bewertung leitet und die nächste Bewertung lesen es.',
    missing: 'Schreiben Sie, warum es länger dauert.',
    submit: 'Neuen Tag festhalten',
  },
  handOnForm: {
    title: 'Jemand anderes macht es',
    who: 'Wer es ab jetzt macht',
    same: (name) => `${name} wird schon gefragt. Wählen Sie jemand anderes.`,
    label: 'Warum',
    hint: 'Wer es übernimmt, liest es; es wird aufbewahrt. Was beschlossen ist und bis wann, bleibt, wie es ist.',
    missing: 'Schreiben Sie, warum es jemand anderes macht.',
    submit: 'Übergeben',
    done: (name) => `Ab jetzt wird ${name} danach gefragt, Sie nicht mehr.`,
  },
  receipt: {
    unchanged: (input) => `✓ Sie haben nichts angemerkt zu „${input}“`,
    something: (input) => `✓ Sie haben gesagt, was die oberste Leitung wissen soll: ${input}`,
    sent: '✓ Sie haben die Unterlage zur Managementbewertung verschickt',
    put: '✓ Sie haben das Protokoll der Managementbewertung zur Unterschrift vorgelegt',
    done: (what) => `✓ Erledigt: ${what}`,
    answered: (question) => `✓ Sie haben geantwortet auf: ${question}`,
    later: (what) => `✓ Dauert länger: ${what}`,
    by: (name, at, timeZone) => `${name} · ${moment(at, timeZone)}`,
    on: (at, timeZone) => moment(at, timeZone),
    until: (date, today) => `Zu erledigen bis ${dueDay(date, today)}.`,
    inPack: 'Es steht mit Ihrem Namen in der Unterlage.',
  },
  closed: {
    title: 'Geschlossen: die Managementbewertung',
    settled: 'Das hat inzwischen jemand anderes erledigt. Sie müssen hier nichts mehr tun.',
    'handed-on': 'Stattdessen wird jemand anderes gefragt. Sie müssen hier nichts mehr tun.',
    left: 'Dies wurde geschlossen, als die gefragte Person ausschied.',
    question: 'Das Protokoll wurde vorgelegt, bevor dies beantwortet war. Sie müssen hier nichts mehr tun.',
    input: (input, title) =>
      `Die Unterlage zu „${title}“ wurde verschickt, bevor Sie dies beantwortet haben: ${input}. Sie müssen hier nichts mehr tun. Was die oberste Leitung trotzdem wissen soll, sagen Sie der Person, die die Bewertung vorbereitet.`,
    'cycle-closed':
      'Die Bewertung wurde geschlossen, bevor dies beantwortet war. Sie müssen hier nichts mehr tun.',
  },
  already: (at, timeZone) =>
    `Das wurde bereits am ${dated(at, timeZone)} beantwortet. Dabei bleibt es; mehr wurde nicht aufgezeichnet.`,
  list: {
    title: 'Managementbewertungen',
    mine: 'Managementbewertungen, an denen Sie teilnehmen',
    none: 'Noch steht keine Managementbewertung an. Was ansteht, steht in der Datei management-reviews.yaml.',
    noneYours: 'Sie nehmen an keiner Managementbewertung teil.',
    unknown: (typed, meant, known) =>
      `Eine Managementbewertung „${typed}“ gibt es nicht. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `Die Managementbewertung „${title}“ sehen nur, wer an ihr teilnimmt, und wer das ISMS leitet.`,
    line: (title, id) => `**${title}** (\`${id}\`)`,
    running: (stage, meetingOn, today) => `${stage}, Sitzung am ${dueDay(meetingOn, today)}`,
    last: (meetingOn, today) => `zuletzt am ${day(meetingOn, today)}`,
    never: 'noch nie gehalten',
    next: (date, today) => `Vorbereitung ab ${dueDay(date, today)}`,
    more: 'Eine davon: `/isms review KENNUNG`.',
  },
  stages: {
    preparing: 'wird vorbereitet',
    sent: 'Unterlage verschickt',
    held: 'wird festgehalten',
    signing: 'wartet auf die Unterschrift',
    lapsed: 'ohne Protokoll geschlossen',
    following: 'unterschrieben, Maßnahmen offen',
    closed: 'unterschrieben',
  },
  review: {
    facts: {
      stage: 'Stand',
      meeting: 'Sitzung',
      chair: 'Leitung',
      preparer: 'Vorbereitung',
      attendees: 'Eingeladen',
      pack: 'Unterlage',
      present: 'Anwesend',
      actions: 'Maßnahmen',
      signed: 'Unterschrieben',
      controls: 'Für ISO 27001',
    },
    packSent: (at, timeZone, hash) => `verschickt am ${dated(at, timeZone)} · SHA-256 ${hash.slice(0, 12)}…`,
    packNotSent: 'noch nicht verschickt',
    nobody: 'niemand ist da',
    signedBy: (name, at, timeZone) => `${name}, ${dated(at, timeZone)}`,
    actions: (open, done) => `${open} offen, ${done} erledigt`,
    none: (id) =>
      `Sie hat noch nie stattgefunden und wird gerade nicht vorbereitet. \`/isms review start ${id}\` beginnt sie.`,
    lacking: 'Bevor das Protokoll unterschrieben werden kann:',
    lacks: {
      pack: 'ist die Unterlage zu verschicken',
      attendance: 'ist festzuhalten, wer da war',
      'top-management': 'muss jemand von der obersten Leitung da gewesen sein',
      results: 'ist festzuhalten, zu welchem Schluss die Bewertung kommt',
      decision: (input) => `fehlt ein Wort zu „${input}“`,
    },
    open: 'Anzeigen',
    readPack: 'Unterlage lesen',
    record: 'Beschlüsse festhalten',
    minutes: 'Protokoll anzeigen',
    move: 'Sitzung verlegen…',
    start: 'Jetzt eine beginnen…',
  },
  move: {
    title: 'Sitzung verlegen',
    label: 'Tag der Sitzung',
    wrong: 'Wählen Sie einen Tag ab heute.',
    same: 'Die Sitzung ist bereits an diesem Tag. Wählen Sie einen anderen.',
    noWorkingDay:
      'An diesem Tag wird nicht gearbeitet: Verlegen Sie die Sitzung noch einmal, wenn Sie das nicht so gemeint haben.',
    held: 'Von der Sitzung ist schon etwas festgehalten; sie wurde nicht verlegt.',
    submit: 'Sitzung verlegen',
    done: (date, today) =>
      `Die Sitzung ist am ${dueDay(date, today)}. Was dafür gefragt ist, wird entsprechend fällig, und wer teilnimmt, erfährt es.`,
  },
  start: {
    title: 'Jetzt bewerten',
    question: (title) => `Die Managementbewertung „${title}“ jetzt beginnen?`,
    consequence: (owner) =>
      `${owner} bereitet sie vor; gefragt wird, was nirgends aufgezeichnet ist, und die Sitzung wird geplant. Das Datum im Kalender bleibt, wie es ist.`,
    label: 'Warum jetzt',
    hint: (owner) => `${owner} liest es; es wird Wort für Wort aufbewahrt.`,
    missing: 'Schreiben Sie, warum sie jetzt stattfindet.',
    submit: 'Bewertung beginnen',
    done: (title, owner) => `Die Managementbewertung „${title}“ hat begonnen; ${owner} bereitet sie vor.`,
    running: (title) =>
      `Die Managementbewertung „${title}“ läuft bereits; eine weitere wurde nicht begonnen. \`/isms review\` zeigt sie.`,
    nobody: (title) =>
      `Niemand ist da, um die Managementbewertung „${title}“ vorzubereiten. Nichts wurde begonnen. Nennen Sie zuerst in management-reviews.yaml jemand anderes, und importieren Sie die Datei.`,
    notYours: (title) =>
      `Die Managementbewertung „${title}“ beginnt nur, wer sie vorbereitet oder leitet, oder wer das ISMS leitet. Nichts wurde aufgezeichnet.`,
    which: (known) => `Sagen Sie, welche: \`/isms review start KENNUNG\`. Es gibt: ${known}.`,
  },
  send: {
    title: 'Unterlage verschicken',
    question: (names, meetingOn, today) =>
      `**Die Unterlage an ${listOf(names)} schicken?** Die Sitzung ist am ${dueDay(meetingOn, today)}.`,
    unanswered: (names) =>
      `${listOf(names)} ${names.length === 1 ? 'hat' : 'haben'} noch nicht geantwortet; das steht dann in der Unterlage.`,
    consequence:
      'Sie bleibt, wie sie jetzt ist, mit ihrem Hash. Was sich später ändert, wird als Unterschied gezeigt; niemand wird mehr gefragt.',
    submit: 'Unterlage verschicken',
    done: (attendees) =>
      `Die Unterlage steht fest und geht an ${attendees === 1 ? 'eine Person' : `${attendees} Personen`}.`,
    notYours:
      'Die Unterlage verschickt und die Sitzung verlegt nur, wer diese Bewertung vorbereitet oder leitet, oder wer das ISMS leitet. Nichts wurde geändert.',
    already: 'Die Unterlage wurde bereits verschickt. Sie bleibt, wie sie verschickt wurde.',
    changed:
      'Jemand anderes hat diese Bewertung inzwischen geändert; nichts wurde verschickt. Sehen Sie noch einmal nach: `/isms review`.',
  },
  standing: {
    upcoming: (title, meetingOn, today) =>
      `${title}: Die oberste Leitung trifft sich am ${dueDay(meetingOn, today)}`,
    overdueActions: (title, count) =>
      `${title}: ${count === 1 ? 'eine Maßnahme ist' : `${count} Maßnahmen sind`} überfällig`,
    nobody: (title) => `${title}: Niemand ist da, um sie vorzubereiten`,
    nameOwner: (title) =>
      `**${title}: Niemand ist da, um sie vorzubereiten.** Nennen Sie in management-reviews.yaml jemand anderes, und importieren Sie die Datei.`,
    show: 'Bewertung anzeigen',
  },
  mine: {
    title: 'Managementbewertung',
    meets: (title, id, meetingOn, today) =>
      `**${title}**: Sitzung am ${dueDay(meetingOn, today)} · Unterlage lesen: \`/isms review pack ${id}\``,
    prepared: (title, id, meetingOn, today) =>
      `**${title}**: Sitzung am ${dueDay(meetingOn, today)} · wird vorbereitet: \`/isms review ${id}\``,
  },
  calendar: {
    programme: (title) => `Managementbewertung: ${title}`,
    due: (title) => `Managementbewertung: ${title}`,
    asked: {
      pack: (title) => `Unterlage verschicken: ${title}`,
      minutes: (title) => `Bewertung festhalten: ${title}`,
      'input-issues': (title) => `Sagen, was sich geändert hat: ${title}`,
      'input-parties': (title) => `Sagen, was andere brauchen: ${title}`,
      'input-feedback': (title) => `Sagen, was Sie hören: ${title}`,
      'input-opportunities': (title) => `Sagen, was besser werden könnte: ${title}`,
    },
    answered: { sent: (by) => `${by} hat die Unterlage verschickt` },
  },
}
