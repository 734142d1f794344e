/** What a return's sheet says of a cell beside its text: what is remarked, struck out, hidden, or shown rounded. */
import { cellText } from '../attachment/model.ts'
import { comparable } from '../measure/normalise.ts'
import type { Grid } from '../recognise/grid.ts'
import { meanings } from '../recognise/roles.ts'
import type { Sheet } from '../recognise/sheet.ts'
import { isMark } from './identity.ts'
import type { Layout } from './layout.ts'
import type { Doubt } from './model.ts'
import type { PlacedRow } from './rows.ts'
import { said } from './said.ts'

export interface Beside {
  /** What a person would not see of it, or not so. */
  hidden(row: number, column: number): readonly Doubt[]
  /** What a cell holds that shows nothing by its format; '' for none. */
  unshown(row: number, column: number): string
  /** What is remarked beside a figure: 备注 of its row and 批注 of its cell; '' where nothing is, or what the table says itself. */
  remark(placed: PlacedRow, column: number): string
}

/** Whether a column's header says 备注, 说明 or the like. */
export const isNoteHeader = (header: readonly string[]): boolean =>
  [header.at(-1) ?? '', header.join('')].some((text) => meanings(text).some(({ role }) => role === 'note'))

const NONE: readonly Doubt[] = []

/** What a sheet says beside the cells of a table that lies on it. */
export function besideOf(sheet: Sheet, grid: Grid, layout: Layout): Beside {
  const [rows, columns] = [new Set(sheet.hiddenRows), new Set(sheet.hiddenColumns)]
  const struck = new Set(sheet.struck?.map(({ row, column }) => `${row} ${column}`))
  const rounded = new Map(sheet.rounded?.map(({ row, column, text }) => [`${row} ${column}`, text]))
  const comments = new Map(sheet.comments?.map(({ row, column, text }) => [`${row} ${column}`, text]))
  const right = Math.max(0, ...layout.columns.map(({ at }) => at))
  // Right of the table nobody writes a header over what is to be known of a figure; 数据来源：估算 is no name of a source.
  const isLoose = ({ at, header }: Layout['others'][number]): boolean =>
    (header === '' && at > right) || /来源/.test(header)
  const loose = layout.others.filter(isLoose).map((one) => one.at)
  const sources = layout.columns.filter(({ header }) => /来源/.test(header.join(''))).map(({ at }) => at)
  const notes = [
    ...layout.columns.filter(({ column }) => column.role === 'note').map((one) => ({ ...one, header: [] })),
    ...layout.others.filter(({ header }) => isNoteHeader(header.split(' '))),
  ]
  const noted = ({ line, row }: PlacedRow): readonly string[] =>
    notes
      .flatMap((one) => {
        const text = grid.shown(line.sheetRow, one.at).trim()
        if (text === '' || isMark(text)) return []
        const own = 'column' in one ? cellText(row.row, one.column) : ''
        return comparable(text) === comparable(own) ? [] : [text]
      })
      .concat(
        [...loose, ...sources].flatMap((at) => {
          const text = grid.shown(line.sheetRow, at).trim()
          return text === '' || isMark(text) || remarkDoubt(text) === null ? [] : [text]
        }),
      )
  let latest: { readonly placed: PlacedRow; readonly texts: readonly string[] } | null = null
  const isPlain = rows.size + columns.size + struck.size + rounded.size === 0
  return {
    hidden: (row, column) => {
      if (isPlain) return NONE
      const doubts: Doubt[] = []
      const doubt = (message: string): number => doubts.push({ kind: 'hidden', message })
      if (rows.has(row) || columns.has(column)) doubt('这一格在返回表里是隐藏的，请核对要不要用。')
      if (struck.size > 0 && struck.has(`${row} ${column}`))
        doubt('这一格在返回表里画了删除线，请核对要不要用。')
      const whole = rounded.size === 0 ? undefined : rounded.get(`${row} ${column}`)
      if (whole === undefined) return doubts
      const shown = grid.text(row, column)
      if (shown === '' || shown === whole)
        doubt(`返回表里填的是${said(whole)}，按格式不显示，请核对要不要用。`)
      else doubt(`返回表里填的是${whole}，按格式只显示“${said(shown)}”，请核对用哪一个。`)
      return doubts
    },
    unshown: (row, column) =>
      rounded.size > 0 && grid.text(row, column) === '' ? (rounded.get(`${row} ${column}`) ?? '') : '',
    remark: (placed, column) => {
      // Asked for each figure of a row, one after the other.
      if (latest?.placed !== placed) latest = { placed, texts: noted(placed) }
      const { texts } = latest
      if (comments.size === 0) return texts.length === 0 ? '' : texts.join('；')
      const comment = comments.get(`${placed.line.sheetRow} ${column}`)?.trim() ?? ''
      return (comment === '' ? texts : [...texts, comment]).join('；')
    },
  }
}

/** Words of a remark that say of its figure that it is not the last word, or not the whole. */
const UNSURE =
  /预计|预估|估计|估算|初步|快报|暂[定估按缺用]|待[核定查]|未核|为准|口径|不含|未含|不包括|未包括|剔除|扣除|截[至止]|更正|有误|作废|错|(?<![比较])(?:去年|上年|上月)|(?<![比较上去].?年?)同期数|[1一]月?[-—–~至到]\d{1,2}月|不是|并非|应[为是]|仅[含为]|只[含为]/

/** What a remark beside a figure makes doubtful of it; null for nothing. */
export function remarkDoubt(remark: string): Doubt | null {
  if (remark === '') return null
  const found = UNSURE.exec(comparable(remark))
  return found === null
    ? null
    : { kind: 'about', message: `返回表旁边注明“${said(remark)}”，请核对这个数能不能用。` }
}
