/** Handing out (下发): who is to fill what, a workbook for each department, and letters that ask (查询函). */
import { randomUUID } from 'node:crypto'
import type { Attachment } from '../../shared/attachment/model.ts'
import { dueBefore, dueRefusal, nextDue } from '../../shared/collect/due.ts'
import { HANDED_LINES } from '../../shared/collect/identity.ts'
import { cellTasks, contactLine, type Doubtful, doubtsBeside, letterOf } from '../../shared/collect/letter.ts'
import type { Handout, Task } from '../../shared/collect/model.ts'
import { askedOf, columnsToAsk, dutiesAfter, headersOf, tasksOf } from '../../shared/collect/plan.ts'
import type { HandedTable } from '../../shared/collect/sheet.ts'
import type { Methods, OutgoingFile } from '../../shared/contract/contract.ts'
import type { HandingPlan, HandingValues, PlannedTable } from '../../shared/contract/handing.ts'
import { originsAfter } from '../../shared/contract/settings-parts.ts'
import { dateAs } from '../../shared/measure/dates.ts'
import { Problem } from '../../shared/problem.ts'
import { actualsOf } from '../../shared/series/match.ts'
import { timeOf } from '../../shared/series/series.ts'
import { dictionaryOf } from '../../shared/verdict/dictionary.ts'
import { datedWords } from '../../shared/verdict/spoken.ts'
import { judgeAttachment } from '../../shared/verdict/table.ts'
import type { Context, Handlers, Job } from './context.ts'
import { exportCancelled, handOverSeveral, ownNames } from './exporting.ts'
import { readable, seriesOf } from './periods.ts'

/** So many departments' telephone numbers are kept. */
const MOST_PHONES = 2_000

/** The most of them that are remembered to have been asked for columns of their own. */
const MOST_OWN = 1_000

const titleOf = ({ heading }: Attachment): string =>
  heading.title.join('').trim() || heading.label.trim() || '填报表'

const called = ({ id, heading: { label, title } }: Attachment) => ({ table: id, label, title: [...title] })

/** @throws Problem('invalid') with the sentence that says how a day is written, for what names none */
function checkDue(due: string): void {
  const refusal = dueRefusal(due, new Date())
  if (refusal !== '') throw new Problem('invalid', refusal)
}

/**
 * What a table's rows had reached: a year before, else the last time that its series knows. Null where the table shows
 * it by itself (上年同期), or nobody knows.
 */
export function lastOf({ store, settings }: Context, attachment: Attachment): HandedTable['last'] {
  const { year, months } = attachment.heading
  if (year === null || months === null || attachment.columns.some(({ role }) => role === 'last')) return null
  const now = timeOf({ year, months })
  const earlier = seriesOf(store, attachment.id).filter((one) => timeOf(one) < now)
  const before = earlier.find((one) => one.year === year - 1 && one.months === months) ?? earlier.at(-1)
  const past = before === undefined ? null : readable(store, before.id)
  if (before === undefined || past === null) return null
  const dictionary = dictionaryOf(settings().indicators)
  const side = (table: Attachment) => ({ attachment: table, judged: judgeAttachment(table, dictionary) })
  const texts = actualsOf(side(past), side(attachment), dictionary)
  if (texts.size === 0) return null
  const isYear = before.year === year - 1 && before.months === months
  return { header: isYear ? '上年同期' : datedWords(before), texts: Object.fromEntries(texts) }
}

function planned(context: Context, attachment: Attachment): PlannedTable {
  const { duties, columns } = context.settings().handing
  const usual = columns.find(({ department }) => department === '')
  const idsFor = (headers: readonly string[]) =>
    columnsToAsk(attachment, headers).flatMap(({ id, chosen }) => (chosen ? [id] : []))
  const ask = columnsToAsk(attachment, usual?.headers ?? null)
  const same = ask.flatMap(({ id, chosen }) => (chosen ? [id] : [])).join()
  return {
    ...called(attachment),
    rows: askedOf(attachment, duties),
    columns: ask,
    own: columns.flatMap(({ department, headers }) => {
      const ids = department === '' ? [] : idsFor(headers)
      return ids.length === 0 || ids.join() === same ? [] : [{ department, columns: ids }]
    }),
  }
}

type Given = Methods['handOut']['arguments']

