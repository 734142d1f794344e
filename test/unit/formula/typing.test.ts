/** A formula while it is typed: what it names, where cells can be pointed at, and F4. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  coloured,
  fixedInTurn,
  namedCells,
  pointedAt,
  slotAt,
  typedReferences,
} from '../../../shared/formula/typing.ts'

const named = (text: string): string[] => typedReferences(text).map(({ from, to }) => text.slice(from, to))

describe('references in what is typed', () => {
  test.each([
    ['=E1', ['E1']],
    ['=SUM(E1:E3', ['E1:E3']],
    ['＝ＳＵＭ（Ｅ１：Ｅ３，F$2', ['Ｅ１：Ｅ３', 'F$2']],
    ['=附件2!E5+E5', ['附件2!E5', 'E5']],
    ["='附件 2'!E5*2", ["'附件 2'!E5"]],
    ['=SUM(E:F)-$A$1', ['E:F', '$A$1']],
    ['=E1+"E2"&"E3', ['E1']],
    ['=LOG10(2)', []],
    ['=ROUND(E1,2)', ['E1']],
    ['=1E5', []],
    ['E1', []],
    ['=E0', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  test('are cells, whichever corner was named first', () => {
    expect(typedReferences('=SUM(F3:E1)')).toMatchObject([
      { top: 0, bottom: 2, left: 4, right: 5, sheet: null },
    ])
    expect(typedReferences('=附件2!B:A')).toMatchObject([{ top: null, left: 0, right: 1, sheet: '附件2' }])
  })

  test('of the same cells have the same colour', () => {
    expect(coloured(typedReferences('=E1+F1+$E$1+附件2!E1'))).toEqual([0, 1, 0, 2])
  })
})

describe('pointing', () => {
  test.each([
    ['=', 1, true],
    ['=E1', 3, false],
    ['=E1+', 4, true],
    ['=SUM(', 5, true],
    ['=SUM（E1，', 8, true],
    ['=E1×', 4, true],
    ['="（', 3, false],
    ['=1>', 3, true],
    ['=E1+2', 4, false],
    ['=SUM()', 5, true],
    ['合计=', 3, false],
    ['=5', 2, false],
  ])('%s at %i', (text, caret, can) => {
    expect(slotAt(text, caret) !== null).toBe(can)
  })

  test('puts the cells where the caret is, and what is pointed at next in their place', () => {
    const slot = slotAt('=SUM()*2', 5)
    if (slot === null) throw new Error('no slot')
    const one = pointedAt('=SUM()*2', slot, { top: 0, bottom: 0, left: 4, right: 4 })
    expect(one).toEqual({ text: '=SUM(E1)*2', caret: 7, slot: { from: 5, to: 7 } })
    expect(pointedAt(one.text, one.slot, { top: 0, bottom: 9, left: 4, right: 4 }).text).toBe(
      '=SUM(E1:E10)*2',
    )
  })

  test('what was put is read as those cells', () => {
    const at = fc.nat(300)
    fc.assert(
      fc.property(at, at, at, at, (a, b, c, d) => {
        const cells = {
          top: Math.min(a, b),
          bottom: Math.max(a, b),
          left: Math.min(c, d),
          right: Math.max(c, d),
        }
        expect(typedReferences(`=SUM(${namedCells(cells)})`)).toMatchObject([cells])
      }),
    )
  })
})

describe('F4', () => {
  test('goes round the four ways and comes back, for both corners', () => {
    let text = '=SUM(E1:F3)+1'
    const seen = [0, 1, 2, 3].map(() => {
      const next = fixedInTurn(text, 8)
      text = next?.text ?? ''
      return text
    })
    expect(seen).toEqual(['=SUM($E$1:$F$3)+1', '=SUM(E$1:F$3)+1', '=SUM($E1:$F3)+1', '=SUM(E1:F3)+1'])
  })

  test.each([
    ['=附件2!E5', 4, '=附件2!$E$5'],
    ['=SUM(E:E)', 6, '=SUM($E:$E)'],
    ['=E1+F1', 6, '=E1+$F$1'],
  ])('%s', (text, caret, expected) => {
    expect(fixedInTurn(text, caret)?.text).toBe(expected)
  })

  test('away from a reference does nothing', () => {
    expect(fixedInTurn('=1+2', 4)).toBeNull()
    expect(fixedInTurn('E1', 1)).toBeNull()
  })
})
