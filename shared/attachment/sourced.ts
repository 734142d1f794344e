/** Where a cell's text came from (出处): the kinds of it, and how each is told. */
import type { CellSource } from './model.ts'

/** A source before its text is written. */
export type Unwritten<S extends CellSource> = S extends CellSource ? Omit<S, 'text' | 'at'> : never

export type ReturnSource = Extract<CellSource, { readonly returned: string }>

export const isOfReturn = (source: CellSource): source is ReturnSource => 'returned' in source

/** So many parts of a sum are told one by one. */
const MOST_TOLD = 6

/** A source in one sentence: 来自报告《…》：“…”, 来自返回表《…》发改局 附件1!E7, or what a sum adds up. */
export function sourceWords(source: Unwritten<CellSource>): string {
  if ('document' in source) return `来自报告《${source.report}》：“${source.quote}”`
  const { file, department, cell, answer, parts, typed = source.offered } = source
  // One part alone was taken for all of it.
  if (parts !== undefined && parts.length > 1) {
    const told = parts
      .slice(0, MOST_TOLD)
      .map((part) => `${part.department}${part.text}（《${part.file}》${part.cell}）`)
    const more = parts.length > MOST_TOLD ? `等${parts.length}个单位` : ''
    return `各单位返回表的合计：${told.join('、')}${more}`
  }
  const said = answer === undefined ? '' : `，说明：${answer.replace(/\s+/g, ' ')}`
  const original = typed === undefined ? '' : `“${typed.replace(/\s+/g, ' ')}”`
  return `来自返回表《${file}》${[department, cell].filter((part) => part !== '').join(' ')}${original}${said}`
}
