import { createContext, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Person } from './api.js'
import { Avatar } from './avatar.js'
import { Icon } from './icons.js'

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
  const [unreadOnly, setUnreadOnly] = useState(false)
  const withUnread = people.filter(({ unread }) => unread > 0).length
  // Who is chosen stays in sight although reading takes the mark away.
  const found = people.filter(
    (person) => matches(person, wanted) && (!unreadOnly || person.unread > 0 || person.email === chosen),
  )
  return (
    <nav className="people" aria-label="People">
      <div className="people-find">
        <label className="search">
          <Icon name="search" />
          <span className="hidden">Find a person by name or department</span>
          <input
            type="search"
            placeholder="Name or department"
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') moveTo(event, 0)
              if (event.key === 'Enter' && found[0] !== undefined) onChoose(found[0].email)
            }}
          />
        </label>
        <button
          type="button"
          className="chip"
          aria-pressed={unreadOnly}
          onClick={() => setUnreadOnly(!unreadOnly)}
        >
          Unread <span className="count">{withUnread}</span>
        </button>
      </div>
      <Found people={found} chosen={chosen} onChoose={onChoose} />
      <p className="people-note" role="status">
        {found.length === 0 &&
          (wanted === '' ? 'Nobody has unread messages.' : `Nobody matches “${wanted}”.`)}
        {found.length > MOST_SHOWN && `${found.length - MOST_SHOWN} more: search for them.`}
      </p>
    </nav>
  )
}

function Found({
  people,
  chosen,
  onChoose,
}: {
  people: Person[]
  chosen: string | null
  onChoose: (email: string) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  const [visited, setVisited] = useState<string | null>(null)
  const shown = people.slice(0, MOST_SHOWN)
  // The whole list is one stop for the Tab key.
  const stop =
    [visited, chosen].find((email) => shown.some((each) => each.email === email)) ?? shown[0]?.email
  const scrolled = useRef(false)
  useEffect(() => {
    if (chosen === null) return
    const block = scrolled.current ? 'nearest' : 'center'
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block })
    scrolled.current = true
  }, [chosen])
  return (
    <div className="people-scroll" ref={list}>
      {departmentsOf(shown).map(([department, members]) => (
        <section key={department} aria-label={department}>
          <h2>{department}</h2>
          <ul>
            {members.map((person) => (
              <li key={person.id}>
                <PersonButton
                  person={person}
                  chosen={person.email === chosen}
                  isStop={person.email === stop}
                  onChoose={() => onChoose(person.email)}
                  onVisit={() => setVisited(person.email)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PersonButton({
  person,
  chosen,
  isStop,
  onChoose,
  onVisit,
}: {
  person: Person
  chosen: boolean
  isStop: boolean
  onChoose: () => void
  onVisit: () => void
}) {
  return (
    <button
      type="button"
      className={person.unread > 0 ? 'person has-unread' : 'person'}
      aria-current={chosen ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
      onFocus={onVisit}
      onKeyDown={moveFocus}
    >
      <Avatar name={person.name} />
      <span className="person-words">
        <span className="person-name">{person.name}</span>
        <span className="person-title">{aboutPerson(person)}</span>
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

const absentWords = { here: null, 'to come': 'not here yet', gone: 'has left' }

function aboutPerson({ title, guest, presence }: Person): string {
  return [title, guest ? 'guest' : null, absentWords[presence]].filter(Boolean).join(', ')
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

/** By name; those without a department, such as guests, come last. */
function departmentsOf(people: Person[]): [string, Person[]][] {
  const departments = new Map<string, Person[]>()
  for (const person of people) {
    departments.set(person.department, [...(departments.get(person.department) ?? []), person])
  }
  return [...departments]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b))
    .map(([department, members]) => [department || 'Also in the workspace', members])
}

/** The arrow keys go from person to person, Home and End to the first and the last. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = buttonsNear(event)
  const here = buttons.indexOf(event.currentTarget)
  const places: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: buttons.length - 1,
  }
  const place = places[event.key]
  if (place !== undefined) moveTo(event, place)
}

function moveTo(event: KeyboardEvent<HTMLElement>, place: number): void {
  event.preventDefault()
  buttonsNear(event)[place]?.focus()
}

function buttonsNear({ currentTarget }: KeyboardEvent<HTMLElement>): HTMLElement[] {
  return [...(currentTarget.closest('nav')?.querySelectorAll<HTMLElement>('.person') ?? [])]
}
