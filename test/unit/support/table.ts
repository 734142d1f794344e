/** Tables as tests need them: six official columns from lines of texts. */
import type { Attachment, Column, Role } from '../../../shared/attachment/model.ts'

const column = (role: Role): Column => ({ id: role, header: [role], role, width: 10 })

export function table(
  lines: readonly (readonly string[])[],
  months = 6,
  roles?: readonly Role[],
): Attachment {
  const columns = (roles ?? (['no', 'name', 'unit', 'target', 'actual', 'status'] as const)).map(column)
  const rows = lines.map((line, at) => ({
    id: `r${at}`,
    cells: Object.fromEntries(columns.flatMap(({ id }, index) => (line[index] ? [[id, line[index]]] : []))),
  }))
  const heading = { label: '附件', title: [], above: [], below: [], year: 2021, months }
  return { id: 'a', heading, columns, rows, merges: [], sheet: '' }
}
