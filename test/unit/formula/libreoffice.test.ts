/** Another program computes the same. `npm run fuzz -- formulas` does it with as many sheets as there is time for. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { compared } from '../../fuzz/formulas.ts'

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

describe.skipIf(office === '')('LibreOffice', { timeout: 180_000 }, () => {
  it('comes to the same in every formula of 500 random sheets', async () => {
    const { alike, different } = await compared(500, 16)
    expect(different).toEqual([])
    expect(alike).toBeGreaterThan(3_000)
  })
})
