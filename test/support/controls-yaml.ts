import { annexA } from '../../src/domain/annex-a.js'

/** Every control of Annex A, stated alike, but for those that are stated by themselves. */
export function controlsYaml(...entries: readonly (readonly string[])[]): string {
  const stated = entries.flat().flatMap((line) => /\bid: (\S+)/.exec(line)?.[1] ?? [])
  const others = annexA.filter((control) => !stated.includes(control))
  return [
    'scope: Files and saws, and the people who make them',
    'controls:',
    `  - ids: [${others.join(', ')}]`,
    '    because: Customers ask for it',
    '    drivers: [contract]',
    '    owner: ada',
    '    implementation: As our handbook says',
    ...entries.flatMap((lines) => lines.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)),
    '',
  ].join('\n')
}
