/** Where the window stood, kept in the data folder; believed only where a screen still shows the place. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  readonly bounds: Rectangle
  readonly maximised: boolean
}

const number = z.int().min(-100_000).max(100_000)
const shape = z.object({
  bounds: z.object({ x: number, y: number, width: number.min(1), height: number.min(1) }),
  maximised: z.boolean(),
})

/** The least the window may be. */
export const smallest = { width: 900, height: 600 } as const

/** How much of the window a screen must show for the place to be kept. */
const visible = 120

/** The kept state; null where there is none, where it cannot be read, and where no screen shows it any more. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | null {
  let stored: unknown
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
  const parsed = shape.safeParse(stored)
  if (!parsed.success) return null
  const { bounds, maximised } = parsed.data
  const shown = screens.some((screen) => overlap(bounds, screen))
  return shown
    ? {
        bounds: {
          ...bounds,
          width: Math.max(bounds.width, smallest.width),
          height: Math.max(bounds.height, smallest.height),
        },
        maximised,
      }
    : null
}

/** Keeps the state; where that fails the window opens at its usual place the next time, and nothing else is lost. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state))
  } catch (error) {
    console.error(error)
  }
}

/** Whether enough of the window lies on the screen, its top among it. */
function overlap(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const top = window.y >= screen.y - 10 && window.y <= screen.y + screen.height - visible
  return across >= visible && top
}