/** What is to be remembered of a handing out. */
function remember(context: Context, { tables, others, contact, phone }: Given): void {
  const { store, settings, emit } = context
  const before = settings().handing
  let { duties } = before
  const columns = new Map(before.columns.map((one) => [one.department, one.headers]))
  for (const { table, rows, columns: asked, own } of tables) {
    const { attachment } = store.read(table)
    duties = dutiesAfter(duties, askedOf(attachment, duties), rows)
    columns.delete('')
    columns.set('', headersOf(attachment, asked))
    const here = new Set(rows.flatMap(({ departments }) => departments))
    for (const one of here) columns.delete(one)
    for (const one of own)
      if (here.has(one.department)) columns.set(one.department, headersOf(attachment, one.columns))
  }
  const kept = Array.from(columns, ([department, headers]) => ({ department, headers: [...headers] }))
  store.keepSettings({
    handing: {
      ...before,
      contact,
      phone,
      others,
      duties: duties.map(({ indicator, departments }) => ({ indicator, departments: [...departments] })),
      columns: kept.slice(-MOST_OWN),
    },
  })
  emit({ kind: 'settings' })
}

/** Files one after the other, all made before the first is given: one that is called off leaves none behind. */
async function* allMade(
  makes: readonly (() => Promise<OutgoingFile>)[],
  unit: string,
  { signal, onProgress }: Job,
  there: (name: string) => boolean,
): AsyncGenerator<OutgoingFile> {
  const ownName = ownNames(there)
  const files: OutgoingFile[] = []
  for (const [at, make] of makes.entries()) {
    if (signal.aborted) throw exportCancelled()
    onProgress(`已生成${at}${unit}，共${makes.length}${unit}`)
    const file = await make()
    files.push({ ...file, name: ownName(file.name) })
  }
  yield* files
}

/** What stands above a table that is to be filled. */
function linesFor(department: string, { due, contact, phone }: Pick<Given, 'due' | 'contact' | 'phone'>) {
  const asked = contactLine({ contact, phone })
  return [
    `填报单位：${department}${due === '' ? '' : `　　请于${dueBefore(due)}前报回`}`,
    `${HANDED_LINES.fill}，填好后保存并原样发回，不要增删行和列。${asked === '' ? '' : `${asked}。`}`,
  ]
}

async function handOut(context: Context, given: Given, job: Job): Promise<HandingValues['handOut']> {
  const { store } = context
  const { tables, others, due, contact, phone } = given
  checkDue(due)
  const [{ exportHanded }, { zipName }] = await Promise.all([
    import('../files/export.ts'),
    import('../files/names.ts'),
  ])
  const parts = tables.map(({ table, rows, columns, own }) => {
    const { attachment } = store.read(table)
    const apart = new Map(own.map((one) => [one.department, one.columns]))
    const tasks = tasksOf(attachment, rows, (department) => apart.get(department) ?? columns)
    return { attachment, tasks, rows, last: lastOf(context, attachment) }
  })
  const tasks = parts.flatMap((part) => part.tasks)
  const departments = [...new Set(tasks.map(({ department }) => department))]
  if (departments.length === 0)
    throw new Problem('invalid', '还没有可以下发的内容，请先给行选定单位，并勾选要填的列。')
  const [first] = parts
  const report = first === undefined ? '' : store.place(first.attachment.id).report.title
  const title = parts.length > 1 && report.trim() !== '' ? report : titleOf(first?.attachment ?? noTable())
  const handout = randomUUID()
  // The single ones tell nothing of themselves: how many are made is what a person asks.
  const options = { ...job, onProgress: () => {} }
  const makes = departments.map((department) => () => {
    const mine = parts.flatMap(({ attachment, tasks: all, last }): HandedTable[] => {
      const own = all.filter((task) => task.department === department)
      return own.length === 0 ? [] : [{ attachment, tasks: own, last, doubts: null }]
    })
    const lines = linesFor(department, { due, contact, phone })
    return exportHanded({ handout, department, tables: mine, whole: others, lines }, title, options)
  })
  const file = await handOverSeveral(
    context,
    (there) => allMade(makes, '个单位', job, there),
    { zip: (count) => zipName(`${title.slice(0, 60)}-下发${count}个单位`), folder: '下发到文件夹' },
    job,
  )
  if (file.kind !== 'cancelled') {
    store.handouts.keep({ id: handout, kind: 'fill', tasks, due, contact, phone })
    remember(context, given)
  }
  const { duties } = context.settings().handing
  const handed = new Set(tasks.flatMap(({ table, rows }) => rows.map((row) => `${table} ${row}`)))
  const left = parts.flatMap(({ attachment }) =>
    askedOf(attachment, duties).filter(
      ({ row, told }) =>
        told !== 'nothing' && told !== 'remembered' && !handed.has(`${attachment.id} ${row}`),
    ),
  )
  return { file, departments: departments.length, rows: handed.size, left: left.length }
}

const noTable = (): never => {
  throw new Error('no table is handed out')
}

