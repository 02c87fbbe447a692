const pattern = /(\d+)\.(\d+)\.(\d+)/

/** The first `1.2.3` in a text, or undefined. */
export function findVersion(text: string): string | undefined {
  return pattern.exec(text)?.[0]
}

/** Negative when `a` is the older one, 0 when they are equal. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** `8.2.6` belongs to the series `8.2`: data written by one patch release is open to every other. */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}
