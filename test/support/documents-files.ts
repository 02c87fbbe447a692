/** Scope, context and objectives of a small company, as it writes them down. */
export const documentsFiles = {
  'scope.md': `---
owner: ben
review: { every: 12 months, from: 2026-12-07 }
---

Saws, and the **files** about them.
`,
  'context.yaml': `owner: ada
review: { every: 12 months, from: 2027-08-02 }
external:
  - { id: forgeries, what: Forged saws are sold, effect: Stamps matter }
internal:
  - { id: few, what: We are three, effect: Everybody has a substitute }
climate: { relevant: no, because: The workshop stands on a hill }
parties:
  - id: customers
    name: Customers
    requirements:
      - { what: Drawings stay secret }
      - { what: Source code in escrow, addressed: no }
interfaces:
  - { id: cloud, with: The cloud, what: Machines are theirs and data is ours }
`,
  'objectives.yaml': `owner: ada
review: { every: 12 months, from: 2027-08-02 }
objectives:
  - id: quick-restore
    title: Back within hours
    what: Practise it
    measure: Hours until it runs
    unit: hours
    atMost: 4
    resources: A day
    owner: ben
    due: 2027-12-31
    evaluated: By the log of the test
    every: 3 months
    from: 2027-01-18
`,
}
