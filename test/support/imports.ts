import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from '@swc/core'

export interface Import {
  /** Path from `src/`, as `bot/desk/desk.ts`. */
  from: string
  /** The same of an own file, or a package's name. */
  to: string
  typeOnly: boolean
}

const source = resolve(import.meta.dirname, '../../src')

/** Every file of `src/`, by its path from there. */
export function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
    .sort()
}

export function linesOf(file: string): number {
  return readFileSync(join(source, file), 'utf8').trimEnd().split('\n').length
}

/** Every import of every file, as the compiler sees them. */
export function allImports(): Import[] {
  return sourceFiles().flatMap(importsOf)
}

function importsOf(file: string): Import[] {
  const path = join(source, file)
  const text = readFileSync(path, 'utf8')
  return [...written(file, path, text), ...loadedLater(file, path, text)]
}

/** `import('…')` where it runs; one inside a type is not followed by a call or an await. */
function loadedLater(file: string, path: string, text: string): Import[] {
  return [...text.matchAll(/await import\('([^']+)'\)/g)].map(([, specifier = '']) => {
    return { from: file, to: target(path, specifier), typeOnly: false }
  })
}

function written(file: string, path: string, text: string): Import[] {
  const module = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('x') })
  return module.body.flatMap((item) => {
    const isImport =
      item.type === 'ImportDeclaration' ||
      item.type === 'ExportNamedDeclaration' ||
      item.type === 'ExportAllDeclaration'
    if (!isImport || !item.source) return []
    const typeOnly =
      item.type === 'ImportDeclaration' &&
      (item.typeOnly ||
        (item.specifiers.length > 0 &&
          item.specifiers.every((each) => each.type === 'ImportSpecifier' && each.isTypeOnly)))
    return [{ from: file, to: target(path, item.source.value), typeOnly }]
  })
}

function target(from: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return relative(source, resolve(dirname(from), specifier)).replace(/\.js$/, '.ts')
  }
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}
