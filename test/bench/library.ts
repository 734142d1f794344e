/** How long the library page takes with many tables in it. */
import { databaseFile } from '../../electron/host/folder.ts'
import { startProgram } from '../browser/program.ts'
import { fillLibrary } from '../library.ts'

/**
 * Milliseconds from loading the page to its first tables, and to all of them, of several rounds, once all tables have
 * been judged.
 */
export async function openingLibrary(
  count: number,
  rounds: number,
): Promise<{ readonly first: number[]; readonly whole: number[] }> {
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
    // End goes to the last of those that are there: all of them have to be.
    await page
      .locator('.library h2')
      .filter({ hasText: `${count}张` })
      .waitFor()
    await page.keyboard.press('End')
    await page.locator('.library .entry').filter({ hasText: '第3号表' }).getByText('完成').waitFor()
    const first: number[] = []
    const whole: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await page.reload({ waitUntil: 'commit' })
      const times = await page.evaluate(async (said) => {
        const seen = async (isThere: () => boolean): Promise<number> => {
          while (!isThere()) await new Promise(requestAnimationFrame)
          return performance.now()
        }
        return {
          first: await seen(() => document.querySelector('.library .entry') !== null),
          whole: await seen(
            () => document.querySelector('.library h2')?.textContent?.includes(said) === true,
          ),
        }
      }, `${count}张`)
      first.push(times.first)
      whole.push(times.whole)
    }
    return { first, whole }
  } finally {
    await close()
  }
}
