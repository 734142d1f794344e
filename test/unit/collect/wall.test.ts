/** The wall: who has answered, what each cell is offered, and what a person still has to decide. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { cellKey } from '../../../shared/collect/asked.ts'
import { farness } from '../../../shared/collect/farness.ts'
import type { Candidate, Task } from '../../../shared/collect/model.ts'
import { accepting } from '../../../shared/collect/taking.ts'
import { wallOf } from '../../../shared/collect/wall.ts'
import type { WallGiven } from '../../../shared/collect/wall-model.ts'
import { acceptedIn, decision, given, hand, letter, offer, returned, table } from './wall-support.ts'

const statesOf = (more: Partial<WallGiven>): readonly string[] =>
  wallOf(given(more)).cells.map(({ row, state }) => `${row} ${state}`)
const departmentsOf = (more: Partial<WallGiven>): readonly string[] =>
  wallOf(given(more)).departments.map(
    ({ name, state, filled, asked }) => `${name} ${state} ${filled}/${asked}`,
  )

describe('a department', () => {
  test('has sent nothing, a part, or all', () => {
    expect(departmentsOf({})).toEqual(['发改局 none 0/2', '农业局 none 0/1'])
    const part = [returned('f1', [offer('r0', '5.8%')])]
    expect(departmentsOf({ returns: part })[0]).toBe('发改局 part 1/2')
    const whole = [returned('f1', [offer('r0', '5.8%'), offer('r1', '21')])]
    expect(departmentsOf({ returns: whole })[0]).toBe('发改局 whole 2/2')
  })
  test('has sent what cannot be read, and then what can', () => {
    const broken = returned('f0', [], { error: '文件已损坏。' })
    expect(departmentsOf({ returns: [broken] })[0]).toBe('发改局 unreadable 0/2')
    const both = wallOf(
      given({ returns: [broken, returned('f1', [offer('r0', '5.8%'), offer('r1', '21')])] }),
    )
    expect(both.departments[0]?.state).toBe('whole')
    // What could not be read stays there with its sentence.
    expect(both.departments[0]?.files.map(({ error }) => error)).toContain('文件已损坏。')
  })
  test('has a doubt that a person has to decide', () => {
    const doubts = [{ kind: 'text' as const, message: '这里应填数字。' }]
    const returns = [returned('f1', [offer('r0', '暂无', { doubts }), offer('r1', '21')])]
    expect(departmentsOf({ returns })[0]).toBe('发改局 doubtful 2/2')
  })
  test('is nobody that is known: the file is there all the same', () => {
    const returns = [returned('f1', [offer('r0', '5.8%')], { department: '' })]
    expect(wallOf(given({ returns })).departments.map(({ name }) => name)).toEqual(['发改局', '农业局', ''])
  })
})

describe('a cell', () => {
  test('is sure where one text, surely known, meets a blank cell', () => {
    expect(statesOf({ returns: [returned('f1', [offer('r0', '5.8%')])] })).toEqual([
      'r0 sure',
      'r1 none',
      'r2 none',
    ])
  })
  test('waits where its row is known by its place alone', () => {
    const state = (known: Candidate['known']) =>
      statesOf({ returns: [returned('f1', [offer('r0', '5.8%', { known })])] })[0]
    expect(state('place')).toBe('r0 waiting')
    // What stands around it is said as a doubt where it does not settle the row.
    expect(state('neighbours')).toBe('r0 sure')
  })
  test('lists what an earlier version of a workbook said, and offers the later one', () => {
    const first = returned('f1', [offer('r0', '5.8%')], { handout: 'h' })
    const later = returned('f2', [offer('r0', '5.9%')], { handout: 'h', at: '2024-07-01T09:00:00.000Z' })
    const [cell] = wallOf(given({ returns: [later, first] })).cells
    expect(cell?.state).toBe('sure')
    expect(cell?.offers.map(({ text, state, at }) => [text, state, at])).toEqual([
      ['5.9%', 'waiting', '2024-07-01T09:00:00.000Z'],
      ['5.8%', 'replaced', '2024-07-01T00:00:00.000Z'],
    ])
    // Once the later one is refused the earlier is asked again.
    const decisions = [decision('r0', '5.9%', false, { from: 'f2' })]
    expect(wallOf(given({ returns: [later, first], decisions })).cells[0]?.offers[1]?.state).toBe('waiting')
    const answer = { ...later, handout: 'letter' }
    expect(statesOf({ returns: [answer, first] })[0]).toBe('r0 waiting')
    expect(statesOf({ returns: [answer, first], letters: [letter('letter', 'r0')] })[0]).toBe('r0 sure')
  })
  test('waits where two returns differ, and says so; the same text twice is one', () => {
    const first = returned('f1', [offer('r0', '5.8%')])
    const other = returned('f2', [offer('r0', '5.9%')], { at: '2024-07-01T09:00:00.000Z' })
    const [cell] = wallOf(given({ returns: [first, other] })).cells
    expect(cell?.state).toBe('waiting')
    expect(cell?.why[0]).toContain('“5.8%”')
    expect(cell?.offers.map(({ file }) => file)).toEqual(['f2.xlsx', 'f1.xlsx'])
    const again = returned('f2', [offer('r0', '５.８%')], { at: '2024-07-01T09:00:00.000Z' })
    expect(wallOf(given({ returns: [first, again] })).cells[0]?.offers).toHaveLength(1)
    expect(statesOf({ returns: [first, again] })[0]).toBe('r0 sure')
  })
  test('waits where something else stands in the table, and not where the same does', () => {
    const typed = (text: string) => apply(table, setCells(table, [{ row: 0, column: 'actual', text }], hand))
    const returns = [returned('f1', [offer('r0', '5.8%')])]
    expect(statesOf({ tables: [typed('5.1%')], returns })[0]).toBe('r0 waiting')
    expect(statesOf({ tables: [typed('5.8%')], returns })[0]).toBe('r0 same')
  })
  test('waits where nobody knows whose the file is, unless nobody was asked', () => {
    const returns = [returned('f1', [offer('r0', '5.8%')], { department: '' })]
    expect(statesOf({ returns })[0]).toBe('r0 waiting')
    expect(statesOf({ returns, tasks: [] })).toEqual(['r0 sure'])
  })
  test('that several were asked for is never taken by itself: what they add up to is said', () => {
    const both: readonly Task[] = ['东镇', '西镇'].map((department) => ({
      department,
      table: 't',
      rows: ['r1', 'r0'],
      columns: ['actual'],
    }))
    const east = returned('f1', [offer('r1', '21'), offer('r0', '5%')], { department: '东镇' })
    const [, half] = wallOf(given({ tasks: both, returns: [east] })).cells
    expect(half?.state).toBe('waiting')
    expect(half?.why[0]).toContain('还缺西镇的数')
    const west = returned('f2', [offer('r1', '9.5'), offer('r0', '5%')], { department: '西镇' })
    const [rate, whole] = wallOf(given({ tasks: both, returns: [east, west] })).cells
    expect(whole?.why).toEqual(['这一格请2个单位填（东镇、西镇）；各单位的数加起来是30.5。'])
    // What both say alike is as sure as what one says.
    expect(rate).toMatchObject({ state: 'sure', why: [], adds: false, sum: null })
    const other = returned('f2', [offer('r0', '5.5%')], { department: '西镇' })
    const [differ] = wallOf(given({ tasks: both, returns: [east, other] })).cells
    expect(differ?.state).toBe('waiting')
    expect(differ?.why[0]).toContain('不能相加也不能平均')
    const [alone] = wallOf(given({ tasks: both, returns: [east] })).cells
    expect(alone?.state).toBe('waiting')
    expect(alone?.why[0]).toContain('还缺西镇的数')
    const doubts = [{ kind: 'far' as const, message: '与目标相差太远。' }]
    const far = returned('f2', [offer('r0', '5%', { doubts })], { department: '西镇' })
    const [doubtful] = wallOf(given({ tasks: both, returns: [east, far] })).cells
    expect(doubtful).toMatchObject({ state: 'waiting', why: [] })
    expect(doubtful?.offers.flatMap((one) => one.doubts)).toEqual(doubts)
  })
  test('is offered by somebody who was not asked', () => {
    const returns = [returned('f9', [offer('r2', '14')], { department: '统计局' })]
    const cell = wallOf(given({ returns })).cells.find(({ row }) => row === 'r2')
    expect(cell?.departments).toEqual(['农业局', '统计局'])
  })
  test('of a row that the table has no more is left out', () => {
    expect(statesOf({ returns: [returned('f1', [offer('r7', '1')])] })).toHaveLength(3)
  })
})

describe('what was decided', () => {
  const returns = [returned('f1', [offer('r0', '5.8%'), offer('r1', '21')])]

  test('is accepted as long as the table says that it came from there, and asked again after undo', () => {
    const { cells } = wallOf(given({ returns }))
    const edits = accepting(
      table,
      cells.flatMap(({ offers: [first] }) => first ?? []),
      hand,
    )
    const after = apply(table, edits)
    expect(after.rows[0]?.cells.actual).toBe('5.8%')
    expect(after.heading.sources?.r0?.actual).toMatchObject({
      returned: 'f1',
      department: '发改局',
      cell: '附件1!E0',
    })
    expect(statesOf({ tables: [after], returns })).toEqual(['r0 accepted', 'r1 accepted', 'r2 none'])
    const back = apply(after, invert(edits))
    const decisions = [decision('r0', '5.8%', true), decision('r1', '21', true)]
    expect(statesOf({ tables: [back], returns, decisions })).toEqual(['r0 sure', 'r1 sure', 'r2 none'])
  })
  test('stays refused when the same text comes again, and another text is asked', () => {
    const decisions = [decision('r0', '5.8%', false, { note: '与快报不符' })]
    const [cell] = wallOf(given({ returns, decisions })).cells
    expect(cell?.state).toBe('refused')
    expect(cell?.offers[0]?.note).toBe('与快报不符')
    expect(departmentsOf({ returns, decisions })[0]).toBe('发改局 part 1/2')
    const same = returned('f2', [offer('r0', '5.8% ')], { taken: '2024-07-04T00:00:00.000Z' })
    expect(statesOf({ returns: [...returns, same], decisions })[0]).toBe('r0 refused')
    const other = returned('f2', [offer('r0', '5.7%')], { taken: '2024-07-04T00:00:00.000Z' })
    const [asked] = wallOf(given({ returns: [...returns, other], decisions })).cells
    expect(asked).toMatchObject({ state: 'sure', fresh: true })
  })
  test('is asked again where the department explains itself', () => {
    const decisions = [decision('r0', '5.8%', false)]
    const explained = returned('f2', [offer('r0', '5.8%', { answer: '已与上级核对' })], {
      at: '2024-07-04T00:00:00.000Z',
      taken: '2024-07-04T00:00:00.000Z',
    })
    const [cell] = wallOf(given({ returns: [...returns, explained], decisions })).cells
    expect(cell).toMatchObject({ state: 'sure', fresh: true, offers: [{ answer: '已与上级核对' }] })
  })
  test('is not asked again by what lay there then, but by what comes later', () => {
    const differing = [...returns, returned('f2', [offer('r0', '5.9%')])]
    const after = acceptedIn(table, differing, ['r0'])
    expect(statesOf({ tables: [after], returns: differing })[0]).toBe('r0 accepted')
    const later = returned('f3', [offer('r0', '6.0%'), offer('r1', '21')], {
      taken: '2024-07-05T00:00:00.000Z',
    })
    const wall = wallOf(
      given({ tables: [after], returns: [...differing, later], decisions: [decision('r0', '5.8%', true)] }),
    )
    expect(wall.cells[0]).toMatchObject({ state: 'waiting', fresh: true })
    // What the newer file says as the older one did is nothing new.
    expect(wall.cells[1]).toMatchObject({ state: 'sure', fresh: false })
    expect(wall.departments[0]?.fresh).toBe(1)
  })
})

test('a figure is held against the last one in its own unit', () => {
  expect(farness('21', '20', '亿元')).toBe('比上次多1（5%）')
  expect(farness('2000万元', '0.2', '亿元')).toBe('与上次相同')
  expect(farness('5.4%', '5.8%', '%')).toBe('比上次低0.4个百分点')
  expect(farness('暂无', '20', '亿元')).toBe('')
  expect(farness('21', '', '亿元')).toBe('')
})

test('the last value stands beside what is offered', () => {
  const last = new Map([[cellKey('t', 'r1', 'actual'), '18']])
  const cell = wallOf(given({ returns: [returned('f1', [offer('r1', '21')])], last })).cells[1]
  expect(cell).toMatchObject({ last: '18', offers: [{ distance: '比上次多3（16.7%）' }] })
})
