/** Of which period a return is by what it says of itself, held against the table that is collected for. */
import { comparable } from '../measure/normalise.ts'
import { monthsOf, yearOf } from '../measure/period.ts'
import { linesAbove } from '../recognise/around.ts'
import type { Grid } from '../recognise/grid.ts'
import { tablePeriod, tableYear } from '../recognise/period.ts'
import type { Sheet } from '../recognise/sheet.ts'
import type { Collected, ReturnedFile } from './asked.ts'
import { type Identity, identityOf, isMark } from './identity.ts'
import type { Layout } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'
import { span } from './span.ts'
import type { Wanted } from './wanted.ts'
import { singlePart } from './when.ts'

const wordsOf = (year: number | null, months: number | null): string =>
  `${year === null ? '' : `${year}年`}${months === null ? '' : months === 12 ? '全年' : `前${months}个月`}`

interface Sheetful {
  readonly wanted: Wanted
  readonly sheet: Sheet
  readonly grid: Grid
  readonly layout: Layout
  readonly identity: Identity | null
  readonly rows: readonly PlacedRow[]
}

type Given = Pick<Collected, 'handout' | 'letters'> & { readonly file: ReturnedFile }

/**
 * What a return says of its own period, where that is another than the table's: its handing out, its title and headers, the
 * names of its sheet and its file, the day on which it was filled in. None where it says nothing.
 */
export function periodDoubt(found: Sheetful, given: Given): Doubt[] {
  const told = byLines(found, given)
  if (told.length > 0) return told
  const message = byNames(found, given.file.file) ?? byDay(found)
  return message === null ? [] : [{ kind: 'period', message }]
}

/** What the marks, the title, the lines above and the headers say. */
function byLines({ wanted, layout, sheet, grid, identity }: Sheetful, given: Given): Doubt[] {
  const { heading, columns } = wanted.attachment
  const ours = [given.handout, ...(given.letters ?? [])]
  if (identity !== null && given.handout !== undefined && !ours.includes(identity.handout))
    return [{ kind: 'period', message: '这份返回表是另一次下发的，请核对是不是上一期的文件。' }]
  // Marked, but for none of these tables: another county's, or another attachment's.
  if (identity === null && given.handout !== undefined && identityOf(sheet) !== null)
    return [{ kind: 'period', message: '这份返回表是为另一张表下发的，请核对是不是交错了。' }]
  const { title, above } = linesAbove(grid, 0, layout.top - 1)
  const plain = title.map((line) => line.trim()).filter((line) => !isMark(line))
  if (plain.length > 0 && comparable(plain.join('')) === comparable(heading.title.join(''))) return []
  const telling = {
    title: plain,
    above: above.filter((line) => !isMark(line)),
    // 2025年1-6月 beside 2026年1-6月 is last year's, and says nothing of the return's own.
    columns: layout.columns.flatMap(({ column, header }) =>
      column.role === 'last' ? [] : [{ header, role: column.role }],
    ),
    sheet: sheet.name,
    file: /年|季度/.test(given.file.file) ? given.file.file : '',
  }
  const year = tableYear(telling)
  const months = tablePeriod(telling)?.months ?? null
  const ownYear =
    heading.year ??
    tableYear({
      title: heading.title,
      above: heading.above,
      columns,
      sheet: wanted.attachment.sheet,
      file: '',
    })
  const other = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b
  if (!other(year, ownYear) && !other(months, heading.months)) {
    // 6 months and one quarter end on the same day.
    const part = heading.months === null || heading.months < 4 ? null : singlePart(plain.join(''))
    if (part === null || comparable(heading.title.join('')).includes(part)) return []
    return [
      {
        kind: 'period',
        message: `返回表的标题写的是“${part}”，要汇总的是${wordsOf(ownYear, heading.months)}，请核对是不是从年初累计的数。`,
      },
    ]
  }
  return [
    {
      kind: 'period',
      message: `返回表写的是${wordsOf(year, months)}，要汇总的是${wordsOf(ownYear, heading.months)}，请核对是不是交错了期次。`,
    },
  ]
}

