/** The wall packed for the way is the same wall behind it, and short where a thousand departments fill one cell. */
import { describe, expect, test } from 'vitest'
import type { Task } from '../../../shared/collect/model.ts'
import { wallOf } from '../../../shared/collect/wall.ts'
import type { WallGiven } from '../../../shared/collect/wall-model.ts'
import { packedWall, unpackedWall } from '../../../shared/collect/wall-packed.ts'
import { acceptedIn, decision, given, letter, offer, returned, table } from './wall-support.ts'

/** What arrives of a wall that was sent as JSON. */
const arrived = (more: Partial<WallGiven>) => {
  const wall = wallOf(given(more))
  return { wall, there: unpackedWall(JSON.parse(JSON.stringify(packedWall(wall)))) }
}

const names = Array.from({ length: 300 }, (_, at) => `第${at}村`)
const tasks: readonly Task[] = names.map((department) => ({
  ...{ department, table: 't', rows: ['r0', 'r1', 'r2'], columns: ['actual'] },
}))
const many = names.map((department, at) =>
  returned(`${'0'.repeat(60)}${at}`, [offer('r1', `${at + 1}`), offer('r2', '3', { department })], {
    department,
  }),
)

describe('a wall that was sent', () => {
  test('is empty as it was', () => {
    const { wall, there } = arrived({})
    expect(there).toEqual(wall)
  })
  test('has everything that its offers say', () => {
    const returns = [
      returned('f1', [
        offer('r0', '5.8%', { answer: '已核实', remark: '快报' }),
        offer('r1', '21', { converted: { typed: '210000', message: '已换算。' } }),
      ]),
      returned('f2', [offer('r0', '暂无', { doubts: [{ kind: 'text', message: '这里应填数字。' }] })], {
        handout: 'l1',
      }),
      returned('f3', [offer('r2', '9')], { department: '' }),
    ]
    const decisions = [decision('r1', '21', false, { note: '请再报' })]
    const { wall, there } = arrived({
      ...{ returns, decisions, letters: [letter('l1', 'r0')], last: new Map([['t r0 actual', '5.5%']]) },
      tables: [acceptedIn(table, returns, ['r2'])],
    })
    expect(wall.cells.flatMap(({ offers }) => offers.map(({ state }) => state))).toContain('refused')
    expect(there).toEqual(wall)
  })
  test('has what is left of a file that was taken off, and the sums of parts', () => {
    const returns = [returned('f1', [offer('r0', '5.8%')])]
    const gone = arrived({ tables: [acceptedIn(table, returns, ['r0'])] })
    expect(gone.wall.cells[0]?.offers[0]?.gone).toBe(true)
    expect(gone.there).toEqual(gone.wall)
    const two = many.slice(0, 2)
    const sum = arrived({ tasks: tasks.slice(0, 2), returns: two })
    expect(sum.wall.cells.some((cell) => cell.sum !== null)).toBe(true)
    expect(sum.there).toEqual(sum.wall)
  })
  test('of a thousand answers says each name, file and list once', () => {
    const { wall, there } = arrived({ tasks, returns: many })
    expect(there).toEqual(wall)
    const { cells, sources, lists } = packedWall(wall)
    expect(sources.length).toBeLessThanOrEqual(600)
    expect(lists).toHaveLength(1)
    expect(JSON.stringify(cells).length * 5).toBeLessThan(JSON.stringify(wall.cells).length)
  })
})
