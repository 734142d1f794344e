/** Letters, sums and files that were taken off, on the wall. */
import { describe, expect, test } from 'vitest'
import { apply, invert } from '../../../shared/attachment/edits.ts'
import { heading } from '../../../shared/attachment/schema.ts'
import { sourceWords } from '../../../shared/attachment/sourced.ts'
import { setCells } from '../../../shared/changes/cells.ts'
import { cellKey } from '../../../shared/collect/asked.ts'
import type { Task } from '../../../shared/collect/model.ts'
import { accepting, filledFrom, stepName, summed } from '../../../shared/collect/taking.ts'
import { wallOf } from '../../../shared/collect/wall.ts'
import { acceptedIn, decision, given, hand, letter, offer, returned, table } from './wall-support.ts'

const asked = letter('l1', 'r1')
const first = returned('f1', [offer('r0', '5.8%'), offer('r1', '21')])
const answer = returned('f2', [offer('r1', '24', { answer: '漏了一个项目' })], {
  ...{ handout: 'l1', at: '2024-07-05T00:00:00.000Z', taken: '2024-07-05T00:00:00.000Z' },
})
const cellOf = (more: Parameters<typeof given>[0], row: string) =>
  wallOf(given(more)).cells.find((cell) => cell.row === row)

describe('a letter', () => {
  test('is told of its department and its cells until it is answered', () => {
    const waiting = wallOf(given({ returns: [first], letters: [asked] }))
    const told = { id: 'l1', at: asked.at, due: '7月6日', cells: 1 }
    expect(waiting.departments.map(({ letters }) => letters)).toEqual([[{ ...told, answered: 0 }], []])
    const about = { department: '发改局', at: asked.at }
    expect(waiting.cells.map((cell) => cell.letters)).toEqual([[], [{ ...about, answered: false }], []])
    const answered = wallOf(given({ returns: [first, answer], letters: [asked] }))
    expect(answered.departments[0]?.letters).toEqual([{ ...told, answered: 1 }])
    expect(answered.cells[1]?.letters).toEqual([{ ...about, answered: true }])
  })

  test('has an answer that is no rival of what it corrects: the older one stays and is not asked', () => {
    const cell = cellOf({ returns: [first, answer], letters: [asked] }, 'r1')
    expect(cell?.offers.map(({ text, state }) => `${text} ${state}`)).toEqual(['24 waiting', '21 replaced'])
    expect(cell?.state).toBe('sure')
    // Without the letter they are two files that say different things.
    const other = { ...answer, candidates: returned('f2', [offer('r1', '24')]).candidates }
    expect(cellOf({ returns: [first, other], letters: [asked] }, 'r1')?.state).toBe('sure')
    expect(cellOf({ returns: [first, other] }, 'r1')?.state).toBe('waiting')
  })

  test('that confirms what was accepted leaves it accepted; one that corrects it is asked', () => {
    const taken = acceptedIn(table, [first], ['r1'])
    const same = returned('f2', [offer('r1', '21', { answer: '无误' })], {
      handout: 'l1',
      taken: '2024-07-05T00:00:00.000Z',
    })
    const confirmed = cellOf({ tables: [taken], returns: [first, same], letters: [asked] }, 'r1')
    expect(confirmed).toMatchObject({ state: 'accepted', letters: [{ answered: true }] })
    const corrected = cellOf({ tables: [taken], returns: [first, answer], letters: [asked] }, 'r1')
    expect(corrected?.state).toBe('waiting')
    expect(corrected?.offers.map(({ text, state }) => `${text} ${state}`)).toEqual([
      '24 waiting',
      '21 accepted',
    ])
  })

  test('asks nothing of another department and does not make its word an earlier one', () => {
    const other = returned('f3', [offer('r1', '30')], { department: '农业局' })
    const cell = cellOf({ returns: [first, answer, other], letters: [asked] }, 'r1')
    expect(cell?.offers.find(({ text }) => text === '30')?.state).toBe('waiting')
  })
})

