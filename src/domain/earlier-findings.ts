import { type Finding, stands } from './finding.js'

/**
 * What an audit follows up of what was found before it (9.2, 10.2): against the requirements that it is held against, what is
 * not known to be mended, and what was found since the audit before it. Drafts of other audits are nobody's business yet.
 */
export function earlierFindings(
  found: readonly Finding[],
  audit: {
    _id: string
    /** When it was begun, and the one of the same definition before it: ISO 8601 UTC. */
    begunAt: string
    lastBegunAt: string | null
  },
  isMended: (finding: Finding) => boolean,
): Finding[] {
  return found.filter(
    (finding) =>
      finding.audit !== audit._id &&
      finding.issued !== undefined &&
      stands(finding) &&
      finding.at < audit.begunAt &&
      (audit.lastBegunAt === null || finding.at >= audit.lastBegunAt || !isMended(finding)),
  )
}
