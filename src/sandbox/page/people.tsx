import { createContext, type KeyboardEvent, useState } from 'react'
import type { Person } from './api.js'

export const PeopleContext = createContext<Person[]>([])

const MOST_SHOWN = 200

/** Everybody in the workspace, by department; the search looks at names, departments and titles. */
export function PeopleList({
  people,
  chosen,
  onChoose,
}: {
  people: Person[]
  chosen: string | null
  onChoose: (email: string) => void
}) {
  const [wanted, setWanted] = useState('')
  const found = people.filter((person) => matches(person, wanted))
  const shown = found.slice(0, MOST_SHOWN)
  return (
    <nav className="people" aria-label="People">
      <label className="search">
        <span className="hidden">Find a person by name or department</span>
        <input
          type="search"
          placeholder="Name or department"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </label>
      <div className="people-scroll">
        {departmentsOf(shown).map(([department, members]) => (
          <section key={department} aria-label={department}>
            <h2>{department}</h2>
            <ul>
              {members.map((person) => (
                <li key={person.id}>
                  <PersonButton
                    person={person}
                    chosen={person.email === chosen}
                    onChoose={() => onChoose(person.email)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="quiet" role="status">
          {found.length === 0 && `Nobody matches "${wanted}".`}
          {found.length > shown.length && `${found.length - shown.length} more: search for them.`}
        </p>
      </div>
    </nav>
  )
}

function PersonButton({
  person,
  chosen,
  onChoose,
}: {
  person: Person
  chosen: boolean
  onChoose: () => void
}) {
  return (
    <button
      type="button"
      className="person"
      aria-current={chosen ? 'true' : undefined}
      onClick={onChoose}
      onKeyDown={moveFocus}
    >
      <Avatar name={person.name} />
      <span className="person-words">
        <span className="person-name">{person.name}</span>
        <span className="quiet">{person.guest ? `${person.title}, guest` : person.title}</span>
      </span>
      {person.unread > 0 && (
        <span className="unread">
          {person.unread}
          <span className="hidden"> unread</span>
        </span>
      )}
    </button>
  )
}

export function Avatar({ name }: { name: string }) {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
  const shade = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6
  return (
    <span className={`avatar shade-${shade}`} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  )
}

function matches({ name, department, title }: Person, wanted: string): boolean {
  const words = plain(wanted).split(/\s+/)
  const text = plain(`${name} ${department} ${title}`)
  return words.every((word) => text.includes(word))
}

/** Without accents and capitals, so that "ines" finds "Inês". */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function departmentsOf(people: Person[]): [string, Person[]][] {
  const departments = new Map<string, Person[]>()
  for (const person of people) {
    departments.set(person.department, [...(departments.get(person.department) ?? []), person])
  }
  return [...departments].sort(([a], [b]) => a.localeCompare(b))
}

/** The arrow keys go from person to person. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const buttons = [...(event.currentTarget.closest('nav')?.querySelectorAll('button') ?? [])]
  const next = buttons[buttons.indexOf(event.currentTarget) + step]
  event.preventDefault()
  next?.focus()
}
