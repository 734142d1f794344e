/** Which of the small set of colours a colour of another program is the nearest to. Pure. */
import type { Ink, Paint } from './marks.ts'

/** Hue in degrees, saturation and lightness from 0 to 1; null where the text is no colour (rrggbb). */
function hslOf(hex: string): { hue: number; saturation: number; lightness: number } | null {
  const parts = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (parts === null) return null
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255)
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const [range, lightness] = [most - least, (most + least) / 2]
  if (range === 0) return { hue: 0, saturation: 0, lightness }
  const sixth =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4
  return { hue: sixth * 60, saturation: range / (1 - Math.abs(2 * lightness - 1)), lightness }
}

/** Less is grey to the eye. */
const GREY = 0.15

/** The nearest colour of a text; undefined for black, white and what is nearly so, which is none. */
export function nearestInk(hex: string): Ink | undefined {
  const colour = hslOf(hex)
  if (colour === null || colour.lightness < 0.12 || colour.lightness > 0.97) return undefined
  const { hue, saturation, lightness } = colour
  if (saturation < GREY) return lightness < 0.3 || lightness > 0.9 ? undefined : 'grey'
  if (hue < 18 || hue >= 325) return 'red'
  if (hue < 65) return 'orange'
  if (hue < 170) return 'green'
  return hue < 255 ? 'blue' : 'purple'
}

/** The nearest colour behind a text; undefined for white and what is nearly so, and for black, in which nothing is read. */
export function nearestPaint(hex: string): Paint | undefined {
  const colour = hslOf(hex)
  if (colour === null || colour.lightness > 0.975 || colour.lightness < 0.05) return undefined
  const { hue, saturation, lightness } = colour
  if (saturation < GREY) return lightness > 0.96 ? undefined : 'grey'
  if (hue < 16 || hue >= 290) return 'red'
  if (hue < 44) return 'orange'
  if (hue < 70) return 'yellow'
  return hue < 170 ? 'green' : 'blue'
}
