/** ods (and flat fods) → sheets: the format keeps beside each value the text that the cell shows. */

import type { Rectangle } from '../../../shared/attachment/rectangles.ts'
import { figureText } from '../../../shared/measure/shortened.ts'
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
  /** The number that the text shows; NaN where it shows none. */
  readonly value: number
  readonly style: string
  readonly paragraphs: string[]
}

/** Refuses what only its password opens, and texts and slides, which have the same parts. */
export function checkOds(parts: Parts): void {
  const part = (name: string): string => new TextDecoder().decode(parts.get(name))
  const manifest = part('META-INF/manifest.xml')
  if (manifest.includes('encryption-data')) throw encrypted()
  // Programs that pack the file by hand leave the kind out: the content tells it as well.
  const isTable =
    part('mimetype').includes('spreadsheet') || /<office:spreadsheet[\s>]/.test(part('content.xml'))
  if (!isTable) throw unsupported('这种格式（.odt、.odp）', '.docx或.xlsx')
}

/** How a cell shows its number, as far as its text alone does not tell. */
interface Shape {
  /** The style of its numbers; none is General. */
  readonly format?: string
  readonly indent?: number
  readonly parent?: string
}

/** The visible sheets in their order. */
export function readOds(content: Uint8Array, progress: Progress = () => {}): Sheet[] {
  const budget = newBudget()
  const sheets: Sheet[] = []
  const hidden: string[] = []
  const widths = new Map<string, number>()
  const shapes = new Map<string, Shape>()
  /** Number styles that a person chose to be 2.5E+11. */
  const scientific = new Set<string>()
  let format = ''
  let columnStyles: { last: number; style: string }[] = []
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
    columnStyles = []
  }

  const inShape = <K extends 'format' | 'indent'>(name: string, key: K) => {
    let at: string | undefined = name
    for (let step = 0; at !== undefined && step < 10; step += 1) {
      const one = shapes.get(at)
      if (one?.[key] !== undefined) return one[key]
      at = one?.parent
    }
    return undefined
  }

  const figure = (text: string, { value, style: name }: Cell): string =>
    figureText(text, value, scientific.has(inShape(name, 'format') ?? ''))

  const openColumn = (has: Attributes): void => {
    const last = column + times(has['number-columns-repeated']) - 1
    const isHidden = has.visibility === 'collapse' || has.visibility === 'filter'
    draft?.columns(column, last, widths.get(has['style-name'] ?? ''), isHidden)
    columnStyles.push({ last, style: has['default-cell-style-name'] ?? '' })
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
      value: /^(?:float|percentage|currency)$/.test(has['value-type'] ?? '')
        ? Number.parseFloat(has.value ?? '')
        : Number.NaN,
      style: has['style-name'] ?? columnStyles.find(({ last }) => last >= column)?.style ?? '',
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
      const text = one.padded ? figure(said.trim(), one) : said
      const indent = text === '' ? 0 : (inShape(one.style, 'indent') ?? 0)
      if (text === '' && one.rows === 1 && one.columns === 1 && !one.formula) continue
      for (let r = row; r < row + rowTimes && r <= LAST.row; r += 1) {
        for (let c = at; c < at + one.count && c <= LAST.column; c += 1) {
          draft.put(r, c, text)
          draft.indent(r, c, indent)
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
      if (name === 'style') {
        style = has.name ?? ''
        if (has.family === 'table-cell') {
          const [own, parent] = [has['data-style-name'], has['parent-style-name']]
          shapes.set(style, { ...(own && { format: own }), ...(parent && { parent }) })
        }
      } else if (name === 'paragraph-properties' && shapes.has(style)) {
        const left = characters(has['margin-left'] ?? '')
        // A step is about two characters wide.
        if (left !== undefined) shapes.set(style, { ...shapes.get(style), indent: Math.ceil(left / 2) })
      } else if (/^(?:number|percentage|currency)-style$/.test(name)) format = has.name ?? ''
      else if (name === 'scientific-number') scientific.add(format)
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
