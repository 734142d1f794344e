/** The system's clipboard as other programs fill and read it: a page of its own beside the program's. */
import type { Page } from 'playwright-core'

export interface Board {
  readonly text: string
  readonly html: string
}

/** Another program copies. */
export async function otherCopies(page: Page, board: Partial<Board>): Promise<void> {
  const other = await page.context().newPage()
  await other.evaluate((content) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault()
      if (content.text !== undefined) event.clipboardData?.setData('text/plain', content.text)
      if (content.html !== undefined) event.clipboardData?.setData('text/html', content.html)
    })
  }, board)
  await other.keyboard.press('Control+c')
  await other.close()
  await page.bringToFront()
}

/** Another program pastes. */
export async function otherPastes(page: Page): Promise<Board> {
  const other = await page.context().newPage()
  await other.setContent('<textarea autofocus></textarea>')
  await other.locator('textarea').focus()
  const pasted = await other.evaluateHandle(() => {
    const board = { text: '', html: '', done: false }
    document.addEventListener('paste', (event) => {
      event.preventDefault()
      board.text = event.clipboardData?.getData('text/plain') ?? ''
      board.html = event.clipboardData?.getData('text/html') ?? ''
      board.done = true
    })
    return board
  })
  await other.keyboard.press('Control+v')
  await other.waitForFunction((board) => board.done, pasted)
  const { text, html } = await pasted.jsonValue()
  await other.close()
  await page.bringToFront()
  return { text, html }
}
