/** What an auditor asks about the controls A.5.19 to A.5.37, and what they look at. */
export const suppliersAndIncidents = {
  'A.5.19': {
    ask: 'Which suppliers could hurt you most, and how did you find that out? Who talks to them about security?',
    see: 'Suppliers by risk; the assessment of two important ones and of one that was chosen lately.',
  },
  'A.5.20': {
    ask: 'What does the contract oblige the supplier to: report, delete, let you audit, pass it on to theirs? Who checked it before it was signed?',
    see: 'Three contracts against your own list of clauses; one with a gap and who accepted it.',
  },
  'A.5.21': {
    ask: 'What do you know about the parts and services behind what you buy? How do you hear of a weak one?',
    see: 'Components of one product or service; one warning from the chain and what was done.',
  },
  'A.5.22': {
    ask: 'How do you notice that a supplier got worse or changed something? When did you last hold one to it?',
    see: 'Reviews, reports and certificates of important suppliers with their dates; one change and its assessment.',
  },
  'A.5.23': {
    ask: 'Who may order a cloud service, what is checked before, and how would you get out with your data?',
    see: 'Cloud services in use against those approved; shared duties written down; one exit plan that was tried.',
  },
  'A.5.24': {
    ask: 'Who does what in the first hour of an incident, on a Sunday? When was that last rehearsed, and what went badly?',
    see: 'The plan, roles and contacts; the last exercise and what was improved by it.',
  },
  'A.5.25': {
    ask: 'How do you decide whether this report is an incident, and how fast? Who may decide otherwise?',
    see: 'Ten reports with their classification; one that was classed too low at first.',
  },
  'A.5.26': {
    ask: 'Take the last incident: who knew when, what did you do in which order, and whom did you have to tell?',
    see: 'Two incidents with times, actions and notices, against plan and legal deadlines.',
  },
  'A.5.27': {
    ask: 'What is different today because of the last incident? Which incidents came back?',
    see: 'Causes and measures of three incidents; the same cause twice; risks that were rated anew.',
  },
  'A.5.28': {
    ask: 'How would you secure a laptop or a log so that it holds in court, and who may do it?',
    see: 'The procedure and who was trained; one case with the chain of custody.',
  },
  'A.5.29': {
    ask: 'Which protections fall away when you work in emergency mode, and who decided that? How do you get back to normal?',
    see: 'Continuity plans and their security; one exercise or disruption and the shortcuts that were taken.',
  },
  'A.5.30': {
    ask: 'How long may this service be down, who said so, and did you ever bring it back within that time?',
    see: 'Recovery goals against the last tests; a restore with start, end and result.',
  },
  'A.5.31': {
    ask: 'Which laws and contracts bind you in security, who follows changes, and what changed last?',
    see: 'The list of requirements with owners and reviews; two of them followed to the control that meets them.',
  },
  'A.5.32': {
    ask: 'How do you know that you have enough licences and that no open-source condition is broken?',
    see: 'Licences against installations of two products; components of one own product and their terms.',
  },
  'A.5.33': {
    ask: 'Which records must you keep, how long, and could you read and prove them in ten years?',
    see: 'Retention rules; three old records fetched; deletion of something whose time was over.',
  },
  'A.5.34': {
    ask: 'Which personal data do you hold, on what ground, and how do you answer when somebody asks for theirs?',
    see: 'The register of processing; one request answered in time; transfers abroad.',
  },
  'A.5.35': {
    ask: 'Who from outside the area looked at it last, what did they find, and what came of it?',
    see: 'Plans and reports of independent reviews; the independence of reviewers; open findings.',
  },
  'A.5.36': {
    ask: 'How do managers and owners check that their own rules are kept, and what did they find last?',
    see: 'Checks and reviews of the period; one deviation with cause and correction.',
  },
  'A.5.37': {
    ask: 'Could a colleague run this system tomorrow from what is written down? Who keeps it up to date?',
    see: 'Two instructions tried step by step; their dates against the last change of the system.',
  },
}
