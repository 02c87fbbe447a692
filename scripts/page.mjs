// Bundles the sandbox's page: `node scripts/page.mjs FOLDER`. Part of `npm run build`; the tests run it by itself.
import { cp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const page = fileURLToPath(new URL('../src/sandbox/page', import.meta.url))

/** Makes index.html, main.js, style.css and the fonts in a folder of their own. */
export async function bundlePage(folder) {
  const { build } = await import('esbuild')
  await rm(folder, { recursive: true, force: true })
  await build({
    entryPoints: { main: join(page, 'main.tsx'), style: join(page, 'styles/main.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    // Every browser that can draw the emoji takes the smaller format.
    external: ['*.woff'],
    logLevel: 'warning',
  })
  await cp(join(page, 'index.html'), join(folder, 'index.html'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePage(resolve(process.argv[2]))
