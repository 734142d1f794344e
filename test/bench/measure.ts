/** What is timed in a page, the program's and the bare grid's alike. */
import type { CDPSession, Page } from 'playwright-core'

/** A page that shows the table, and where things are in it. */
export interface Side {
  readonly page: Page
  readonly session: CDPSession
  /** The element that holds the grid. */
  readonly grid: string
  /** The text field that is open while a cell is edited. */
  readonly field: string
  /** Makes the cell of that row and column the active one, in sight. */
  go(row: number, column: number): Promise<void>
}

/** The middle of some numbers by size. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]]
  return (low + high) / 2
}

/** Presses a key; milliseconds from its event to the frame in which the text can be seen there. */
async function pressUntilShown({ page }: Side, key: string, place: string, text: string): Promise<number> {
  await page.evaluate(
    ([selector, wanted]) => {
      const shows = (element: Element): boolean =>
        (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
          ? element.value
          : element.textContent) === wanted
      const target = window as unknown as { shown: Promise<number> }
      target.shown = new Promise((resolve) => {
        const begin = (event: KeyboardEvent): void => {
          const frame = (): void => {
            const there = [...document.querySelectorAll(selector ?? '')].some(shows)
            if (!there) return void requestAnimationFrame(frame)
            // A task of its own: it runs once the frame is laid out and painted.
            const after = new MessageChannel()
            after.port1.onmessage = () => resolve(performance.now() - event.timeStamp)
            after.port2.postMessage(null)
          }
          requestAnimationFrame(frame)
        }
        window.addEventListener('keydown', begin, { capture: true, once: true })
      })
    },
    [place, text],
  )
  await page.keyboard.press(key)
  return await page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown)
}

/** Types a figure into cells down a column: the first key until it is painted, and Enter until the cell shows it. */
export async function typing(
  side: Side,
  first: number,
  count: number,
): Promise<{ key: number; enter: number }> {
  const keys: number[] = []
  const enters: number[] = []
  await side.go(first, 4)
  for (let row = first; row < first + count; row++) {
    // No hand is quicker from Enter to the next figure; by then the last one is saved, and the key alone is timed.
    await side.page.waitForTimeout(150)
    // No two rounds write the same.
    const text = `${(rounds++ % 9) + 1}.${row % 89}%`
    keys.push(await pressUntilShown(side, text[0] ?? '', side.field, text[0] ?? ''))
    for (const key of text.slice(1)) await side.page.keyboard.press(key)
    const cell = `.ag-row[row-index="${row}"] [col-id="actual"]`
    enters.push(await pressUntilShown(side, 'Enter', cell, text))
  }
  return { key: median(keys), enter: median(enters) }
}
let rounds = 0

/** A page whose work is counted from now on. */
export async function metered(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return session
}

/** Milliseconds that the page's main thread has been given by the processor so far; waiting for it is not counted. */
export async function worked({ session }: Pick<Side, 'session'>): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN)
}

/** Scrolls through the table; milliseconds of work a frame. */
export async function scrolling(side: Side, frames: number, pixels: number): Promise<number> {
  const before = await worked(side)
  await side.page.evaluate(
    async ([grid, count, step]) => {
      const viewport = document.querySelector(`${grid} .ag-grid-viewport`)
      if (viewport === null) throw new Error('the grid has no viewport')
      for (let frame = 0; frame < count; frame++) {
        viewport.scrollTop += step
        await new Promise(requestAnimationFrame)
      }
      await new Promise(requestAnimationFrame)
    },
    [side.grid, frames, pixels] as [string, number, number],
  )
  return ((await worked(side)) - before) / frames
}

/** Drags over the cells that are in sight; milliseconds of work a move. */
export async function dragging(side: Side, moves: number): Promise<number> {
  const box = await side.page.locator(side.grid).boundingBox()
  if (box === null) throw new Error('the grid is not on the screen')
  const { mouse } = side.page
  const left = box.x + 80
  const top = box.y + 90
  await mouse.move(left, top)
  await mouse.down()
  const before = await worked(side)
  for (let move = 1; move <= moves; move++) {
    const share = 0.5 - 0.5 * Math.cos((move / moves) * 6 * Math.PI)
    await mouse.move(left + share * (box.width - 140), top + share * (box.height - 140))
  }
  const after = await worked(side)
  await mouse.up()
  return (after - before) / moves
}

/** Pastes a block over the selection; milliseconds from the key until the bar says that it is saved. */
export async function pasting({ page }: Side, text: string): Promise<number> {
  await page.evaluate((block) => navigator.clipboard.writeText(block), text)
  await page.evaluate(() => {
    const target = window as unknown as { written: Promise<number> }
    target.written = new Promise((resolve) => {
      const begin = (event: KeyboardEvent): void => {
        if (event.key !== 'v') return
        window.removeEventListener('keydown', begin, true)
        let saving = false
        const look = (): void => {
          saving ||= document.querySelector('.status-bar .saving') !== null
          if (saving && document.querySelector('.status-bar .saved') !== null)
            requestAnimationFrame(() => resolve(performance.now() - event.timeStamp))
          else requestAnimationFrame(look)
        }
        look()
      }
      window.addEventListener('keydown', begin, true)
    })
  })
  await page.keyboard.press('Control+v')
  return await page.evaluate(() => (window as unknown as { written: Promise<number> }).written)
}
