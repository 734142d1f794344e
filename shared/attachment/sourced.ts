/** Where a cell's text came from (出处): the kinds of it, and how each is told. */
import type { CellSource } from './model.ts'

/** A source before its text is written. */
export type Unwritten<S extends CellSource> = S extends CellSource ? Omit<S, 'text' | 'at'> : never

export type ReturnSource = Extract<CellSource, { readonly returned: string }>

export const isOfReturn = (source: CellSource): source is ReturnSource => 'returned' in source

/** A source in one sentence: 来自报告《…》：“…”, or 来自返回表《…》发改局 附件1!E7, with what stood there where it was converted. */
export function sourceWords(source: Unwritten<CellSource>): string {
  if ('document' in source) return `来自报告《${source.report}》：“${source.quote}”`
  const { file, department, cell, answer, typed } = source
  const original = typed === undefined ? '' : `“${typed.replace(/\s+/g, ' ')}”`
  const said = answer === undefined ? '' : `，说明：${answer.replace(/\s+/g, ' ')}`
  return `来自返回表《${file}》${[department, cell].filter((part) => part !== '').join(' ')}${original}${said}`
}
