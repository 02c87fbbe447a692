import type { registerPlan as english } from '../en/register-plan.js'
import type { Translation } from '../translation.js'
import { dated, day, dueDay } from './dates.js'

export const registerPlan: Translation<typeof english> = {
  command: 'zeigt den Behandlungsplan aller Risiken, als Dokument mit seiner Version',
  title: (version) => `Behandlungsplan, Version ${version}`,
  none: 'Im Register steht noch kein Risiko, also gibt es keinen Plan.',
  since: (at, timeZone) => `So gilt er seit dem ${dated(at, timeZone)}.`,
  facts: {
    risks: 'Risiken',
    actions: 'Noch zu tun',
    counts: (open, overdue) => (overdue === 0 ? String(open) : `${open}, davon ⚠ ${overdue} überfällig`),
    unapproved: 'Noch ohne Zustimmung dessen, dem es gehört',
  },
  next: '**Was als Nächstes kommt**',
  nothing: 'Nichts ist mehr zu tun.',
  action: (title, name, owner, due, today) => `${title} (${name}) · ${owner}, bis ${dueDay(due, today)}`,
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
    notApproved: 'Wem es gehört, hat ihm so noch nicht zugestimmt.',
    accepted: (by, at, timeZone, until) =>
      `Akzeptiert von ${by}, ${dated(at, timeZone)}, bis ${day(until, '')}.`,
    hash: (hash) => `SHA-256 des Geplanten: ${hash}`,
  },
}
