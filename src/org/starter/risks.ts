import type { Starter } from './answers.js'
import { textIn, type Words } from './words.js'

/** What the scales, levels and risks of a new folder are called. */
const words: Words = new Map([
  [
    'en',
    {
      unlikely: 'Unlikely',
      unlikelyMeans: 'less than once in ten years',
      possible: 'Possible',
      possibleMeans: 'once in a few years',
      likely: 'Likely',
      likelyMeans: 'about once a year, or more often',
      minor: 'Minor',
      minorMeans: 'a nuisance to us alone',
      serious: 'Serious',
      seriousMeans: 'customers notice, or it costs a month of income',
      critical: 'Critical',
      criticalMeans: 'it threatens the company',
      low: 'Low',
      medium: 'Medium',
      high: 'High',
      ransomware: 'Ransomware',
      ransomwareThreat: 'An attacker encrypts our data and asks for money',
      ransomwareBy: 'Somebody opens what a message brings, and backups can be reached from there',
      ransomwareAsset: 'Our data and what runs on it',
      backups: 'Keep one backup where nobody can overwrite it',
      device: 'Lost or stolen device',
      deviceThreat: 'A laptop or telephone is left on a train or stolen',
      deviceBy: 'What stands on it can be read without a password',
      deviceAsset: 'Devices with data of customers',
    },
  ],
  [
    'de',
    {
      unlikely: 'Unwahrscheinlich',
      unlikelyMeans: 'weniger als einmal in zehn Jahren',
      possible: 'Möglich',
      possibleMeans: 'einmal in einigen Jahren',
      likely: 'Wahrscheinlich',
      likelyMeans: 'etwa einmal im Jahr oder öfter',
      minor: 'Gering',
      minorMeans: 'lästig, aber nur für uns',
      serious: 'Ernst',
      seriousMeans: 'Kunden merken es, oder es kostet einen Monatsumsatz',
      critical: 'Existenzbedrohend',
      criticalMeans: 'es bedroht das Unternehmen',
      low: 'Niedrig',
      medium: 'Mittel',
      high: 'Hoch',
      ransomware: 'Erpressersoftware',
      ransomwareThreat: 'Ein Angreifer verschlüsselt unsere Daten und verlangt Geld',
      ransomwareBy: 'Jemand öffnet, was eine Nachricht mitbringt, und Sicherungen sind von dort erreichbar',
      ransomwareAsset: 'Unsere Daten und was damit läuft',
      backups: 'Eine Sicherung dort halten, wo niemand sie überschreiben kann',
      device: 'Verlorenes oder gestohlenes Gerät',
      deviceThreat: 'Ein Laptop oder Telefon bleibt im Zug liegen oder wird gestohlen',
      deviceBy: 'Was darauf steht, ist ohne Kennwort lesbar',
      deviceAsset: 'Geräte mit Daten von Kunden',
    },
  ],
])

/** `risk-criteria.yaml` of a new folder: three by three, and top management accepts what is beyond the appetite. */
export function starterCriteria(starter: Starter): string {
  const text = textIn(words, starter)
  return `# By what you judge your risks. A risk counts likelihood times consequence.
# Check your changes with: npx steward org check DIR

# Three to five steps, from the least to the most: the first one counts 1.
likelihood:
  - { title: ${text('unlikely')}, means: ${text('unlikelyMeans')} }
  - { title: ${text('possible')}, means: ${text('possibleMeans')} }
  - { title: ${text('likely')}, means: ${text('likelyMeans')} }
consequence:
  - { title: ${text('minor')}, means: ${text('minorMeans')} }
  - { title: ${text('serious')}, means: ${text('seriousMeans')} }
  - { title: ${text('critical')}, means: ${text('criticalMeans')} }

# What you call these values, from the lowest on.
levels:
  - { id: low, title: ${text('low')}, from: 1 }
  - { id: medium, title: ${text('medium')}, from: 3 }
  - { id: high, title: ${text('high')}, from: 6 }

# Up to this value, whoever owns a risk accepts it alone.
appetite: 2

# Beyond it, one of these accepts it too, for so many months at most. In place of { role: top-management }: manager (of
# whoever owns the risk), { role: ROLE } or { person: ID } as they stand in people.csv.
authority:
  - { from: 3, who: { role: top-management }, months: 12 }
`
}

/** `risks.yaml` of a new folder: two risks that everybody has. */
export function starterRisks(starter: Starter): string {
  const text = textIn(words, starter)
  return `# The register of risks to begin with. What somebody assesses in chat later stands, whatever is written here.
# Check your changes with: npx steward org check DIR

risks:
  # A name that stays for ever: people type it, and records name it.
  - id: ransomware
    # One text, in your first language, or one per language.
    title: ${text('ransomware')}
    # What may happen, what lets it happen, and to what.
    threat: ${text('ransomwareThreat')}
    vulnerability: ${text('ransomwareBy')}
    asset: ${text('ransomwareAsset')}
    # confidentiality, integrity, availability
    affects: [integrity, availability]
    # Whose it is: an id in people.csv.
    owner: sam.rivera
    # Left out: who decides in the owner's stead.
    # deputy: robin.chen

    # Without any control; today; and once the plan is carried out. Steps of the scales, counted from 1.
    inherent: { likelihood: 3, consequence: 3 }
    current: { likelihood: 2, consequence: 3 }
    target: { likelihood: 1, consequence: 2 }
    # modify (by controls), retain (bear it), avoid or share.
    treatment: modify
    controls: [A.8.7, A.8.13]
    # What is still to be done, by whom and until when.
    plan:
      - { id: offline-backup, title: ${text('backups')}, owner: robin.chen, due: 2027-06-30 }

  - id: lost-device
    title: ${text('device')}
    threat: ${text('deviceThreat')}
    vulnerability: ${text('deviceBy')}
    asset: ${text('deviceAsset')}
    affects: [confidentiality]
    owner: sam.rivera
    inherent: { likelihood: 3, consequence: 2 }
    current: { likelihood: 2, consequence: 1 }
    target: { likelihood: 2, consequence: 1 }
    treatment: modify
    controls: [A.7.9, A.8.1]
`
}
