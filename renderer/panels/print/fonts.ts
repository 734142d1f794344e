/**
 * What fonts this machine has, found out by drawing: a character is drawn in the font in question with a font behind
 * it that holds every character and draws nothing. Ink on the canvas: the font is there and holds the character
 * itself. Comparing widths would not do (hanzi are one em wide in every font), nor would comparing with the generic
 * fonts (they may be the very font that is asked for).
 */

/** Asks for one font at a time; every answer is kept. */
export interface Fonts {
  /** Whether a font of that family is installed (or loaded). */
  readonly isThere: (family: string) => boolean
  /** Whether that font itself holds the character (one code point); false too where the font is not there. */
  readonly draws: (family: string, char: string) => boolean
}

/** A font for Chinese holds 国, one for Latin only A. */
const PROBES = ['国', 'A']
const BLANK = 'sgb-blank'
const SIZE = 32

let known: Fonts | null = null

/** The fonts of this machine. Where it cannot be found out (no canvas) all are said to be there. */
export function installedFonts(): Fonts {
  known ??= finder() ?? { isThere: () => true, draws: () => true }
  return known
}

/** Whether a font of that family is installed, for shared/page/fonts.ts. */
export const installed = (): Fonts['isThere'] => installedFonts().isThere

/** Whether a font that is there holds the character itself, and nothing stands in for it. */
export const drawsGlyph: Fonts['draws'] = (family, char) => installedFonts().draws(family, char)

function finder(): Fonts | null {
  document.fonts.add(new FontFace(BLANK, blankFont()))
  const canvas = document.createElement('canvas')
  canvas.width = SIZE * 2
  canvas.height = SIZE * 2
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) return null
  const leavesInk = (families: string, char: string): boolean => {
    pen.clearRect(0, 0, canvas.width, canvas.height)
    pen.font = `${SIZE}px ${families}`
    pen.fillText(char, SIZE / 2, SIZE * 1.5)
    return pen.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0)
  }
  // The blank font must be blank, or every font would be found.
  if (PROBES.some((char) => leavesInk(`"${BLANK}"`, char))) return null
  const answers = new Map<string, boolean>()
  const draws = (family: string, char: string): boolean => {
    const key = `${char}${family}`
    const before = answers.get(key)
    if (before !== undefined) return before
    const answer = leavesInk(`"${family.replace(/["\\]/g, '')}", "${BLANK}"`, char)
    answers.set(key, answer)
    return answer
  }
  return { isThere: (family) => PROBES.some((char) => draws(family, char)), draws }
}

/**
 * A TrueType font of two empty glyphs, the second of which stands for every code point (a character map of format 13,
 * many to one).
 */
function blankFont(): ArrayBuffer {
  const tables: readonly (readonly [tag: string, content: readonly number[]])[] = [
    [
      'OS/2',
      [
        ...u16(0),
        ...u16(500, 400, 5, 0),
        ...u16(...new Array<number>(10).fill(0)),
        ...u16(0),
        ...new Array<number>(10).fill(0),
        ...new Array<number>(16).fill(0),
        ...text('NONE'),
        ...u16(0x40, 0, 0xffff, 800, 0xff38, 0, 800, 200),
      ],
    ],
    ['cmap', [...u16(0, 1, 3, 10), ...u32(12), ...u16(13, 0), ...u32(28, 0, 1, 0, 0x10ffff, 1)]],
    ['glyf', [0, 0]],
    [
      'head',
      [
        ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
        ...u16(0, 1000),
        ...u32(0, 0, 0, 0),
        ...u16(0, 0, 0, 0, 0, 8, 2, 0, 0),
      ],
    ],
    ['hhea', [...u32(0x10000), ...u16(800, 0xff38, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1)]],
    ['hmtx', u16(1000, 0, 0)],
    ['loca', u16(0, 0, 0)],
    ['maxp', [...u32(0x10000), ...u16(2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]],
    ['name', u16(0, 0, 6)],
    ['post', u32(0x30000, 0, 0, 0, 0, 0, 0, 0)],
  ]
  const bytes: number[] = []
  let at = 12 + 16 * tables.length
  const directory = tables.flatMap(([tag, content]) => {
    const padded = [...content, ...new Array<number>((4 - (content.length % 4)) % 4).fill(0)]
    bytes.push(...padded)
    const entry = [...text(tag), ...u32(checksum(padded), at, content.length)]
    at += padded.length
    return entry
  })
  const search = 16 * 2 ** Math.floor(Math.log2(tables.length))
  const head = [
    ...u32(0x10000),
    ...u16(tables.length, search, Math.log2(search / 16), 16 * tables.length - search),
  ]
  return new Uint8Array([...head, ...directory, ...bytes]).buffer
}

const text = (value: string): number[] => Array.from(value, (char) => char.charCodeAt(0))
const u16 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff])
const u32 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [
    (value >>> 24) & 0xff,
    (value >>> 16) & 0xff,
    (value >>> 8) & 0xff,
    value & 0xff,
  ])

function checksum(bytes: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) >>>
      0
  return sum
}
