/** Collecting: a table handed out to departments. */
import type { Methods } from '../../shared/contract/contract.ts'
import { onRows } from './action.ts'
import { type Context, type Deed, done } from './deed.ts'
import { told } from './export.ts'

/** Makes the workbooks and says how many, what went where and what nobody has; the choice closes once they are made. */
export async function handOut(
  { host, working }: Context,
  given: Methods['handOut']['arguments'],
  tables: number,
  made: () => void,
): Promise<Deed> {
  const { file, departments, rows, left } = await working('正在生成各单位的表', (job) =>
    host('handOut', { ...given, job }),
  )
  if (file.kind === 'cancelled') return {}
  made()
  const rest = left === 0 ? '' : `另有${left}行没有单位，没有下发。`
  const count = `已生成${departments}个单位的表，共${rows}行${tables > 1 ? `、${tables}张附件` : ''}`
  const where = file.kind === 'saved' ? `文件在 ${file.path} ` : `已导出“${file.name}”`
  // How many comes first: a long name is cut at its end.
  return { ...told(file), ...done(`${count}。${rest}${where}。`) }
}

type Letter = Methods['writeLetter']['arguments']

/** Makes a letter that asks a department about cells, and the workbook that it answers in. */
export async function writeLetter(
  { host, working }: Context,
  department: string,
  cells: readonly Letter['cells'][number][],
  asking: Pick<Letter, 'due' | 'contact' | 'phone' | 'from'>,
  made: () => void,
): Promise<Deed> {
  const asked = cells.map(({ table, row, column, text, doubts }) => ({
    ...{ table, row, column, text },
    doubts: doubts.slice(0, 20).map((doubt) => doubt.slice(0, 1_000)),
  }))
  const file = await working('正在生成查询函', (job) =>
    host('writeLetter', { department, cells: asked, ...asking, job }),
  )
  if (file.kind === 'cancelled') return {}
  made()
  return told(file, '里面是函和返回表各一份，请一起发给该单位。')
}

export const handOutActions = {
  'hand-out': onRows(({ open }) => ({
    open: { kind: 'hand-out', id: open.attachment.id, siblings: open.report.siblings.length },
  })),
}
