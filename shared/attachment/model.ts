/**
 * An attachment (附件) is columns and rows of text. A column may have a role; roles are what the verdict and
 * the report check read. Everything here is plain data: it is stored, sent and compared as it stands.
 */

import type { PageSetup } from '../page/setup.ts'

/** What a column may mean. */
export const ROLES = [
  'no', // 序号
  'name', // 指标名称
  'unit', // 计量单位
  'target', // 目标
  'stage', // 阶段目标: a 上半年目标 set by itself, which stands for its part of the year's
  'actual', // 实绩
  'status', // 双过半完成情况
  'growth', // 同比
  'last', // 上年同期, of the actual's kind: last year's growth beside a growth, last year's amount beside an amount
  'share', // 占年度目标%
  'gap', // 序时进度差
  'owner', // 责任单位
  'note', // 备注
  'none', // any column that nobody but people reads
] as const

export type Role = (typeof ROLES)[number]

export interface Column {
  readonly id: string
  /** Header texts from the top level down; columns with the same leading texts share those header cells. */
  readonly header: readonly string[]
  readonly role: Role
  /** Width in characters of the body font, as spreadsheets count it (one Chinese character is two). */
  readonly width: number
  readonly hidden?: boolean
}

/** The rules of the verdict; each is described where it is implemented (shared/verdict/rules.ts). */
export type Rule =
  | 'growth'
  | 'amount'
  | 'at least'
  | 'at most'
  | 'same as'
  | 'qualitative'
  | 'annual'
  | 'reference'

/** Rules that a person may set for a row by hand. */
export type SetRule = Extract<Rule, 'growth' | 'amount' | 'at least' | 'at most' | 'qualitative' | 'annual'>

/**
 * What a person ruled on a row (认定) beside the word in its status cell: where it came from, who said it and why,
 * and what the row said then (a ruling turns stale when that changes).
 */
export interface Ruling {
  readonly source: '来自原表' | '人工认定'
  /** Who, as the program knows them; absent where it does not. */
  readonly by?: string
  /** Why, in the person's words; empty where none was given. */
  readonly reason: string
  /** When, ISO 8601. */
  readonly at: string
  /** The row as it was when the person ruled; unit and name are absent in rulings of earlier programs. */
  readonly basis: {
    readonly target: string
    readonly actual: string
    readonly unit?: string
    readonly name?: string
  }
  /** The rule that judges the row, in place of the one that the program would choose. */
  readonly rule?: SetRule
  /** The value to compare with where the target names none (全省平均, 上级下达任务), as typed: 6.8%. */
  readonly reference?: string
  /** A wording that the person proposes while the row still waits. */
  readonly suggest?: string
}

export interface Row {
  readonly id: string
  /**
   * Text of each cell by column id, as typed; a missing key is an empty cell. A text in the status column is a
   * person's ruling and stands above the verdict; an empty one shows the verdict (see shared/verdict/status.ts).
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

/** How a district words each status (已过半, 达序时 …); the verdict below stays the same. */
export interface Wording {
  readonly done: string
  /** A 完成 that is ahead of the schedule, where it is worded by itself (超序时). */
  readonly ahead?: string
  readonly missed: string
}

/** A person's answer to a finding of the audit (审核说明), and the finding that it answers, word for word. */
export interface Explanation {
  readonly text: string
  readonly finding: string
}

/** What stands around the table, the period it speaks of, and what is set for the table as a whole. */
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
  /** Absent for 完成 and 未完成. */
  readonly wording?: Wording
  /** How much 左右 leaves open, in 百分点, as a decimal text; absent for 0.5. */
  readonly tolerance?: string
  /** How the attachment stands on paper, where that differs from the official page. */
  readonly page?: Partial<PageSetup>
  /** Answers to the audit's findings, by the finding's key. */
  readonly explanations?: Readonly<Record<string, Explanation>>
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

/** The first column of each of several roles. */
export const columnsByRole = <R extends Role>(
  columns: readonly Column[],
  roles: readonly R[],
): Readonly<Record<R, Column | undefined>> =>
  Object.fromEntries(roles.map((role) => [role, columnOf(columns, role)])) as Record<R, Column | undefined>

/** The number of header levels: the longest header path. */
export const headerLevels = (columns: readonly Column[]): number =>
  columns.reduce((most, column) => Math.max(most, column.header.length), 1)
