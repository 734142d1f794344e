/** How an attachment stands on paper: GB/T 9704-2012 by default, each setting kept with the attachment. */

/** Margins of a page in mm. */
export interface Margins {
  readonly top: number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export type Orientation = 'portrait' | 'landscape'

/** Type sizes in points: 小二 18, 三号 16, 小三 15, 四号 14, 小四 12, 五号 10.5, 小五 9. */
export interface PageSetup {
  /** `auto`: landscape where the words that must stay whole need more than the type area's width. */
  readonly orientation: 'auto' | Orientation
  /** Names of fonts; where one is missing its stand-in is printed (shared/page/fonts.ts). */
  readonly labelFont: string
  readonly titleFont: string
  readonly headerFont: string
  readonly bodyFont: string
  readonly titleSize: number
  readonly headerSize: number
  readonly bodySize: number
  /** What every row is at least high, in mm; 0 for as high as its text. */
  readonly rowHeight: number
  /** Smaller type so that the table stands on one page, but never below `floor` points. */
  readonly onePage: boolean
  readonly floor: number
  /** Whether pages carry "— 1 —", and the number of the first one: it continues the report's. */
  readonly numbered: boolean
  readonly firstNumber: number
  /** Whether pages carry the 校验码 of what stands on them (shared/page/check-code.ts). */
  readonly checkCode: boolean
  /** Whether notes (批注) are printed, as lines below the table (shared/page/noted.ts). */
  readonly notes: boolean
  /** Whether the colours that a person gave cells (格式) are printed; black on white where not, as the standard has it. */
  readonly coloured: boolean
  /** Margins of the portrait page in mm; a landscape page is the portrait one turned. */
  readonly marginTop: number
  readonly marginLeft: number
  readonly marginRight: number
  readonly marginBottom: number
}

/** Those of a portrait A4 page in GB/T 9704-2012. */
export const MARGINS: Margins = { top: 37, left: 28, right: 26, bottom: 35 }

/** What a margin may be, in mm: a printer reaches no nearer to the edge, and something must be left between. */
export const MARGIN_LIMITS = { least: 5, most: 80 } as const

/** GB/T 9704-2012: 附件 in 3号黑体, the title in 小标宋 22 pt by custom, table text 仿宋 小四, header 黑体. */
export const OFFICIAL: PageSetup = {
  orientation: 'auto',
  labelFont: '黑体',
  titleFont: '方正小标宋简体',
  headerFont: '黑体',
  bodyFont: '仿宋_GB2312',
  titleSize: 22,
  headerSize: 12,
  bodySize: 12,
  rowHeight: 0,
  onePage: false,
  floor: 9,
  numbered: true,
  firstNumber: 1,
  checkCode: true,
  notes: false,
  coloured: false,
  marginTop: MARGINS.top,
  marginLeft: MARGINS.left,
  marginRight: MARGINS.right,
  marginBottom: MARGINS.bottom,
}

/** 附件 stands in 3号 (16 pt), page numbers in 4号 (14 pt): fixed by the standard; the check code in 小五. */
export const LABEL_SIZE = 16
export const NUMBER_SIZE = 14
export const CODE_SIZE = 9

/** The margins of the portrait page, in mm. */
export const marginsOf = (setup: PageSetup): Margins => ({
  top: setup.marginTop,
  left: setup.marginLeft,
  right: setup.marginRight,
  bottom: setup.marginBottom,
})

/** The whole setup of a heading that keeps only what differs from the official one. */
export const setupOf = ({ page }: { readonly page?: Partial<PageSetup> }): PageSetup => ({
  ...OFFICIAL,
  ...page,
})

/** What of a setup is kept: all that differs from the official one; undefined where nothing does. */
export function keptSetup(setup: PageSetup): Partial<PageSetup> | undefined {
  const entries = Object.entries(setup).filter(([key, value]) => OFFICIAL[key as keyof PageSetup] !== value)
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<PageSetup>)
}
