import { day, listOf, moment, number } from './dates.js'

/** What is asked while an audit is reported. What people wrote comes in as it is; whoever puts a text into a card has escaped it. */
export const auditReporting = {
  write: {
    title: (title: string) => `Write the conclusion: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Write the conclusion of an audit, “${title}”, by ${day(dueOn, today)}`,
    question:
      'What do you conclude: does what you audited do what it is to do, and is it kept up? Everything else of the report is made from what is on record.',
    objected: (by: string, reason: string) => `**${by} finds the draft not right:** ${reason}`,
    open: 'Write the conclusion…',
    why: '_Asked of you as the lead auditor · ISO 27001 9.2_',
    form: {
      title: 'Conclusion',
      question: (title: string) => `**What do you conclude of “${title}”?**`,
      label: 'Conclusion',
      hint: 'It stands in the report, word for word: what is strong, what is not, and whether it works.',
      missing: 'Write what you conclude.',
      submit: 'Make the draft',
    },
    receipt: (title: string) => `✓ You wrote the conclusion: ${title}`,
    byOther: (title: string, by: string) => `✓ ${by} wrote the conclusion: ${title}`,
    next: 'The draft is made. Your team reads it, then you issue it.',
  },
  read: {
    title: (title: string) => `Read the draft of the report: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Read the draft of an audit’s report, “${title}”, by ${day(dueOn, today)}`,
    question: (lead: string) => `${lead} wrote it. Is all of it right, and does it rest on what you saw?`,
    silence: (dueOn: string, today: string) =>
      `Without an answer by ${day(dueOn, today)}, it goes on; the report says that nothing was heard.`,
    right: 'It is right',
    'not-right': 'Something is not right…',
    show: 'Read it',
    why: '_Asked of you as you audited with them · ISO 27001 9.2_',
    form: {
      title: 'Not right',
      question: (title: string) => `**What is not right in the draft of “${title}”?**`,
      label: 'What is not right',
      hint: 'The lead auditor reads it, word for word, and writes it anew. It is kept on record.',
      missing: 'Write what is not right.',
      submit: 'Send it back',
    },
    receipt: {
      right: (title: string) => `✓ You read the draft, and it is right: ${title}`,
      'not-right': (title: string) => `✓ You sent the draft back: ${title}`,
    },
    byOther: {
      right: (title: string, by: string) => `✓ ${by} read the draft, and it is right: ${title}`,
      'not-right': (title: string, by: string) => `✓ ${by} sent the draft back: ${title}`,
    },
    next: {
      right: 'The lead auditor issues it when everybody has read it.',
      'not-right': 'The lead auditor writes it anew, and you read it again.',
    },
  },
  issue: {
    title: (title: string) => `Issue the report: ${title}`,
    summary: (title: string, dueOn: string, today: string) =>
      `Issue the report of an audit, “${title}”, by ${day(dueOn, today)}`,
    goesTo: (names: string) => `It goes to **${names}**.`,
    follows:
      'Each minor and major nonconformity opens a corrective action, and whoever answers for a finding confirms it.',
    open: 'Issue the report…',
    anew: 'Write it anew…',
    why: '_Asked of you as the lead auditor · ISO 27001 9.2_',
    form: {
      title: 'Issue the report',
      question: (title: string) => `**Issue the report of “${title}”?**`,
      hash: (hash: string) => `Exactly these bytes are issued and kept. SHA-256: ${hash}`,
      once: 'Once it is issued, it stays as it is.',
      submit: 'Issue the report',
    },
    changed:
      'Something that it rests on has changed since it was made, so nothing was issued. It is made anew, your team reads it again, and you are asked again.',
    receipt: {
      issued: (title: string) => `✓ You issued the report: ${title}`,
      anew: (title: string) => `✓ You take the report up again: ${title}`,
    },
    byOther: {
      issued: (title: string, by: string) => `✓ ${by} issued the report: ${title}`,
      anew: (title: string, by: string) => `✓ ${by} takes the report up again: ${title}`,
    },
    next: {
      issued: 'It goes out within a minute. Owners confirm their findings.',
      anew: 'You are asked for the conclusion again.',
    },
    anewForm: {
      title: 'Write it anew',
      question: (title: string) => `**Why do you take “${title}” up again?**`,
      label: 'Why',
      hint: 'It is kept on record, word for word.',
      missing: 'Write why.',
      submit: 'Take it up again',
    },
  },
  confirm: {
    title: (name: string) => `Confirm what was found: ${name}`,
    summary: (name: string, dueOn: string, today: string) =>
      `Confirm a finding by ${day(dueOn, today)}: ${name}`,
    name: (nth: string, grade: string, criterion: string) => `finding ${nth}, ${grade}, ${criterion}`,
    statement: (text: string) => `**Found:** ${text}`,
    requirement: (text: string) => `**Demanded:** ${text}`,
    evidence: (text: string) => `**Evidence:** ${text}`,
    question: 'Is it so? If not, you may contest it once, with your reason; the lead auditor decides.',
    action: (id: string) => `A corrective action is open for it: ${id}.`,
    confirm: 'It is so',
    show: 'Look at it',
    why: (title: string) => `_Asked of you since you answer for it: audit “${title}” · ISO 27001 9.2, 10.2_`,
    receipt: (name: string) => `✓ You confirmed: ${name}`,
    byOther: (name: string, by: string) => `✓ ${by} confirmed: ${name}`,
    next: 'If it asks for a corrective action, that comes to you by itself.',
  },
  /** Why an auditor says nothing of the report. */
  refused: {
    'no-auditor': 'You do not audit here, so nothing was recorded.',
    'not-declared': 'First declare that you are independent of what is audited. Nothing was recorded.',
    lost: 'You are not independent of what is audited any more, so nothing was recorded. Somebody else is asked instead.',
    tied: 'The record ties you to all that is audited, so nothing was recorded. The ISMS lead is asked who audits instead.',
  },
  notice: {
    title: (title: string) => `The report of an audit is issued: ${title}`,
    by: (lead: string, at: string, timeZone: string) => `Issued by ${lead}, ${moment(at, timeZone)}.`,
    found: (names: string[]) =>
      names.length > 0
        ? `Found: ${listOf(names)}.`
        : 'Nothing was found that would have to be corrected or could be better.',
    theirs: (count: number) =>
      count === 1
        ? 'You answer for one of these: you are asked for it by itself.'
        : `You answer for ${number(count)} of these: you are asked for each by itself.`,
    nothing: 'There is nothing for you to do.',
    why: {
      audited: '_Sent to you as you were audited · ISO 27001 9.2_',
      lead: '_Sent to you as you lead the ISMS · ISO 27001 9.2_',
      owner: '_Sent to you as you answer for something that was found · ISO 27001 9.2_',
      named: '_Sent to you as the programme of audits names you for it · ISO 27001 9.2_',
    },
  },
  file: {
    pdf: 'Report as PDF',
    draft: 'Draft as PDF',
    csv: 'Findings as a table',
    name: 'audit-report',
    comes: 'The file comes in a message of its own.',
    here: (title: string) => `Here is the report of the audit “${title}”.`,
    draftHere: (title: string) =>
      `Here is the draft of the report of the audit “${title}”. It is for its team to read.`,
    notTaken: (title: string, cycle: string) =>
      `Your chat did not take the report of “${title}”. The ISMS lead can write it with \`steward audit-report ${cycle} report.pdf\`.`,
    notKept: (title: string) =>
      `The report of “${title}” is not kept as it was recorded, so it is not sent. Tell your ISMS lead: \`steward verify\` says more.`,
    notYet: (title: string) => `There is no report of “${title}” yet.`,
  },
}
