/** Files that came back merged into one table, without keeping anything of them. */

import { titleOf } from '../../shared/attachment/called.ts'
import { type Attachment, type Column, cellText, columnOf } from '../../shared/attachment/model.ts'
import { nameOf } from '../../shared/attachment/names.ts'
import type { Merged } from '../../shared/collect/merge.ts'
import type { Return } from '../../shared/collect/model.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import {
  type MergedFiles,
  type MergingValues,
  MOST_FILES,
  type ToldCell,
  type ToldConflict,
} from '../../shared/contract/merging.ts'
import { Problem } from '../../shared/problem.ts'
import type { Collecting, ReadReturn } from '../files/returns.ts'
import type { Handlers, Job, Tools } from './context.ts'
import { optionsOf } from './exporting.ts'

type Given = Methods['mergeFiles']['arguments']

export const merging = (tools: Tools): Handlers<keyof MergingValues> => ({
  mergeFiles: (given) => tools.jobs.run(given.job, (job) => mergeFiles(tools, given, job)),
})

async function mergeFiles(tools: Tools, { files, table, sum }: Given, job: Job): Promise<MergedFiles> {
  const [
    { parcelOf },
    { readReturns, tablesGiven, tablesOfReturns },
    { mergedTable, mergeReturns },
    { dictionaryOf },
  ] = await Promise.all([
    import('../files/parcel.ts'),
    import('../files/returns.ts'),
    import('../../shared/collect/merge.ts'),
    import('../../shared/verdict/dictionary.ts'),
  ])
  const { indicators } = tools.settings()
  const { found, failed, passed } = await parcelOf(files, MOST_FILES)
  const made = table === undefined
  const tables = made
    ? await tablesOfReturns(found, indicators, job)
    : await tablesGiven({ name: table.name, at: '', bytes: table.bytes }, job)
  if (table !== undefined && tables.length === 0) throw await whyNone(table, job)
  const collecting: Collecting = { tables, tasks: [], previous: new Map(), indicators }
  const read = await readReturns(found, collecting, job)
  job.onProgress('正在汇总')
  const returns = read.map(({ value }) => value)
  const dictionary = dictionaryOf(indicators)
  const merged = mergeReturns({ ...collecting, dictionary, ...(sum === true && { sum }) }, returns)
  const filled = tables.map((one) => mergedTable(one, merged.taken))
  const output = filled.length === 0 ? null : await exported(tools, filled, job)
  return {
    files: found.length + failed.length,
    merged: new Set(merged.taken.flatMap(({ candidates }) => candidates.map(({ from }) => from))).size,
    cells: merged.taken.length,
    conflicts: merged.conflicts.map((one) => toldIn(one, tables, returns)),
    revised: revisedIn(merged, tables, returns),
    missing: merged.missing.map((one) => cellIn(one, tables, one.department)),
    failed: unread([...failed, ...read]),
    notes: [...passed, ...(made ? madeOf(tables) : []), ...besideTaken(merged, returns), ...notesOf(returns)],
    output,
  }
}

/** Why a file that was given to be filled has no table to fill: what it is, where it cannot be read at all. */
async function whyNone({ name, bytes }: NonNullable<Given['table']>, job: Job): Promise<Problem> {
  const { readReturns } = await import('../files/returns.ts')
  const none: Collecting = { tables: [], tasks: [], previous: new Map(), indicators: [] }
  const [read] = await readReturns([{ name, at: '', bytes }], none, job)
  const { value: { error = null } = {}, code = null } = read ?? {}
  return error === null || code === null || code === 'no-table'
    ? new Problem('no-table', `“${name}”里没有找到指标表，请检查表头是否有“指标名称”“目标”“实绩”等栏目。`)
    : new Problem(code, `要填的汇总表“${name}”没有读成：${error}`)
}

async function exported(tools: Tools, tables: readonly Attachment[], job: Job) {
  const { exportAttachments } = await import('../files/export.ts')
  return await exportAttachments(tables, 'xlsx', '', optionsOf(tools, job))
}

