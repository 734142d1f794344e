/** Merging cells and taking merged ones apart. */
import { type Rectangle, sameRectangle } from '../../shared/attachment/rectangles.ts'
import { mergeCells, splitCells } from '../../shared/changes/merges.ts'
import type { Editor } from '../state/editor.ts'
import { allColumns, extentOf, selected } from '../state/places.ts'
import { onlyOneRange, onRows } from './action.ts'
import { type Deed, info, type OpenContext } from './deed.ts'
import { whileWhole } from './filter.ts'

/** What is selected, hidden columns counted. */
function wholeArea({ open }: OpenContext): Rectangle {
  const { top, bottom, left, right } = selected(open)
  return { top, bottom, ...allColumns(open.attachment, left, right) }
}

function merge(context: OpenContext): Deed {
  const { open, hand } = context
  const area = selected(open)
  // The same key takes apart what is one merged cell already, as in WPS.
  if (extentOf(open.attachment).merges.some((each) => sameRectangle(each, area))) return split(context)
  const { edits, lost } = mergeCells(open.attachment, wholeArea(context), hand)
  if (edits.length === 0) return info('请先选中要合并的几个单元格。')
  const step = { name: '合并单元格', edits }
  return lost === 0 ? { step } : { step, ...info(`只保留了最前面的文字，其余${lost}个单元格的文字已去掉。`) }
}

function split(context: OpenContext): Deed {
  const edits = splitCells(context.open.attachment, wholeArea(context))
  return edits.length === 0 ? info('选中的地方没有合并的单元格。') : { step: { name: '拆分单元格', edits } }
}

const mayMerge = (open: Editor): string | null =>
  onlyOneRange(open) ?? whileWhole('现在不能合并或拆分单元格')(open)

export const mergeActions = { merge: onRows(merge, mayMerge), split: onRows(split, mayMerge) }
