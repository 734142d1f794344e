/** XML Spreadsheet 2003, which many reporting systems write and call .xls → sheets. */
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { BUILT_IN, serialOf, shownNumber, shownText } from '../number-format.ts'
import {
  badDate,
  type Draft,
  draftSheet,
  errorWarning,
  newBudget,
  noResult,
  type Progress,
  withHidden,
} from '../sheet-build.ts'
import { readXml } from '../xml/xml.ts'

type Attributes = Readonly<Record<string, string>>

/** Formats that this format names instead of spelling out. */
const NAMED: Readonly<Record<string, string>> = {
  'General Number': 'General',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm AM/PM',
  'Short Time': 'h:mm',
  Currency: '"¥"#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
}

/** A 1-based place or a length; what is none is `otherwise`. */
const count = (text: string | undefined, otherwise: number): number => {
  const number = Number(text)
  return text !== undefined && Number.isInteger(number) && number >= 0
    ? Math.min(number, 1_048_576)
    : otherwise
}

/** A cell while it is read. */
interface Cell {
  readonly format: string
  readonly indent: number
  readonly formula: boolean
  type: string
  value: string
}

function shown({ format, formula, type, value }: Cell): { text: string; warning?: string } {
  if (value === '') return formula && type !== 'String' ? { text: '', warning: noResult } : { text: '' }
  if (type === 'Number') {
    const number = Number(value)
    return { text: Number.isFinite(number) ? shownNumber(number, format) : value }
  }
  if (type === 'DateTime') {
    const serial = serialOf(value)
    if (!Number.isFinite(serial)) return { text: value, warning: badDate }
    return { text: shownNumber(serial, format === 'General' ? BUILT_IN[14] : format) }
  }
  if (type === 'Boolean') return { text: value === '1' ? 'TRUE' : 'FALSE' }
  if (type === 'Error') return { text: value, warning: errorWarning(value) }
  return { text: shownText(value, format) }
}

/** The visible sheets in their order. */
export function readSpreadsheet2003(content: Uint8Array, progress: Progress = () => {}): Sheet[] {
  const budget = newBudget()
  const drafts: { draft: Draft; hidden: boolean }[] = []
  const styles = new Map<string, { format?: string; indent?: number; parent?: string }>()
  let style = ''
  let [row, column] = [-1, -1]
  let rowStyle: string | undefined
  let cell: Cell | null = null
  let inData = false
  let inVisible = false

  /** What a style says itself, or one that it stands on. */
  const inStyle = <K extends 'format' | 'indent'>(id: string | undefined, key: K) => {
    let at = id ?? 'Default'
    for (let step = 0; step < 10; step += 1) {
      const one = styles.get(at)
      if (one?.[key] !== undefined) return one[key]
      at = one?.parent ?? 'Default'
    }
    return undefined
  }

  const openCell = (has: Attributes): void => {
    column = count(has.Index, column + 2) - 1
    cell = {
      format: inStyle(has.StyleID ?? rowStyle, 'format') ?? 'General',
      indent: inStyle(has.StyleID ?? rowStyle, 'indent') ?? 0,
      formula: has.Formula !== undefined,
      type: '',
      value: '',
    }
    const [across, down] = [count(has.MergeAcross, 0), count(has.MergeDown, 0)]
    if (across > 0 || down > 0) {
      drafts.at(-1)?.draft.merge({ top: row, left: column, bottom: row + down, right: column + across })
    }
  }

  const open = (name: string, has: Attributes): void => {
    const draft = drafts.at(-1)?.draft
    if (name === 'Style') {
      style = has.ID ?? ''
      styles.set(style, has.Parent === undefined ? {} : { parent: has.Parent })
    } else if (name === 'NumberFormat') {
      const format = has.Format ?? 'General'
      styles.set(style, { ...styles.get(style), format: NAMED[format] ?? format })
    } else if (name === 'Alignment' && !/^(?:Right|Center)$/.test(has.Horizontal ?? '')) {
      styles.set(style, { ...styles.get(style), indent: count(has.Indent, 0) })
    } else if (name === 'Worksheet') {
      progress(`正在读取第${drafts.length + 1}张工作表`)
      drafts.push({ draft: draftSheet(has.Name ?? '', budget), hidden: false })
      ;[row, column] = [-1, -1]
    } else if (name === 'Column') {
      const from = count(has.Index, column + 2) - 1
      const to = from + count(has.Span, 0)
      const width = Number(has.Width) / 5.5
      draft?.columns(from, to, width > 0 ? width : undefined, has.Hidden === '1')
      column = to
    } else if (name === 'Row') {
      row = count(has.Index, row + 2) - 1
      if (has.Hidden === '1') draft?.hideRows(row, row + count(has.Span, 0))
      rowStyle = has.StyleID
      column = -1
    } else if (name === 'Cell') openCell(has)
    else if (name === 'Data' && cell) {
      inData = true
      cell.type = has.Type ?? 'String'
    } else if (name === 'Visible') inVisible = true
  }

  const text = (piece: string): void => {
    if (inData && cell) cell.value += piece
    const last = drafts.at(-1)
    if (inVisible && last && /Hidden/.test(piece)) last.hidden = true
  }

  const close = (name: string): void => {
    if (name === 'Data') inData = false
    if (name === 'Visible') inVisible = false
    if (name !== 'Cell' || cell === null) return
    const draft = drafts.at(-1)?.draft
    const { text: shownText, warning } = shown(cell)
    draft?.put(row, column, shownText)
    draft?.indent(row, column, cell.indent)
    if (warning !== undefined) draft?.warn(row, column, warning)
    // The next cell without a place of its own comes after what this one covers; the file says so itself.
    cell = null
  }

  readXml(content, { open, text, close })
  const hidden = drafts.filter((one) => one.hidden).map(({ draft }) => draft.name)
  const visible = drafts.filter((one) => !one.hidden)
  return withHidden(
    visible.map(({ draft }) => draft.finish()),
    hidden,
  )
}
