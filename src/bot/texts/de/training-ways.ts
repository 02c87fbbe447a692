import type { trainingWays as english } from '../en/training-ways.js'
import type { Translation } from '../translation.js'
import { day, dueDay, moment, number } from './dates.js'

export const trainingWays: Translation<typeof english> = {
  asked: {
    certificate: 'Für den Abschluss brauchen Sie ein Zertifikat: Reichen Sie es ein oder einen Link darauf.',
    attendance: (by) =>
      `Für den Abschluss nehmen Sie teil: ${by} hält fest, wer da war. Hier ist nichts einzureichen.`,
    lms: (by) =>
      `Sie schließen sie in der Lernplattform ab. Hier steht es, sobald ${by} deren Liste übernommen hat; einzureichen ist nichts.`,
    look: 'Worum es geht',
  },
  certificate: {
    open: 'Zertifikat einreichen …',
    next: 'Zertifikat einreichen',
    formTitle: 'Zertifikat einreichen',
    question: (title) => `**Reichen Sie Ihr Zertifikat für die Schulung „${title}“ ein.**`,
    needed:
      'Als Datei oder als Link, mindestens eines von beiden. Eine zweite Person bestätigt es, und ab dann gilt es.',
    date: 'Datum des Zertifikats',
    dateHint: 'Der Tag, der darauf steht.',
    dateMissing: 'Wählen Sie den Tag, der darauf steht.',
    dateLate: 'Dieser Tag kommt erst noch. Wählen Sie den Tag, der auf dem Zertifikat steht.',
    dateOver: (date, today) =>
      `Ein Zertifikat von diesem Tag galt bis ${day(date, today)}. Reichen Sie ein neueres ein.`,
    fileHint: (kinds, megabytes) =>
      `${kinds}, höchstens ${number(megabytes)} MB. Nur wer es bestätigt und die ISMS-Leitung bekommen die Datei.`,
    lacking: 'Fügen Sie das Zertifikat als Datei hinzu oder geben Sie einen Link darauf an.',
    submit: 'Einreichen',
  },
  confirm: {
    title: (name, title) => `Bestätigen Sie, dass ${name} die Schulung „${title}“ abgeschlossen hat`,
    summary: (title, dueOn, today) =>
      `Bestätigen Sie einen Abschluss der Schulung „${title}“, bis ${day(dueOn, today)}`,
    when: (dueOn, today) =>
      `${dueOn < today ? 'Fällig war es am' : 'Bis'} **${dueDay(dueOn, today)}** · etwa 2 Minuten`,
    what: {
      certificate: (name, date, today) =>
        `${name} hat ein Zertifikat vom ${day(date, today)} eingereicht. Prüfen Sie, ob Name, Schulung und Tag stimmen.`,
      attendance: (name, date, today) =>
        `${name} verantwortet die Schulung und hat selbst festgehalten, am ${day(date, today)} teilgenommen zu haben.`,
      lms: (name, date, today) =>
        `${name} verantwortet die Schulung und hat eine Liste übernommen, nach der sie am ${day(date, today)} auch selbst abgeschlossen wurde.`,
    },
    until: (date, today) => `Wenn Sie es bestätigen, gilt es bis ${day(date, today)}.`,
    forEver: 'Wenn Sie es bestätigen, gilt es, solange die Schulung bleibt, wie sie ist.',
    why: '_Was jemand über sich selbst angibt, bestätigt eine zweite Person · ISO 27001 7.2 d)_',
    button: 'Bestätigen',
    back: 'Zurückgeben …',
    done: (name) => `✓ **Sie haben den Abschluss von ${name} bestätigt.** Er gilt ab jetzt.`,
    form: {
      title: 'Zurückgeben',
      label: 'Was fehlt oder nicht stimmt',
      hint: (name) => `${name} bekommt es wörtlich und wird noch einmal gefragt.`,
      missing: 'Schreiben Sie, was fehlt oder nicht stimmt: Es kommt wörtlich an.',
      submit: 'Zurückgeben',
    },
    sentBack: (name, text) => `✓ **Sie haben es an ${name} zurückgegeben:** ${text}`,
    byOther: (by) => `${by} hat sich darum gekümmert.`,
    already: (at, timeZone) =>
      `Das wurde am ${moment(at, timeZone)} erledigt. Dabei bleibt es; mehr wurde nicht festgehalten.`,
  },
  attendance: {
    command: 'hält fest, wer an einer Schulung teilgenommen hat',
    open: 'Teilnahme festhalten …',
    formTitle: 'Teilnahme',
    question: (title) => `**Halten Sie fest, wer an der Schulung „${title}“ teilgenommen hat.**`,
    date: 'An welchem Tag',
    dateMissing: 'Wählen Sie den Tag, an dem sie stattfand.',
    dateLate: 'Dieser Tag kommt erst noch. Wählen Sie den Tag, an dem sie stattfand.',
    chosen: 'Wer dabei war',
    chosenHint: 'Wählen Sie hier aus, fügen Sie unten eine Liste ein, oder beides.',
    chosenUnknown: (places) =>
      `In people.csv hat niemand dieses Konto; gezählt in der Reihenfolge Ihrer Auswahl: ${places}. Es wurde nichts festgehalten; nehmen Sie sie heraus und senden Sie das Formular noch einmal ab.`,
    before: (names, count) =>
      `${count === 1 ? 'Eine Person war' : `${number(count)} Personen waren`} an diesem Tag noch nicht da: ${names}. Berichtigen Sie den Tag, oder lassen Sie sie weg.`,
    people: 'Wer dabei war, als Liste',
    peopleHint:
      'Zeile für Zeile oder durch Komma getrennt: Namen wie in people.csv, E-Mail-Adressen oder Kennungen.',
    nobody: 'Wählen Sie aus, wer dabei war, oder fügen Sie eine Liste ein.',
    quoted: (text) => `„${text}“`,
    unknown: (names) => `Niemand ist bekannt als ${names}.`,
    several: (names) => `Mehr als eine Person heißt ${names}.`,
    wanted:
      'Schreiben Sie für jede davon die Adresse oder die Kennung aus people.csv. Es wurde nichts festgehalten; berichtigen Sie die Liste und senden Sie das Formular noch einmal ab.',
    tooMany: (most) =>
      `Nennen Sie höchstens ${number(most)} Personen, die übrigen in einem zweiten Formular.`,
    note: 'Notiz',
    noteHint: 'Etwa wo sie stattfand und wer unterrichtet hat. Sie wird wörtlich aufbewahrt.',
    list: 'Link zur unterschriebenen Liste',
    listHint: 'Wo sie zu sehen ist: eine Adresse, die mit https beginnt.',
    file: 'Die unterschriebene Liste',
    fileHint: (kinds, megabytes) =>
      `${kinds}, höchstens ${number(megabytes)} MB. Sie bleibt bei allen Genannten; nur Sie, die ISMS-Leitung und wer Ihre eigene Teilnahme bestätigt bekommen sie.`,
    submit: 'Teilnahme festhalten',
    own: '_Wer die Schulung braucht, hat sie damit abgeschlossen. Ihre eigene Teilnahme bestätigt jemand anderes · ISO 27001 7.2_',
    notYours: (title) =>
      `Wer an der Schulung „${title}“ teilgenommen hat, halten nur fest, wer sie verantwortet, die ISMS-Leitung und ihre Stellvertretung. Es wurde nichts festgehalten.`,
    otherWay: (title) =>
      `Die Schulung „${title}“ wird nicht durch Teilnahme abgeschlossen, daher ist hier nichts festzuhalten. \`/isms training\` sagt, wie.`,
  },
  lms: {
    command: 'übernimmt die Liste einer Lernplattform, wer eine Schulung abgeschlossen hat',
    open: 'Liste einreichen …',
    formTitle: 'Abschlussliste',
    question: (title) =>
      `**Reichen Sie die Liste der Lernplattform ein, wer die Schulung „${title}“ abgeschlossen hat.**`,
    columns: (names) =>
      `Ihre Spalten heißen ${names}, wie es in training.yaml steht; weitere dürfen danebenstehen.`,
    file: 'Die Liste',
    fileHint: (megabytes, most) =>
      `CSV, höchstens ${number(megabytes)} MB und ${number(most)} Abschlüsse. Sie bleibt bei allen Genannten.`,
    own: (id) =>
      `_Zuerst wird alles gelesen, und was schon festgehalten ist, bleibt. Ihren eigenen Abschluss bestätigt jemand anderes. Für längere Listen: \`steward training import ${id} FILE\` · ISO 27001 7.2_`,
    submit: 'Übernehmen',
    missing: 'Wählen Sie die Liste aus.',
    notCsv:
      'Das ist keine CSV-Datei. Speichern Sie die Liste als CSV und wählen Sie sie noch einmal aus; es wurde nichts festgehalten.',
    empty:
      'Nach dieser Liste hat niemand die Schulung abgeschlossen, daher wurde nichts festgehalten. Ist es die richtige?',
    tooMany: (count, most) =>
      `Darin stehen ${number(count)} Abschlüsse, und hier werden höchstens ${number(most)} übernommen; es wurde nichts festgehalten. Wer Steward betreibt, übernimmt alle mit steward training import.`,
    line: (line, text) => `Zeile ${line}: ${text}`,
    faults: {
      'no-column': (column) =>
        `Die Spalte „${column}“ fehlt. Benennen Sie eine so, oder schreiben Sie in training.yaml unter lms, wie sie heißt.`,
      nobody: 'Darin steht niemand. Schreiben Sie eine Adresse oder eine Kennung.',
      'no-day': (text) => `„${text}“ ist kein Datum. Schreiben Sie es als 2027-02-28 oder 28.02.2027.`,
      'to-come': (text) => `${text} kommt erst noch. Schreiben Sie den Tag des Abschlusses.`,
      quotes: 'Die Anführungszeichen passen nicht zusammen. Speichern Sie die Liste neu als CSV.',
    },
    problems: (count, shown) =>
      `${count > shown ? `Es sind ${number(count)} Fehler; das waren die ersten ${number(shown)}. ` : ''}Es wurde nichts festgehalten.`,
    unknown: (name) => `„${name}“ steht nicht in people.csv, daher wurde hierzu nichts festgehalten.`,
    early: (date, first) =>
      `Der ${date} liegt vor dem ersten Arbeitstag, ${first}; daher wurde hierzu nichts festgehalten. Berichtigen Sie den Tag hier oder start in people.csv, wenn einer davon falsch ist.`,
    notYours: (title) =>
      `Die Liste zur Schulung „${title}“ übernehmen nur, wer sie verantwortet, die ISMS-Leitung und ihre Stellvertretung. Es wurde nichts festgehalten.`,
    otherWay: (title) =>
      `Die Schulung „${title}“ wird nicht in einer Lernplattform abgeschlossen, daher ist keine Liste zu übernehmen. \`/isms training\` sagt, wie.`,
  },
  handedIn: {
    here: (title, by) => `Hier ist die Datei, die ${by} für die Schulung „${title}“ eingereicht hat.`,
    notTaken: (title, cycle) =>
      `Die Datei zur Schulung „${title}“ konnte nicht geschickt werden: Dieser Workspace nimmt keine Dateien von Steward an. Wer Steward betreibt, schreibt sie heraus mit \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title) =>
      `Die Datei zur Schulung „${title}“ ist nicht mehr so aufbewahrt, wie sie eingereicht wurde, deshalb wurde sie nicht geschickt. Bitte sagen Sie es der Person, die Steward betreibt: \`steward verify\` nennt sie.`,
  },
  recorded: {
    title: (title) => `Festgehalten für die Schulung „${title}“`,
    nobody: 'Es wurde niemand genannt.',
    file: (name) => `Bei allen aufbewahrt: ${name}`,
    fileNotKept: (name) => `Es wurde nichts Neues festgehalten, daher wird ${name} nicht aufbewahrt.`,
    completed: (count) => `Abgeschlossen (${number(count)})`,
    'to-confirm': (count) => `Eine zweite Person bestätigt es noch (${number(count)})`,
    already: (count) => `Schon abgeschlossen; nichts Neues festgehalten (${number(count)})`,
    'not-needed': (count) => `Nicht nötig; nichts festgehalten (${number(count)})`,
    unasked: (count) => `Abgeschlossen, obwohl zurzeit nicht gefragt (${number(count)})`,
    'although-declined': (count) =>
      `Abgeschlossen, trotz der Bitte um Befreiung; darüber ist nicht mehr zu entscheiden (${number(count)})`,
    'not-running': (count) =>
      `Nötig, aber die Schulung läuft nicht, daher nichts festgehalten: Beginnen Sie sie mit \`/isms training start\` und nennen Sie sie dann noch einmal (${number(count)})`,
    'other-way': (count) =>
      `Nach einer früheren Fassung gefragt, die anders abgeschlossen wird; nichts festgehalten (${number(count)})`,
    'ran-out': (count) => `So lange her, dass es nicht mehr gilt; nichts festgehalten (${number(count)})`,
  },
  matrix: {
    command: 'zeigt, welche Rolle abgeschlossen hat, was sie braucht; mit Namen kommt es als Tabelle',
    title: (today) => `Kompetenz am ${day(today, today)}`,
    noRole: 'ohne Rolle',
    none: 'Es gibt noch keine Schulung, die jemand braucht. Schulungen stehen in der Datei training.yaml.',
    notYours: 'Wie einzelne zu ihren Schulungen stehen, sehen nur die ISMS-Leitung und Auditoren.',
    alt: (role, title, done, of) => `${role}, ${title}: ${number(done)} von ${number(of)}`,
    altWaived: (role, title, waived) => `${role}, ${title}: ${number(waived)} befreit`,
    below: {
      missing: (missing) => `${number(missing)} ${missing === 1 ? 'fehlt' : 'fehlen'}`,
      soon: (soon) => `${number(soon)} bald`,
      waived: (waived) => `${number(waived)} befreit`,
    },
    legend: {
      valid: 'alle haben sie',
      soon: 'läuft binnen 60 Tagen aus',
      missing: 'einige haben sie nicht',
      waived: 'befreit',
      notNeeded: 'nicht nötig',
    },
    more: (roles, courses) =>
      `Das Bild zeigt die ersten ${number(roles)} Rollen und ${number(courses)} Schulungen; in der Tabelle stehen alle.`,
    send: 'Tabelle schicken',
    why: '_Wie viele sie haben, von denen, die sie brauchen; wer mehrere Rollen hat, zählt in jeder. Namen stehen nur in der Tabelle, für Sie · ISO 27001 7.2_',
    comes: 'Die Tabelle kommt gleich in einer eigenen Nachricht.',
    here: 'Hier steht mit Namen, wer abgeschlossen hat, was nötig ist. Das ist nur für Sie und für Auditoren.',
    file: 'kompetenz',
    notTaken:
      'Die Tabelle ließ sich hier nicht schicken. Fordern Sie sie noch einmal an: `/isms training matrix`.',
  },
  sentBack: (by, text) => `**${by} hat zurückgegeben, was Sie eingereicht haben:** ${text}`,
  receipt: {
    waits: (title) => `Die Schulung „${title}“: Eine zweite Person ist gefragt`,
    waitsNext:
      'Was Sie eingereicht haben, ist festgehalten. Eine zweite Person sieht es sich an, und mit ihrer Bestätigung gilt es; Sie erfahren es hier.',
    soon: (date, today) =>
      `Es gilt nur bis ${day(date, today)}. Sobald es bestätigt ist, werden Sie nach einem neueren gefragt.`,
    returned: (title) => `Zurückgegeben: die Schulung „${title}“`,
    returnedNext: 'Sie werden in einer eigenen Nachricht noch einmal gefragt; dort steht, was gefehlt hat.',
    when: {
      certificate: (date, today) => `Mit einem Zertifikat vom ${day(date, today)}`,
      attendance: (date, today, by) => `Sie waren am ${day(date, today)} dabei; festgehalten hat es ${by}`,
      lms: (date, today) => `In der Lernplattform am ${day(date, today)}`,
    },
    wrong: 'Stimmt das nicht? Sagen Sie es der Person, die die Schulung verantwortet.',
  },
  mine: {
    done: (title, date, today) => `✓ **${title}** · abgeschlossen am ${day(date, today)}`,
    waits: (title) => `**${title}** · eine zweite Person bestätigt sie noch`,
  },
}
