import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDesk } from '../../../src/bot/desk/front-desk.js'
import { openLinkDoor } from '../../../src/bot/html/door.js'
import { FilesOfForms } from '../../../src/bot/html/handed-in.js'
import type { Letter } from '../../../src/bot/mail/post.js'
import { aPerson, lead } from '../../support/company.js'
import { Office } from '../../support/office.js'

const vera = aPerson(2, { name: 'Vera Lindt', email: 'vera@board.example', chat: ['mail'] })

let office: Office
let server: Server
let url: string
let secret: string
let letters: Letter[]
beforeEach(async () => {
  office = await Office.open({ staff: [lead, vera] })
  letters = []
  const { stores, slack } = office
  server = createServer((request, response) => door(request, response, request.url ?? ''))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const door = openLinkDoor({
    ...{ ...stores, processes: slack.processes, show: slack.show },
    desk: openDesk({ ...stores, processes: slack.processes }, [], []),
    ...{ files: new FilesOfForms(), url, now: () => office.clock, showReceipts: () => undefined },
    post: { send: async (_, letter) => void letters.push(letter), close: () => undefined },
    logError: (error) => void office.problems.push(error),
  })
  const made = await stores.links.make(vera, 'delivery-1', office.at())
  secret = made.secret
})
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await office.stop()
})

function sends(step: string, headers: Record<string, string>, code = ''): Promise<Response> {
  const body = new URLSearchParams({ code })
  return fetch(`${url}/link/${step}`, { method: 'POST', body, headers, redirect: 'manual' })
}

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://elsewhere.example' },
])('a form that another site sends opens no visit, and has no code sent: %o', async (headers) => {
  const response = await sends(`${secret}/code`, headers as Record<string, string>)
  expect(response.status).toBe(403)
  expect(await response.text()).toContain('This came from another site')
  expect(letters).toEqual([])
  expect((await sends('leave', headers as Record<string, string>)).status).toBe(403)
})

test('whoever has the code comes in, and comes back from their webmail without another', async () => {
  await sends(`${secret}/code`, { 'sec-fetch-site': 'same-origin' })
  const code = /\d{6}/.exec(letters[0]?.text ?? '')?.[0]
  const cameIn = await sends(`${secret}/open`, { origin: url }, code)
  expect(cameIn.status).toBe(303)
  const cookie = cameIn.headers.get('set-cookie') ?? ''
  // A click on another site brings such a cookie along, and a form on another site does not.
  expect(cookie).toContain('SameSite=Lax')
  const headers = { cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'cross-site' }
  const back = await fetch(`${url}/link/${secret}`, { headers, redirect: 'manual' })
  expect(back.headers.get('location')).toBe(`${url}/link`)
})
