/** Why somebody needs a course, as the record says it: it names no person. */
export interface Needed {
  /** Whoever works here, by a line of those who need it, or since they joined. */
  as: 'everyone' | 'department' | 'role' | 'kind' | 'country' | 'person' | 'joiner'
  /** Which department, role, kind or country. */
  of?: string
  /** What they did last runs out, or does not count for the present version. */
  renews?: true
}
