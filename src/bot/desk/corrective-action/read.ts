import type { Given } from '../../../store/answers.js'

/** What is said in a form; or what of it cannot be taken, beside its field. */
export type Read =
  | Pick<Given, 'value' | 'reason' | 'findings' | 'until' | 'link' | 'file'>
  | { errors: Record<string, string> }
