/** A long report: how long it takes to read and check, and what a key in it costs. */
import { checkReport } from '../../shared/findings/check/check.ts'
import { statements } from '../../shared/report/statements.ts'
import { BUILT_IN } from '../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import { startProgram } from '../browser/program.ts'
import { dropWorkbook } from '../sheet.ts'
import { documentOf } from '../unit/findings/check/documents.ts'
import { metered, worked } from './measure.ts'

/** Invented reports one after the other, of at least so many bytes. */
function longReport(bytes: number): string {
  let text = ''
  for (let seed = 1; Buffer.byteLength(text) < bytes; seed += 1) text += `${documentOf(seed).text}\n`
  return text
}

/** Milliseconds from the text to its findings, of several rounds after one to warm up. */
export function checking(bytes: number, rounds: number): number[] {
  const text = longReport(bytes)
  const { table: attachment } = documentOf(1)
  const tables = [{ attachment, judged: judgeAttachment(attachment, BUILT_IN) }]
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now()
    checkReport({ text, statements: statements(text, BUILT_IN), tables, dictionary: BUILT_IN })
    if (round > 0) times.push(performance.now() - start)
  }
  return times
}

/** Milliseconds of work of the page's main thread from a key to the frame that shows it, key after key. */
export async function typingInReport(bytes: number, keys: number): Promise<number[]> {
  const { page, close } = await startProgram()
  try {
    page.setDefaultTimeout(600_000)
    await dropWorkbook(page, '报告.txt', new TextEncoder().encode(longReport(bytes)))
    await page
      .getByRole('navigation', { name: '核对结果' })
      .getByRole('button', { name: /下一处|没有待核对的/ })
      .waitFor()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('End')
    const side = { session: await metered(page) }
    const times: number[] = []
    for (let key = 0; key < keys; key += 1) {
      await page.evaluate(() => {
        const target = window as unknown as { shown: Promise<void> }
        target.shown = new Promise((resolve) => {
          const drawn = (): void => {
            requestAnimationFrame(() => {
              // A task of its own: it runs once the frame is laid out and painted.
              const after = new MessageChannel()
              after.port1.onmessage = () => resolve()
              after.port2.postMessage(null)
            })
          }
          window.addEventListener('keydown', drawn, { capture: true, once: true })
        })
      })
      const before = await worked(side)
      await page.keyboard.down(String(key % 10))
      await page.evaluate(() => (window as unknown as { shown: Promise<void> }).shown)
      times.push((await worked(side)) - before)
      await page.keyboard.up(String(key % 10))
      // No hand is quicker; by then the last one is written.
      await page.waitForTimeout(100)
    }
    return times
  } finally {
    await close()
  }
}
