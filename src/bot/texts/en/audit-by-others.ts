import { day, number } from './dates.js'

/** Titles, names and what people wrote come in as they are; whoever puts a text into a card has escaped them. */
export const auditByOthers = {
  record: {
    title: (title: string) => `Record the audit: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Record an audit by others, “${title}”, by ${day(dueOn, today)}`,
    question:
      'Once they have gone: who audited, when, and under which reference? Then you enter what they found.',
    open: 'Record it…',
    receipt: (title: string) => `✓ You recorded the audit: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} recorded the audit: ${title}`,
    said: (body: string, reference: string) => `${body} · ${reference}`,
    form: {
      title: 'Record an audit',
      question: (title: string) => `**Who audited “${title}”?**`,
      body: 'Who audited',
      bodyHint: 'The certification body or the customer.',
      reference: 'Their reference',
      referenceHint: 'The number of their report, under which they know it.',
      from: 'First day',
      to: 'Last day',
      submit: 'Record the audit',
      missing: 'Write it, so that it can be found again.',
      day: 'Choose a day.',
      future: 'That day is still to come: record it once the audit is over.',
    },
  },
  enter: {
    title: (title: string) => `Enter what they found: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Enter what others found in an audit, “${title}”, by ${day(dueOn, today)}`,
    question:
      'One after the other, with their grade, reference and deadline. A nonconformity opens a corrective action by itself.',
    entered: (count: number) =>
      count === 0
        ? 'Nothing is entered yet.'
        : count === 1
          ? '1 finding is entered.'
          : `${number(count)} findings are entered.`,
    add: 'Add a finding…',
    done: 'That is all',
    added: (id: string) => `✓ ${id} is on record. Add the next one, or say that this is all.`,
    addedWith: (id: string, nonconformity: string) =>
      `✓ ${id} is on record, and ${nonconformity} was opened to correct it. Add the next one, or say that this is all.`,
    receipt: (title: string) => `✓ You entered what they found: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} entered what they found: ${title}`,
    form: {
      title: 'Add a finding',
      question: (title: string) => `**What was found in “${title}”?**`,
      criterion: 'Clause or control',
      criterionHint: 'For example: 9.2 or A.5.18.',
      grade: 'Grade',
      grades: {
        observation: 'Observation',
        opportunity: 'Opportunity for improvement',
        minor: 'Minor nonconformity',
        major: 'Major nonconformity',
      },
      statement: 'What they found',
      statementHint: 'In their words.',
      requirement: 'What is demanded',
      evidence: 'Evidence',
      forNonconformity: 'A nonconformity needs it.',
      reference: 'Their reference',
      due: 'Until when they want it answered',
      owner: 'Who corrects it',
      ownerHint: 'Name or e-mail address; empty: whoever accompanies the audit.',
      submit: 'Record the finding',
      wrongCriterion: 'There is no such clause or control. Write for example 9.2 or A.5.18.',
      missing: 'Write it as they did.',
      missingGrade: 'Choose the grade that they gave it.',
      missingForNonconformity:
        'A nonconformity needs what is demanded, what was found, and by what it was seen.',
    },
  },
  /** What whoever answers for it is asked. */
  confirm: {
    question:
      'Is it yours, and do you know what is asked for? Others found it: whoever disagrees takes it up with them, through whoever leads the ISMS.',
    why: (title: string) =>
      `_Asked of you since you answer for it: audit by others, “${title}” · ISO 27001 A.5.35, 10.2_`,
  },
  why: '_Asked of you since you accompany this audit · ISO 27001 A.5.35, 10.2_',
  command: {
    describe: 'records what a certification body or a customer found in an audit',
    which: (known: string) => `Which audit? Type \`/isms audit record ID\`. There is: ${known}.`,
    none: 'No audit by others is planned. Write one into audits.yaml with kind: certification or customer.',
    notYours: (title: string) =>
      `Somebody else records “${title}”: whoever accompanies it. Nothing was recorded.`,
    beingConfirmed: (title: string) =>
      `What “${title}” found is on record. Whoever answers for it is asked to confirm that they know it; once they have, or the days for that are over, the next one can be recorded.`,
    notYet: (title: string) =>
      `“${title}” is under way. What came of it is asked in a moment; on the day for which it is planned, once that is over.`,
  },
}
