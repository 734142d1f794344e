/** The program as the tests of one describe share it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Program, startProgram } from './program.ts'

/** Starts the program before the tests of a describe and ends it behind them. */
export function running(): Pick<Program, 'page'> {
  let program: Program | undefined
  beforeAll(async () => {
    program = await startProgram()
  })
  afterAll(() => program?.close())
  return {
    get page() {
      if (program === undefined) throw new Error('the program runs from beforeAll on')
      return program.page
    },
  }
}

/** The program, newly loaded and on its first page before each test of a describe. */
export function atFirstPage(take: (page: Page) => void): void {
  const program = running()
  beforeAll(() => take(program.page))
  beforeEach(async () => {
    await program.page.reload()
    await program.page.getByRole('button', { name: '打开表格' }).first().waitFor()
  })
}
