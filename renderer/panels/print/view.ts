/** How large the pages are shown, so that a page or its width fills the room there is. Pure. */

/** The whole page, or its width. */
export type Fit = 'page' | 'width'

/** What a person sees at once: a fit, or a size of their own (1 is the paper's). */
export type Size = Fit | number

const pixels = (millimetres: number): number => (millimetres * 96) / 25.4
/** A4. */
const [SHORT, LONG] = [pixels(210), pixels(297)]
/** Around a page (shared/page/document.ts), and a scroll bar beside it. */
const [AROUND, BAR] = [32, 12]
const [LEAST, MOST] = [0.2, 2]

export interface Room {
  readonly width: number
  readonly height: number
}

/** The size at which the largest page has its place. */
export function fitted(fit: Fit, { width, height }: Room, pages: { readonly turned: boolean }[]): number {
  const wide = Math.max(SHORT, ...pages.map(({ turned }) => (turned ? LONG : SHORT))) + AROUND
  const high = Math.max(SHORT, ...pages.map(({ turned }) => (turned ? SHORT : LONG))) + AROUND
  const across = (width - BAR) / wide
  return clamped(fit === 'width' ? across : Math.min(across, height / high))
}

/** A step larger or smaller, on whole tenths. */
export const stepped = (size: number, by: 1 | -1): number =>
  clamped((by > 0 ? Math.floor(size * 10 + 1.01) : Math.ceil(size * 10 - 1.01)) / 10)

// Rounded down, so that nothing stands over by a pixel.
const clamped = (size: number): number => Math.floor(Math.max(LEAST, Math.min(MOST, size)) * 1_000) / 1_000
