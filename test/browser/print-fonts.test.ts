/** Which fonts are there, asked of a real browser under the program's own policy. */
import { stripTypeScriptTypes } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import source from '../../renderer/panels/print/fonts.ts?raw'
import { type Program, skipped, startProgram } from './program.ts'

/** Runs the module in the page by itself, so that it is tried whatever the bundle holds. */
async function ask(page: Page, families: readonly string[], glyphs: readonly (readonly [string, string])[]) {
  const script = stripTypeScriptTypes(source).replace(/^export /gm, '')
  return page.evaluate(`(() => {
    ${script}
    const isThere = installed()
    return {
      there: ${JSON.stringify(families)}.map((family) => isThere(family)),
      drawn: ${JSON.stringify(glyphs)}.map(([family, char]) => drawsGlyph(family, char)),
    }
  })()`) as Promise<{ there: boolean[]; drawn: boolean[] }>
}

describe.skipIf(skipped)('the fonts of this machine', () => {
  let program: Program
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program.close())

  it('are told from those it lacks, and a glyph of their own from a borrowed one', async () => {
    const { page } = program
    const families = ['没有这种字体', 'sgb no such "font"', 'Noto Sans CJK SC', 'SimSun', 'DejaVu Sans']
    const glyphs = [
      ['没有这种字体', '国'],
      ['DejaVu Sans', 'A'],
      ['DejaVu Sans', '国'],
      ['Noto Sans CJK SC', '镕'],
      ['Noto Sans CJK SC', '😀'],
    ] as const
    const { there, drawn } = await ask(page, families, glyphs)
    expect(there.slice(0, 2)).toEqual([false, false])
    const [, , noto = false, song = false, latin = false] = there
    // At least one of the fonts that browsers on the systems we know of come with.
    expect(noto || song || latin).toBe(true)
    expect(drawn).toEqual([false, latin, false, noto, false])
  })
})
