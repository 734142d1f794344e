/** Rules of the indicators' names. */
import { cellText } from '../../attachment/model.ts'
import { comparable } from '../../measure/normalise.ts'
import type { Line } from './lines.ts'
import { quote, type Table, titleOf, wordOf } from './reading.ts'
import type { Found } from './rules.ts'

/** A figure in a row that nothing names. */
export function nameless(table: Table): Found[] {
  const { name, target, stage, actual, last } = table.columns
  if (name === undefined) return []
  return table.lines.flatMap((line) => {
    if (line.name.trim() !== '') return []
    const column = [target, stage, actual, last].find((one) => /\d/.test(comparable(cellText(line.row, one))))
    if (column === undefined) return []
    const said = `${wordOf(column)}“${quote(cellText(line.row, column))}”`
    return {
      rule: 'nameless' as const,
      row: line.row.id,
      column: name.id,
      message: `该行填有${said}，但没有指标名称。`,
    }
  })
}

/** Names that say where a row stands and not what it is. */
const NO_NAME = /^(?:其他|其它|其余|其中|同上|〃|"|-+|—+|\/|\*+)?$/

/** The same indicator twice among rows of one level under one heading, with the same unit and class. */
export function duplicateName(table: Table): Found[] {
  const { name, unit } = table.columns
  if (name === undefined) return []
  const known = new Map<string, Line>()
  let heading = ''
  return table.lines.flatMap((line) => {
    if (line.group) heading = line.row.id
    if (line.group || line.total > 0 || line.covered.name || NO_NAME.test(line.called)) return []
    const key = [
      heading,
      line.parent?.row.id ?? '',
      String(line.level),
      line.called,
      comparable(cellText(line.row, unit)),
      line.inClass,
    ].join('\n')
    const first = known.get(key)
    if (first === undefined) {
      known.set(key, line)
      return []
    }
    const no =
      /\d/.test(first.no) && comparable(first.no) !== comparable(line.no) ? `（序号${quote(first.no)}）` : ''
    return {
      rule: 'duplicate-name' as const,
      row: line.row.id,
      column: name.id,
      message: `指标名称${titleOf(line)}与上面同一层级的一行${no}重复，请核对。`,
    }
  })
}
