/** What the wall shows: lines, counts, bars, and where the keyboard goes on. */
import { describe, expect, test } from 'vitest'
import { chosenFiles, takeDrop } from '../../../renderer/actions/dropped.ts'
import { askableOf } from '../../../renderer/panels/collect/letter.ts'
import {
  acceptWords,
  cellsOf,
  enterAt,
  linesOf,
  nextOf,
  openCount,
  showsOf,
  statesOf,
  sureOffers,
  unreadOf,
} from '../../../renderer/panels/collect/lines.ts'

import { entriesOf, nextAfter } from '../../../renderer/panels/collect/questions.ts'
import type {
  CellState,
  Offer,
  WallCell,
  WallDepartment,
  WallFile,
} from '../../../shared/collect/wall-model.ts'

const offer = (row: string, text: string, state: Offer['state'] = 'waiting'): Offer => ({
  table: 't',
  row,
  column: 'actual',
  text,
  department: '发改局',
  from: `f-${text}`,
  cell: 'A1',
  known: 'identity',
  doubts: [],
  file: '发改局.xlsx',
  at: '2026-07-01T08:00:00.000Z',
  state,
  note: '',
  distance: '',
  fresh: false,
})
const cell = (row: string, state: CellState, ...offers: readonly Offer[]): WallCell => ({
  table: 't',
  row,
  column: 'actual',
  name: row,
  header: '实绩',
  unit: '',
  departments: ['发改局'],
  now: '',
  letters: [],
  adds: false,
  sum: null,
  last: '',
  state,
  why: [],
  fresh: false,
  offers,
})

const cells = [
  cell('a', 'sure', offer('a', '1')),
  cell('b', 'waiting', offer('b', '2'), offer('b', '3')),
  cell('c', 'none'),
  cell('d', 'accepted', offer('d', '4', 'accepted')),
  cell('e', 'sure', offer('e', '5', 'refused'), offer('e', '6')),
]

describe('the list', () => {
  test('has a line for each offer; of those that are open what has to be looked at comes first', () => {
    expect(linesOf(cells, 'open').map(({ offer: one }) => one?.text)).toEqual(['2', '3', '1', '5', '6'])
    expect(linesOf(cells, 'all').map(({ offer: one }) => one?.text)).toEqual([
      '1',
      '2',
      '3',
      undefined,
      '4',
      '5',
      '6',
    ])
    expect(openCount(cells)).toBe(3)
  })
  test('has Enter take the sum of parts, or say why it writes none of them', () => {
    const sum = { text: '30', parts: [] as never, taken: false }
    const shared = { ...cell('a', 'waiting', offer('a', '10'), offer('a', '20')), adds: true }
    const [first, second] = linesOf([{ ...shared, sum }], 'open')
    expect([first, second].map((line) => line && enterAt(line))).toEqual(['sum', 'sum'])
    const [none] = linesOf([shared], 'open')
    expect(none && enterAt(none)).toEqual({
      said: '没有写进表里：这一格要的是各单位的合计，现在还加不起来。只用这一个单位的，请点“不合计，只用这个”。',
    })
    expect(acceptWords(shared, offer('a', '10'))).toBe('不合计，只用这个')
    const [plain] = linesOf(cells, 'open')
    expect(plain && enterAt(plain)).toBe('take')
  })
  test('asks no department by letter why the parts of others are not there', () => {
    const why = ['还缺西镇的数，没有相加。']
    const shared = { ...cell('a', 'waiting', offer('a', '10')), adds: true, why }
    expect(askableOf([shared], '发改局')).toMatchObject([{ settled: true, doubts: [] }])
    expect(askableOf([{ ...shared, adds: false }], '发改局')).toMatchObject([{ settled: false, doubts: why }])
  })
  test('calls nothing open in a cell that is decided', () => {
    const decided = { ...cell('d', 'accepted', offer('d', '4', 'accepted'), offer('d', '5')), now: '4' }
    expect(decided.offers.map((one) => showsOf(decided, one))).toEqual(['accepted', 'passed'])
    expect(showsOf(decided, offer('d', '4'))).toBe('same')
    expect(acceptWords(decided, offer('d', '5'))).toBe('改用这个')
    const open = cell('b', 'waiting', offer('b', '2'))
    expect(showsOf(open, open.offers[0] ?? null)).toBe('waiting')
  })
  test('accepts at one click what waits in the cells that are sure, and nothing that was refused', () => {
    expect(sureOffers(cells).map(({ text }) => text)).toEqual(['1', '6'])
    // In the list of who has refused word there too, what another says is not accepted with its own.
    expect(sureOffers(cells, '发改局')).toHaveLength(2)
    expect(sureOffers(cells, '财政局')).toEqual([])
  })
  test('goes on to the next cell that waits, and at the end to the first', () => {
    const lines = linesOf(cells, 'all')
    const keyOf = (text: string) => lines.find(({ offer: one }) => one?.text === text)?.key ?? ''
    const entries = entriesOf(lines, new Set())
    expect(nextAfter(entries, keyOf('1'))).toBe(keyOf('2'))
    expect(nextAfter(entries, keyOf('2'))).toBe(keyOf('6'))
    expect(nextAfter(entries, keyOf('6'))).toBe(keyOf('1'))
    const [only] = linesOf([cells[0] as WallCell], 'all')
    expect(
      nextAfter(entriesOf(linesOf([cells[0] as WallCell], 'all'), new Set()), only?.key ?? ''),
    ).toBeNull()
  })
  test('is of one department, or of all', () => {
    const wall = { departments: [], cells: [...cells, { ...cell('f', 'none'), departments: ['统计局'] }] }
    expect(cellsOf(wall, null)).toHaveLength(6)
    expect(cellsOf(wall, '统计局').map(({ row }) => row)).toEqual(['f'])
  })
})

