import { escapeHtml } from '../../bot/html/escape.js'
import { type Drawing, svgOf } from '../../bot/pictures/drawing.js'
import { type Texts, textsFor } from '../../bot/texts/texts.js'
import { type Gap, gapKinds } from '../gap.js'
import type { PersonsYear, Rehearsal } from '../rehearsal.js'
import { messageFinder, scriptHash } from './filter.js'
import { placeOf, sentenceOf } from './gap-words.js'
import { loadPlot, messagesPlot, weeksOf } from './plots.js'
import { inkOf, style } from './style.js'

/** Of more people than these the page does not list what each has to do: the file beside it does. */
const LISTED = 150

/** The report as one page that needs nothing else: nothing is fetched, and nothing runs but what looks its messages through. */
export function reportHtml(rehearsal: Rehearsal, language: string): string {
  const texts = textsFor(language)
  const t = texts.rehearsal
  const { organisation, year, seed, shares, stoppedOn, people, gaps } = rehearsal
  const title = t.title(organisation, String(year))
  const percent = (share: number) => Math.round(share * 100)
  return [
    `<!doctype html><html lang="${t.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src '" +
      `${scriptHash}'; base-uri 'none'; form-action 'none'">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(t.about(seed, people.length))}</p>`,
    `<p class="soft">${escapeHtml(t.shares(percent(shares.late), percent(shares.absent), percent(shares.refusing)))}</p>`,
    ...(stoppedOn === null ? [] : [`<p class="verdict found">${escapeHtml(t.stopped(stoppedOn))}</p>`]),
    `<p class="verdict${gaps.length > 0 ? ' found' : ''}">${escapeHtml(t.verdict(gaps.length))}</p>`,
    numbers(rehearsal, texts),
    gapList(gaps, texts),
    moveList(rehearsal, texts),
    plot(t.plots.messages, messagesPlot(rehearsal, texts)),
    plot(t.plots.load, loadPlot(rehearsal, texts)),
    `<p class="soft">${escapeHtml(t.estimated)}</p>`,
    processTable(rehearsal, texts),
    peopleTable(people, texts),
    `<h2>${escapeHtml(t.messages)}</h2>`,
    messageFinder(rehearsal, texts, t.allInFile),
    '</main></body></html>\n',
  ].join('\n')
}

function numbers(rehearsal: Rehearsal, { rehearsal: t }: Texts): string {
  const { messages, processes, people, loads, year, stoppedOn } = rehearsal
  const weeks = weeksOf(year).filter((monday) => monday <= (stoppedOn ?? `${year}-12-31`)).length
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0)
  const minutes = sum(people.map((each) => each.minutes))
  const all: [number, string][] = [
    [messages.length, t.numbers.messages],
    [sum(processes.map(({ answered }) => answered)), t.numbers.answers],
    [sum(processes.map(({ cycles }) => cycles)), t.numbers.cycles],
    [Math.round((minutes / Math.max(1, people.length) / weeks) * 10) / 10, t.numbers.minutes],
    [Math.round(Math.max(0, ...loads.map((load) => load.minutes))), t.numbers.busiest],
  ]
  const items = all.map(
    ([value, what]) => `<li><b>${value.toLocaleString(t.language)}</b><span>${escapeHtml(what)}</span></li>`,
  )
  return `<ul class="numbers">${items.join('')}</ul>`
}

/** By kind: what mends all of a kind stands above them once. */
function gapList(gaps: readonly Gap[], texts: Texts): string {
  const t = texts.rehearsal
  if (gaps.length === 0) return ''
  const groups = gapKinds.flatMap((kind) => {
    const own = gaps.filter((gap) => gap.kind === kind)
    if (own.length === 0) return []
    const items = own.map((gap) => {
      const from = gap.on === null ? '' : ` <span class="soft">${escapeHtml(t.from(gap.on))}</span>`
      const where = `<code class="where">${escapeHtml(placeOf(gap))}</code>`
      return `<li><b>${escapeHtml(sentenceOf(gap, texts))}</b>${where}${from}</li>`
    })
    return `<p class="remedy">${escapeHtml(t.gap[kind].remedy)}</p><ol class="gaps">${items.join('')}</ol>`
  })
  return `<h2>${escapeHtml(t.gaps)}</h2>${groups.join('')}`
}