/** One month in a name, 主要指标（5月）; neither a day nor a part of 1-5月. */
const ONE_MONTH = /(?<![\d\-—–~至到])(1[0-2]|[1-9])月(?!\d{0,2}[日号\d])/
/** 1-5月, 一季度: of a name, which has single months for when it was sent as well. */
const isSpanned = (name: string): boolean => /季度|半年|全年|[1一]月?[-—–~至到]|前.{1,2}个?月/.test(name)

/** What the names of the sheet and the file say otherwise than the table; null for nothing. */
function byNames(found: Sheetful, file: string): string | null {
  const { wanted, sheet, identity } = found
  const { heading } = wanted.attachment
  const [sheetName, fileName] = [sheet.name, file.replace(/^.*\//, '').replace(/\.\w+$/, '')].map(comparable)
  const own = `要汇总的是${wordsOf(heading.year, heading.months)}，请核对是不是交错了期次。`
  const isOther = (name: string): boolean => {
    const [year, months] = [yearOf([name]), isSpanned(name) ? monthsOf([name]) : null]
    if (year !== null && heading.year !== null && year !== heading.year) return true
    return months !== null && heading.months !== null && months !== heading.months
  }
  if (sheetName !== undefined && isOther(sheetName)) return `返回表的工作表名是“${said(sheet.name)}”，${own}`
  if (identity !== null || fileName === undefined) return null
  if (isOther(fileName)) return `返回表的文件名是“${said(fileName)}”，${own}`
  // 5月 may be when it was sent, unless nothing in the file says what it is of: later ones it is likely that.
  const month = Number(ONE_MONTH.exec(fileName)?.[1] ?? 0)
  const isEarlier = month > 0 && heading.months !== null && month < heading.months
  return isEarlier && !isTold(found).months ? `返回表的文件名是“${said(fileName)}”，${own}` : null
}

/** Whether title, headers and lines above say which year and months a return is of. */
function isTold({ layout, grid, sheet }: Sheetful): { readonly year: boolean; readonly months: boolean } {
  const { title, above } = linesAbove(grid, 0, layout.top - 1)
  const telling = {
    title: title.filter((line) => !isMark(line)),
    above: above.filter((line) => !isMark(line) && !DAY.test(comparable(line))),
    columns: layout.columns.map(({ column, header }) => ({ header, role: column.role })),
    sheet: sheet.name,
    file: '',
  }
  return { year: tableYear(telling) !== null, months: tablePeriod(telling) !== null }
}

const DAY = /(?:填报|填表|报送|上报|制表|编制)?(?:日期|时间)[:：]?((?:19|20)\d\d)[年./-](\d{1,2})[月./-]/

/** A return that says nothing of its period, filled in in another year or before the period was over; null for others. */
function byDay(found: Sheetful): string | null {
  const { wanted, grid, layout, rows } = found
  const { year, months } = wanted.attachment.heading
  const last = rows.reduce((most, { line }) => Math.max(most, line.sheetRow), layout.bottom)
  for (const row of [...span(0, layout.top - 1), ...span(last + 1, grid.height - 1)])
    for (const at of grid.filled(row)) {
      const text = grid.text(row, at)
      const [, thatYear, month] = DAY.exec(comparable(text)) ?? []
      if (thatYear === undefined || year === null) continue
      const told = isTold(found)
      const isLate = Number(thatYear) === year + 1 && months !== null && months >= 11
      const isOther =
        Number(thatYear) === year
          ? !told.months && months !== null && Number(month) < months
          : !told.year && !isLate
      if (isOther)
        return `返回表写的是“${said(text)}”，要汇总的是${wordsOf(year, months)}，请核对是不是交错了期次。`
    }
  return null
}
