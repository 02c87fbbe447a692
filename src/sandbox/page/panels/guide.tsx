import type { Controls, Person } from '../api.js'
import { Avatar } from '../avatar.js'
import { Icon } from '../icons.js'
import { Mrkdwn } from '../text.js'

type Step = Controls['guide'][number]

/** A few things to try; each ticks itself off once it really happened. */
export function GuideSteps({
  steps,
  people,
  chosen,
  onChoose,
  onType,
}: {
  steps: readonly Step[]
  people: Person[]
  chosen: Person | null
  onChoose: (email: string) => void
  /** Puts a text into the field of whoever is chosen. */
  onType: (text: string) => void
}) {
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <>
      <progress className="guide-progress" value={done} max={steps.length} aria-label="Steps done" />
      <ol className="guide">
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={step.done ? 'guide-step done' : step === next ? 'guide-step next' : 'guide-step'}
            aria-current={step === next ? 'step' : undefined}
          >
            <span className="guide-mark" aria-hidden="true">
              {step.done ? <Icon name="tick" /> : index + 1}
            </span>
            <div>
              <h3>
                {step.title}
                {step.done && <span className="hidden"> (done)</span>}
              </h3>
              <div className="guide-hint">
                <Mrkdwn text={step.hint} />
              </div>
              {step === next && (
                <StepButtons
                  step={step}
                  people={people}
                  chosen={chosen}
                  onChoose={onChoose}
                  onType={onType}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      <p className="quiet" role="status">
        {next === undefined
          ? 'All done. Look around: nothing here can do harm.'
          : `${done} of ${steps.length} done`}
      </p>
    </>
  )
}

function StepButtons({
  step,
  people,
  chosen,
  onChoose,
  onType,
}: {
  step: Step
  people: Person[]
  chosen: Person | null
  onChoose: (email: string) => void
  onType: (text: string) => void
}) {
  const person = people.find(({ email }) => email === step.person)
  const { type } = step
  if (person !== undefined && person.email !== chosen?.email) {
    return (
      <button type="button" className="button with-avatar" onClick={() => onChoose(person.email)}>
        <Avatar name={person.name} />
        Become {person.name}
      </button>
    )
  }
  if (type === null || chosen === null) return null
  return (
    <>
      <code className="guide-type">{type}</code>
      <button type="button" className="button" onClick={() => onType(type)}>
        Put it into the field
      </button>
    </>
  )
}
