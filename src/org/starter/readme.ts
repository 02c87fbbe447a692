import type { Starter } from './answers.js'

/** `README.md` of a new folder: what a table of people cannot say about itself. */
export function starterReadme({ name }: Starter): string {
  return `# ${name} in Steward

| File | What it says |
| --- | --- |
| \`organisation.yaml\` | who leads, which days count, when people are reminded |
| \`people.csv\` | who works here: one line per person; any spreadsheet opens it |
| \`scope.md\` | what your ISMS covers, and where it ends |
| \`context.yaml\` | what surrounds it, and who expects what of it |
| \`objectives.yaml\` | what it is to achieve, how that is measured, and who sees to it |
| \`calendar.yaml\` | what comes round of itself: here, that each policy is reviewed |
| \`checks.yaml\` | what shows that your controls work, who looks at it and how often |
| \`approvals.yaml\` | what people may ask for in chat, and who decides on it |
| \`risk-criteria.yaml\` | by what you judge your risks, how much you bear, and who accepts what is beyond |
| \`risks.yaml\` | the register of your risks to begin with |
| \`policies/information-security.md\` | your first policy; its fields are explained at its top |

Check with \`npx steward org check DIR\`, take over with \`npx steward org import DIR\`, as often as you like.

## The columns of people.csv

| Column | What stands in it | If left empty |
| --- | --- | --- |
| \`id\` | a name for the files, such as \`sam.rivera\`; it stays with the person for good | has to be there |
| \`name\` | as the person uses it | has to be there |
| \`email\` | the address of the chat account, or of e-mails | only with chat \`none\` |
| \`kind\` | \`employee\`, \`contractor\`, \`external auditor\` or \`board\` | \`employee\` |
| \`manager\` | the id of another person | top of the lines: has to be in \`topManagement\` |
| \`department\`, \`title\` | as you call them | none |
| \`roles\` | words with a semicolon between them, such as \`developer;manager\`; policies can be for a role | none |
| \`country\` | whose holidays count: \`IE\`, or \`DE-HH\` with a region | that of \`organisation.yaml\` |
| \`time_zone\` | an IANA name such as \`Europe/Berlin\` | that of \`organisation.yaml\` |
| \`language\` | \`en\` or \`de\` | the first of \`organisation.yaml\` |
| \`start\`, \`end\` | first and last day, such as \`2027-03-01\` | open |
| \`chat\` | \`slack\`, \`mail\` for who uses no chat and gets links by e-mail, or \`none\` for who signs on paper | has to be there |

Take a line out when somebody leaves: they are deactivated, and nothing that they acknowledged is lost.

A file \`absences.csv\` with the columns \`person,from,to,delegate\` may stand beside it; people can also tell Steward in
chat when they are away. So may \`requirements.yaml\`, what laws and contracts demand, \`systems.yaml\`, who reviews who may use
what, and \`controls.yaml\`, your statement of applicability: each of the 93 controls of Annex A, whether you need it, why,
and how it is done.
`
}
