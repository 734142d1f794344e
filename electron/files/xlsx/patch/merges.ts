/** The merged areas of a table on their way back. */

import { address } from '../../../../shared/attachment/address.ts'
import type { Merge } from '../../../../shared/attachment/model.ts'
import { attribute, elementsOf, type Splice, spliced } from '../../xml/edit.ts'
import { withCounts } from './around.ts'
import type { Book, ListedSheet } from './book.ts'
import { clippedMerge } from './columns.ts'
import type { ReturningItem } from './origin.ts'
import { placesOf } from './places.ts'
import { cannot } from './refusal.ts'
import type { RowMap } from './rows.ts'

interface MergeChanges {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

/** The areas that a person merged or split, as addresses of the sheet as it will be. */
export function mergeChanges(item: ReturningItem, map: RowMap | null): MergeChanges {
  const { origin, attachment } = item
  const columns = new Map(origin.columns.map(({ id, at }) => [id, at]))
  const area = (top: number, bottom: number, { left, right }: Merge): string =>
    `${address(top, columns.get(left) ?? 0)}:${address(bottom, columns.get(right) ?? 0)}`
  const at = new Map(origin.rows.map((row) => [row.id, row.at]))
  const clip = clippedMerge(item)
  /** The areas that were there, each with what it is among the columns that the table still has. */
  const before = origin.merges.flatMap((merge) => {
    const [top, bottom] = [at.get(merge.top) ?? 0, at.get(merge.bottom) ?? 0]
    const span = map === null ? { top, bottom } : map.span(top, bottom)
    // A merge of which one cell is left is none.
    if (span === null || (span.top === span.bottom && merge.left === merge.right)) return []
    const [own] = clip(merge)
    if (own === undefined) return []
    return [{ whole: area(span.top, span.bottom, merge), own: area(span.top, span.bottom, own) }]
  })
  const places = placesOf(item, map)
  const after = attachment.merges.map((merge) =>
    area(places.get(merge.top) ?? 0, places.get(merge.bottom) ?? 0, merge),
  )
  return {
    gone: before.filter(({ own }) => !after.includes(own)).map(({ whole }) => whole),
    come: after.filter((one) => before.every(({ own }) => own !== one)),
  }
}

/** Writes them into the list of merges of their sheet, which says how many it has. */
export async function changeMerges(
  book: Book,
  sheet: ListedSheet,
  changes: readonly MergeChanges[],
): Promise<void> {
  const { xml, data, prefix } = await book.sheet(sheet.part)
  const gone = new Set(changes.flatMap((change) => change.gone))
  const come = changes
    .flatMap((change) => change.come)
    .map((area) => `<${prefix}mergeCell ref="${area}"/>`)
    .join('')
  const [list] = elementsOf(xml, ['mergeCells'], data.end)
  const found = list === undefined ? [] : elementsOf(xml, ['mergeCell'], ...list.inner)
  const splices = found.flatMap(({ tag, start, end }): Splice[] => {
    const ref = (attribute(tag, 'ref') ?? '').replaceAll('$', '').toUpperCase()
    if (!gone.has(ref)) return []
    gone.delete(ref)
    return [{ start, end, text: '' }]
  })
  if (gone.size > 0) throw cannot('拆分的单元格与表格以外的单元格合并在一起')
  if (list !== undefined) splices.push({ start: list.inner[1], end: list.inner[1], text: come })
  else {
    const at = afterData(xml, data.end)
    const text = `<${prefix}mergeCells count="0">${come}</${prefix}mergeCells>`
    splices.push({ start: at, end: at, text })
  }
  const made = spliced(xml, splices)
  book.write(sheet.part, made.slice(0, data.end) + withCounts(made.slice(data.end)))
}

/** Where the list of merges belongs: behind these, in front of all others. */
function afterData(xml: string, end: number): number {
  const before = ['sheetCalcPr', 'sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState']
  return [...elementsOf(xml, [...before, 'dataConsolidate', 'customSheetViews'], end)].at(-1)?.end ?? end
}
