import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { marked, type Token, type Tokens } from 'marked'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file))

interface Page {
  path: string
  /** Every link and picture, as it is written. */
  links: string[]
  /** Every text in backticks, and every block of code. */
  codes: string[]
  /** As GitHub names them in addresses. */
  anchors: string[]
}

function pageAt(path: string): Page {
  const page: Page = { path, links: [], codes: [], anchors: [] }
  marked.walkTokens(marked.lexer(read(path)), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') page.links.push(token.href)
    if (token.type === 'codespan' || token.type === 'code') page.codes.push(token.text)
    if (token.type === 'heading') page.anchors.push(anchorOf(token.text))
  })
  return page
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesIn('docs', /\.md$/),
  ...filesIn('examples', /README\.md$/),
]
  .sort()
  .map(pageAt)
const readme = pageAt('README.md')

/** The names in backticks in the first cell of each row of each table. */
function firstCells(path: string): string[] {
  const tables = marked.lexer(read(path)).filter((token): token is Tokens.Table => token.type === 'table')
  const cells = tables.flatMap(({ rows }) => rows.map(([first]) => first?.text ?? ''))
  return cells.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
}

describe('the pages for people', () => {
  test.each(pages)('every path that $path names is there', ({ codes }) => {
    const isPath = /^(src|test|docs|scripts|examples|bin|bench)\/[\w./-]+$/
    const named = codes.flatMap((code) => code.split(/[\s,;]+/)).filter((word) => isPath.test(word))
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('what the pages say stands in a file stands there', () => {
    const said = pages.flatMap(({ path }) => [
      ...read(path)
        .replace(/\s+/g, ' ')
        .matchAll(/`(\w+)`,? in `((?:src|test|scripts)\/[\w./-]+)`/g),
    ])
    expect(said.length).toBeGreaterThan(10)
    const missing = said.filter(([, name = '', file = '']) => !new RegExp(`\\b${name}\\b`).test(read(file)))
    expect(missing.map(([sentence]) => sentence)).toEqual([])
  })

  test.each(pages)('every link on $path leads somewhere', ({ path, links }) => {
    const own = links.filter((link) => !/^[a-z]+:/.test(link))
    const broken = own.filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : relative(root, resolve(root, dirname(path), file))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !pageAt(target).anchors.includes(anchor)
    })
    expect(broken).toEqual([])
  })

  test('every page can be reached from the README', () => {
    const reached = new Set<string>()
    const walk = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      const next = pages.find((page) => page.path === path)?.links ?? []
      for (const link of next) walk(relative(root, resolve(root, dirname(path), link.split('#')[0] || path)))
    }
    walk('README.md')
    expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([])
  })

  test('every dependency has its line with its licence, and no line is left over', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'))
    const lines = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)]
    const names = Object.keys({ ...dependencies, ...devDependencies })
    expect(lines.map(([, name]) => name).sort()).toEqual(names.sort())

    const licenceOf = (name: string) => JSON.parse(read(`node_modules/${name}/package.json`)).license
    const wrong = lines.filter(([, name = '', licence]) => licence !== licenceOf(name))
    expect(wrong.map(([line]) => line)).toEqual([])
  })

  test('every licence of what the dependencies at run time bring along is named, and none that nothing has', () => {
    const [, said = ''] = read('docs/dependencies.md').split('### What they bring along\n\n')
    const [paragraph = ''] = said.split('\n\n')
    const named = [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    const found = broughtAlong().flatMap(({ name, license = name }) =>
      license.replace(/[()]/g, '').split(/ AND | OR /),
    )
    expect(named).toEqual([...new Set(found)].sort())
  })

  test('the README lists every variable that Steward reads, and none that nobody does', () => {
    const listed = firstCells('README.md').filter((name) => /^[A-Z][A-Z0-9_]+$/.test(name))
    const ours = variablesRead()
    expect(ours.length).toBeGreaterThan(10)
    expect(ours.filter((name) => !listed.includes(name))).toEqual([])

    const temporals = filesIn('node_modules/@temporalio/envconfig/lib', /\.js$/).map(read).join('\n')
    expect(listed.filter((name) => !ours.includes(name) && !temporals.includes(`'${name}'`))).toEqual([])
  })

  test('the example of settings names only what the README explains', () => {
    const names = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
    expect(names).toContain('MONGODB_URI')
    expect(names.filter((name) => !readme.codes.includes(name ?? ''))).toEqual([])
  })

  test('the README shows every command that `steward help` lists', () => {
    const usage = /const USAGE = `([^`]+)`/.exec(read('src/main.ts'))?.[1] ?? ''
    const commands = [...usage.matchAll(/^ {2}([a-z-]+(?: [a-z]+)*)/gm)].map(([, words = '']) => words)
    expect(commands).toContain('org import')
    const shown = firstCells('README.md')
    const isShown = (words: string) => shown.some((name) => `${name} `.startsWith(`steward ${words} `))
    expect(commands.filter((words) => !isShown(words))).toEqual([])
  })
})

/** What runs beside the dependencies that `package.json` names. */
function broughtAlong(): { name: string; license?: string }[] {
  const { dependencies } = JSON.parse(read('package.json'))
  const locked: Record<string, { dev?: true; license?: string }> = JSON.parse(
    read('package-lock.json'),
  ).packages
  return Object.entries(locked).flatMap(([path, { dev, ...each }]) => {
    const name = path.replace(/^.*node_modules\//, '')
    return path === '' || dev || name in dependencies ? [] : [{ name, ...each }]
  })
}

/** By what the source says: `env.NAME`, `(env, 'NAME'`, or taken apart as `{ NAME: … } = ….env`. */
function variablesRead(): string[] {
  const sources = [
    ...filesIn('src', /\.(ts|mjs)$/),
    ...filesIn('scripts', /\.mjs$/),
    ...filesIn('bin', /\.mjs$/),
  ]
  const names = sources
    .map(read)
    .flatMap((text) => [
      ...[...text.matchAll(/\benv\.([A-Z][A-Z0-9_]+)/g)].map(([, name = '']) => name),
      ...[...text.matchAll(/\(env, '([A-Z][A-Z0-9_]+)'/g)].map(([, name = '']) => name),
      ...[...text.matchAll(/\{([^{}]*)\} = [\w.]*\benv\b/g)].flatMap(
        ([, taken = '']) => taken.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? [],
      ),
    ])
  // The page's bundle is built for a browser, which has no environment.
  return [...new Set(names)].filter((name) => name !== 'NODE_ENV').sort()
}
