/** What a person has chosen so far in 下发: whose each row is, and what is asked for. Pure. */
import { departmentsIn } from '../../../shared/collect/department.ts'
import type { Idle, Told } from '../../../shared/collect/plan.ts'
import type { Methods } from '../../../shared/contract/contract.ts'
import type { HandingPlan } from '../../../shared/contract/handing.ts'

/** A row as it can be handed out. */
export interface Line {
  readonly key: string
  readonly table: string
  /** What its table is called, where there are several. */
  readonly of: string
  readonly row: string
  readonly no: string
  readonly name: string
  readonly level: number
  readonly told: Told | 'hand'
  /** The departments as they stand in the field. */
  readonly text: string
  /** All that the table's 责任单位 names. */
  readonly named: readonly string[]
  /** Why nobody has to fill it; null where somebody has. */
  readonly idle: Idle | null
}

/** Columns by table, of all departments ('') and of those that differ. */
export type Columns = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export interface Choice {
  readonly lines: readonly Line[]
  readonly columns: Columns
}

/** Why a row is whose it is, in a word. */
export const toldWords: Readonly<Record<Line['told'], string>> = {
  owner: '责任单位',
  above: '随上级行',
  remembered: '上次所选',
  hand: '这次所选',
  nobody: '没有单位',
  nothing: '不用填',
}

/** Why nobody has to fill a row. */
const idleWords: Readonly<Record<Idle, string>> = {
  heading: '标题行',
  nameless: '没有名称',
  bare: '没有单位和目标',
  computed: '由公式算出',
}

/** Why a row is whose it is, or nobody's to fill; of several departments how many. */
export function whyWords({ text, told, idle }: Pick<Line, 'text' | 'told' | 'idle'>): string {
  const count = departmentsOfText(text).length
  if (count > 1) return `${count}个单位`
  if (count === 0 && idle !== null) return `不用填：${idleWords[idle]}`
  return count === 0 && told === 'hand' ? '不下发' : toldWords[told]
}

/** What the plan proposes; rows that nobody has come first. */
export function choiceOf({ tables }: HandingPlan): Choice {
  const lines = tables.flatMap(({ table, label, title, rows }) =>
    rows.map(
      ({ row, no, name, level, told, departments, named, idle }): Line => ({
        ...{ key: `${table} ${row}`, table, row, no, name, level, told, named, idle },
        of: tables.length > 1 ? label.trim() || title.join('') : '',
        text: departments.join('、'),
      }),
    ),
  )
  return {
    lines: [
      ...lines.filter(({ told }) => told === 'nobody'),
      ...lines.filter(({ told }) => told !== 'nobody'),
    ],
    columns: Object.fromEntries(
      tables.map(({ table, columns, own }) => [
        table,
        {
          '': columns.flatMap(({ id, chosen }) => (chosen ? [id] : [])),
          ...Object.fromEntries(own.map((one) => [one.department, one.columns])),
        },
      ]),
    ),
  }
}

/** The lines with what was typed for one of them. */
export const withText = (choice: Choice, key: string, text: string): Choice => ({
  ...choice,
  lines: choice.lines.map((line) => (line.key === key ? { ...line, text, told: 'hand' } : line)),
})

/** The text of a row's field with one of the departments that its 责任单位 names in it, or without; in their order. */
export function withNamed({ text, named }: Pick<Line, 'text' | 'named'>, department: string): string {
  const before = departmentsOfText(text)
  const after = before.includes(department)
    ? before.filter((one) => one !== department)
    : [...before, department]
  const at = (name: string): number => (named.includes(name) ? named.indexOf(name) : named.length)
  return after.toSorted((a, b) => at(a) - at(b)).join('、')
}

/** How many rows have a 责任单位 that names several: it has to be said who fills them. */
export const severalNamed = ({ lines }: Choice): number =>
  lines.filter(({ named }) => named.length > 1).length

/** Every row that somebody should fill is asked of all of those: townships and villages that each fill the same table. */
export const withAll = (choice: Choice, names: readonly string[]): Choice => ({
  ...choice,
  lines: choice.lines.map((line) =>
    line.idle !== null ? line : { ...line, text: names.join('、'), told: 'hand' },
  ),
})

/** What a department is asked for in a table, its own or what all are. */
export const columnsFor = ({ columns }: Choice, table: string, department: string): readonly string[] =>
  columns[table]?.[department] ?? columns[table]?.[''] ?? []

/** Turns a column on or off, for all departments ('') or for one. */
export function withColumn(choice: Choice, table: string, department: string, id: string): Choice {
  const before = columnsFor(choice, table, department)
  const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id]
  const { columns } = choice
  return { ...choice, columns: { ...columns, [table]: { ...columns[table], [department]: after } } }
}

const read = new Map<string, readonly string[]>()

/** The departments of a field; the same few texts are asked at each key press. */
export function departmentsOfText(text: string): readonly string[] {
  const known = read.get(text)
  if (known !== undefined) return known
  if (read.size > 500) read.clear()
  const found = departmentsIn(text)
  read.set(text, found)
  return found
}

/** How many rows each department has, those with most of them first. */
export function departmentsOf({ lines }: Choice): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { text } of lines)
    for (const name of departmentsOfText(text)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** Rows that nobody is asked for and somebody should be. */
export const leftIn = ({ lines }: Choice): readonly Line[] =>
  lines.filter(({ text, idle }) => idle === null && departmentsOfText(text).length === 0)

type Given = Methods['handOut']['arguments']

/** What the host is given. */
export function givenOf(
  plan: HandingPlan,
  choice: Choice,
  asking: Pick<Given, 'due' | 'contact' | 'phone' | 'others'>,
): Given {
  return {
    ...asking,
    tables: plan.tables.map(({ table, columns }) => {
      const order = columns.map(({ id }) => id)
      const inOrder = (ids: readonly string[]) => order.filter((id) => ids.includes(id))
      const asked = choice.columns[table] ?? {}
      const usual = inOrder(asked[''] ?? [])
      return {
        table,
        rows: choice.lines
          .filter((line) => line.table === table)
          .map(({ row, text }) => ({ row, departments: departmentsOfText(text) })),
        columns: usual,
        own: Object.entries(asked).flatMap(([department, ids]) =>
          department === '' || inOrder(ids).join() === usual.join()
            ? []
            : [{ department, columns: inOrder(ids) }],
        ),
      }
    }),
  }
}
