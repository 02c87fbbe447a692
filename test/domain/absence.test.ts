import fc from 'fast-check'
import {
  type Absence,
  awayOn,
  checkDelegate,
  lastDayIfEnded,
  type Planned,
  settingOf,
  standInFor,
} from '../../src/domain/absence.js'
import { addDays } from '../../src/domain/working-days.js'

const ada = 'p_ada'
const bela = 'p_bela'
const carla = 'p_carla'
const today = '2027-07-26'

let made = 0
function absence(from: string, to: string, changes: Partial<Absence> = {}): Absence {
  made += 1
  return {
    id: `a_${made}`,
    from,
    to,
    delegate: null,
    source: 'chat',
    setBy: ada,
    setAt: '2027-07-26T08:00:00.000Z',
    event: `e_${made}`,
    ...changes,
  }
}

function planned(from: string, to: string, delegate: string | null = null): Planned {
  return { from, to, delegate, source: 'chat' }
}

describe('somebody says when they are away', () => {
  const set = (plan: Planned, ...absences: Absence[]) => settingOf(ada, plan, absences, today)

  test.each([
    ['that ends before it begins', planned('2027-08-14', '2027-08-03'), 'backwards'],
    ['that is over', planned('2027-07-01', '2027-07-25'), 'over'],
    ['of more than two years', planned('2027-08-01', '2029-08-02'), 'too-long'],
    ['with themselves as their delegate', planned('2027-08-03', '2027-08-14', ada), 'own-delegate'],
  ])('an absence %s is refused', (_, plan, because) => {
    expect(set(plan)).toMatchObject({ outcome: 'refused', because })
  })

  test('one day is an absence, a day off that began yesterday too, and so are two years', () => {
    for (const plan of [
      planned(today, today),
      planned('2027-07-25', today),
      planned('2027-08-01', '2029-07-31'),
    ])
      expect(set(plan)).toEqual({ outcome: 'set', planned: plan, replaces: [] })
  })

  test('the same again changes nothing, nor does a part of it', () => {
    const known = absence('2027-08-03', '2027-08-14', { delegate: bela })
    for (const plan of [planned('2027-08-03', '2027-08-14', bela), planned('2027-08-05', '2027-08-10', bela)])
      expect(set(plan, known)).toEqual({ outcome: 'already', absence: known })
  })

  test('who says it again with another delegate, or another end, is taken at their later word', () => {
    const known = absence('2027-08-03', '2027-08-14', { delegate: bela })
    for (const plan of [
      planned('2027-08-03', '2027-08-14', carla),
      planned('2027-08-03', '2027-08-10', bela),
      planned('2027-08-02', '2027-08-20', carla),
    ])
      expect(set(plan, known)).toEqual({ outcome: 'set', planned: plan, replaces: [known] })
  })

  test('what overlaps becomes one if both name the same delegate, else it is refused', () => {
    const known = absence('2027-08-03', '2027-08-14', { delegate: bela })
    expect(set(planned('2027-08-10', '2027-08-20', bela), known)).toEqual({
      outcome: 'set',
      planned: planned('2027-08-03', '2027-08-20', bela),
      replaces: [known],
    })
    expect(set(planned('2027-08-10', '2027-08-20', carla), known)).toEqual({
      outcome: 'refused',
      because: 'overlaps',
      absence: known,
    })
  })

  test('what the file says stays beside it, and what was called off is not in the way', () => {
    const plan = planned('2027-08-10', '2027-08-20', carla)
    const ofFile = absence('2027-08-03', '2027-08-14', { source: 'file', delegate: bela })
    const off = { lastDay: null, by: ada, at: '2027-07-26T08:00:00.000Z', event: 'e' }
    const calledOff = absence('2027-08-03', '2027-08-14', { delegate: bela, ended: off })
    expect(set(plan, ofFile, calledOff)).toEqual({ outcome: 'set', planned: plan, replaces: [] })
  })

  test('whatever people set, one after the other, no two absences of one source share a day', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(today, days))
    const plan = fc.record({ from: day, length: fc.nat(20), delegate: fc.constantFrom(null, bela, carla) })
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 12 }), (plans) => {
        let absences: Absence[] = []
        for (const { from, length, delegate } of plans) {
          const setting = set(planned(from, addDays(from, length), delegate), ...absences)
          if (setting.outcome !== 'set') continue
          const { replaces } = setting
          absences = absences.filter((each) => !replaces.includes(each))
          absences.push(
            absence(setting.planned.from, setting.planned.to, { delegate: setting.planned.delegate }),
          )
          expect(awayOn(absences, from)?.delegate).toBe(delegate)
        }
        for (const one of absences)
          for (const other of absences)
            expect(one === other || one.to < other.from || other.to < one.from).toBe(true)
      }),
    )
  })
})

