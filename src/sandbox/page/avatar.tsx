/** A person's initials on a colour of their own, or the app's sign. */
export function Avatar({ name, app = false }: { name: string; app?: boolean }) {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
  const shade = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 8
  return (
    <span className={app ? 'avatar of-app' : `avatar shade-${shade}`} aria-hidden="true">
      {initials.toUpperCase()}
    </span>
  )
}
