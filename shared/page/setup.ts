/** How an attachment stands on paper: GB/T 9704-2012 by default, each setting kept with the attachment. */
import type { Attachment, Heading } from '../attachment/model.ts'
import type { Judged } from '../verdict/verdict.ts'
import {
  type Columns,
  layColumns,
  MARGINS,
  type Margins,
  type Measured,
  type Orientation,
  printable,
} from './layout.ts'
import { type PrintedTable, printedTable } from './table.ts'

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
  /** Margins of the portrait page in mm; a landscape page is the portrait one turned. */
  readonly marginTop: number
  readonly marginLeft: number
  readonly marginRight: number
  readonly marginBottom: number
}

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
  marginTop: MARGINS.top,
  marginLeft: MARGINS.left,
  marginRight: MARGINS.right,
  marginBottom: MARGINS.bottom,
}

/** What a margin may be, in mm: a printer reaches no nearer to the edge, and something must be left between. */
export const MARGIN_LIMITS = { least: 5, most: 80 } as const

/** The margins of the portrait page, in mm. */
export const marginsOf = (setup: PageSetup): Margins => ({
  top: setup.marginTop,
  left: setup.marginLeft,
  right: setup.marginRight,
  bottom: setup.marginBottom,
})

/** The place between a setup's margins, in points. */
export const roomOf = (setup: PageSetup, orientation: Orientation): { width: number; height: number } =>
  printable(orientation, marginsOf(setup))

/** 附件 stands in 3号 (16 pt), page numbers in 4号 (14 pt): fixed by the standard. */
export const LABEL_SIZE = 16
export const NUMBER_SIZE = 14

/** The whole setup of a heading that keeps only what differs from the official one. */
export const setupOf = ({ page }: Heading): PageSetup => ({ ...OFFICIAL, ...page })

/** What of a setup is kept: all that differs from the official one; undefined where nothing does. */
export function keptSetup(setup: PageSetup): Partial<PageSetup> | undefined {
  const entries = Object.entries(setup).filter(([key, value]) => OFFICIAL[key as keyof PageSetup] !== value)
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<PageSetup>)
}

/** Widths of the visible columns, fitted to their texts at the setup's sizes. */
export const printedColumns = (attachment: Attachment, judged: Judged, setup: PageSetup): Columns =>
  fittedColumns(printedTable(attachment, judged), setup, setup.bodySize)

/** The smallest type in which figures still are read (小六). */
const SMALLEST = 6.5

/**
 * The type size at which no figure or word of the table is broken, at most the setup's, and the columns fitted to it;
 * which way the page lies is told by the type that was asked for. Where no size is small enough words are broken at
 * the setup's floor.
 */
export function printedType(table: PrintedTable, setup: PageSetup): { size: number; columns: Columns } {
  const asked = fittedColumns(table, setup, setup.bodySize)
  const { orientation } = asked
  const { width } = roomOf(setup, orientation)
  const isWhole = ({ widths }: Columns): boolean => widths.reduce((sum, one) => sum + one, 0) <= width + 0.01
  if (isWhole(asked)) return { size: setup.bodySize, columns: asked }
  for (let size = setup.bodySize - 0.5; size >= SMALLEST; size -= 0.5) {
    const columns = fittedColumns(table, { ...setup, orientation }, size)
    if (isWhole(columns)) return { size, columns }
  }
  const size = Math.min(setup.floor, setup.bodySize)
  return { size, columns: fittedColumns(table, { ...setup, orientation }, size) }
}

/**
 * Widths of a table's columns, fitted to their texts.
 * @param size type size of the body in points (smaller than the setup's where a page is pressed)
 */
export function fittedColumns(
  { columns, header, body, merges }: PrintedTable,
  setup: PageSetup,
  size: number,
): Columns {
  // A text over several columns does not make its own column wide.
  const spanning = new Set(merges.flatMap((m) => (m.right > m.left ? [`${m.top}:${m.left}`] : [])))
  const leaves = header.filter((cell) => cell.left === cell.right)
  const lines: Measured[][] = [
    leaves.map((cell) => ({ column: cell.left, text: cell.text, header: true })),
    ...body.map((texts, row) =>
      texts.flatMap((text, column) =>
        text === '' || spanning.has(`${row}:${column}`) ? [] : [{ column, text }],
      ),
    ),
  ]
  // A column that is still all but blank is as wide as it is on the screen: somebody will write in it.
  const blank = columns.flatMap(({ width }, column) =>
    body.filter((texts) => texts[column] !== '').length * 10 > body.length
      ? []
      : [{ column, text: '一'.repeat(Math.max(1, Math.round(width / 2))) }],
  )
  if (blank.length > 0) lines.push(blank)
  const wanted = setup.orientation === 'auto' ? undefined : setup.orientation
  return layColumns(lines, columns.length, size, wanted, marginsOf(setup))
}
