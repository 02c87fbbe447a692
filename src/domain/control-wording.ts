/**
 * What the standard itself says of a control of Annex A. It is its publisher's: each organisation brings the text that it
 * has a licence for, and none comes with Steward.
 */
export interface ControlWording {
  /** The control's number. */
  _id: string
  v: 1
  /** Per language. */
  title: Record<string, string>
  /** Per language; empty where only the titles were brought. */
  text: Record<string, string>
}
