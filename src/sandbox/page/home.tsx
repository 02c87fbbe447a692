import type { Home, Person } from './api.js'
import { Blocks } from './blocks.js'
import { useActs } from './message.js'

/** The app's Home, as the app put it up for one person. */
export function HomeView({ home, person, app }: { home: Home | null; person: Person; app: string }) {
  return (
    <div className="home">
      <div className="home-page">
        {home === null ? (
          <p className="empty">{app} has not put anything up for you yet.</p>
        ) : (
          <HomeBlocks key={home.id} home={home} person={person} />
        )}
      </div>
    </div>
  )
}

function HomeBlocks({ home, person }: { home: Home; person: Person }) {
  const { using, problem } = useActs(person, { view: home.id })
  return (
    <>
      {problem !== null && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      <Blocks blocks={home.blocks} using={using} />
    </>
  )
}
