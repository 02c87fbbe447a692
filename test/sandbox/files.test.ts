import { setTimeout as delay } from 'node:timers/promises'
import { ines, openTestSandbox, type TestSandbox } from '../support/sandbox.js'

describe('files that an app brings', () => {
  const png = Buffer.from('not really a picture, but nobody looks')
  let world: TestSandbox
  let channel: string
  beforeEach(async () => {
    world = await openTestSandbox()
    channel = (await (await world.people.person(ines.email)).screen()).person.id
  })
  afterEach(() => world.stop())

  const announce = (length = png.length) =>
    world.client.files.getUploadURLExternal({ filename: 'picture.png', length })
  const send = (url = '', bytes = png) =>
    fetch(url, { method: 'POST', body: bytes }).then(({ status }) => status)
  const complete = (id = '') => world.client.files.completeUploadExternal({ files: [{ id }] })
  const post = (id: string) =>
    world.client.chat.postMessage({
      channel,
      text: 'Progress',
      blocks: [{ type: 'image', slack_file: { id }, alt_text: '31 of 40 have answered' }],
    })
  const bring = async () => {
    const { upload_url, file_id = '' } = await announce()
    await send(upload_url)
    await complete(file_id)
    return file_id
  }
  const typeOf = async (file: string) => (await world.client.files.info({ file })).file?.mimetype
  const untilReady = async (file: string) => {
    while ((await typeOf(file)) !== 'image/png') await delay(50)
  }

  test('come in three steps and are shown once Slack has looked at them', async () => {
    const { upload_url, file_id = '' } = await announce()
    await expect(complete(file_id)).rejects.toMatchObject({ data: { error: 'file_not_found' } })
    expect(await send(upload_url)).toBe(200)
    await complete(file_id)
    world.sandbox.switches.turnOn('files-not-ready')
    expect(await typeOf(file_id)).toBe('')
    await expect(post(file_id)).rejects.toMatchObject({ data: { error: 'invalid_blocks' } })
    world.sandbox.switches.turnOff('files-not-ready')
    await untilReady(file_id)
    await post(file_id)
    const [message] = await (await world.people.person(ines.email)).messages()
    expect(message?.pictures).toEqual(['31 of 40 have answered'])
    const served = await fetch(`${world.sandbox.address}/sandbox/files/${file_id}`)
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png)
  })

  test('are as long as announced, and come once', async () => {
    const { upload_url } = await announce(png.length + 1)
    expect(await send(upload_url)).toBe(400)
    const other = await announce()
    expect(await send(other.upload_url)).toBe(200)
    expect(await send(other.upload_url)).toBe(400)
  })

  test('can stand in a form, too, once they are there', async () => {
    let trigger_id = ''
    world.app.command('/isms', async ({ ack, body }) => {
      trigger_id = body.trigger_id
      await ack()
    })
    const open = (id: string) =>
      world.client.views.open({
        trigger_id,
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'Progress' },
          blocks: [{ type: 'image', slack_file: { id }, alt_text: 'a line that rises' }],
        },
      })
    const person = await world.people.person(ines.email)
    await person.types('/isms')
    await expect(open('F0NOTHERE')).rejects.toMatchObject({ data: { error: 'invalid_arguments' } })
    const id = await bring()
    await untilReady(id)
    await open(id)
    await person.opens('a line that rises')
  })

  describe('for one person', () => {
    const pdf = Buffer.from('%PDF-1.7 of a kind')
    const share = async (channel_id: string) => {
      const { upload_url, file_id = '' } = await world.client.files.getUploadURLExternal({
        filename: 'policy.pdf',
        length: pdf.length,
      })
      await send(upload_url, pdf)
      await world.client.files.completeUploadExternal({
        files: [{ id: file_id, title: 'Keys' }],
        ...{ channel_id, initial_comment: 'Here it is.' },
      })
      return file_id
    }
    const dmOf = async () => (await world.client.conversations.open({ users: channel })).channel?.id ?? ''

    test('stand in their direct messages with name, type and size, to be saved', async () => {
      const id = await share(await dmOf())
      const [message] = await (await world.people.person(ines.email)).messages()
      expect(message).toMatchObject({
        from: 'app',
        text: 'Here it is.',
        files: [{ title: 'Keys', name: 'policy.pdf', type: 'PDF', size: pdf.length }],
      })
      expect(Buffer.from((await message?.files[0]?.download()) ?? [])).toEqual(pdf)
      const served = await fetch(`${world.sandbox.address}/sandbox/files/${id}`)
      expect(served.headers.get('content-type')).toBe('application/pdf')
      expect(served.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''policy.pdf")
    })

    test('are found by the app in what was said', async () => {
      const id = await share(await dmOf())
      const { messages } = await world.client.conversations.history({ channel: await dmOf() })
      expect(messages).toMatchObject([
        {
          text: 'Here it is.',
          files: [{ id, name: 'policy.pdf', mimetype: 'application/pdf' }],
          upload: true,
        },
      ])
    })

    test('stand in a conversation that there is, named by its id and not by the person', async () => {
      for (const other of ['D0NOTHERE', channel]) {
        await expect(share(other)).rejects.toMatchObject({ data: { error: 'channel_not_found' } })
      }
    })

    test('need the permission for it', async () => {
      world.sandbox.switches.turnOn('missing-scope', { method: 'files.getUploadURLExternal', times: 1 })
      await expect(share(await dmOf())).rejects.toMatchObject({ data: { error: 'missing_scope' } })
      await share(await dmOf())
    })
  })

  test('nothing is shown of a file that nobody brought', async () => {
    await expect(post('F0NOTHERE')).rejects.toMatchObject({ data: { error: 'invalid_blocks' } })
    expect((await fetch(`${world.sandbox.address}/sandbox/files/F0NOTHERE`)).status).toBe(404)
  })
})
