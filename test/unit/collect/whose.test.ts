/** Whose a file is on the wall: told by a person, and what its offers are doubted for then. */
import { describe, expect, test } from 'vitest'
import { wallOf } from '../../../shared/collect/wall.ts'
import { acceptedIn, given, letter, offer, returned, table, tasks } from './wall-support.ts'

const unasked = [{ kind: 'unasked' as const, message: '没有请这个单位填这一格，返回表填了“5.8%”，请核对。' }]
const both = [offer('r0', '5.8%', { doubts: unasked }), offer('r2', '12', { doubts: unasked })]
const wallWith = (more: Parameters<typeof given>[0]) => wallOf(given(more))
const messages = (more: Parameters<typeof given>[0], row: string) =>
  wallWith(more)
    .cells.find((cell) => cell.row === row)
    ?.offers.map(({ department, doubts }) => [department, ...doubts.map(({ message }) => message)])

describe('a file of nobody that is known', () => {
  const nobodys = returned('f1', both, { department: '' })
  test('says so at each of its own offers, and not that somebody was not asked', () => {
    const own = returned('f2', [offer('r0', '6%')])
    expect(messages({ returns: [nobodys, own] }, 'r0')).toEqual([
      ['发改局'],
      ['', '认不出这份返回表是哪个单位的，请指定单位。'],
    ])
    const cell = wallWith({ returns: [nobodys, own] }).cells.find(({ row }) => row === 'r0')
    expect(cell?.why.join('')).not.toContain('认不出')
  })

  test('counts for the department that a person tells, which is asked what it was asked', () => {
    const told = { ...returned('f1', both, { department: '发改局' }), read: '' }
    const wall = wallWith({ returns: [told] })
    expect(wall.departments.map(({ name, filled }) => `${name} ${filled}`)).toEqual(['发改局 1', '农业局 0'])
    expect(wall.cells[0]).toMatchObject({ state: 'sure', departments: ['发改局'] })
    expect(messages({ returns: [told] }, 'r2')).toEqual([
      ['发改局', '没有请发改局填这一格，返回表填了“12”，请核对。'],
    ])
  })

  test('that was accepted from before stays accepted once it is told whose it is', () => {
    const before = { ...nobodys, candidates: nobodys.candidates.map((one) => ({ ...one, doubts: [] })) }
    const taken = acceptedIn(table, [before], ['r0'])
    const told = { ...returned('f1', both, { department: '发改局' }), read: '' }
    const [cell] = wallWith({ tables: [taken], returns: [told] }).cells
    expect(cell?.state).toBe('accepted')
    expect(cell?.offers.map(({ gone }) => gone)).toEqual([undefined])
  })
})

test('what another department says for a cell puts no department in doubt that has not said it', () => {
  const doubts = [{ kind: 'unasked' as const, message: '没有请农业局填这一格。' }]
  const foreign = returned('f2', [offer('r2', '12'), offer('r1', '21', { doubts })], { department: '农业局' })
  const wall = wallWith({ returns: [returned('f1', [offer('r0', '5.8%')]), foreign] })
  expect(wall.cells.find(({ row }) => row === 'r1')?.state).toBe('waiting')
  expect(wall.departments.map(({ name, state }) => `${name} ${state}`)).toEqual([
    '发改局 part',
    '农业局 doubtful',
  ])
})

test('a letter is told of the department that it was sent to, and of no other that offers something', () => {
  const other = returned('f2', [offer('r1', '30')], { department: '农业局' })
  const wall = wallWith({
    returns: [returned('f1', [offer('r1', '21')]), other],
    letters: [letter('l1', 'r1')],
  })
  const cell = wall.cells.find(({ row }) => row === 'r1')
  expect(cell?.letters.map(({ department }) => department)).toEqual(['发改局'])
  // Marks of a letter that was sent to somebody else answer nothing for who has them.
  const passed = wallWith({ returns: [{ ...other, handout: 'l1' }], letters: [letter('l1', 'r1')] })
  expect(passed.cells.find(({ row }) => row === 'r1')?.offers.map((one) => one.letter)).toEqual([undefined])
})

test('a cell is counted in what its column says, a text in nothing', () => {
  const columns = [
    ...table.columns,
    { id: 'growth', header: ['同比增长'], role: 'growth' as const, width: 10 },
    { id: 'note', header: ['备注'], role: 'note' as const, width: 10 },
    { id: 'done', header: ['完成投资（万元）'], role: 'none' as const, width: 10 },
  ]
  const all = columns.map(({ id }) => id).filter((id) => !['name', 'unit', 'target'].includes(id))
  const wall = wallWith({
    tables: [{ ...table, columns }],
    tasks: [{ ...tasks[0], department: '发改局', table: 't', rows: ['r1'], columns: all }],
  })
  expect(wall.cells.map(({ column, unit }) => `${column} ${unit}`)).toEqual([
    'actual 亿元',
    'growth %',
    'note ',
    'done 万元',
  ])
})
