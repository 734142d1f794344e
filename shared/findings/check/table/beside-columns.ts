/** Columns that tell the rows for another time or place: 一季度同比(%), 全市平均增幅(%), 市区, 增速全市排名. */
import type { Column } from '../../../attachment/model.ts'
import { comparable } from '../../../measure/normalise.ts'
import { monthsOf } from '../../../measure/period.ts'
import { identityOf } from '../../../report/names.ts'
import type { Dictionary } from '../../../verdict/dictionary.ts'
import { type Heard, held } from '../common/claims.ts'
import { aspectOf, type Fact, type Told } from '../common/facts.ts'
import { grouped } from '../common/grouped.ts'
import type { Raw } from '../rules.ts'
import { said } from './against.ts'

/** A column with what its header says that it is of. */
export interface Beside {
  readonly column: Column
  /** 全市, 市区, 禾岭县; '' for the report's own place. */
  readonly of: string
  readonly months: number | null
  readonly sort: 'growth' | 'amount' | 'rank'
}

/** A row with its figures of other columns and its ranks; `now` is its own growth, which they are compared with. */
export interface Row {
  readonly told: Told
  readonly now: Fact | null
  readonly others: readonly { readonly beside: Beside; readonly fact: Fact }[]
  readonly ranks: readonly { readonly beside: Beside; readonly rank: number }[]
}

const RANK = /排名|位次|名次|排位/
const GROWTH = /同比|增速|增幅|增长|涨幅|增减/
/** What neither grows nor is an amount of the same thing. */
const NEITHER =
  /^比|百分点|±|目标|计划|任务|预期|拉动|贡献|环比|两年|当月|单月|本月|[差距]|占|比重|比例|进度|序时|完成率|上年|去年|备注|预计|增[加减]?[额量值]/
export const TIME = /一季度|前[三二]季度|1[-—–~至]\d{1,2}月|前\d{1,2}个月/
const PLACE =
  /^([\p{Script=Han}]{0,4})(全[国省市区县州旗盟])|^((?:主|中心)?城区|市区|[\p{Script=Han}]{2,5}?(?:[市县区州旗]|新区|开发区))(?=$|上半年|1[-—–~至]|同比|增速|增幅|增长|完成|实绩|累计)/u

/** @param own the report's district, and `level` what it calls the whole of itself; both '' where not known */
export function besideOf(
  { source: { attachment, table } }: Pick<Told, 'source'>,
  own: string,
  level: string,
  now: number | null,
): Beside[] {
  const { actual, growth } = table.columns
  return attachment.columns.flatMap((column): Beside[] => {
    const header = comparable(column.header.join(''))
    // 一季度增长(%) beside the growth that is held against its target.
    const earlier = TIME.test(header) && monthsOf([header]) !== now
    if (column === actual || (column === growth && !earlier)) return []
    if (column.role !== 'none' && column.role !== 'growth') return []
    const sort = RANK.test(header) ? 'rank' : GROWTH.test(header) ? 'growth' : 'amount'
    const bare = header.replace(/[(（][^()（）]*[)）]/g, '')
    if (sort !== 'rank' && NEITHER.test(bare.replace(/比(?:上年|去年)(?:同期)?/g, ''))) return []
    const [, before = '', whole = '', part = ''] = PLACE.exec(bare) ?? []
    // 景川全市 and 全市平均 beside a city of that name's own figures are of the larger whole.
    const larger = (before !== '' && !isOwn(before, own)) || /平均|均值/.test(bare)
    const named = (whole === `全${level}` && !larger) || isOwn(part, own) ? '' : whole || part
    const months = TIME.test(bare) ? monthsOf([bare]) : now
    if (sort === 'rank') return [{ column, of: whole, months, sort }]
    return named === '' && months === now ? [] : [{ column, of: named, months, sort }]
  })
}

const isOwn = (name: string, own: string): boolean =>
  name !== '' && own !== '' && (own.endsWith(name) || name.endsWith(own))

/** The rows with what their other columns tell; those without any left out. */
export function besideRows(told: readonly Told[], own: string, level: string, now: number | null): Row[] {
  const columns = new Map(
    [...new Set(told.map(({ source }) => source))].map((source) => [
      source,
      besideOf({ source }, own, level, now),
    ]),
  )
  return told.flatMap((row): Row[] => {
    const all = columns.get(row.source) ?? []
    const { table } = row.source
    const model = row.facts.find(({ kind }) => kind === 'actual')
    const others = all.flatMap((beside) => {
      const { sort, column, months } = beside
      const reading =
        sort === 'growth'
          ? table.rate(row.line, column)
          : sort === 'amount'
            ? table.amount(row.line, column)
            : null
      if (reading === null) return []
      const fact: Fact = {
        source: row.source,
        line: row.line,
        column,
        aspect: sort === 'growth' ? 'growth' : aspectOf(row.line, reading),
        kind: 'actual',
        year: model?.year ?? null,
        months,
        reading,
        finest: reading.places,
      }
      return [{ beside, fact }]
    })
    const grown = row.facts.filter(({ kind, aspect }) => kind === 'actual' && aspect === 'growth')
    const growth = grown.filter(({ months }) => now === null || months === null || months === now)
    const [one, ...more] = growth
    const ranks = all.flatMap((beside) => {
      const typed = beside.sort === 'rank' ? comparable(row.line.row.cells[beside.column.id] ?? '') : ''
      return /^\d{1,3}$/.test(typed) ? [{ beside, rank: Number(typed) }] : []
    })
    return [{ told: row, now: more.length === 0 ? (one ?? null) : null, others, ranks }]
  })
}

/**
 * Claims of another time or place against the columns that tell it. A place that is no whole of the report's own (市区) is
 * part of the name in the report: 市区固定资产投资.
 */
export function againstBeside(
  text: string,
  claims: readonly Heard[],
  rows: readonly Row[],
  dictionary: Dictionary,
  own: string,
): Raw[] {
  const facts = rows.flatMap(({ told, others }) =>
    others
      .filter(({ fact }) => told.facts.every(({ column }) => column !== fact.column))
      .map(({ beside, fact }) => {
        const apart = beside.of !== '' && !beside.of.startsWith('全')
        const identity = apart ? identityOf(`${beside.of}${told.line.name}`, dictionary, own) : told.identity
        return { identity, told, fact, of: apart ? '' : beside.of }
      }),
  )
  const byName = grouped(facts, ({ identity, of }) => `${identity}\0${of}`)
  return claims.flatMap((claim): Raw[] => {
    const { statement, aspect, unit, identity } = claim
    if (statement.kind !== 'actual' || (claim.others && claim.of === '')) return []
    const fitting = (byName.get(`${identity}\0${claim.of}`) ?? []).filter(
      ({ fact }) =>
        fact.aspect === aspect &&
        fact.reading.unit.base === unit.base &&
        (statement.year === null || fact.year === null || statement.year === fact.year) &&
        statement.months === fact.months,
    )
    const [one, ...more] = fitting
    if (one === undefined || more.length > 0) return []
    return [said({ claim, fact: one.fact, told: one.told, how: held(claim, one.fact) }, text)]
  })
}
