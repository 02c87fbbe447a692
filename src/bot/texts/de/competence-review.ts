import type { competenceReview as english } from '../en/competence-review.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, moment, number } from './dates.js'

export const competenceReview: Translation<typeof english> = {
  about: (title) => `die Kompetenzbewertung „${title}“`,
  aboutAsk: {
    action: (title) => `das Schließen einer Lücke („${title}“)`,
    verdict: (title) => `die Aussage, ob eine Lücke geschlossen ist („${title}“)`,
  },
  by: { education: 'Ausbildung', training: 'Schulung', experience: 'Erfahrung' },
  calendar: {
    programme: (title) => `Kompetenzbewertung: ${title}`,
    due: (title) => `Kompetenzbewertung fällig: ${title}`,
    asked: {
      assess: (title) => `Eine Kompetenz bewerten: ${title}`,
      action: (title) => `Eine Lücke schließen: ${title}`,
      verdict: (title) => `Sagen, ob es gewirkt hat: ${title}`,
    },
    answered: { assessed: (by) => `bewertet von ${by}` },
  },
  course: {
    held: (title) => `Kurs „${title}“ abgeschlossen`,
    heldUntil: (title, until) => `Kurs „${title}“ abgeschlossen, gilt bis ${until}`,
    notHeld: (title) => `Kurs „${title}“ **nicht abgeschlossen**`,
  },
  requirement: (text, ground) => `**${text}** · durch ${ground}`,
  found: {
    met: (text, evidence) => `✓ **${text}:** erfüllt. ${evidence}`,
    byRecord: 'Das zeigt die Datei oder der Schulungsnachweis.',
    gap: (text, gap) => `✗ **${text}:** eine Lücke. ${gap}`,
    action: (action, name, due) => `Was geschieht: ${action} · ${name}, bis ${due}`,
    done: (by, at, timeZone) => `Erledigt von ${by} am ${dated(at, timeZone)}`,
    worked: (by) => `es hat gewirkt, sagt ${by}`,
    'did-not-work': (by, reason) => `es hat **nicht gewirkt**, sagt ${by}: ${reason}`,
  },
  ask: {
    title: (title) => `Bewerten Sie: ${title}`,
    summary: (title, dueOn, today) => `Bewerten Sie eine Kompetenz, „${title}“, bis ${day(dueOn, today)}`,
    question: (name) => `Bringt **${name}** mit, was diese Rolle verlangt?`,
    before: (at, timeZone) => `**Beim letzten Mal, am ${dated(at, timeZone)}:**`,
    askedFor: (by, reason) => `**Außer der Reihe, angefordert von ${by}:** ${reason}`,
    open: 'Bewerten…',
    show: 'Ansehen',
    why: (controls) =>
      `_Sie werden gefragt, weil Sie diese Kompetenz bewerten: Niemand bewertet sich selbst. Außer Ihnen sehen es nur die bewertete Person, deren Führungskraft und wer das ISMS leitet · ISO 27001 ${controls}_`,
  },
  form: {
    title: 'Kompetenz bewerten',
    question: (name, title) => `**${name}: ${title}**`,
    next: 'Die bewertete Person bekommt, was Sie hier schreiben. Jede Lücke wird geschlossen, und einige Monate später wird gefragt, ob das gewirkt hat.',
    met: (place) => `${number(place)} · Erfüllt oder nicht`,
    options: { met: 'Erfüllt', gap: 'Es gibt eine Lücke' },
    evidence: (place) => `${number(place)} · Was das zeigt; oder was fehlt`,
    evidenceHint:
      'Worte oder die https-Adresse eines Zertifikats. Zeigt es die Datei unten, darf das Feld leer bleiben.',
    action: (place) => `${number(place)} · Bei einer Lücke: was dagegen geschieht`,
    who: (place) => `${number(place)} · Wer sich darum kümmert`,
    whoOptions: { assessor: 'Ich selbst', holder: 'Die bewertete Person', manager: 'Deren Führungskraft' },
    due: (place) => `${number(place)} · Bis wann`,
    file: 'Eine Datei, die es zeigt',
    fileHint: (kinds, megabytes) =>
      `Etwa ein Zertifikat: ${kinds}, höchstens ${number(megabytes)} MB. Nur Sie, die bewertete Person, wer die Lücke verfolgt und wer das ISMS leitet bekommen sie.`,
    submit: 'Bewertung festhalten',
    missing: {
      met: 'Sagen Sie, ob es erfüllt ist.',
      evidence: 'Schreiben Sie, was es zeigt, oder reichen Sie eine Datei ein.',
      gap: 'Schreiben Sie, was fehlt.',
      action: 'Schreiben Sie, was dagegen geschieht.',
      who: 'Sagen Sie, wer sich darum kümmert.',
      due: 'Sagen Sie, bis wann: ein Tag ab heute.',
      manager: 'Es ist niemand da, der die Person führt: Wählen Sie jemand anderen.',
      notMet: 'Das ist nur für eine Lücke: Lassen Sie es leer, oder geben Sie eine Lücke an.',
    },
    kept: '_Es wird wörtlich festgehalten._',
  },
  receipt: {
    title: (name, title) => `✓ Sie haben ${name} bewertet: ${title}`,
    byOther: (name, title, by) => `✓ ${by} hat ${name} bewertet: ${title}`,
    when: (at, timeZone) => moment(at, timeZone),
    told: 'Die bewertete Person erfährt es.',
    again: (id) => `Ein Irrtum? Mit \`/isms competence start ${id}\` wird neu bewertet.`,
    file: (name, kilobytes) => `Datei: ${name}, ${number(kilobytes)} kB`,
    read: 'Alles lesen',
    readTitle: 'Was festgestellt wurde',
    getFile: 'Datei schicken',
    link: (link) => `Verweis: ${link}`,
  },
  gap: {
    title: (title) => `Schließen Sie eine Lücke: ${title}`,
    summary: (title, dueOn, today) => `Schließen Sie eine Lücke, „${title}“, bis ${day(dueOn, today)}`,
    of: (name) => `Was **${name}** fehlt:`,
    yours: 'Was Ihnen fehlt:',
    open: 'Es ist erledigt…',
    show: 'Ansehen',
    why: (controls) =>
      `_Sie werden gefragt, weil die Bewertung Sie dafür nennt. Später sagt jemand anderes, ob es gewirkt hat · ISO 27001 ${controls}_`,
    failed: (by, reason) => `**Was getan wurde, hat nicht gewirkt, sagt ${by}:** ${reason}`,
    whyAgain: (controls) =>
      `_Sie werden als bewertende Person gefragt: Gehen Sie es anders an, oder lassen Sie es jemanden angehen. Später sagt jemand anderes, ob es gewirkt hat · ISO 27001 ${controls}_`,
    form: {
      title: 'Es ist erledigt',
      question: (action) => `**${action}**`,
      label: 'Was getan wurde',
      hint: 'Etwa: welcher Kurs, wann, und was dabei herauskam. Es wird wörtlich festgehalten.',
      missing: 'Schreiben Sie, was getan wurde.',
      link: 'Verweis darauf',
      linkHint: 'Wo man es sehen kann: eine Adresse, die mit https beginnt.',
      noLink:
        'Das ist keine Adresse, die mit https beginnt. Kopieren Sie sie ganz, oder lassen Sie das Feld leer.',
      submit: 'Als erledigt festhalten',
    },
    receipt: (title) => `✓ Sie haben sich um eine Lücke gekümmert: ${title}`,
    byOther: (title, by) => `✓ ${by} hat sich um eine Lücke gekümmert: ${title}`,
    next: (months) =>
      months === 1
        ? 'In einem Monat sagt die Führungskraft, ob es gewirkt hat.'
        : `In ${number(months)} Monaten sagt die Führungskraft, ob es gewirkt hat.`,
  },
  verdict: {
    title: (title) => `Sagen Sie, ob es gewirkt hat: ${title}`,
    summary: (title, dueOn, today) => `Sagen Sie, ob etwas gewirkt hat, „${title}“, bis ${day(dueOn, today)}`,
    of: (name) => `Was **${name}** gefehlt hat, und was dagegen getan wurde:`,
    note: (text) => `Was getan wurde: ${text}`,
    worked: 'Es hat gewirkt',
    'did-not-work': 'Nicht gewirkt…',
    show: 'Ansehen',
    why: (controls) =>
      `_Sie werden gefragt, weil Sie die Person führen und sich nicht selbst darum gekümmert haben · ISO 27001 ${controls}_`,
    form: {
      title: 'Es hat nicht gewirkt',
      question: (name) => `**Was fehlt ${name} noch immer?**`,
      label: 'Was noch fehlt',
      hint: 'Wer bewertet, liest es und soll es neu angehen. Es wird wörtlich festgehalten.',
      missing: 'Schreiben Sie, was noch fehlt.',
      submit: 'Festhalten',
    },
    receipt: {
      worked: (title) => `✓ Sie haben gesagt, dass es gewirkt hat: ${title}`,
      'did-not-work': (title) => `✓ Sie haben gesagt, dass es nicht gewirkt hat: ${title}`,
    },
    byOther: {
      worked: (title, by) => `✓ ${by} hat gesagt, dass es gewirkt hat: ${title}`,
      'did-not-work': (title, by) => `✓ ${by} hat gesagt, dass es nicht gewirkt hat: ${title}`,
    },
    next: {
      worked: 'Damit ist die Lücke geschlossen.',
      'did-not-work':
        'Die Lücke ist wieder offen: Wer bewertet, soll es anders angehen, und die ISMS-Leitung erfährt davon.',
    },
    refused:
      'Es geht um Ihre eigene Kompetenz, oder Sie haben sich selbst darum gekümmert oder vertreten die Person, die es tat. Deshalb sagt jemand anderes, ob es gewirkt hat. Es wurde nichts festgehalten.',
  },
  refused:
    'Es geht um Ihre eigene Kompetenz, und niemand bewertet sich selbst. Es wurde nichts festgehalten.',
  already: (title, at, timeZone) =>
    `Das wurde am ${moment(at, timeZone)} schon beantwortet (${title}). Dabei bleibt es; es wurde nichts weiter festgehalten.`,
  closed: {
    title: (title) => `Geschlossen: Kompetenzbewertung „${title}“`,
    'handed-on': 'Jemand anderes wird stattdessen gefragt. Von Ihnen wird hier nichts mehr gebraucht.',
    left: 'Es wurde geschlossen, als die gefragte Person ging. Von Ihnen wird hier nichts mehr gebraucht.',
    settled:
      'Die Person, um die es ging, hat diese Rolle nicht mehr. Von Ihnen wird hier nichts mehr gebraucht.',
    changed:
      'Die Rolle verlangt inzwischen etwas anderes, deshalb wird neu gefragt. Von Ihnen wird hier nichts mehr gebraucht.',
    superseded: 'Eine neuere Bewertung sagt neu, was fehlt. Von Ihnen wird hier nichts mehr gebraucht.',
    over: 'Die nächste Bewertung hat begonnen, deshalb ist diese geschlossen. Ihr Nachweis sagt, was offen war.',
  },
  notice: {
    summary: 'Hier lesen Sie, was zu einer Kompetenz von Ihnen festgestellt wurde',
    title: (title) => `Ihre Kompetenz wurde bewertet: ${title}`,
    by: (by, at, timeZone) => `${by} hat sie am ${moment(at, timeZone)} bewertet:`,
    object: (by, id) =>
      `Sehen Sie es anders? Schreiben Sie ${by} und sagen Sie, warum. Von dort, oder von der ISMS-Leitung, lässt sich neu bewerten. \`/isms competence ${id}\` zeigt es noch einmal.`,
    seen: '_Außer Ihnen sehen es nur die bewertende Person, Ihre Führungskraft, wer eine Lücke verfolgt und wer das ISMS leitet · ISO 27001 7.2_',
    didNotWork: {
      summary: (title) => `Was gegen eine Lücke getan wurde, hat nicht gewirkt: ${title}`,
      title: (title) => `Was gegen eine Lücke getan wurde, hat nicht gewirkt: ${title}`,
      of: (name, by) => `Was **${name}** noch fehlt, sagt ${by}:`,
      next: 'Wer bewertet, soll es anders angehen und hat dafür so lange Zeit wie beim ersten Mal. Von Ihnen wird nichts gebraucht.',
    },
    nobody: (title) => `Niemand darf: Kompetenzbewertung „${title}“`,
    assess: (names) =>
      `Niemand darf ${names} bewerten: Die bewertende Person ist nicht mehr da, oder es ist dieselbe und niemand steht über ihr. Tragen Sie in competences.yaml jemand anderen ein oder in people.csv eine Führungskraft, und importieren Sie es; dann wird gefragt.`,
    'see-to': (names) =>
      `Niemand ist da, der sich um das kümmert, was ${names} fehlt. Tragen Sie in competences.yaml jemand anderen ein, und importieren Sie es; dann wird gefragt.`,
    judge: (names) =>
      `Niemand darf sagen, ob gewirkt hat, was für ${names} getan wurde: Wer darüber steht, hat sich selbst darum gekümmert oder ist nicht da. Tragen Sie in people.csv eine Führungskraft ein, und importieren Sie es; dann wird gefragt.`,
  },
  handedIn: {
    comes: 'Die Datei kommt gleich in einer eigenen Nachricht zu Ihnen.',
    here: (title, by) => `Hier ist die Datei, die ${by} eingereicht hat: ${title}.`,
    notTaken: (title, cycle) =>
      `Die Datei (${title}) konnte nicht geschickt werden: Dieser Workspace nimmt keine Dateien von Steward an. Wer Steward betreibt, schreibt sie heraus mit \`steward evidence ${cycle} FOLDER\`.`,
    notKept: (title) =>
      `Die Datei (${title}) ist nicht mehr so aufbewahrt, wie sie eingereicht wurde, deshalb wurde sie nicht geschickt. Bitte sagen Sie es der Person, die Steward betreibt: \`steward verify\` nennt sie.`,
    notYours:
      'Nur die bewertende Person, die bewertete, wer eine Lücke verfolgt und wer das ISMS leitet bekommen diese Datei. Es wurde nichts geschickt.',
  },
  list: {
    command: 'zeigt, was Rollen verlangen und wer bewertet wird; mit einer KENNUNG eine davon',
    all: 'Kompetenzen',
    mine: 'Kompetenzen, die Sie betreffen',
    none: 'Noch wird keine Kompetenz bewertet. Was Rollen verlangen, steht in der Datei competences.yaml.',
    noneYours: 'Sie haben keine Rolle, deren Kompetenz bewertet wird, und bewerten niemanden.',
    unknown: (typed, meant, known) =>
      typed === ''
        ? `Welche Kompetenz? Nennen Sie eine: ${known}.`
        : `Es gibt keine Kompetenz „${typed}“. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `Nur wer „${title}“ hat oder bewertet, deren Führungskräfte und wer das ISMS leitet sehen das.`,
    line: (title, id, state) => `**${title}** (\`${id}\`): ${state}`,
    holders: (count) => (count === 1 ? '1 Person hat sie' : `${number(count)} Personen haben sie`),
    assessor: (name) => `${name} bewertet`,
    nobody: 'niemand bewertet',
    running: 'läuft',
    next: (date, today) => `wieder ${dueDay(date, today)}`,
    more: 'Eine davon, mit dem, was festgestellt wurde: `/isms competence KENNUNG`.',
  },
  status: {
    command: 'zeigt, wie weit die Kompetenzbewertungen sind und welche Lücken offen sind',
    title: 'Wie weit die Kompetenzbewertungen sind',
    assessed: (answered, count) => `${number(answered)} von ${number(count)} bewertet`,
    gaps: (open, overdue) =>
      `${open === 1 ? '1 Lücke' : `${number(open)} Lücken`} offen${overdue === 0 ? '' : `, **${number(overdue)} überfällig**`}`,
    waiting: (count) => `${number(count)} erledigt, Wirkung noch nicht bekannt`,
    worked: (count, of) => `gewirkt: ${number(count)} von ${number(of)}`,
    blocked: 'für jemanden darf es **niemand**',
    none: 'gerade wird nichts gefragt',
    more: 'Eine jetzt bewerten lassen: `/isms competence start KENNUNG`.',
  },
  one: {
    demands: '**Was sie verlangt**',
    holders: '**Wer sie hat**',
    assessor: 'Bewertet von',
    controls: 'Maßnahmen',
    next: 'Nächste Bewertung',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
    nobody: 'niemand',
    read: (name) => `${name}: alles lesen`,
    stands: {
      'not-assessed': (name) => `**${name}**: noch nicht bewertet`,
      met: (name) => `**${name}**: erfüllt sie`,
      gaps: (name) => `**${name}**: Lücken werden geschlossen`,
      'did-not-work': (name) => `**${name}**: eine Lücke besteht weiter`,
    },
    asked: (name, dueOn, today) => `${name} ist gefragt, fällig ${dueDay(dueOn, today)}`,
    assessedOn: (at, timeZone) => `bewertet am ${dated(at, timeZone)}`,
  },
  start: {
    command: 'lässt alle, die eine Rolle haben, außer der Reihe neu bewerten',
    which:
      'Welche Kompetenz? `/isms competence` zählt sie auf: Schreiben Sie `/isms competence start KENNUNG`.',
    open: 'Neu bewerten…',
    title: 'Neu bewerten',
    question: (title) => `„${title}“ jetzt bewerten lassen, außer der Reihe?`,
    consequence: (owner) => `${owner} wird zu allen gefragt, die sie haben.`,
    replaces: (owner) =>
      `${owner} wird zu allen gefragt, die sie haben. Die laufende Bewertung wird mit ihrem Nachweis geschlossen; was von ihr offen ist, geht in der neuen weiter.`,
    label: 'Warum',
    hint: (owner) =>
      `Etwa: was sich geändert hat, oder wer ein Ergebnis anders sieht. ${owner} liest es wörtlich, und es wird festgehalten.`,
    missing: 'Schreiben Sie, warum, damit klar ist, worauf zu achten ist.',
    submit: 'Bewertung anfordern',
    done: (title, owner) =>
      `✓ ${owner} wird gebeten, „${title}“ außer der Reihe zu bewerten. Die geplanten Termine bleiben.`,
    running: (title) => `Zu „${title}“ wird schon jemand gefragt, deshalb wurde nichts weiter begonnen.`,
    nobody: (title) =>
      `Niemand ist da, der „${title}“ bewertet. Es wurde nichts begonnen. Tragen Sie zuerst in competences.yaml jemand anderen ein, und importieren Sie es.`,
    notYours: (title) =>
      `Nur wer „${title}“ bewertet und wer das ISMS leitet, lassen es außer der Reihe bewerten. Es wurde nichts festgehalten.`,
  },
  standing: {
    blocked: (title) => `${title}: niemand darf es bewerten oder weiterverfolgen`,
    name: (title) =>
      `**niemand darf „${title}“ für jemanden bewerten oder weiterverfolgen.** Tragen Sie in competences.yaml jemand anderen ein oder in people.csv eine Führungskraft, und importieren Sie es.`,
    action: (title, count, on, today) =>
      `${title}: ${count === 1 ? '1 Lücke ist' : `${number(count)} Lücken sind`} zu schließen, fällig ${dueDay(on, today)}`,
    verdict: (title, count, on, today) =>
      `${title}: zu ${count === 1 ? '1 Lücke' : `${number(count)} Lücken`} ist zu sagen, ob sie geschlossen ${count === 1 ? 'ist' : 'sind'}, fällig ${dueDay(on, today)}`,
    didNotWork: (title, count) =>
      count === 1
        ? `${title}: 1 Lücke besteht weiter, obwohl etwas getan wurde`
        : `${title}: ${number(count)} Lücken bestehen weiter, obwohl etwas getan wurde`,
    again: (title) =>
      `**${title}: Was gegen eine Lücke getan wurde, hat nicht gewirkt.** Lassen Sie neu bewerten.`,
    show: 'Ansehen',
  },
}
