/** What the program computes for a row (判定), before any person rules on it. Plain data. */

import type { Ruling } from '../attachment/model.ts'
import type { Rule } from '../attachment/rules.ts'

export type VerdictStatus = '完成' | '未完成' | '待核' | '待填'

export interface Verdict {
  readonly status: VerdictStatus
  readonly rule: Rule
  /** Whether the figures alone decide; false for 待核 and 待填. */
  readonly certain: boolean
  /** Wordings a person may choose for a pending row, likeliest first. */
  readonly suggest: readonly string[]
  /** One Chinese sentence that a reader can check by hand. */
  readonly reason: string
  /** 进度, actual/target in percent ("18.4"), unrounded to 20 digits; null where there is no such ratio. */
  readonly progress: string | null
  /** 序时进度, months/12 in percent ("50"); null where the rule does not halve. */
  readonly schedule: string | null
  /** In 百分点: progress − schedule for an amount, actual − target for a rate (positive is more); null elsewhere. */
  readonly gap: string | null
}

/** What a row is judged on; all texts as typed. */
export interface JudgeInput {
  readonly indicator: string
  readonly unit: string
  readonly target: string
  readonly actual: string
  /** Months elapsed, 1 to 12; null where the period is not known: then only what does not depend on it is judged. */
  readonly months: number | null
  /** The table's year, where it has one: a target for five years (〔17〕) is due in 2025 and 2030. */
  readonly year?: number | null
  /** 地区生产总值增速 of the same table as a decimal text in percent, where known. */
  readonly gdpGrowth: string | null
  /** The row's 同比, where the table has a column for it: read where the target is a growth and the actual an amount. */
  readonly growth?: string
  /** 阶段目标 (上半年目标) as typed: where there is one it is compared with, and never halved. */
  readonly stage?: string
  /** What that target is called; absent for 上半年目标 and the like. */
  readonly stageName?: string
  /** The 节点目标 that the row has for other months, where it has none for these: no part of the year is reckoned then. */
  readonly otherStages?: string
  /** Units that the columns' headers name, for figures that carry none in a row that names none. */
  readonly units?: { readonly target: string; readonly stage: string; readonly actual: string }
  /** The actual is what there is at a moment (6月末余额), whatever the indicator: never halved. */
  readonly stock?: boolean
  /** The actual is what is expected by the year's end, whatever its figure says: nothing is certain by it. */
  readonly estimated?: boolean
  /** What a person set for the row. */
  readonly ruling?: Pick<Ruling, 'rule' | 'reference' | 'suggest'>
}

/** How the rows below a row (其中, （1）) came out. */
export interface Parts {
  readonly total: number
  readonly done: number
  readonly missed: number
}

/** How a row counts, after a person's ruling where there is one. */
export type Outcome = 'done' | 'missed' | 'pending' | 'blank'

export interface JudgedRow {
  /** 0 for an indicator, 1 for its （1） or 其中： rows, and so on. */
  readonly level: number
  /** Whether its 序号 is a number of the table's own count. */
  readonly numbered: boolean
  /** null for rows without target and actual. */
  readonly verdict: Verdict | null
  /** What the status column shows: the person's word where there is one, otherwise the verdict's. */
  readonly status: string
  /** null where the row does not count. */
  readonly outcome: Outcome | null
  /** Whether a person's word stands in the status column. */
  readonly ruled: boolean
  /** The ruling was made on another target or actual than the row has now. */
  readonly stale: boolean
  /** One Chinese sentence where the person's word contradicts a certain verdict. */
  readonly warning: string | null
  /** null where no judged row stands below it. */
  readonly parts: Parts | null
}

/** 过半率 with its denominator spelled out. */
export interface Rate {
  /** What the denominator counts, in Chinese. */
  readonly of: string
  readonly done: number
  readonly total: number
  /** done/total in percent, one decimal at most. */
  readonly percent: string
}

export interface Summary {
  readonly done: number
  readonly missed: number
  readonly pending: number
  readonly blank: number
  readonly rates: readonly Rate[]
}

export interface Judged {
  /** One for each row of the attachment, in its order. */
  readonly rows: readonly JudgedRow[]
  readonly summary: Summary
}
