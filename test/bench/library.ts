/** How long the library page takes with many tables in it. */
import { databaseFile } from '../../electron/host/folder.ts'
import { startProgram } from '../browser/program.ts'
import { fillLibrary } from '../library.ts'

/** Milliseconds from loading the page to its first table, of several rounds, once all tables have been judged. */
export async function openingLibrary(count: number, rounds: number): Promise<number[]> {
  const { page, data, close } = await startProgram()
  try {
    page.setDefaultTimeout(600_000)
    fillLibrary(databaseFile(data), count)
    await page.reload()
    await page.locator('.library .entry').first().waitFor()
    await page
      .getByRole('button', { name: /完成 \d/ })
      .first()
      .waitFor()
    await page.keyboard.press('End')
    await page.locator('.library .entry').filter({ hasText: '第3号表' }).getByText('完成').waitFor()
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await page.reload({ waitUntil: 'commit' })
      times.push(
        await page.evaluate(async () => {
          while (document.querySelector('.library .entry') === null) await new Promise(requestAnimationFrame)
          return performance.now()
        }),
      )
    }
    return times
  } finally {
    await close()
  }
}