test('departments are counted by their state, those that nobody is in left out', () => {
  const department = (name: string, state: WallDepartment['state']): WallDepartment => ({
    name,
    state,
    asked: 1,
    filled: 0,
    counts: { none: 1, same: 0, sure: 0, waiting: 0, accepted: 0, refused: 0 },
    adding: 0,
    fresh: 0,
    letters: [],
    files: [],
  })
  const all = [department('甲', 'none'), department('乙', 'whole'), department('丙', 'none')]
  expect(statesOf(all)).toEqual([
    ['whole', 1],
    ['none', 2],
  ])
})

describe('what is dropped', () => {
  const fileEntry = (name: string) => ({
    name,
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void) => resolve(new File(['x'], name)),
  })
  const folder = (name: string, ...parts: readonly (readonly object[])[]) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...parts]
      return { readEntries: (resolve: (entries: readonly object[]) => void) => resolve(left.shift() ?? []) }
    },
  })
  const transfer = (entries: readonly object[], files: readonly File[] = []) =>
    ({
      items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
      files,
    }) as unknown as DataTransfer

  test('is walked through folder by folder, each told in parts, with the way as the name', async () => {
    const dropped = await takeDrop(
      transfer([
        folder(
          '返回',
          [fileEntry('乙.xlsx'), folder('甲组', [fileEntry('甲.xlsx')])],
          [fileEntry('丙.xlsx')],
        ),
      ]),
    )
    expect(dropped.folder).toBe(true)
    expect(dropped.files.map(({ name }) => name).sort()).toEqual(
      ['返回/丙.xlsx', '返回/乙.xlsx', '返回/甲组/甲.xlsx'].sort(),
    )
  })
  test('is its files where a script hands it over', async () => {
    const dropped = await takeDrop(transfer([], [new File(['x'], '甲.xlsx')]))
    expect([dropped.folder, dropped.files.map(({ name }) => name)]).toEqual([false, ['甲.xlsx']])
    expect(chosenFiles([new File(['x'], '甲.xlsx')]).map(({ name }) => name)).toEqual(['甲.xlsx'])
  })
})

describe('files that could not be read', () => {
  const file = (name: string, department: string, day: number, error: string | null): WallFile => ({
    ...{ id: `${name}${day}`, file: name, at: '2026-07-01T08:00:00.000Z', department, error },
    ...{ taken: `2026-07-0${day}T08:00:00.000Z`, asked: 1, filled: 1, aside: [], offered: 1 },
  })
  const unread = (...files: readonly WallFile[]) => unreadOf(files).map((one) => one.file)

  test('count until the same department, or whoever called a file so, has sent a good one', () => {
    const broken = file('环境局.xlsx', '环境局', 2, '打不开')
    expect(unread(broken)).toEqual(['环境局.xlsx'])
    expect(unread(broken, file('环境局重报.xlsx', '环境局', 3, null))).toEqual([])
    expect(unread(broken, file('水利局.xlsx', '水利局', 3, null))).toEqual(['环境局.xlsx'])
    const nameless = file('返回/上报.xlsx', '', 2, '打不开')
    expect(unread(nameless, file('上报.xlsx', '水利局', 3, null))).toEqual([])
    expect(unread(nameless, file('另报.xlsx', '', 3, null))).toEqual(['返回/上报.xlsx'])
  })

  test('count where what is broken came after what was good', () => {
    expect(
      unread(file('环境局.xlsx', '环境局', 2, null), file('环境局更正.xlsx', '环境局', 3, '打不开')),
    ).toEqual(['环境局更正.xlsx'])
  })
})

describe('the next step', () => {
  const file = (error: string | null): WallDepartment['files'][number] => ({
    ...{ id: 'f', file: 'f.xlsx', at: '', taken: '2026-07-01', department: '甲', asked: 1, filled: 1, error },
    ...{ aside: [], offered: 1 },
  })
  const wall = (files: readonly WallDepartment['files'][number][], ...some: readonly WallCell[]) => ({
    cells: some,
    departments: [
      {
        ...{
          name: '甲',
          state: 'whole' as const,
          asked: 1,
          filled: 1,
          adding: 0,
          fresh: 0,
          letters: [],
          files,
        },
        counts: { none: 1, same: 0, sure: 0, waiting: 0, accepted: 0, refused: 0 },
      },
    ],
  })
  const good = [file(null)]
  test('is to write what is sure, to look at what is not, to wait for whom is late, and to print', () => {
    const sure = cell('a', 'sure', offer('a', '1'))
    const waiting = cell('b', 'waiting', offer('b', '2'))
    const accepted = cell('c', 'accepted', offer('c', '3', 'accepted'))
    expect(nextOf(wall([]), 3)).toBeNull()
    expect(nextOf(wall(good, sure, waiting), 0)).toMatchObject({
      does: 'take',
      text: '按右上角的“接受所有无疑点的”，把没有疑点的1格一次写进表里，再逐格定其余1格。',
    })
    expect(nextOf(wall(good, waiting, accepted), 2)?.does).toBe('look')
    expect(nextOf(wall([...good, { ...file('读不了。'), department: '乙' }], accepted), 2)?.does).toBe(
      'choose',
    )
    expect(nextOf(wall(good, accepted), 2)?.text).toBe('收到的都定了，还有2个单位没有报齐。')
    expect(nextOf(wall(good, accepted), 0)?.does).toBe('print')
  })
})