/** Which date, moved, would take the most out of the heaviest weeks. */
function moveList({ moves }: Rehearsal, { rehearsal: t }: Texts): string {
  if (moves.length === 0) return ''
  const hours = (minutes: number) => Math.round(minutes / 6) / 10
  const items = moves.map((move) => {
    const { about, week, weeks } = move
    const said = t.moves.what(week, hours(move.minutes), hours(move.ofCycle), about)
    const then = t.moves.leaves(weeks, hours(move.peak))
    return `<li><b>${escapeHtml(said)}</b>${escapeHtml(then)} <code class="where">${escapeHtml(placeOf(move))}</code></li>`
  })
  return `<h2>${escapeHtml(t.moves.title)}</h2><ol class="gaps">${items.join('')}</ol><p class="soft">${escapeHtml(t.moves.caveat)}</p>`
}

/** In the page's own colours, so that it is read on a dark ground as well. */
function plot(title: string, drawing: Drawing): string {
  const svg = svgOf(drawing)
    .replace(/#[0-9a-f]{6}/g, (colour) => inkOf[colour] ?? colour)
    .replace(/ (?:width|height)="\d+"(?=[^>]*viewBox)/g, '')
    .replace('<svg ', `<svg role="img" aria-label="${escapeHtml(drawing.alt)}" `)
    .replace('font-family="DejaVu Sans"', 'font-family="inherit"')
  return `<h2>${escapeHtml(title)}</h2><div class="plot" tabindex="0" role="region" aria-label="${escapeHtml(title)}">${svg}</div>`
}

function processTable({ processes }: Rehearsal, { rehearsal: t }: Texts): string {
  const names: Readonly<Record<string, string>> = t.process
  const count = (value: number) => `<td class="n">${value === 0 ? '' : value.toLocaleString(t.language)}</td>`
  const rows = processes.map(
    ({ process, cycles, answered, late, open }) =>
      `<tr><td>${escapeHtml(names[process] ?? process)}</td>${[cycles, answered, late, open].map(count).join('')}</tr>`,
  )
  const head = [t.table.cycles, t.table.answered, t.table.late, t.table.open]
  return `<h2>${escapeHtml(t.table.processes)}</h2><div class="wide" tabindex="0"><table><thead><tr><th>${escapeHtml(t.table.process)}</th>${head
    .map((each) => `<th class="n">${escapeHtml(each)}</th>`)
    .join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function peopleTable(people: readonly PersonsYear[], { rehearsal: t }: Texts): string {
  const all = [...people].sort((a, b) => b.minutes - a.minutes || (a.key < b.key ? -1 : 1)).slice(0, LISTED)
  const rows = all.map(({ name, department, messages, answers, minutes, fullest }) =>
    [
      `<tr><td>${escapeHtml(name)}</td><td class="person-department">${escapeHtml(department)}</td>`,
      `<td class="n">${messages}</td><td class="n answers">${answers}</td><td class="n">${minutes.toLocaleString(t.language)}</td>`,
      `<td>${fullest ? escapeHtml(t.table.inWeek(fullest.week, fullest.minutes)) : ''}</td></tr>`,
    ].join(''),
  )
  const { person, department, messages, answers, minutes, fullest } = t.table
  return [
    `<h2>${escapeHtml(t.table.people)}</h2><div class="wide" tabindex="0"><table><thead><tr><th>${escapeHtml(person)}</th>`,
    `<th class="person-department">${escapeHtml(department)}</th><th class="n">${escapeHtml(messages)}</th>`,
    `<th class="n answers">${escapeHtml(answers)}</th><th class="n">${escapeHtml(minutes)}</th><th>${escapeHtml(fullest)}</th></tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table></div>`,
  ].join('')
}
