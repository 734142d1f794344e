/** Long work in this process, cut into stretches that let whoever edits come between. */

/** How long one stretch keeps everybody else waiting, in milliseconds. */
const STRETCH = 25

/** Answers what says whether the stretch is over; `rest` waits for the others and begins the next one. */
export function stretches(): { readonly isOver: () => boolean; readonly rest: () => Promise<void> } {
  let end = performance.now() + STRETCH
  return {
    isOver: () => performance.now() >= end,
    rest: async () => {
      await new Promise((go) => setTimeout(go))
      end = performance.now() + STRETCH
    },
  }
}
