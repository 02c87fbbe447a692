import type { registerPlan as english } from '../en/register-plan.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay } from './dates.js'

export const registerPlan: Translation<typeof english> = {
  command: 'zeigt den Behandlungsplan aller Risiken, als Dokument mit seiner Version',
  title: (version) => `Behandlungsplan, Version ${version}`,
  none: 'Im Register steht noch kein Risiko, also gibt es keinen Plan.',
  since: (asOf, at, timeZone) =>
    `Stand: ${dated(asOf, timeZone)}. So geplant ist es seit dem ${dated(at, timeZone)}.`,
  facts: {
    risks: 'Risiken',
    actions: 'Noch zu tun',
    counts: (open, overdue) => (overdue === 0 ? String(open) : `${open}, davon ⚠ ${overdue} überfällig`),
    unapproved: 'Noch ohne Zustimmung dessen, dem es gehört',
    unaccepted: 'Oberhalb des Risikoappetits, nicht akzeptiert',
  },
  next: '**Was als Nächstes kommt**',
  nothing: 'Nichts ist mehr zu tun.',
  action: (title, name, owner, due, today) => `${title} (${name}) · ${owner}, bis ${dueDay(due, today)}`,
  overdue: (title, name, owner, due, today) =>
    `⚠ ${title} (${name}) · ${owner}, überfällig seit ${dueDay(due, today)}`,
  notAccepted: '**Oberhalb des Risikoappetits und nicht oder nicht erneut akzeptiert**',
  changes: {
    since: (version) => `**Seit Version ${version} geändert**`,
    added: (names) => `Neu: ${names.join(', ')}`,
    changed: (names) => `Anders: ${names.join(', ')}`,
    left: (names) => `Geschlossen: ${names.join(', ')}`,
  },
  send: { pdf: 'Als PDF senden', csv: 'Als CSV senden' },
  file: {
    name: 'behandlungsplan',
    here: (version) => `Hier ist Version ${version} des Behandlungsplans.`,
    notTaken: (version) =>
      `Die Datei von Version ${version} des Behandlungsplans wird hier nicht angenommen. \`steward treatment-plan\` schreibt sie auf der Kommandozeile.`,
    comes: 'Er kommt als Datei in Ihren Nachrichten.',
  },
  paper: {
    owner: (name, level, target) => `${name} · heute ${level}, angestrebt ${target}`,
    treatment: (treatment, controls) => `${treatment}; Maßnahmen: ${controls}`,
    action: (title, name, due) => `${title} · ${name}, bis ${day(due, '')}`,
    done: (by, at, timeZone) => `erledigt, ${by}, ${dated(at, timeZone)}`,
    takenOut: (title, by, at, timeZone, why) =>
      `Nicht mehr zu tun: ${title}. ${by}, ${dated(at, timeZone)}${why === '' ? '.' : `: ${why}`}`,
    approved: (by, at, timeZone) => `Zugestimmt von ${by}, ${dated(at, timeZone)}.`,
    overdue: 'überfällig',
    approvedEnded: (by, at, timeZone, until) =>
      `Zugestimmt von ${by}, ${dated(at, timeZone)}; am ${day(until, '')} abgelaufen, nicht erneut zugestimmt.`,
    notApproved: 'Wem es gehört, hat ihm so noch nicht zugestimmt.',
    accepted: (by, at, timeZone, until) =>
      `Akzeptiert von ${by}, ${dated(at, timeZone)}, bis ${day(until, '')}.`,
    acceptedEnded: (by, at, timeZone, until) =>
      `Akzeptiert von ${by}, ${dated(at, timeZone)}; am ${day(until, '')} abgelaufen, nicht erneut akzeptiert.`,
    rejected: (by, at, timeZone) => `Nicht akzeptiert von ${by}, ${dated(at, timeZone)}.`,
    waiting: (by, at, timeZone) => `Ob es akzeptiert wird, liegt bei ${by}, seit dem ${dated(at, timeZone)}.`,
    nobody: () => 'Es liegt oberhalb des Risikoappetits, und niemand hat es akzeptiert.',
    hash: (hash) => `SHA-256 des Geplanten: ${hash}`,
  },
}
