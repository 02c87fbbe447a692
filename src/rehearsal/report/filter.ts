import { createHash } from 'node:crypto'
import { escapeHtml } from '../../bot/html/escape.js'
import type { Texts } from '../../bot/texts/texts.js'
import type { Rehearsal } from '../rehearsal.js'

/** What the page shows of what was found; more than that nobody reads. */
const SHOWN = 200

/** Runs in the reader's browser: looks the messages through, and fetches nothing. */
const script = `
const data=JSON.parse(document.getElementById('data').textContent);
const form=document.getElementById('find'),body=document.getElementById('found'),said=document.getElementById('count');
const rows=data.rows.map(([on,person,text])=>({on,name:data.people[person],text:data.texts[text]}));
const plain=(words)=>words.toLocaleLowerCase(data.language);
function look(){
  const words=plain(form.words.value).split(/\\s+/).filter(Boolean),from=form.from.value,to=form.to.value;
  const found=rows.filter(({on,name,text})=>(!from||on>=from)&&(!to||on<=to)&&words.every((word)=>plain(name+' '+text).includes(word)));
  said.textContent=data.count.replace('{found}',found.length.toLocaleString(data.language)).replace('{shown}',Math.min(found.length,${SHOWN}));
  body.replaceChildren(...found.slice(0,${SHOWN}).map((row)=>{
    const line=document.createElement('tr');
    for(const field of ['on','name','text']){const cell=document.createElement('td');cell.textContent=row[field];line.append(cell)}
    return line}));
}
form.addEventListener('input',look);form.addEventListener('submit',(event)=>event.preventDefault());form.hidden=false;look();
`

/** The one script that the page lets run. */
export const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`

/** Every message, to be looked through by words and days. Without a script it says where they stand. */
export function messageFinder(
  { messages, people, year }: Rehearsal,
  { rehearsal: t }: Texts,
  allInFile: string,
): string {
  const places = new Map(people.map(({ key }, nth) => [key, nth]))
  const texts = new Map<string, number>()
  const rows = messages.flatMap(({ on, person, text }) => {
    const place = places.get(person)
    if (place === undefined) return []
    if (!texts.has(text)) texts.set(text, texts.size)
    return [[on, place, texts.get(text)]]
  })
  const names = people.map(({ name, department }) => (department ? `${name} · ${department}` : name))
  const data = { language: t.language, count: t.find.count, people: names, texts: [...texts.keys()], rows }
  const day = (name: string, label: string) =>
    `<label>${escapeHtml(label)} <input type="date" name="${name}" min="${year}-01-01" max="${year}-12-31"></label>`
  return [
    `<noscript><p class="soft">${escapeHtml(allInFile)}</p></noscript>`,
    `<form id="find" hidden role="search"><label>${escapeHtml(t.find.words)} <input type="search" name="words" autocomplete="off"></label>`,
    `${day('from', t.find.from)}${day('to', t.find.to)}</form>`,
    '<p class="soft" id="count" role="status"></p>',
    `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(t.messages)}"><table><thead><tr>`,
    [t.find.day, t.table.person, t.find.message].map((each) => `<th>${escapeHtml(each)}</th>`).join(''),
    '</tr></thead><tbody id="found"></tbody></table></div>',
    // Within a script no markup may begin.
    `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`,
    `<script>${script}</script>`,
  ].join('\n')
}
