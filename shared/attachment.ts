/**
 * An attachment (附件) is columns and rows of text. A column may have a role; roles are what the verdict and
 * the report check read. Everything here is plain data: it is stored, sent and compared as it stands.
 */

/** What a column means. `none` is any column that nobody but people reads. */
export type Role =
  | 'no' // 序号
  | 'name' // 指标名称
  | 'unit' // 计量单位
  | 'target' // 目标
  | 'actual' // 实绩
  | 'status' // 双过半完成情况
  | 'growth' // 同比
  | 'share' // 占年度目标%
  | 'owner' // 责任单位
  | 'note' // 备注
  | 'none'

export interface Column {
  readonly id: string
  /** Header texts from the top level down; columns with the same leading texts share those header cells. */
  readonly header: readonly string[]
  readonly role: Role
  /** Width in characters of the body font, as spreadsheets count it (one Chinese character is two). */
  readonly width: number
  readonly hidden?: boolean
}

/** Where a person's word on a row came from, and what the row said then (a ruling turns stale when that changes). */
export interface Ruling {
  readonly source: '来自原表' | '人工认定'
  /** Why, in the person's words; empty where none was given. */
  readonly reason: string
  /** When, ISO 8601. */
  readonly at: string
  /** Target and actual as they were when the person ruled. */
  readonly basis: { readonly target: string; readonly actual: string }
}

export interface Row {
  readonly id: string
  /**
   * Text of each cell by column id, as typed; a missing key is an empty cell. A text in the status column is a
   * person's ruling and stands above the verdict; an empty one shows the verdict (see shared/status.ts).
   */
  readonly cells: Readonly<Record<string, string>>
  readonly ruling?: Ruling
}

/** A merged rectangle of the body, by the ids of its corners. The text is that of its top left cell. */
export interface Merge {
  readonly top: string
  readonly bottom: string
  readonly left: string
  readonly right: string
}

/** What stands around the table, and the period it speaks of. */
export interface Heading {
  /** 附件 or 附件1; empty where the sheet has none. */
  readonly label: string
  /** Title lines. */
  readonly title: readonly string[]
  /** Lines between title and table (填报单位：…, 单位：…). */
  readonly above: readonly string[]
  /** Lines below the table (注：…). */
  readonly below: readonly string[]
  /** 年份; null where no title or header tells. */
  readonly year: number | null
  /** Months elapsed, 1 to 12: 6 for 上半年. */
  readonly months: number
}

export interface Attachment {
  readonly id: string
  readonly heading: Heading
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
  /** The sheet it was read from; empty where it was made here. */
  readonly sheet: string
}

/** Text of a cell as typed; '' for an empty one. */
export const cellText = (row: Row, column: Column | undefined): string =>
  column === undefined ? '' : (row.cells[column.id] ?? '')

/** The first column with that role. */
export const columnOf = (columns: readonly Column[], role: Role): Column | undefined =>
  columns.find((column) => column.role === role)

/** The number of header levels: the longest header path. */
export const headerLevels = (columns: readonly Column[]): number =>
  columns.reduce((most, column) => Math.max(most, column.header.length), 1)
