import { emoji } from './emoji-names.js'

/** An emoji by its shortcode; one that is not known here stays as text. */
export function Emoji({ name }: { name: string }) {
  const known = emoji[name]
  if (known === undefined) return <span className="shortcode">:{name}:</span>
  const [character, label] = known
  return (
    <span className="emoji" role="img" aria-label={label}>
      {character}
    </span>
  )
}
