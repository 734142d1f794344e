/** A person's desk with a real Chinese input method: keys and clicks go through the display, not to the page. */
import { execFileSync, spawnSync } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'
import { skipped as noChromium } from '../browser/program.ts'

const answers = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0

const missing =
  process.env.DISPLAY === undefined
    ? '没有显示器（DISPLAY）'
    : !answers('xdotool', 'version')
      ? '没有 xdotool'
      : !answers('fcitx5-remote')
        ? '没有运行中的 fcitx5'
        : noChromium
          ? '没有 Chromium'
          : null

/** Said once, so that nobody takes silence for success. */
export const skipped = missing !== null
if (missing !== null) console.warn(`本机${missing}，跳过真实输入法测试。`)

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' }).trim()

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Presses keys one after the other: xdotool's names (Return, space, F2, ctrl+Home). */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    run('xdotool', 'key', key)
    await pause(150)
  }
}

/** Types letters at a quick typist's pace. */
export async function type(letters: string): Promise<void> {
  run('xdotool', 'type', '--delay', '60', letters)
  await pause(200)
}

/** A click of the display's own mouse in the middle of an element. */
export async function click(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('the element is not on the screen')
  // The page begins below the window's own bars.
  const origin = await page.evaluate(() => ({
    x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
    y: window.screenY + window.outerHeight - window.innerHeight,
  }))
  const x = Math.round(origin.x + box.x + box.width / 2)
  const y = Math.round(origin.y + box.y + box.height / 2)
  run('xdotool', 'mousemove', String(x), String(y))
  run('xdotool', 'click', '1')
  await pause(300)
}

/** Turns pinyin on for the window that has the focus; answers the input method's name. */
export async function turnOn(): Promise<string> {
  run('fcitx5-remote', '-o')
  run('fcitx5-remote', '-s', 'pinyin')
  await pause(300)
  return run('fcitx5-remote', '-n')
}
