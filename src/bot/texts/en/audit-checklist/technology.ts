/** What an auditor asks about the controls of A.8, and what they look at. */
export const technology = {
  'A.8.1': {
    ask: 'What must a device fulfil before it may reach your data, and how do you notice that it no longer does? What about private ones?',
    see: 'Managed devices against the staff list; encryption, lock and updates on five of them.',
  },
  'A.8.2': {
    ask: 'Who is administrator of what, why, and since when? Do they use that account to read mail?',
    see: 'Privileged accounts of two systems with approval and review; emergency accounts and their last use.',
  },
  'A.8.3': {
    ask: 'What can an ordinary user of this system see that they do not need?',
    see: 'Rights of three roles in practice; shares open to everybody; exports.',
  },
  'A.8.4': {
    ask: 'Who may read and who may change source code, and could one person alone bring a change to production?',
    see: 'Members and rights of two repositories; branch protection; leavers’ access and tokens.',
  },
  'A.8.5': {
    ask: 'Where does a password alone still let you in, and why? What happens after ten wrong ones?',
    see: 'Second factor by system and user; exceptions; lockout settings and one log of failed attempts.',
  },
  'A.8.6': {
    ask: 'Which resource runs out next, and how would you know in time?',
    see: 'Monitoring and thresholds; the last bottleneck; the plan for peaks.',
  },
  'A.8.7': {
    ask: 'Which machines have no protection against malware, and why? What did it find last, and what did you do?',
    see: 'Coverage and freshness; two detections from alarm to close; exclusions.',
  },
  'A.8.8': {
    ask: 'How do you learn of a weakness in what you run, and how soon must it be closed? Which ones are late?',
    see: 'A scan and its findings by age against your own deadlines; three followed to the patch; accepted ones with their end.',
  },
  'A.8.9': {
    ask: 'What does a safe configuration look like here, and how do you notice a deviation?',
    see: 'Baselines; two systems compared with them; default passwords and unused services.',
  },
  'A.8.10': {
    ask: 'What is deleted when, where else does it still stand, and who can prove it?',
    see: 'Retention by data type; a deletion with proof; backups, logs and suppliers.',
  },
  'A.8.11': {
    ask: 'Where do people see real names or numbers that they do not need for their work?',
    see: 'Masking in tests, reports and support; who may lift it.',
  },
  'A.8.12': {
    ask: 'By which ways could data get out, and on which of them would you notice?',
    see: 'Rules for mail, cloud storage and USB; two alarms and their treatment.',
  },
  'A.8.13': {
    ask: 'What is backed up, where, how often, and when did you last restore it in earnest? Could an attacker delete the backups too?',
    see: 'Backup reports with failures; a restore test with time and result; separation and encryption.',
  },
  'A.8.14': {
    ask: 'What has a second of its kind, and when did the second take over for the last time?',
    see: 'Failover tests; single points of failure and who accepted them.',
  },
  'A.8.15': {
    ask: 'What is logged, who can change or delete it, and how long is it kept?',
    see: 'Logs of three systems; an administrator’s action in them; protection against change.',
  },
  'A.8.16': {
    ask: 'What would you notice tonight, who would be woken, and what was the last true alarm?',
    see: 'Rules and thresholds; five alarms from signal to close; systems that nobody watches.',
  },
  'A.8.17': {
    ask: 'From where do your systems get the time, and how far apart are they?',
    see: 'Time source and deviation of five systems; time zones in logs.',
  },
  'A.8.18': {
    ask: 'Which tools can go around your protections, who may use them, and where would I see that they did?',
    see: 'Such tools on servers and clients; rights; one use in the log.',
  },
  'A.8.19': {
    ask: 'Who may install what on a productive system, and how do you get back if it fails?',
    see: 'Installed software against the approved one; two installations with approval and test.',
  },
  'A.8.20': {
    ask: 'What does your network look like, who may change it, and which rule can nobody explain any more?',
    see: 'A current plan; firewall rules with owner and review; management access.',
  },
  'A.8.21': {
    ask: 'Which network services do others run for you, what do they promise, and do they keep it?',
    see: 'Contracts and levels; security features; the last outage.',
  },
  'A.8.22': {
    ask: 'From a guest’s, office or production network: what can be reached that should not be?',
    see: 'Segments and transitions; a try from one into another; wireless networks.',
  },
  'A.8.23': {
    ask: 'Which websites are blocked, who decides, and how does somebody get an exception?',
    see: 'Filter settings; a try; exceptions with reason and end.',
  },
  'A.8.24': {
    ask: 'What is encrypted, how, and who has the keys? What if the one who knows them is gone?',
    see: 'Rules; certificates about to run out; a key’s life from making to destruction.',
  },
  'A.8.25': {
    ask: 'Where in your development does security come in, and where could it be skipped in a hurry?',
    see: 'The process against two releases; reviews and scans; an urgent fix.',
  },
  'A.8.26': {
    ask: 'Who says which protections an application needs, before it is built or bought?',
    see: 'Security requirements of two applications, and their tests; payments and public forms.',
  },
  'A.8.27': {
    ask: 'By which principles do you build systems, and where did you depart from them last?',
    see: 'The principles; one design with its review; a departure and who decided it.',
  },
  'A.8.28': {
    ask: 'How do developers learn to write safe code, and how does a flaw show before it ships?',
    see: 'Guidelines and tools; reviews of three changes; secrets in code; outdated libraries.',
  },
  'A.8.29': {
    ask: 'What must a release pass before it goes live, and which one did not?',
    see: 'Test plans and results of two releases; findings of a penetration test and their state.',
  },
  'A.8.30': {
    ask: 'How do you see to it that those who develop for you keep to your rules, and who owns the code?',
    see: 'Contract, access and acceptance of one such order; tests of what was delivered.',
  },
  'A.8.31': {
    ask: 'What keeps a test from reaching production, and a developer from changing it directly?',
    see: 'Accounts, networks and data of the environments; rights of two developers.',
  },
  'A.8.32': {
    ask: 'How does a change get to production, who agrees, and what about the urgent ones?',
    see: 'A sample of changes with assessment, test and approval; one found in the logs and looked for in the list.',
  },
  'A.8.33': {
    ask: 'Which data do you test with, where do they come from, and when are they deleted?',
    see: 'Test data of two systems; copies of production with approval; deletion afterwards.',
  },
  'A.8.34': {
    ask: 'How are audits and penetration tests agreed so that nothing breaks, and what happens to what testers took?',
    see: 'Agreement and times of the last test; read-only access; removal of accounts and data.',
  },
}
