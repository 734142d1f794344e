import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterCommit, navigate, navigateFromEnd, type View } from '../../../renderer/grid/navigation.ts'
import {
  activePlace,
  at,
  beside,
  contains,
  type Extent,
  grown,
  isCovered,
  jump,
  minus,
  range,
  rectangle,
  round,
  step,
  unselect,
} from '../../../renderer/grid/selection.ts'

/** Ten rows, six columns, two rows merged in the first column as on the official paper. */
const extent: Extent = { rows: 10, columns: 6, merges: [{ top: 4, left: 0, bottom: 5, right: 0 }] }

const view = (selection = at({ row: 0, column: 0 }), filled: View['filled'] = () => true): View => ({
  selection,
  extent,
  page: () => 4,
  filled,
})

describe('a selected rectangle', () => {
  it('is whole over merges', () => {
    expect(rectangle(at({ row: 5, column: 0 }), extent)).toEqual({ top: 4, left: 0, bottom: 5, right: 0 })
    expect(rectangle(range({ row: 5, column: 1 }, { row: 6, column: 0 }), extent)).toEqual({
      top: 4,
      left: 0,
      bottom: 6,
      right: 1,
    })
  })

  it('grows until it cuts no merge, and holds what it held', () => {
    const area = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)).map(([a, b, c, d]) => ({
      top: Math.min(a, b),
      bottom: Math.max(a, b),
      left: Math.min(c, d),
      right: Math.max(c, d),
    }))
    fc.assert(
      fc.property(area, fc.array(area, { maxLength: 4 }), (start, merges) => {
        const result = grown(start, merges)
        expect(contains(result, { row: start.top, column: start.left })).toBe(true)
        expect(contains(result, { row: start.bottom, column: start.right })).toBe(true)
        expect(grown(result, merges)).toEqual(result)
      }),
    )
  })

  it('has its active cell at the corner of the merge that covers it', () => {
    expect(activePlace(at({ row: 5, column: 0 }), extent)).toEqual({ row: 4, column: 0 })
  })
})

describe('several ranges', () => {
  it('lose what is unselected, and keep every other cell', () => {
    const area = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5)).map(([a, b, c, d]) => ({
      top: Math.min(a, b),
      bottom: Math.max(a, b),
      left: Math.min(c, d),
      right: Math.max(c, d),
    }))
    fc.assert(
      fc.property(area, area, (whole, hole) => {
        const parts = minus(whole, hole)
        for (let row = 0; row < 6; row++)
          for (let column = 0; column < 6; column++) {
            const place = { row, column }
            const expected = contains(whole, place) && !contains(hole, place) ? 1 : 0
            expect(parts.filter((part) => contains(part, place)).length).toBe(expected)
          }
      }),
    )
  })

  it('of one cell that is unselected nothing would be left: it stays', () => {
    const one = at({ row: 2, column: 2 })
    expect(unselect(one, { top: 2, left: 2, bottom: 2, right: 2 }, extent)).toBe(one)
    const two = beside([{ top: 0, left: 1, bottom: 0, right: 1 }], one)
    expect(unselect(two, { top: 2, left: 2, bottom: 2, right: 2 }, extent)).toEqual(
      range({ row: 0, column: 1 }, { row: 0, column: 1 }),
    )
  })
})

