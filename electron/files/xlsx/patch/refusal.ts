/** What keeps an attachment from going back into its workbook, and what to do. */
import { Problem } from '../../../../shared/problem.ts'

/** For what is another than it was. */
export const cannot = (why: string): Problem =>
  new Problem('unsupported', `${why}，不能写回原表；请导出官方格式，或改回原样后再写回原表。`)

/** For rows that cannot be put in, taken out or moved. */
export const refusal = (why: string): Problem =>
  new Problem('unsupported', `${why}，不能写回原表；请导出官方格式，或撤销增删和移动行后再写回原表。`)
