/** A small attachment, and steps on it. */
import { openDatabase } from '../../../electron/store/database.ts'
import type { Edit, Step } from '../../../shared/attachment/edits.ts'
import type { Attachment } from '../../../shared/attachment/model.ts'

/** A small attachment: three columns, that many rows. */
export const attachment = (id = 'a', count = 4): Attachment => ({
  id,
  heading: { label: '附件', title: ['2021年上半年'], above: [], below: [], year: 2021, months: 6 },
  columns: [
    { id: 'name', header: ['指标名称'], role: 'name', width: 20 },
    { id: 'target', header: ['2021年目标'], role: 'target', width: 12 },
    { id: 'actual', header: ['上半年完成情况', '实绩'], role: 'actual', width: 12 },
  ],
  rows: Array.from({ length: count }, (_, at) => ({
    id: `r${at}`,
    cells: { name: `指标${at}`, target: `${at}%` },
  })),
  merges: [],
  sheet: 'Sheet1',
})

/** The log of an attachment from its beginning, as it lies in the database. */
export function logIn(file: string, id: string): { kind: string; name: string; edits: Edit[] }[] {
  const database = openDatabase(file)
  const entries = database
    .prepare<[string], { kind: string; name: string; edits: string }>(
      'SELECT kind, name, edits FROM log WHERE attachment_id = ? ORDER BY revision',
    )
    .all(id)
  database.close()
  return entries.map((entry) => ({ ...entry, edits: JSON.parse(entry.edits) as Edit[] }))
}

/** One step that puts a text into a cell. */
export const typing = (row: string, from: string, to: string, name = '填写'): Step => ({
  name,
  edits: [{ type: 'cell', row, column: 'actual', from, to } satisfies Edit],
})
