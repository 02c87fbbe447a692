/** `calendar.yaml` of a new folder: a review of each policy, and what else could come round as comments. */
export const starterCalendar = `# The calendar of your ISMS: what comes round of itself, and when. Without this file nothing does.
# Check your changes with: npx steward org check DIR

programmes:
  # The owner of each policy is asked whether it still holds (ISO 27001, A.5.1): as often as reviewEveryMonths says at
  # the top of the policy.
  - process: policy-review
    # all, or a list of ids such as [information-security]; a line that names a policy goes before one for all.
    policies: all
    # A date on which it comes round, past or coming.
    from: 2027-01-15
    # Left out: what else may be said. Here stands what holds without it, but for the first two.
    # every: 6 months       # how often: N months or N weeks; else as often as the policy says
    # owner: sam.rivera     # who is asked; else whoever owns the policy
    # noticeDays: 5         # business days ahead on which the owner hears of it; 0: not at all
    # businessDays: 10      # how long whoever is asked has
    # shift: next           # where a date goes that falls on a day off: next, previous or none
    # country: IE           # whose public holidays its dates keep; else those of organisation.yaml

  # Every risk of risks.yaml once a year (ISO 27001, 8.2): whoever owns one is asked how it stands.
  - process: risk-reassessment
    every: 12 months
    from: 2027-02-15

  # Left out: everybody acknowledges a policy again, though nothing of it has changed.
  # - process: policy-acknowledgement
  #   policies: [information-security]
  #   every: 12 months
  #   on: first monday      # or second, third, fourth, last, and any weekday
  #   from: 2027-03-01

  # Days of each year, or of one year (2027-03-31), in place of every, on and from:
  #   dates: [03-31, 09-30]
`
