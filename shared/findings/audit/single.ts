/** Rules of one figure by itself: its unit, and the bounds that its kind sets. */
import { notAllowed } from '../../attachment/allowed.ts'
import { type Column, cellText } from '../../attachment/model.ts'
import { absolute, compare, sign } from '../../measure/decimal.ts'
import { comparable } from '../../measure/normalise.ts'
import { HUNDRED } from '../../measure/schedule.ts'
import { PERCENT, UNNAMED } from '../../measure/unit.ts'
import type { Line } from './lines.ts'
import { inUnit, leafOf, quote, type Table, titleOf, wordOf } from './reading.ts'
import type { Found } from './rules.ts'

/** Figures that are told by their name, without a unit. */
const UNITLESS = /率$|占比|比重|比例|覆盖|指数|得分|排名|位次|满意|名次|系数|等级|年份|分$|次数$|PM2\.5|PM10/i

/** Cells that hold something else than a person has set for their column (有效性). */
export function outOfRange({ attachment, lines }: Table): Found[] {
  const columns = attachment.columns.filter(({ allowed }) => allowed !== undefined)
  return columns.length === 0
    ? []
    : lines.flatMap((line) =>
        line.group
          ? []
          : columns.flatMap((column): Found[] => {
              const text = cellText(line.row, column)
              const why = notAllowed(text, column.allowed)
              if (why === null) return []
              const whose = line.name === '' ? `第${line.at + 1}行` : titleOf(line)
              return [
                {
                  rule: 'not-allowed',
                  row: line.row.id,
                  column: column.id,
                  message: `${whose}的${wordOf(column)}“${quote(text)}”${why}，请核对。`,
                },
              ]
            }),
      )
}

/** A row of figures whose unit stands nowhere: not in the figure, the unit column, the name, the header or above. */
export function unitMissing(table: Table): Found[] {
  const { columns, lines } = table
  const figures = [columns.target, columns.stage, columns.actual, columns.last]
  const lacking: Found[] = []
  let measured = 0
  for (const line of lines) {
    if (line.total > 0 || line.name === '' || !wantsUnit(line)) continue
    const amounts = figures.filter((column) => table.amount(line, column) !== null)
    const bare = figures.filter((column) => table.lacksUnit(line, column))
    if (amounts.length + bare.length > 0) measured += 1
    // A unit beside one figure of the row speaks for the others.
    if (bare.length === 0 || amounts.some((column) => table.amount(line, column)?.unit !== UNNAMED)) continue
    const [first] = bare
    if (first === undefined) continue
    lacking.push({
      rule: 'unit-missing',
      row: line.row.id,
      column: (columns.unit ?? first).id,
      message: `${titleOf(line)}的${wordOf(first)}${quote(cellText(line.row, first))}没有计量单位，请在计量单位栏、指标名称或表头注明。`,
    })
  }
  // A table without any unit says it once.
  if (lacking.length < 2 || lacking.length < measured) return lacking
  return [
    {
      rule: 'unit-missing',
      row: null,
      column: null,
      message: `全表${lacking.length}行数据都没有计量单位，请在计量单位栏、表头或表的上方注明。`,
    },
  ]
}

const wantsUnit = ({ called, found }: Line): boolean =>
  !UNITLESS.test(called) &&
  !found.grows &&
  !found.falls &&
  !(found.entry?.kind === 'level' && found.entry.units.includes('%'))

/** Shares and rates that lie between 0 and 100 by what they are. */
const BOUNDED =
  /占比|比重|优良率|优良比例|优良天数|达标率|合格率|失业率|就业率|覆盖率|普及率|满意度|满意率|城镇化率|处理率|绿化率|绿地率|入网率|及格率|优秀率|保护率|漏损率|巩固率|不良率|不良贷款率|办结率|无害化|资源化率|空置率|超标率|损失率/
/** … and those of their names that do not: 拨备覆盖率 is above 100 in every sound bank. */
const UNBOUNDED = /拨备|流动性|利息|毛入|贡献|增长|增速|涨幅|升降|提高|下降|利润|偿债|拥有/
const SHARE = /占比|比重/

/** A rate or share of a row below 0 or above 100, and a column of shares likewise. */
export function percentRange(table: Table): Found[] {
  const { attachment, columns } = table
  const rates = [columns.target, columns.stage, columns.actual, columns.last]
  const shares = attachment.columns.filter((column) => !column.hidden && isShareColumn(column))
  return table.lines.flatMap((line) => {
    const bounded = BOUNDED.test(line.called) && !UNBOUNDED.test(line.called)
    const found = bounded
      ? rates.flatMap((column) => outside(line, column, SHARE.test(line.called), table) ?? [])
      : []
    return [...found, ...shares.flatMap((column) => outside(line, column, true, table) ?? [])]
  })
}

/** 占GDP比重, 占比; 占年度目标 is a progress and may well be above 100. */
const isShareColumn = (column: Column): boolean =>
  column.role === 'none' &&
  /占比|比重|占.{1,12}比例/.test(leafOf(column)) &&
  !column.header.some((text) => /目标|计划|任务|预算|完成|进度|增|升|降|差/.test(comparable(text)))

function outside(line: Line, column: Column | undefined, share: boolean, table: Table): Found | null {
  if (column === undefined) return null
  const reading = table.rate(line, column)
  // 下降1.2% is a change and not a share.
  if (reading === null || reading.changed) return null
  const percent = inUnit(reading, PERCENT)
  const above = compare(percent, HUNDRED) > 0
  if (!above && sign(percent) >= 0) return null
  const said = `${titleOf(line)}的${wordOf(column)}为${reading.text}`
  return {
    rule: share && above ? 'share-over-100' : 'percent-range',
    row: line.row.id,
    column: column.id,
    message: `${said}，${share && above ? '占比不应超过100%' : '超出0至100%的范围'}。`,
  }
}

/** A growth beyond ±100%, of the 同比 column or of an indicator whose figures are growths. */
export function growthRange(table: Table): Found[] {
  const { columns } = table
  return table.lines.flatMap((line) =>
    [columns.actual, columns.last, columns.growth].flatMap((column) => {
      const reading = table.rate(line, column)
      if (column === undefined || reading === null) return []
      const grown = column === columns.growth || reading.changed || isGrowth(line)
      if (!grown || compare(absolute(inUnit(reading, PERCENT)), HUNDRED) <= 0) return []
      return {
        rule: 'growth-range' as const,
        row: line.row.id,
        column: column.id,
        message: `${titleOf(line)}的${wordOf(column)}为${reading.text}，超出±100%，请核对。`,
      }
    }),
  )
}

const isGrowth = ({ found }: Line): boolean => found.grows || found.entry?.kind === 'growth'

/** What may well be below zero. */
const SIGNED = /利润|盈|亏|净|差|顺|逆|增减|增量|增加|变动|结余|结存|平衡|温度|缺口|新增/

export const mayFall = ({ called, found }: Line): boolean => SIGNED.test(called) || found.falls

/** An amount below zero. */
export function negativeAmount(table: Table): Found[] {
  const { columns } = table
  return table.lines.flatMap((line) =>
    [columns.target, columns.stage, columns.actual, columns.last].flatMap((column) => {
      const reading = table.amount(line, column)
      if (column === undefined || reading === null || sign(reading.value) >= 0) return []
      if (mayFall(line) || (line.parent !== null && mayFall(line.parent))) return []
      return {
        rule: 'negative-amount' as const,
        row: line.row.id,
        column: column.id,
        message: `${titleOf(line)}的${wordOf(column)}为${reading.text}，小于零，请核对。`,
      }
    }),
  )
}