const unread = (read: readonly ReadReturn[]): MergedFiles['failed'] =>
  read.flatMap(({ value: { file, error }, code }) =>
    error === null ? [] : [{ file, error: { code: code ?? 'unreadable', message: error } }],
  )

type Waiting = Merged['conflicts'][number]

function toldIn(
  one: Pick<Waiting, 'table' | 'row' | 'column' | 'message' | 'candidates' | 'replaced'>,
  tables: readonly Attachment[],
  returns: readonly Return[],
): ToldConflict {
  const files = new Map(returns.map((file) => [file.id, file]))
  const all = [...one.candidates, ...(one.replaced ?? [])]
  const departments = [...new Set(all.map(({ department }) => department))]
  return {
    ...cellIn(one, tables, departments.filter((name) => name !== '').join('、')),
    message: one.message,
    candidates: all.map(({ from, cell, text, department, doubts, converted, remark }) => ({
      file: files.get(from)?.file ?? '',
      cell,
      text,
      department,
      at: files.get(from)?.at ?? '',
      doubts: [...doubts],
      ...(converted !== undefined && { converted }),
      ...(remark !== undefined && { remark }),
    })),
  }
}

/** What earlier versions of files said otherwise of cells that were taken. */
const revisedIn = (
  { taken }: Merged,
  tables: readonly Attachment[],
  returns: readonly Return[],
): ToldConflict[] =>
  taken.flatMap((one) =>
    one.replaced === undefined
      ? []
      : [
          toldIn(
            {
              ...one,
              message: `用的是后来的一版“${one.text}”，先前的一版是${one.replaced.map(({ text }) => `“${text}”`).join('、')}，请核对。`,
            },
            tables,
            returns,
          ),
        ],
  )

/** What stands beside figures that were taken, and what was converted: nobody is asked about them, and they are told. */
function besideTaken({ taken }: Merged, returns: readonly Return[]): string[] {
  const files = new Map(returns.map(({ id, file }) => [id, file]))
  return taken.flatMap(({ candidates }) =>
    candidates.flatMap(({ from, cell, text, converted, remark }) => {
      const at = `${files.get(from) ?? ''} ${cell}“${text}”`
      return [
        ...(converted === undefined ? [] : [`${at}：${converted.message}`]),
        ...(remark === undefined ? [] : [`${at}旁边写有“${remark}”，请核对要不要写进汇总表。`]),
      ]
    }),
  )
}

function cellIn(
  at: { readonly table: string; readonly row: string; readonly column: string },
  tables: readonly Attachment[],
  department: string,
): ToldCell {
  const table = tables.find(({ id }) => id === at.table)
  const index = table?.rows.findIndex(({ id }) => id === at.row) ?? -1
  const row = table?.rows[index]
  const column = table?.columns.find(({ id }) => id === at.column)
  if (table === undefined || row === undefined || column === undefined)
    throw new Error(`no cell ${at.row} ${at.column}`)
  return {
    table: titleOf(table.heading),
    row: index + 1,
    no: cellText(row, columnOf(table.columns, 'no')).trim(),
    name: nameOf(table.columns, row).trim(),
    column: headers(column),
    department,
  }
}

const headers = ({ header }: Column): string => header.map((text) => text.replace(/\s+/g, '')).join('/')

const madeOf = (tables: readonly Attachment[]): string[] =>
  tables.map(
    (table) =>
      `没有给出汇总表，按各返回表拼成“${titleOf(table.heading)}”，共${table.rows.length}行，请核对有没有缺行或多行。`,
  )

/** Files that are twice the same, and what belongs to no cell of the table. */
function notesOf(returns: readonly Return[]): string[] {
  const first = new Map<string, string>()
  return returns.flatMap(({ id, file, aside }) => {
    const same = first.get(id)
    if (same !== undefined) return [`“${file}”和“${same}”内容完全相同，只算一份。`]
    first.set(id, file)
    return aside.map(
      ({ cell, text, message }) => `${file} ${cell}${text === '' ? '' : `“${text}”`}：${message}`,
    )
  })
}
