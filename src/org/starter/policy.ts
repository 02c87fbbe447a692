import type { Starter } from './answers.js'

interface StarterPolicy {
  title: string
  body: (name: string) => string
}

const english: StarterPolicy = {
  title: 'Information Security Policy',
  body: (name) => `# Information Security Policy

Customers and colleagues trust ${name} with information. This policy says how we earn that. It applies to everyone who works for us, employees and contractors, wherever they work.

## What we want

Information is seen only by those who may see it, is right, and is there when it is needed. The management sets measurable objectives for this each year, provides what it takes to reach them, and sees to it that we keep laws and contracts and become better at it.

## Who is responsible

- **The management** approves this policy and answers for it.
- **The ISMS lead** runs the management system behind it, and is the person to ask.
- **Each of us** follows the rules below and reports what looks wrong.

## What each of us does

1. **Passwords.** A different one for each service, at least 14 characters, made and kept by the password manager. Never shared.
2. **Second factor.** Switched on wherever it exists. Approve a sign-in only if you have just started it yourself.
3. **Devices.** Lock the screen when you leave it. Install updates within 14 days. Encrypted disks only.
4. **Software.** Ask before you install a program or give company information to an online service or an AI assistant.
5. **Confidential information.** Customers' data, personal data, prices, keys and source code go only to those who need them, and never into private accounts.
6. **Payments.** Before you pay to a new account or change bank details, call back on a number that we already had.
7. **On the move.** Work where others cannot read your screen or listen. Keep devices with you.
8. **Leaving.** Return everything on your last day. What you know stays confidential.

## When something goes wrong

Report it to the ISMS lead within one hour: a lost device, a strange message that you clicked, papers sent to the wrong person, anything that looks odd. You need not be sure, and nobody is blamed for an honest mistake.

## When a rule does not fit

Ask the ISMS lead for an exception. It is granted in writing, with a reason and an end date, and never by oneself. Whoever breaks these rules on purpose has to expect what the contract provides for.

This policy is reviewed every 12 months, and after each serious incident.
`,
}

const german: StarterPolicy = {
  title: 'Leitlinie zur Informationssicherheit',
  body: (name) => `# Leitlinie zur Informationssicherheit

Kunden und Kollegen vertrauen ${name} Informationen an. Diese Leitlinie sagt, wie wir das verdienen. Sie gilt für alle, die für uns arbeiten, ob angestellt oder beauftragt, und überall, wo sie arbeiten.

## Was wir wollen

Informationen sehen nur die, die es dürfen; sie stimmen, und sie sind da, wenn sie gebraucht werden. Die Leitung setzt dafür jedes Jahr messbare Ziele, stellt bereit, was es dazu braucht, und sorgt dafür, dass wir Gesetze und Verträge einhalten und besser werden.

## Wer verantwortlich ist

- **Die Leitung** genehmigt diese Leitlinie und steht für sie ein.
- **Die ISMS-Leitung** führt das Managementsystem dahinter und beantwortet Fragen.
- **Wir alle** halten die folgenden Regeln ein und melden, was nicht stimmt.

## Was wir alle tun

1. **Passwörter.** Für jeden Dienst ein anderes mit mindestens 14 Zeichen, vom Passwortmanager erzeugt und aufbewahrt. Nie weitergeben.
2. **Zweiter Faktor.** Eingeschaltet, wo es ihn gibt. Bestätigen Sie eine Anmeldung nur, wenn Sie sie gerade selbst begonnen haben.
3. **Geräte.** Sperren Sie den Bildschirm, wenn Sie ihn verlassen. Spielen Sie Aktualisierungen innerhalb von 14 Tagen ein. Nur verschlüsselte Datenträger.
4. **Software.** Fragen Sie, bevor Sie ein Programm installieren oder einem Onlinedienst oder KI-Assistenten Informationen der Firma geben.
5. **Vertrauliches.** Daten von Kunden, Personendaten, Preise, Schlüssel und Quellcode bekommen nur die, die sie brauchen, und nie private Konten.
6. **Zahlungen.** Bevor Sie auf ein neues Konto zahlen oder Bankdaten ändern, rufen Sie unter einer Nummer zurück, die wir schon hatten.
7. **Unterwegs.** Arbeiten Sie, wo andere nicht auf den Bildschirm sehen oder mithören können. Lassen Sie Geräte nicht allein.
8. **Austritt.** Geben Sie am letzten Tag alles zurück. Was Sie wissen, bleibt vertraulich.

## Wenn etwas schiefgeht

Melden Sie es innerhalb einer Stunde der ISMS-Leitung: ein verlorenes Gerät, eine seltsame Nachricht, die Sie angeklickt haben, Papiere bei der falschen Person, alles, was merkwürdig aussieht. Sie müssen nicht sicher sein, und niemandem wird ein ehrlicher Fehler vorgeworfen.

## Wenn eine Regel nicht passt

Bitten Sie die ISMS-Leitung um eine Ausnahme. Sie wird schriftlich gewährt, mit Grund und Enddatum, und nie sich selbst. Wer diese Regeln mit Absicht verletzt, muss mit dem rechnen, was der Vertrag vorsieht.

Diese Leitlinie wird alle 12 Monate überprüft, und nach jedem schweren Vorfall.
`,
}

/** In which languages there is a policy to begin with. */
export const starterPolicies: ReadonlyMap<string, StarterPolicy> = new Map([
  ['en', english],
  ['de', german],
])

/** `policies/information-security.md`, with all that may stand at its top explained. */
export function starterPolicy({ title, body }: StarterPolicy, language: string, { name }: Starter): string {
  const other = language === 'en' ? 'de' : 'en'
  return `---
# What Steward knows of this policy stands between the two lines of hyphens; the policy itself comes below, in Markdown.

# Lower-case letters, digits and hyphens; it stays for ever. People type it: /isms policy publish information-security
id: information-security

# This is the one that top management has to approve (ISO 27001, 5.2). Leave the line out for every other policy.
type: information-security-policy

title: ${title}

# One version is one text for ever: raise it whenever you change the text below.
version: 1.0

# material: everybody acknowledges it anew. editorial: the meaning is the same, and nobody has to. A first one is material.
change: material

# From the second version on, what changed, as people are told first:
# changes: Working from home now needs a privacy screen.

# Ids from people.csv: who keeps it up to date, and who approves it.
owner: sam.rivera
approver: alex.morgan

# Whom it is for: everyone, or a list of which one line has to match, such as
# [{ department: Engineering }, { role: developer }, { kind: contractor }, { country: DE }, { person: kim.okafor }]
audience: everyone

reviewEveryMonths: 12

# Left out: questions that people answer before they acknowledge.
# quiz:
#   passMark: 1
#   questions:
#     - id: lost-laptop
#       question: Your laptop is gone. What do you do first?
#       options:
#         search: Look for it until Monday.
#         report: Report it at once.
#       right: report

# For another language, put a file beside this one that is named information-security.${other}.md and holds title and language.
---

${body(name)}`
}

/** The same policy in another language. */
export function starterTranslation(
  { title, body }: StarterPolicy,
  language: string,
  { name }: Starter,
): string {
  return `---
# The same version in another language: what is not said here stands in information-security.md.
title: ${title}
language: ${language}
---

${body(name)}`
}
