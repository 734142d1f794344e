/** ods (and flat fods) → sheets: the format keeps beside each value the text that the cell shows. */

import type { Rectangle } from '../../../shared/attachment/rectangles.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { encrypted, unsupported } from '../refusals.ts'
import {
  type Draft,
  draftSheet,
  errorWarning,
  LAST,
  newBudget,
  noResult,
  type Progress,
  withHidden,
} from '../sheet-build.ts'
import { readXml } from '../xml/xml.ts'
import type { Parts } from '../zip/zip.ts'

type Attributes = Readonly<Record<string, string>>

/** What stands within a cell or a sheet and is no text of a cell. */
const ASIDE: ReadonlySet<string> = new Set([
  'annotation',
  'shapes',
  'frame',
  'custom-shape',
  'ruby-text',
  'tracked-changes',
  'dde-links',
  'data-pilot-tables',
  'meta',
  'master-styles',
])

const times = (text: string | undefined): number => Math.max(1, Math.min(LAST.row + 1, Number(text) || 1))

/** 2.267cm → a width in characters of a usual font. */
function characters(length: string): number | undefined {
  const [, number = '', unit = ''] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length) ?? []
  const centimetres = Number(number) * ({ cm: 1, mm: 0.1, in: 2.54, pt: 0.0353 }[unit] ?? 0)
  return centimetres > 0 ? Math.round((centimetres / 0.19) * 100) / 100 : undefined
}

/** A cell while it is read. */
interface Cell {
  readonly count: number
  readonly rows: number
  readonly columns: number
  readonly covered: boolean
  readonly formula: boolean
  /** Whether the text is a number's, padded as its format says. */
  readonly padded: boolean
  readonly paragraphs: string[]
}

/** Refuses what only its password opens, and texts and slides, which have the same parts. */
export function checkOds(parts: Parts): void {
  const part = (name: string): string => new TextDecoder().decode(parts.get(name))
  if (part('META-INF/manifest.xml').includes('encryption-data')) throw encrypted()
  if (!part('mimetype').includes('spreadsheet') || !parts.has('content.xml')) {
    throw unsupported('这种格式（.odt、.odp）', '.docx或.xlsx')
  }
}

/** The visible sheets in their order. */
export function readOds(content: Uint8Array, progress: Progress = () => {}): Sheet[] {
  const budget = newBudget()
  const sheets: Sheet[] = []
  const hidden: string[] = []
  const widths = new Map<string, number>()
  const hiddenTables = new Set<string>()
  let style = ''
  let aside = 0
  let [count, column, row] = [0, 0, 0]
  let draft: Draft | null = null
  let rowTimes = 1
  let rowCells: { at: number; cell: Cell }[] = []
  let cell: Cell | null = null
  let paragraph: string | null = null

  const openTable = (has: Attributes): void => {
    const name = has.name ?? ''
    if (hiddenTables.has(has['style-name'] ?? '')) hidden.push(name)
    else {
      count += 1
      progress(`正在读取第${count}张工作表`)
      draft = draftSheet(name, budget)
    }
    ;[row, column] = [0, 0]
  }

  const openColumn = (has: Attributes): void => {
    const last = column + times(has['number-columns-repeated']) - 1
    const isHidden = has.visibility === 'collapse' || has.visibility === 'filter'
    draft?.columns(column, last, widths.get(has['style-name'] ?? ''), isHidden)
    column = last + 1
  }

  const openRow = (has: Attributes): void => {
    rowTimes = times(has['number-rows-repeated'])
    rowCells = []
    column = 0
    if (has.visibility === 'collapse' || has.visibility === 'filter') draft?.hideRows(row, row + rowTimes - 1)
  }

  const openCell = (has: Attributes, covered: boolean): void => {
    cell = {
      count: times(has['number-columns-repeated']),
      rows: times(has['number-rows-spanned']),
      columns: times(has['number-columns-spanned']),
      covered,
      formula: has.formula !== undefined,
      padded: (has['value-type'] ?? 'string') !== 'string',
      paragraphs: [],
    }
  }

  const closeCell = (): void => {
    if (cell === null) return
    rowCells.push({ at: column, cell })
    column += cell.count
    cell = null
  }

  const closeRow = (): void => {
    for (const { at, cell: one } of rowCells) {
      if (draft === null || one.covered) continue
      const said = one.paragraphs.join('\n')
      const text = one.padded ? said.trim() : said
      if (text === '' && one.rows === 1 && one.columns === 1 && !one.formula) continue
      for (let r = row; r < row + rowTimes && r <= LAST.row; r += 1) {
        for (let c = at; c < at + one.count && c <= LAST.column; c += 1) {
          draft.put(r, c, text)
          if (one.formula && one.paragraphs.length === 0) draft.warn(r, c, noResult)
          if (one.formula && /^(?:#|Err:)/.test(text)) draft.warn(r, c, errorWarning(text))
          if (one.rows > 1 || one.columns > 1) draft.merge(mergeAt(r, c, one))
        }
      }
    }
    row += rowTimes
  }

  const mergeAt = (top: number, left: number, one: Cell): Rectangle => ({
    top,
    left,
    bottom: top + one.rows - 1,
    right: left + one.columns - 1,
  })

  readXml(content, {
    open: (name, has) => {
      if (aside > 0 || ASIDE.has(name)) {
        aside += 1
        return
      }
      if (name === 'style') style = has.name ?? ''
      else if (name === 'table-properties') {
        if (has.display === 'false') hiddenTables.add(style)
      } else if (name === 'table-column-properties') {
        const width = characters(has['column-width'] ?? '')
        if (width !== undefined) widths.set(style, width)
      } else if (name === 'table') openTable(has)
      else if (name === 'table-column') openColumn(has)
      else if (name === 'table-row') openRow(has)
      else if (name === 'table-cell' || name === 'covered-table-cell') openCell(has, name !== 'table-cell')
      else if (name === 'p' && cell) paragraph = ''
      else if (paragraph !== null) {
        if (name === 's') paragraph += ' '.repeat(Math.min(1000, times(has.c)))
        if (name === 'tab') paragraph += '\t'
        if (name === 'line-break') paragraph += '\n'
      }
    },
    text: (piece) => {
      if (aside === 0 && paragraph !== null) paragraph += piece
    },
    close: (name) => {
      if (aside > 0) {
        aside -= 1
        return
      }
      if (name === 'p' && cell && paragraph !== null) {
        cell.paragraphs.push(paragraph)
        paragraph = null
      } else if (name === 'table-cell' || name === 'covered-table-cell') closeCell()
      else if (name === 'table-row') closeRow()
      else if (name === 'table' && draft) {
        sheets.push(draft.finish())
        draft = null
      }
    },
  })
  return withHidden(sheets, hidden)
}