describe('keys', () => {
  it('arrows step over a merge and stop at the edge', () => {
    expect(step({ row: 3, column: 0 }, 'down', extent)).toEqual({ row: 4, column: 0 })
    expect(step({ row: 4, column: 0 }, 'down', extent)).toEqual({ row: 6, column: 0 })
    expect(step({ row: 9, column: 0 }, 'down', extent)).toEqual({ row: 9, column: 0 })
  })

  it.each([
    ['to the last filled cell of a block', 0, [0, 1, 2, 5], 2],
    ['from the end of a block to the next', 2, [0, 1, 2, 5], 5],
    ['to the edge where nothing follows', 5, [0, 1, 2, 5], 9],
    ['from an empty cell to the next filled one', 3, [0, 5], 5],
  ])('Ctrl+↓ goes %s', (_, from, filledRows, to) => {
    const filled = ({ row }: { row: number }) => filledRows.includes(row)
    expect(jump({ row: from, column: 1 }, 'down', extent, filled)).toEqual({ row: to, column: 1 })
  })

  it.each([
    ['Ctrl+End', { row: 9, column: 5 }],
    ['PageDown', { row: 4, column: 0 }],
    ['ArrowUp', { row: 0, column: 0 }],
  ])('%s', (keys, place) => {
    expect(navigate(keys, view())?.active).toEqual(place)
  })

  it('End does nothing by itself; then arrows, Home and Enter go far, with Shift they extend', () => {
    const filled = ({ row }: { row: number }) => row < 3
    const start = view(at({ row: 0, column: 2 }), filled)
    expect(navigate('End', start)).toBeNull()
    expect(navigateFromEnd('ArrowDown', start)?.active).toEqual({ row: 2, column: 2 })
    expect(navigateFromEnd('Home', start)?.active).toEqual({ row: 9, column: 5 })
    expect(navigateFromEnd('Enter', start)?.active).toEqual({ row: 0, column: 5 })
    expect(navigateFromEnd('Shift+ArrowDown', start)).toMatchObject({
      anchor: { row: 0, column: 2 },
      focus: { row: 2, column: 2 },
    })
    expect(navigateFromEnd('PageDown', start)).toBeNull()
  })

  it('Shift extends the last of several ranges, Enter goes round all, each cell once', () => {
    const several = beside(
      [{ top: 0, left: 1, bottom: 1, right: 1 }],
      range({ row: 1, column: 1 }, { row: 1, column: 2 }),
    )
    expect(navigate('Shift+ArrowDown', view(several))).toMatchObject({
      others: several.others,
      focus: { row: 2, column: 2 },
    })
    expect(navigate('ArrowDown', view(several))?.others).toBeUndefined()
    let selection = { ...several, active: { row: 0, column: 1 } }
    const seen: string[] = []
    for (let n = 0; n < 4; n++) {
      seen.push(`${selection.active.row},${selection.active.column}`)
      selection = { ...selection, ...afterCommit('enter', view(selection)) }
    }
    expect(seen).toEqual(['0,1', '1,1', '1,2', '0,1'])
    expect(afterCommit('shift-enter', view({ ...several, active: { row: 0, column: 1 } })).active).toEqual({
      row: 1,
      column: 2,
    })
  })

  it('Shift extends from the anchor', () => {
    const extended = navigate('Shift+ArrowRight', view(at({ row: 1, column: 1 })))
    expect(extended).toMatchObject({ anchor: { row: 1, column: 1 }, focus: { row: 1, column: 2 } })
  })

  it('Shift takes a merge in one press, out and back', () => {
    const start = view(range({ row: 3, column: 0 }, { row: 4, column: 1 }))
    const out = navigate('Shift+ArrowDown', start)
    expect(out && rectangle(out, extent)).toMatchObject({ top: 3, bottom: 6 })
    const back = out && navigate('Shift+ArrowUp', view(out))
    expect(back && rectangle(back, extent)).toMatchObject({ top: 3, bottom: 5 })
  })

  it('Enter after a run of Tabs goes on below where it began', () => {
    let selection = at({ row: 1, column: 1 })
    for (let n = 0; n < 3; n++) selection = afterCommit('tab', view(selection))
    expect(selection.active).toEqual({ row: 1, column: 4 })
    expect(afterCommit('enter', view(selection)).active).toEqual({ row: 2, column: 1 })
    const moved = navigate('ArrowRight', view(selection))
    expect(moved && afterCommit('enter', view(moved)).active).toEqual({ row: 2, column: 5 })
  })

  it('a place under a merge is covered, its corner is not', () => {
    expect(isCovered({ row: 5, column: 0 }, extent)).toBe(true)
    expect(isCovered({ row: 4, column: 0 }, extent)).toBe(false)
    expect(isCovered({ row: 5, column: 1 }, extent)).toBe(false)
  })

  it('Ctrl+A, Shift+Space and Ctrl+Space take the table, the row and the column', () => {
    expect(rectangle(navigate('Ctrl+A', view()) ?? at({ row: 0, column: 0 }), extent)).toEqual({
      top: 0,
      left: 0,
      bottom: 9,
      right: 5,
    })
    expect(
      rectangle(
        navigate('Shift+Space', view(at({ row: 2, column: 2 }))) ?? at({ row: 0, column: 0 }),
        extent,
      ),
    ).toEqual({ top: 2, left: 0, bottom: 2, right: 5 })
    expect(
      rectangle(navigate('Ctrl+Space', view(at({ row: 2, column: 2 }))) ?? at({ row: 0, column: 0 }), extent),
    ).toEqual({ top: 0, left: 2, bottom: 9, right: 2 })
  })

  it('Tab goes on with the next row at the end of one', () => {
    expect(afterCommit('tab', view(at({ row: 1, column: 5 }))).active).toEqual({ row: 2, column: 0 })
    expect(afterCommit('shift-tab', view(at({ row: 2, column: 0 }))).active).toEqual({ row: 1, column: 5 })
  })

  it('Enter and Tab go round a range, each cell once, merges once', () => {
    const area = { top: 3, left: 0, bottom: 6, right: 1 }
    const seen = new Set<string>()
    let place = { row: 3, column: 0 }
    for (let n = 0; n < 7; n++) {
      seen.add(`${place.row},${place.column}`)
      place = round(place, [area], 'row', false, extent)
    }
    expect(seen.size).toBe(7)
    expect(place).toEqual({ row: 3, column: 0 })
    const moved = afterCommit('enter', view(range({ row: 3, column: 1 }, { row: 5, column: 2 })))
    expect(moved).toMatchObject({
      anchor: { row: 3, column: 1 },
      focus: { row: 5, column: 2 },
      active: { row: 4, column: 1 },
    })
  })
})
