/** What can wait until the screen shows what a key changed. */

const waiting = new Set<() => void>()

/** Once what has changed is on the screen: calling the host takes as long as drawing it. Without frames, soon. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(late)
      waiting.delete(go)
      resolve()
    }
    const late = setTimeout(go, 100)
    waiting.add(go)
    globalThis.requestAnimationFrame?.(() => setTimeout(go))
  })
}

/** All that waits for the screen goes on now: the window may not be there any more in a moment. */
export function hurry(): void {
  for (const go of waiting) go()
}
