/** What a person sets for the page. */
import { describe, expect, it } from 'vitest'
import { sampleAttachment } from '../../../electron/samples/make.ts'
import { keptSetup, OFFICIAL, setupOf } from '../../../shared/attachment/page-setup.ts'
import { pages, table } from './support.ts'

describe('the setup', () => {
  it('presses a table onto one page, but not below the floor', () => {
    const size = (count: number) => pages(table(count, { onePage: true, floor: 9 }))
    expect(size(26)).toHaveLength(1)
    expect(size(26)[0]?.size).toBeLessThan(12)
    expect(size(60).length).toBeGreaterThan(1)
    expect(size(60)[0]?.size).toBe(9)
  })

  it('makes rows as high as told, leaves out numbers, and turns the page', () => {
    const [page] = pages(table(3, { rowHeight: 12, numbered: false, orientation: 'landscape' }))
    expect(page).toMatchObject({ number: null, orientation: 'landscape' })
    for (const { height } of page?.rows ?? []) expect(height).toBeCloseTo((12 * 72) / 25.4 + 0.5)
  })

  it('is kept only where it differs from the official page', () => {
    expect(keptSetup(OFFICIAL)).toBeUndefined()
    const kept = keptSetup({ ...OFFICIAL, onePage: true, bodySize: 10.5 })
    expect(kept).toEqual({ onePage: true, bodySize: 10.5 })
    expect(setupOf({ ...sampleAttachment().heading, page: kept ?? {} })).toMatchObject({
      onePage: true,
      titleSize: 22,
    })
  })
})