/** The table with what a department said in the cells that it is asked about. */
function asSaid(attachment: Attachment, cells: readonly Doubtful[]): Attachment {
  const said = new Map<string, Record<string, string>>()
  for (const { table, row, column, text } of cells)
    if (table === attachment.id) said.set(row, { ...said.get(row), [column]: text })
  const rows = attachment.rows.map((row) => {
    const texts = said.get(row.id)
    return texts === undefined ? row : { ...row, cells: { ...row.cells, ...texts } }
  })
  return { ...attachment, rows }
}

async function writeLetter(
  context: Context,
  { department, cells, due, contact, phone, from = '' }: Methods['writeLetter']['arguments'],
  job: Job,
): Promise<HandingValues['writeLetter']> {
  const { store, settings } = context
  checkDue(due)
  const [{ exportHanded, exportLetter }, { zipName }] = await Promise.all([
    import('../files/export.ts'),
    import('../files/names.ts'),
  ])
  const tables = [...new Set(cells.map(({ table }) => table))].map((id) => store.read(id).attachment)
  const asked = { due, contact, phone }
  const letter = letterOf({
    ...asked,
    ...{ tables, department, cells, from: from === '' ? settings().unit : from, date: dateAs(new Date()) },
  })
  const handout = randomUUID()
  const parts = tables.map((attachment): HandedTable & { readonly tasks: readonly Task[] } => ({
    attachment: asSaid(attachment, cells),
    tasks: cellTasks(attachment, department, cells),
    last: lastOf(context, attachment),
    doubts: doubtsBeside(attachment, cells),
  }))
  const tasks = parts.flatMap((part) => part.tasks)
  if (tasks.length === 0)
    throw new Problem('not-found', '要核实的单元格已不在表里，请重新打开回收的结果再选。')
  const reached = contactLine(asked)
  const lines = [
    `核实单位：${department}${due === '' ? '' : `　　请于${dueBefore(due)}前发回`}`,
    `${HANDED_LINES.ask}，有误的直接改正，并在“说明”栏写明结果和原因，保存后原样发回。${reached === '' ? '' : `${reached}。`}`,
  ]
  const options = { ...job, onProgress: () => {} }
  const title = `${titleOf(tables[0] ?? noTable()).slice(0, 50)}核实返回表`
  const makes = [
    () => exportLetter(letter, options),
    () => exportHanded({ handout, department, tables: parts, whole: false, lines }, title, options),
  ]
  const file = await handOverSeveral(
    context,
    (there) => allMade(makes, '个文件', job, there),
    { zip: () => zipName(`查询函-${department}`), folder: '查询函保存到文件夹' },
    job,
  )
  if (file.kind === 'cancelled') return file
  store.handouts.keep({ id: handout, kind: 'ask', tasks, ...asked })
  for (const { id } of tables) context.emit({ kind: 'collected', id })
  if (from !== '' && settings().unit === '') keepUnit(context, from)
  return file
}

/** Who signs is the office of who works here: asked once. */
function keepUnit({ store, settings, emit }: Context, unit: string): void {
  const before = settings()
  const origin = (of: string) => ({ of, by: before.person, at: new Date().toISOString(), from: '' })
  store.keepSettings({ unit, origins: originsAfter(before, { ...before, unit }, origin) })
  emit({ kind: 'settings' })
}

/** Whom to call of a department, the latest last; what is forgotten is gone. */
function keepPhone({ store, settings, emit }: Context, department: string, phone: string): void {
  const { handing: before } = settings()
  const others = (before.phones ?? []).filter((one) => one.department !== department)
  const phones = [...others, ...(phone === '' ? [] : [{ department, phone }])].slice(-MOST_PHONES)
  store.keepSettings({ handing: { ...before, phones } })
  emit({ kind: 'settings' })
}

export const handing = (context: Context): Handlers<keyof HandingValues> => {
  const { store, settings, jobs } = context
  return {
    planHanding: ({ id, whole }): HandingPlan => {
      const ids = whole ? store.place(id).siblings.map((one) => one.id) : [id]
      const { contact, phone, others } = settings().handing
      const handouts = store.handouts.list(id)
      const lastOfKind = (kind: Handout['kind']) => handouts.find((one) => one.kind === kind)
      const dueAfter = (last: Handout | undefined) => nextDue(last?.due ?? '', new Date())
      return {
        tables: ids.map((one) => planned(context, store.read(one).attachment)),
        due: dueAfter(lastOfKind('fill')),
        reply: dueAfter(lastOfKind('ask')),
        contact: contact === '' ? settings().person : contact,
        phone,
        others,
        before: lastOfKind('fill')?.at ?? null,
        unit: settings().unit,
      }
    },
    handOut: ({ job, ...given }) => jobs.run(job, (running) => handOut(context, given, running)),
    writeLetter: ({ job, ...given }) => jobs.run(job, (running) => writeLetter(context, given, running)),
    keepPhone: ({ department, phone }) => {
      keepPhone(context, department, phone)
      return null
    },
  }
}
