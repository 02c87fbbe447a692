import { createElement, Fragment, type ReactNode } from 'react'

/** Draws parts that have no identity but their place, such as the words of a text: no keys are needed. */
export function inOrder<T>(parts: readonly T[], draw: (part: T, index: number) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...parts.map(draw))
}
