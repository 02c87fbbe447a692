import type { status as english } from '../../en/access-review/status.js'
import type { Translation } from '../../translation.js'
import { dated, day, dueDay, listOf, number } from '../dates.js'
import { accounts, ofAccounts } from './review.js'

export const status: Translation<typeof english> = {
  command:
    'zeigt, wie die Überprüfung eines Systems steht: bei wem wie viele Konten offen sind, und was noch nicht erledigt ist',
  title: (title) => `Überprüfung der Zugriffsrechte: ${title}`,
  none: (title) => `Für ${title} läuft keine Überprüfung.`,
  since: (at, dueOn, today, timeZone) => `Seit ${dated(at, timeZone)} · fällig ${dueDay(dueOn, today)}`,
  read: {
    by: (count, at, by, timeZone) => `${accounts(count)}, eingereicht von ${by}, ${dated(at, timeZone)}`,
    live: (count, at, timeZone) => `${accounts(count)}, von Steward gelesen, ${dated(at, timeZone)}`,
    held: 'zuerst wird gefragt, ob die Zahl stimmt',
    shown: (count) => `das System selbst zeigt ${number(count)} an`,
    none: 'Die Konten wurden noch nicht gelesen.',
    failed: (at, timeZone) => `Sie ließen sich nicht lesen: ${dated(at, timeZone)}.`,
  },
  awaited: (name, on, dueOn, today) =>
    `${name} wurde darum gebeten: ${day(on, today)}, fällig ${dueDay(dueOn, today)}.`,
  twice: (count) => `bei ${ofAccounts(count)}: über jedes mit besonderen Rechten entscheiden zwei`,
  inactive: (count) =>
    count === 1
      ? 'eines ist gesperrt und wird nicht überprüft'
      : `${number(count)} sind gesperrt und werden nicht überprüft`,
  progress: (decided, of) => `${number(decided)} von ${number(of)} entschieden`,
  reviewers: '**Bei wem noch Konten offen sind**',
  reviewer: (name, open, of) => `${name}: ${number(open)} von ${number(of)} offen`,
  nobody: (count) => `${accounts(count)}: niemand darf ${count === 1 ? 'es' : 'sie'} überprüfen`,
  allDecided: 'Über jedes Konto ist entschieden.',
  orders: (open, done, verified) =>
    `**Zu entfernen oder zu ändern:** ${number(open)} offen · ${number(done)} als erledigt gemeldet · ${number(verified)} nachweislich erledigt`,
  undone: {
    open: (name, on, today) => `${name}: offen, fällig ${dueDay(on, today)}`,
    there: (name, on, today) => `${name}: **noch da**, fällig ${dueDay(on, today)}`,
    done: (name, on, today) => `${name}: als erledigt gemeldet, fällig ${dueDay(on, today)}`,
    looked: (on, today) => `Zuletzt angesehen: ${dueDay(on, today)}`,
  },
  exceptions: (count, on, today) =>
    `${count === 1 ? 'Ein Konto bleibt' : `${accounts(count)} bleiben`} vorerst, obwohl ${count === 1 ? 'es auffällt' : 'sie auffallen'}, das erste bis ${day(on, today)}`,
  unknown: (typed, known) =>
    typed === ''
      ? `Welches System? Nennen Sie eines: ${known}.`
      : `Ein System „${typed}“ gibt es nicht, daher wurde nichts getan. Es gibt: ${known}.`,
  noSystem: 'Noch werden keine Zugänge überprüft. Bei welchen Systemen, steht in der Datei systems.yaml.',
  standing: {
    failed: (title, at, timeZone) => `${title}: die Konten ließen sich nicht lesen (${dated(at, timeZone)})`,
    seeToFailed: (title) =>
      `**die Konten von ${title} lassen sich nicht lesen.** Beheben Sie, was im Weg steht, und versuchen Sie es noch einmal.`,
    nobody: (title, count) => `${title}: niemand darf ${accounts(count)} überprüfen`,
    nameOutsider: (title) =>
      `**niemand darf einige Konten von ${title} überprüfen.** Nennen Sie in systems.yaml jemanden von außen, und importieren Sie die Datei.`,
    leftOpen: (title, count, changed, at, timeZone) => {
      const what = [
        ...(count > 0 ? [`${accounts(count)} nicht überprüft`] : []),
        ...(changed > 0
          ? [`${changed === 1 ? '1 Änderung' : `${number(changed)} Änderungen`} nicht nachgewiesen`]
          : []),
      ].join(' und ')
      return `${title}: am ${dated(at, timeZone)} geschlossen, ${what}`
    },
    reviewAgain: (title) =>
      `**bei der letzten Überprüfung von ${title} blieb etwas offen.** Lassen Sie noch einmal überprüfen, oder warten Sie die nächste ab.`,
    nobodyOwns: (title) =>
      `${title}: niemand ist da, der dafür verantwortlich ist; die Überprüfung der Zugriffsrechte wartet`,
    nameOwner: (title) =>
      `**niemand ist da, der für ${title} verantwortlich ist.** Nennen Sie in systems.yaml jemand anderen, und importieren Sie die Datei.`,
    nobodyConfirms: (title) => `${title}: niemand darf bestätigen, was als erledigt gezeigt wurde`,
    nameConfirmer: (title) =>
      `**niemand darf bestätigen, was in ${title} getan wurde.** Nennen Sie in systems.yaml jemanden von außen, und importieren Sie die Datei.`,
    orders: (title, removed, changed, names, on, today) => {
      const what = [
        ...(removed > 0 ? [`${accounts(removed)} noch nicht nachweislich entfernt`] : []),
        ...(changed > 0 ? [`${accounts(changed)} noch nicht nachweislich geändert`] : []),
      ].join(' und ')
      const who = names.length > 0 ? `, wartet auf ${listOf(names)}` : ''
      return `${title}: ${what}${who}, fällig ${dueDay(on, today)}`
    },
  },
  notYours: (title) =>
    `Nur wer für ${title} verantwortlich ist, die ISMS-Leitung und die oberste Leitung sehen, wie die Überprüfung steht. Es wurde nichts gezeigt.`,
  exception: {
    command:
      'zeigt, welche Konten eines Systems bleiben, obwohl sie auffallen: bis wann, durch wen und warum',
    title: (title) => `Bleibt, obwohl es auffällt: ${title}`,
    none: (title) => `Kein auffälliges Konto von ${title} bleibt als Ausnahme.`,
    line: (name, flags, on, by, reason, today) =>
      `${name} (${flags}): bis ${day(on, today)} · ${by}: ${reason}`,
    more: 'Wenn ein solcher Tag vorbei ist, wird nach dem Konto noch einmal gefragt.',
    notYours: (title) =>
      `Nur wer für ${title} verantwortlich ist und die ISMS-Leitung sehen die Konten. Es wurde nichts gezeigt.`,
  },
  start: {
    command: 'lässt jetzt überprüfen, wer Zugriff auf ein System hat, außer der Reihe',
    open: 'Außer der Reihe überprüfen…',
    title: 'Außer der Reihe',
    question: (title) => `Jetzt außer der Reihe überprüfen lassen, wer Zugriff auf ${title} hat?`,
    consequence: (owner) =>
      `Steward liest die Konten gleich selbst, dann werden alle gefragt, die überprüfen; um das, was zu entfernen oder zu ändern ist, kümmert sich ${owner}. Geplante Termine bleiben.`,
    consequenceOfList: (owner) =>
      `Zuerst wird ${owner} sofort um eine Liste der Konten gebeten, dann werden alle gefragt, die überprüfen. Geplante Termine bleiben.`,
    label: 'Warum',
    hint: (owner) =>
      `Zum Beispiel: ein Vorfall oder eine Umorganisation. ${owner} und alle, die überprüfen, lesen es, Wort für Wort, und es bleibt in den Aufzeichnungen.`,
    missing: 'Schreiben Sie, warum, damit klar ist, worauf zu achten ist.',
    submit: 'Überprüfung beginnen',
    done: (title, owner) =>
      `✓ Es wird überprüft, wer Zugriff auf ${title} hat, außer der Reihe; darum kümmert sich ${owner}. Geplante Termine bleiben.`,
    running: (title) =>
      `Eine Überprüfung, wer Zugriff auf ${title} hat, läuft schon; daher wurde keine andere begonnen.`,
    again: (title) => `✓ Die Konten von ${title} werden gleich noch einmal gelesen.`,
    nobody: (title) =>
      `Für ${title} ist niemand mehr verantwortlich. Es wurde nichts begonnen. Nennen Sie zuerst in systems.yaml jemand anderen, und importieren Sie die Datei.`,
    notYours: (title) =>
      `Nur die ISMS-Leitung lässt Zugriff auf ${title} außer der Reihe überprüfen. Es wurde nichts festgehalten.`,
  },
}