describe('a cell that several departments fill by parts', () => {
  const both: readonly Task[] = ['甲镇', '乙镇'].map((department) => ({
    ...{ department, table: 't', rows: ['r0', 'r1'], columns: ['actual'] },
  }))
  const from = (id: string, department: string, ...texts: readonly [string, string][]) =>
    returned(
      id,
      texts.map(([row, text]) => offer(row, text)),
      { department },
    )
  const parts = [
    from('a', '甲镇', ['r0', '5.1%'], ['r1', '12.1']),
    from('b', '乙镇', ['r0', '6%'], ['r1', '0.2']),
  ]

  test('offers its exact sum with each part; a rate has none', () => {
    const twoParts = { tasks: both, returns: parts }
    expect(cellOf(twoParts, 'r1')?.sum).toEqual({
      text: '12.3',
      taken: false,
      parts: [
        { department: '甲镇', from: 'a', file: 'a.xlsx', cell: '附件1!E1', text: '12.1' },
        { department: '乙镇', from: 'b', file: 'b.xlsx', cell: '附件1!E1', text: '0.2' },
      ],
    })
    expect(cellOf(twoParts, 'r0')).toMatchObject({ sum: null, state: 'waiting' })
  })

  test('offers none while a part is missing, in doubt, refused, or of one department alone', () => {
    const some = (returns: typeof parts) => cellOf({ tasks: both, returns }, 'r1')?.sum
    expect(some(parts.slice(0, 1))).toBeNull()
    const doubts = [{ kind: 'unit' as const, message: '单位没有认出。' }]
    expect(
      some([parts[0] as never, returned('b', [offer('r1', '0.2', { doubts })], { department: '乙镇' })]),
    ).toBeNull()
    const refused = [decision('r1', '0.2', false, { from: 'b' })]
    expect(cellOf({ tasks: both, returns: parts, decisions: refused }, 'r1')?.sum).toBeNull()
    expect(cellOf({ returns: [first] }, 'r1')?.sum).toBeNull()
  })

  test('looks at the sum as the whole: a part far below the target is no doubt, a sum far above it is one', () => {
    const doubts = [{ kind: 'far' as const, message: '相差太远。' }]
    const small = (id: string, department: string, text: string) =>
      returned(id, [offer('r1', text, { doubts })], { department })
    const returns = [small('a', '甲镇', '0.5'), small('b', '乙镇', '24')]
    const whole = cellOf(
      { tasks: both, returns, last: new Map([[cellKey('t', 'r1', 'actual'), '25']]) },
      'r1',
    )
    expect(whole?.sum?.text).toBe('24.5')
    // Nothing of the whole is held against a part: no doubt, and no distance from what the whole was.
    expect(whole?.offers.map((one) => [one.doubts, one.distance])).toEqual([
      [[], ''],
      [[], ''],
    ])
    const year = [{ kind: 'far' as const, message: '“2024”像是年份，请核对。' }]
    const odd = returned('a', [offer('r1', '2024', { doubts: year })], { department: '甲镇' })
    expect(cellOf({ tasks: both, returns: [odd, small('b', '乙镇', '24')] }, 'r1')).toMatchObject({
      sum: null,
    })
    const wrong = [small('a', '甲镇', '0.5'), small('b', '乙镇', '240000')]
    const cell = cellOf({ tasks: both, returns: wrong }, 'r1')
    expect(cell?.sum).toBeNull()
    expect(cell?.why[0]).toContain('加起来是240000.5。“240000.5”是目标“50”的')
  })

  const only = both.map((one) => ({ ...one, rows: ['r1'] }))
  const part = from('a', '甲镇', ['r1', '12.1'])

  test('says of a part that is many times the whole by itself that it is, at the part', () => {
    const message = '“240000”是目标“50”的约4800倍，相差太远，请核对数和单位。'
    const large = returned('b', [offer('r1', '240000', { doubts: [{ kind: 'far', message }] })], {
      department: '乙镇',
    })
    const wall = wallOf(given({ tasks: only, returns: [part, large] }))
    const cell = wall.cells.find(({ row }) => row === 'r1')
    expect(cell?.sum).toBeNull()
    expect(cell?.why[0]).toContain('乙镇的数有疑问，定了才能相加。')
    expect(cell?.offers.flatMap(({ doubts }) => doubts.map((one) => one.message))).toEqual([message])
    expect(wall.departments.map(({ name, state }) => `${name} ${state}`)).toEqual([
      '甲镇 whole',
      '乙镇 doubtful',
    ])
  })

  test('is nothing to look at for a department whose part only waits for others', () => {
    const alone = wallOf(given({ tasks: only, returns: [part] })).departments
    expect(alone.map(({ name, counts, adding }) => [name, counts.waiting, counts.none, adding])).toEqual([
      ['甲镇', 1, 0, 1],
      ['乙镇', 0, 1, 0],
    ])
  })

  test('is what one part says where a person takes that for all of it, and asks again when another comes', () => {
    const [part] =
      cellOf({ tasks: both, returns: parts }, 'r1')?.offers.filter(({ text }) => text === '12.1') ?? []
    if (part === undefined) throw new Error('no part')
    const whole = apply(table, accepting(table, [{ ...part, parts: [part] }], hand))
    const cell = cellOf({ tables: [whole], tasks: both, returns: parts }, 'r1')
    expect(cell).toMatchObject({ state: 'accepted', now: '12.1', why: [] })
    expect(cell?.sum?.taken).toBe(false)
    const source = whole.heading.sources?.r1?.actual
    // It is kept as it is: nothing in it that cannot be read again.
    expect(heading.safeParse(whole.heading).success).toBe(true)
    expect(source === undefined ? '' : sourceWords(source)).toMatch(/^来自返回表《a\.xlsx》甲镇/)
    // Before the other has sent anything, too.
    const early = cellOf({ tables: [whole], tasks: both, returns: parts.slice(0, 1) }, 'r1')
    expect(early).toMatchObject({ state: 'accepted', sum: null })
    const late = { ...(parts[1] as (typeof parts)[number]), taken: '2024-07-04T00:00:00.000Z' }
    expect(cellOf({ tables: [whole], tasks: both, returns: [parts[0] as never, late] }, 'r1')?.state).toBe(
      'waiting',
    )
  })

  const sum = cellOf({ tasks: both, returns: parts }, 'r1')?.sum
  const edits = accepting(
    table,
    [summed({ row: 'r1', column: 'actual' }, '12.3', sum?.parts ?? ([] as never))],
    hand,
  )
  const taken = apply(table, edits)

  test('has its parts as its sources, is accepted with all of them, and asks again when it is undone', () => {
    expect(taken.heading.sources?.r1?.actual).toMatchObject({
      text: '12.3',
      parts: [
        { returned: 'a', department: '甲镇', text: '12.1' },
        { returned: 'b', department: '乙镇', text: '0.2' },
      ],
    })
    const cell = cellOf({ tables: [taken], tasks: both, returns: parts }, 'r1')
    expect(cell).toMatchObject({ state: 'accepted', now: '12.3', sum: { text: '12.3', taken: true } })
    expect(cell?.offers.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
    const undone = apply(taken, invert(edits))
    expect(cellOf({ tables: [undone], tasks: both, returns: parts }, 'r1')?.sum?.taken).toBe(false)
    expect(stepName([{ department: '甲镇、乙镇', parts: sum?.parts ?? [] }])).toBe(
      '汇总自甲镇等2个单位的返回表',
    )
  })

  test('is not done by one of its parts: it waits for the sum, and says so, until the others are refused', () => {
    const [part] =
      cellOf({ tasks: both, returns: parts }, 'r1')?.offers.filter(({ text }) => text === '0.2') ?? []
    const tables = [apply(table, accepting(table, part === undefined ? [] : [part], hand))]
    const cell = cellOf({ tables, tasks: both, returns: parts }, 'r1')
    expect(cell).toMatchObject({
      state: 'waiting',
      adds: true,
      now: '0.2',
      sum: { text: '12.3', taken: false },
    })
    expect(cell?.why.at(-1)).toBe('表中现在只写了乙镇的“0.2”，还不是各单位的合计。')
    // So it does where the other has sent nothing yet.
    expect(cellOf({ tables, tasks: both, returns: parts.slice(1) }, 'r1')?.state).toBe('waiting')
    const decisions = [decision('r1', '12.1', false, { from: 'a' })]
    expect(cellOf({ tables, tasks: both, returns: parts, decisions }, 'r1')?.state).toBe('accepted')
    const [own] = tables
    if (own === undefined) throw new Error('no table')
    const typed = apply(own, setCells(own, [{ row: 1, column: 'actual', text: '12.3' }], hand))
    expect(cellOf({ tables: [typed], tasks: both, returns: parts }, 'r1')?.state).toBe('accepted')
  })

  test('leaves a department that has sent its part clearly without a doubt', () => {
    const states = wallOf(
      given({ tasks: both, returns: parts.map((one) => ({ ...one, candidates: one.candidates.slice(1) })) }),
    )
    expect(states.departments.map(({ state }) => state)).toEqual(['part', 'part'])
  })

  test('has a new sum when a part is corrected', () => {
    const newer = returned('c', [offer('r1', '0.4')], {
      department: '乙镇',
      taken: '2024-07-05T00:00:00.000Z',
    })
    const cell = cellOf({ tables: [taken], tasks: both, returns: [...parts, newer] }, 'r1')
    expect(cell).toMatchObject({ state: 'waiting', sum: { text: '12.5', taken: false } })
  })
})

describe('a file that is taken off', () => {
  const taken = acceptedIn(table, [first], ['r0', 'r1'])

  test('leaves what was accepted of it, and says so', () => {
    expect(filledFrom(taken, 'f1')).toBe(2)
    expect(filledFrom(taken, 'f2')).toBe(0)
    const cell = cellOf({ tables: [taken], returns: [] }, 'r1')
    expect(cell).toMatchObject({ state: 'accepted', now: '21' })
    expect(cell?.offers).toMatchObject([{ text: '21', file: 'f1.xlsx', state: 'accepted', gone: true }])
    expect(wallOf(given({ tables: [taken], returns: [] })).departments[0]?.state).toBe('whole')
  })

  test('counts a cell that was changed by hand since no more', () => {
    const rows = taken.rows.map((row) =>
      row.id === 'r1' ? { ...row, cells: { ...row.cells, actual: '22' } } : row,
    )
    expect(filledFrom({ ...taken, rows }, 'f1')).toBe(1)
  })

  test('is not gone where the same word of the department lies in another file', () => {
    const again = returned('f9', [offer('r1', '21')])
    const cell = cellOf({ tables: [taken], returns: [again] }, 'r1')
    expect(cell?.offers.map(({ from, gone }) => [from, gone])).toEqual([['f9', undefined]])
  })
})
