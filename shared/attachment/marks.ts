/** The small set of ways in which a cell can be marked: colours by name, so that screen, paper and files show one another. */

/** Colours of a text, with their words and as red, green and blue in hexadecimal; absent is black. */
export const INK = {
  red: ['红', 'C00000'],
  orange: ['橙', '9C4409'],
  green: ['绿', '246B28'],
  blue: ['蓝', '1F4E9E'],
  purple: ['紫', '7030A0'],
  grey: ['灰', '595959'],
} as const satisfies Record<string, readonly [word: string, colour: string]>

/** Colours behind a text. */
export const PAINT = {
  yellow: ['黄', 'FFF2A8'],
  orange: ['橙', 'FCE0C4'],
  red: ['红', 'F9D2D0'],
  green: ['绿', 'D9EBD3'],
  blue: ['蓝', 'D3E3F5'],
  grey: ['灰', 'E3E3E3'],
} as const satisfies Record<string, readonly [word: string, colour: string]>

export type Ink = keyof typeof INK
export type Paint = keyof typeof PAINT
export const INKS = Object.keys(INK) as [Ink, ...Ink[]]
export const PAINTS = Object.keys(PAINT) as [Paint, ...Paint[]]

export const ALIGNED = { left: '靠左', center: '居中', right: '靠右' } as const

/** As many characters as spreadsheets let a text be moved in. */
export const MOST_INDENT = 15
export const MOST_PLACES = 10
