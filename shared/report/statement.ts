/** What a report says of an indicator: one value in prose, with all that it can be held against a table by. */
import type { Span } from './text.ts'

/**
 * Whose figure it is: reached in the report's period, set for a year, last year's, or set for another time (a five-year
 * plan's last year). Only figures of one kind are ever held against each other.
 */
export type StatementKind = 'actual' | 'target' | 'last year' | 'plan'

/** How exactly it is said. 左右: about (约, 近, 左右); >= and 以上: at least (超, 余, 多, 突破); <= and 以内: at most. */
export type Comparator = '=' | '左右' | '>=' | '以上' | '<=' | '以内'

/** What the figure tells of the indicator. */
export type Measure =
  | 'growth'
  | 'amount'
  | 'count'
  | 'level'
  | 'share'
  | 'stock'
  | 'duration'
  | 'change'
  | 'balance'
  | 'rank'

/** A figure and where it stands, its unit and sign words not among its characters. */
export interface Said {
  /**
   * A decimal as text, never rounded; negative for 下降 and the like where it is a growth. A change has its word in the
   * indicator (缴费比例降低) and is the size of it.
   */
  readonly value: string
  readonly span: Span
}

export interface Statement {
  /** The words that say it, exactly as typed. */
  readonly quote: string
  readonly span: Span
  /** The indicator in Simplified characters, without verbs and scope: what is looked up and compared. */
  readonly indicator: string
  /** Where its words stand; they may be those of an earlier clause. */
  readonly subject: Span | null
  readonly kind: StatementKind
  readonly measure: Measure
  /** Null where it is said in words (年度数据，暂未统计; 稳中提质). */
  readonly value: Said | null
  /** The upper end of a range. */
  readonly high: Said | null
  /** The words in place of a value, as typed; '' where there is one. */
  readonly words: string
  /** In Simplified characters, as beside the value: 亿元, %, 个百分点, 万人; '' for none. */
  readonly unit: string
  readonly comparator: Comparator
  /** The growth in % that is said beside an amount; of a growth its own value. */
  readonly growth: Said | null
  /** What time it tells of; null for each where neither it nor anything before it says. */
  readonly year: number | null
  readonly months: number | null
  /** Whom it tells of where that is not the whole place: 城区, 规上, a district's name; '' for the whole. */
  readonly scope: string
}

/** A statement with all its places so much further on: of a paragraph in the whole text, or the other way round. */
export function moved(one: Statement, by: number): Statement {
  const span = ({ from, to }: Span): Span => ({ from: from + by, to: to + by })
  const said = (each: Said | null): Said | null => each && { ...each, span: span(each.span) }
  return {
    ...one,
    span: span(one.span),
    subject: one.subject && span(one.subject),
    value: said(one.value),
    high: said(one.high),
    growth: said(one.growth),
  }
}
