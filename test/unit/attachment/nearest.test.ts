/** Colours of other programs, as the nearest of the small set. */
import { describe, expect, it } from 'vitest'
import { INK, PAINT } from '../../../shared/attachment/marks.ts'
import { nearestInk, nearestPaint } from '../../../shared/attachment/nearest.ts'

describe('the nearest colour', () => {
  it('of one of the set is itself', () => {
    for (const [name, [, colour]] of Object.entries(INK)) expect(nearestInk(colour), name).toBe(name)
    for (const [name, [, colour]] of Object.entries(PAINT)) expect(nearestPaint(colour), name).toBe(name)
  })

  it.each([
    ['FF0000', 'red'],
    ['FFC000', 'orange'],
    ['00B050', 'green'],
    ['0070C0', 'blue'],
    ['002060', 'blue'],
    ['7030A0', 'purple'],
    ['808080', 'grey'],
    ['000000', undefined],
    ['1F1F1F', undefined],
    ['FFFFFF', undefined],
    ['none', undefined],
  ])('of a text in %s is %s', (hex, name) => {
    expect(nearestInk(hex)).toBe(name)
  })

  it.each([
    ['FFFF00', 'yellow'],
    ['FFC000', 'yellow'],
    ['F8CBAD', 'orange'],
    ['FF0000', 'red'],
    ['FFC7CE', 'red'],
    ['C6EFCE', 'green'],
    ['92D050', 'green'],
    ['DDEBF7', 'blue'],
    ['D9D9D9', 'grey'],
    ['FFFFFF', undefined],
    ['000000', undefined],
  ])('behind a text in %s is %s', (hex, name) => {
    expect(nearestPaint(hex)).toBe(name)
  })
})
