/** What an auditor asks about each clause, and what they look at: in words of our own. */
export const clauses = {
  '4.1': {
    ask: 'What changed around you in the last year that matters to information security, and where did you write it down? Did you ask whether climate change matters here, and what did you conclude?',
    see: 'The list of internal and external issues with its date; one issue followed into a risk, an objective or a decision.',
  },
  '4.2': {
    ask: 'Who can hurt you, or be hurt, by how you protect information: customers, authorities, staff, owners? Which of their demands did you take on, and which not?',
    see: 'The list of interested parties with their demands; two demands followed to a contract or law, and to whatever meets them.',
  },
  '4.3': {
    ask: 'Where does your ISMS end, and who works on the other side of that line? What did you leave out, and can you leave it out without deceiving a customer?',
    see: 'The scope as it is published and as it stands on the certificate; sites, systems and suppliers at its edge held against the asset list.',
  },
  '4.4': {
    ask: 'Tell me how one piece of work goes through your system: a new risk, from whoever sees it to whoever accepts it. Who hands what to whom?',
    see: 'The calendar of processes; one case followed from its first entry to its close in the record.',
  },
  '5.1': {
    ask: 'To top management: what did information security cost you last year, what did you refuse it, and what did you decide yourself? How do you know that it works?',
    see: 'Decisions signed by top management; budget and staff that were asked for and given; attendance at the reviews.',
  },
  '5.2': {
    ask: 'What does your policy promise, and who has read it? When did it last change, and who decided that?',
    see: 'The policy in force with its approval; acknowledgements of a sample of staff; whether outsiders who need it can get it.',
  },
  '5.3': {
    ask: 'Who answers for the ISMS, who reports to top management on it, and who stands in for them? Do the people concerned know it?',
    see: 'The roles as they were given and accepted; two role holders asked what their role is, and their answers held against the paper.',
  },
  '6.1.1': {
    ask: 'How did what you know of your surroundings and of others’ demands become risks and opportunities? How do you see later whether what you planned against them worked?',
    see: 'Two issues or demands followed to risks or opportunities, to actions, and to the look back at them.',
  },
  '6.1.2': {
    ask: 'By which criteria do you rate a risk, and would two people rate it alike? Who owns each risk, and do they know?',
    see: 'The criteria in force; three risks rated anew from their text and compared; risks without an owner who is still here.',
  },
  '6.1.3': {
    ask: 'How did you get from a risk to its controls, and which controls of Annex A did you leave out and why? Who accepted what remains?',
    see: 'The statement of applicability against the treatment plan; three excluded controls with their reasons; acceptances by the risk owners.',
  },
  '6.2': {
    ask: 'What do you want to reach by when, and how far are you? Who acts if you fall short?',
    see: 'Each objective with measure, target, owner and date; the last two values and what was done about a miss.',
  },
  '6.3': {
    ask: 'Which change to the ISMS did you make last year, and how did you plan it? What would have broken if you had simply done it?',
    see: 'One change of scope, process or organisation, with its plan, dates and who agreed to it.',
  },
  '7.1': {
    ask: 'Who works on the ISMS, for how many hours, and what stays undone for want of time or money?',
    see: 'Resources that were asked for and given; overdue work and its causes; the deputy of each key role.',
  },
  '7.2': {
    ask: 'How do you know that whoever does this work can do it? What did you do about the last gap you found?',
    see: 'Required and held competences of three role holders, with proof; one gap followed until it was closed.',
  },
  '7.3': {
    ask: 'To anybody you meet: what would you do if a mail looked odd, what does the policy ask of you, and what happens if you ignore it?',
    see: 'Answers of five people from different departments; acknowledgements and trainings of the same five.',
  },
  '7.4': {
    ask: 'Who tells staff, customers and authorities what about security, when, and who must not? What went out last, and was that so?',
    see: 'The rules of who communicates what; two messages that went out, held against them.',
  },
  '7.5': {
    ask: 'How do I know that the version in front of me is the one in force, and who approved it? How do you keep a record from being changed?',
    see: 'Three documents with version, approval and review date; an outdated copy still in use; records held against their proof of integrity.',
  },
  '8.1': {
    ask: 'What did you plan for this year, and what of that happened late, otherwise or not at all? Which processes do others run for you, and how do you steer them?',
    see: 'The calendar against what ran; moved and skipped dates with their reasons; one outsourced process and its control.',
  },
  '8.2': {
    ask: 'When did you assess your risks last, and what made you do so out of turn? Which risk changed, and why?',
    see: 'Assessments of the period; three risks before and after; a large change and whether it led to an assessment.',
  },
  '8.3': {
    ask: 'Which treatments were due, and are they done? How do you know that the risk went down by that?',
    see: 'Five due actions with their proof; overdue ones and who knew of it; residual risks and their acceptance.',
  },
  '9.1': {
    ask: 'What do you measure, who looks at it, and what did they conclude from the last figures?',
    see: 'Figures with method, period and person; one figure recalculated from its records; a sentence of evaluation and what followed from it.',
  },
  '9.2': {
    ask: 'How do you choose what is audited and by whom? Show that nobody audited their own work, and what became of the last findings.',
    see: 'The programme and its coverage; declarations of independence; a report with its findings followed to their close.',
  },
  '9.3': {
    ask: 'To top management: what did you decide in the last review, and what came of the decisions of the one before?',
    see: 'The minutes against everything that has to be considered; decisions with owner and date; their follow-up.',
  },
  '10.1': {
    ask: 'What got better since the last audit, and who had the idea? What happens to ideas that you do not take up?',
    see: 'Opportunities and what was decided about them; one improvement and its effect.',
  },
  '10.2': {
    ask: 'Take your last nonconformity: what did you do at once, why had it happened, where else could it happen, and how do you know that it will not come back?',
    see: 'Three corrective actions with cause, action and proof of effect; repeats of the same cause; overdue ones.',
  },
}
