import { dated, oneOf } from './dates.js'

/** Titles and names come in as they are; whoever puts a text into a card has escaped them. */
export const riskProposal = {
  propose: {
    command: 'proposes a risk that the register does not have',
    title: 'Propose a risk',
    intro:
      'The ISMS lead looks at it: it goes into the register with an owner, or you hear why not. You never accept it yourself.',
    fields: {
      title: 'What it is called',
      threat: 'What may happen',
      vulnerability: 'What lets it happen',
      asset: 'To what',
      affects: 'What is at stake',
      owner: 'Who could own it',
      ownerHint: 'Whoever may decide what is done about it. Leave it empty if you do not know.',
    },
    submit: 'Propose it',
    missing: 'Write something here.',
    ownerUnknown:
      'Steward does not know this account. Choose somebody who is on the list of people, or leave it empty.',
    ownerNotThere: (name: string) =>
      `${name} is not there at present. Choose somebody else, or leave it empty.`,
    done: (title: string) =>
      `✓ You proposed the risk “${title}”. The ISMS lead is told, and you hear what comes of it.`,
  },
  asked: {
    title: (title: string) => `Decide: does the risk “${title}” go into the register?`,
    /** Somebody may look on: which risk it is stands on the card. */
    summary: 'Decide: does a risk that was proposed go into the register?',
    by: (name: string, at: string, timeZone: string) => `Proposed by ${name} on ${dated(at, timeZone)}`,
    affects: (list: string) => `At stake: ${list}`,
    thinks: (name: string) => `${name} could own it, as they think.`,
    take: 'Take it into the register…',
    turnDown: 'Turn it down…',
    why: '_Asked of you as whoever leads the ISMS · ISO 27001 6.1.2 c_',
    taken: (by: string, id: string) =>
      `✓ ${by} took it into the register as \`${id}\`. Its owner is asked how it stands.`,
    turnedDown: (by: string, reason: string) => `✓ ${by} turned it down: ${reason}`,
  },
  take: {
    title: 'Into the register',
    id: 'Its id',
    idHint: 'Lower-case letters, digits and hyphens: it stands in commands and on record.',
    owner: 'Owner',
    ownerHint: 'They are asked at once how it stands.',
    likelihood: 'How likely it is, for now',
    consequence: 'How bad it would be, for now',
    submit: 'Take it in',
    idWrong: 'Write lower-case letters, digits and hyphens, at most 60.',
    idTaken: 'Another risk has this id. Write another one.',
    ownerMissing: 'Choose who owns it: somebody who is on the list of people, and there.',
    noCriteria: 'No criteria for risks are in force yet, so nothing can be taken into the register.',
    because: (name: string) => `It is new: ${name} proposed it.`,
    done: (title: string, owner: string) =>
      `✓ “${title}” is in the register. ${owner} is asked how it stands.`,
  },
  turnDown: {
    title: 'Turn it down',
    label: 'Why',
    hint: 'Whoever proposed it reads it, word for word.',
    submit: 'Turn it down',
    missing: 'Write why: whoever proposed it should know.',
    done: (title: string) => `✓ “${title}” is turned down. Whoever proposed it reads why.`,
  },
  standing: (title: string, name: string, at: string, timeZone: string) =>
    `Proposed for the register by ${name} on ${dated(at, timeZone)}: “${title}”`,
  notYours: 'Only the ISMS lead decides what goes into the register. Nothing was recorded.',
  decided: 'This was decided already, so nothing more was recorded.',
  told: {
    summary: 'What became of the risk that you proposed',
    taken: (title: string, owner: string) =>
      `The risk “${title}” that you proposed is in the register, owned by ${owner}`,
    turnedDown: (title: string) => `The risk “${title}” that you proposed was turned down`,
    reason: (by: string, reason: string) => `${by}: ${reason}`,
  },
  close: {
    open: 'Close…',
    title: 'Close a risk',
    question: (title: string) => `Close the risk “${title}”?`,
    consequence:
      'Nobody is asked about it any more. It stays in the register with all that was found, and is not opened again.',
    label: 'Why it is a risk no more',
    hint: 'It is kept on record, word for word.',
    submit: 'Close it',
    missing: 'Write why it is a risk no more: an auditor asks for it.',
    askAnother: (names: readonly string[]) =>
      `You answer for this risk, and nobody closes their own (ISO 27001 A.5.3). Nothing was recorded. Ask ${oneOf(names)}: they find it with \`/isms risk list\`.`,
    nobodyElse:
      'You answer for this risk, and nobody closes their own (ISO 27001 A.5.3). Nothing was recorded. Everybody else who might close it answers for it, too: give it another owner or deputy first.',
    done: (title: string) => `✓ The risk “${title}” is closed.`,
    changed:
      'It was changed or closed meanwhile, so nothing was recorded. `/isms risk show ID` shows how it stands.',
  },
}
