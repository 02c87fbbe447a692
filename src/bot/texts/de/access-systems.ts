import type { accessSystems as english } from '../en/access-systems.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay, listOf, number } from './dates.js'

export const accessSystems: Translation<typeof english> = {
  criticality: { low: 'niedrig', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  facts: {
    criticality: 'Kritikalität',
    owner: 'Zuständig',
    nobody: 'niemand mehr',
    controls: 'Maßnahmen',
    source: 'Konten kommen aus',
    swing: 'Vorher gefragt',
    swingBy: (percent) =>
      `wer zuständig ist, wenn ihre Zahl um mehr als ${number(percent)} % von der letzten Liste abweicht (ohne Konten, die zu entfernen waren)`,
    privileged: 'Privilegiert',
    noPrivileged: 'kein Konto darf mehr als ein anderes',
    reviewedBy: 'Überprüft von',
    outsider: 'Wo sonst niemand darf',
    interval: 'Wiederkehr',
    last: 'Letzte Überprüfung',
    next: 'Nächste Überprüfung',
    nextOn: (date, today) => dueDay(date, today),
    nextNever: 'nichts ist geplant',
  },
  reviewedBy: {
    manager: 'der Führungskraft der Person, der ein Konto gehört',
    owner: 'der zuständigen Person',
    both: 'der Führungskraft der Person, der ein Konto gehört, und bei privilegierten auch von der zuständigen Person',
  },
  source: {
    csv: (names) => `einer Datei, die die zuständige Person einreicht, mit den Spalten ${listOf(names)}`,
    github: (name) => `GitHub, von Steward selbst gelesen: Organisation ${name}`,
    entra: (name) => `Microsoft Entra, von Steward selbst gelesen: alle Konten von ${name}`,
    groups: (name, names) =>
      `Microsoft Entra, von Steward selbst gelesen: wer bei ${name} in ${listOf(names)} ist`,
    aws: 'AWS, von Steward selbst gelesen: wer in einem AWS-Konto angelegt ist',
    https: (name) => `${name}, von Steward selbst gelesen`,
  },
  last: {
    never: 'noch nicht überprüft',
    nothing: (at, timeZone) => `⚠ endete am ${dated(at, timeZone)}, ohne dass etwas überprüft wurde`,
    ended: (at, timeZone) => `überprüft am ${dated(at, timeZone)}`,
    kept: (count) => `${number(count)} behalten`,
    removed: (count) => `${number(count)} entfernt`,
    changed: (count) => `${number(count)} geändert`,
    notReviewed: (count) => `⚠ ${number(count)} nicht überprüft`,
    unverified: (count) => `⚠ ${number(count)} davon nicht nachweislich erledigt`,
    verified: 'alles nachweislich erledigt',
  },
  known: {
    title: '**Konten, die accounts.yaml kennt**',
    managed: (word, what, owner) => `${word}: ${what}, verantwortlich: ${owner}`,
    personal: (word, person) => `${word}: ${person}`,
    nobody: 'niemand mehr',
    type: {
      service: 'von einem Programm genutzt',
      shared: 'geteilt',
      'break-glass': 'für Notfälle',
      vendor: 'eines Lieferanten',
      token: 'ein Schlüssel',
    },
    due: (date, today) => `Geheimnis zu ändern bis ${day(date, today)}`,
    overdue: (date, today) => `⚠ Geheimnis war zu ändern bis ${day(date, today)}`,
  },
  list: {
    command:
      'zeigt die Systeme, bei denen überprüft wird, wer sie nutzen darf, und wie das zuletzt ausging; mit einer KENNUNG eines davon',
    all: 'Systeme, deren Zugänge überprüft werden',
    mine: 'Systeme, die Sie betreffen',
    none: 'Noch werden keine Zugänge überprüft. Bei welchen Systemen, steht in der Datei systems.yaml.',
    noneYours: 'Sie sind für kein System zuständig und für kein Konto in einem verantwortlich.',
    unknown: (typed, meant, known) =>
      `Ein System „${typed}“ gibt es nicht. ${meant === null ? '' : `Meinten Sie \`${meant}\`? `}Es gibt: ${known}.`,
    notYours: (title) =>
      `„${title}“ sehen nur, wer dafür zuständig oder für ein Konto darin verantwortlich ist, die ISMS-Leitung und die oberste Leitung.`,
    line: (title, id, word) => `**${title}** (\`${id}\`) · Kritikalität ${word}`,
    owner: (name) => `zuständig ${name}`,
    nobody: 'niemand ist mehr zuständig',
    running: (dueOn, today) => `wird überprüft, fällig ${dueDay(dueOn, today)}`,
    next: (date, today) => `nächste Überprüfung ${dueDay(date, today)}`,
    overdue: (count) =>
      count === 1 ? '⚠ ein Geheimnis war zu ändern' : `⚠ ${number(count)} Geheimnisse waren zu ändern`,
    more: 'Eines davon: `/isms access KENNUNG`.',
  },
}