describe('somebody is away', () => {
  test('from the first day to the last, and through to the end of what follows on', () => {
    const absences = [absence('2027-08-03', '2027-08-08'), absence('2027-08-09', '2027-08-14')]
    expect(awayOn(absences, '2027-08-02')).toBeNull()
    expect(awayOn(absences, '2027-08-03')).toEqual({
      since: '2027-08-03',
      until: '2027-08-14',
      delegate: null,
      namedBy: null,
    })
    expect(awayOn(absences, '2027-08-15')).toBeNull()
  })

  test('and who they named in chat goes before whom the file names', () => {
    const ofFile = absence('2027-08-01', '2027-08-20', { source: 'file', delegate: bela })
    const ofChat = absence('2027-08-03', '2027-08-14', { delegate: carla })
    expect(awayOn([ofFile, ofChat], '2027-08-05')?.delegate).toBe(carla)
    expect(awayOn([ofFile, ofChat], '2027-08-15')?.delegate).toBe(bela)
    expect(awayOn([ofFile, { ...ofChat, delegate: null }], '2027-08-05')?.delegate).toBe(bela)
  })

  test('no more from the day on which it was ended', () => {
    const running = absence('2027-07-20', '2027-08-14')
    const ended = {
      lastDay: lastDayIfEnded(running, today),
      by: ada,
      at: '2027-07-26T08:00:00.000Z',
      event: 'e',
    }
    expect(awayOn([{ ...running, ended }], '2027-07-25')).not.toBeNull()
    expect(awayOn([{ ...running, ended }], today)).toBeNull()
    expect(lastDayIfEnded(absence(today, '2027-08-14'), today)).toBeNull()
  })
})

describe('who stands in', () => {
  const at = (delegates: Record<string, string | null>, gone: string[] = []) =>
    standInFor(ada, {
      away: (id) => (id in delegates ? { delegate: delegates[id] ?? null } : null),
      canAnswer: (id) => !gone.includes(id),
    })

  test('is the delegate, or the delegate of the delegate where that one is away too', () => {
    expect(at({ [ada]: bela })).toEqual({ person: bela })
    expect(at({ [ada]: bela, [bela]: carla })).toEqual({ person: carla })
  })

  test('is nobody where nobody was named, the line ends with who is away or gone, or goes in a circle', () => {
    expect(at({ [ada]: null })).toMatchObject({ person: null, because: 'nobody-named' })
    expect(at({ [ada]: bela, [bela]: null })).toMatchObject({ person: null, because: 'away', at: bela })
    expect(at({ [ada]: bela }, [bela])).toMatchObject({ person: null, because: 'cannot-answer', at: bela })
    expect(at({ [ada]: bela, [bela]: ada })).toMatchObject({ person: null, because: 'circle', at: ada })
    expect(at({ [ada]: bela, [bela]: carla, [carla]: bela })).toMatchObject({ because: 'circle', at: bela })
  })

  test('is never the person, nor anybody who is away, however the delegates are named', () => {
    const people = [ada, bela, carla, 'p_dan', 'p_eve']
    const delegate = fc.option(fc.constantFrom(...people), { nil: null })
    const away = fc.dictionary(fc.constantFrom(...people), delegate)
    fc.assert(
      fc.property(away, (delegates) => {
        const { person } = at(delegates)
        expect(person === null || (person !== ada && !(person in delegates))).toBe(true)
      }),
    )
  })
})

describe('a delegate', () => {
  const delegate = { _id: bela, active: true, start: null, end: null, chat: ['slack' as const] }
  const days = { person: ada, from: '2027-08-03', to: '2027-08-14' }
  const check = (belas: Absence[], carlas: Absence[] = [], changes: Partial<typeof delegate> = {}) => {
    const own = absence(days.from, days.to, { delegate: bela })
    const known: Record<string, Absence[]> = { [ada]: [own], [bela]: belas, [carla]: carlas }
    return checkDelegate(days, { ...delegate, ...changes }, (id) => known[id] ?? [])
  }

  test('who is there all the time fits', () => {
    expect(check([])).toEqual({ outcome: 'fits', others: [] })
  })

  test('who leaves before the end, or uses no chat, does not', () => {
    expect(check([], [], { end: '2027-08-10' as never })).toMatchObject({ because: 'not-there' })
    expect(check([], [], { active: false })).toMatchObject({ because: 'not-there' })
    expect(check([], [], { chat: [] })).toMatchObject({ because: 'no-chat' })
  })

  test('who is away in between is followed to their own delegate, and it is said where nobody stands in', () => {
    const belas = [
      absence('2027-08-05', '2027-08-06', { delegate: carla }),
      absence('2027-08-12', '2027-08-20'),
    ]
    expect(check(belas)).toEqual({
      outcome: 'fits',
      others: [
        { from: '2027-08-05', to: '2027-08-06', standIn: carla },
        { from: '2027-08-12', to: '2027-08-14', standIn: null },
      ],
    })
  })

  test('who is away all the time is refused, unless somebody stands in for them', () => {
    expect(check([absence('2027-08-01', '2027-08-31')])).toMatchObject({ because: 'away-all-the-time' })
    expect(check([absence('2027-08-01', '2027-08-31', { delegate: carla })])).toEqual({
      outcome: 'fits',
      others: [{ from: '2027-08-03', to: '2027-08-14', standIn: carla }],
    })
  })

  test('whose own delegates lead back is refused, by whom and when', () => {
    const toCarla = [absence('2027-08-05', '2027-08-06', { delegate: carla })]
    const back = [absence('2027-08-06', '2027-08-06', { delegate: ada })]
    expect(check(toCarla, back)).toEqual({
      outcome: 'refused',
      because: 'circle',
      at: ada,
      on: '2027-08-06',
    })
  })
})
