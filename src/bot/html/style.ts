/** The page's only style: it has no script, no font and no picture of its own. */
export const style = `
:root { color-scheme: light dark; --ink: #1d1c1d; --soft: #56565a; --paper: #f6f6f4; --card: #fff; --line: #d8d8d4; --do: #0b6b47; --wrong: #a4161a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #a9a9ae; --paper: #17181a; --card: #202225; --line: #3b3d42; --do: #14865b; --wrong: #ff8a8a }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 1rem }
header, footer, .small, .hint { color: var(--soft); font-size: .875rem }
h1 { font-size: 1.375rem; line-height: 1.3; margin: .5rem 0 1rem }
h2 { font-size: 1.125rem; line-height: 1.35; margin: 0 0 .5rem }
h3, h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .25rem }
p, ul, ol, dl, blockquote, pre { margin: 0 0 .75rem }
article, .notice { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem }
.notice { border-left: .25rem solid var(--do) }
.notice.wrong { border-left-color: var(--wrong) }
section > h2 { margin: 2rem 0 .75rem }
blockquote { border-left: .2rem solid var(--line); margin-left: 0; padding-left: .75rem }
pre, .wide { overflow-x: auto }
table { border-collapse: collapse }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .5rem 1rem }
dt { font-weight: 600 }
dd, dd p { margin: 0 }
img { max-width: 100%; height: auto; border-radius: .25rem; background: #fff }
progress { width: 100%; height: .75rem; accent-color: var(--do) }
hr { border: 0; border-top: 1px solid var(--line); margin: 1rem 0 }
a { color: inherit }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 }
ul, ol { padding-left: 1.5rem }
article > :last-child, article > :last-child > p { margin-bottom: 0 }
button { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--card); color: var(--ink); cursor: pointer }
button.primary { background: var(--do); border-color: var(--do); color: #fff; font-weight: 600 }
button.plain { min-height: 0; padding: 0; border: 0; background: none; color: inherit; text-decoration: underline }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { outline: 3px solid #2f7fd6; outline-offset: 2px }
.unseen { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; overflow: hidden; clip-path: inset(50%) }
.field, fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0 }
label, legend { font-weight: 600; padding: 0 }
.hint, .error { display: block; font-weight: 400 }
label .hint, legend .hint { display: inline }
.error { color: var(--wrong); font-weight: 600 }
input:not([type=radio]):not([type=checkbox]), select, textarea { display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .375rem }
.box { display: flex; gap: .5rem; align-items: baseline; padding: .375rem 0; font-weight: 400 }
.box input { flex: none; width: 1.125rem; height: 1.125rem }
input.code { max-width: 12rem; font-size: 1.5rem; letter-spacing: .2em }
footer form { display: inline }
`
