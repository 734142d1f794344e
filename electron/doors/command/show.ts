/** `sgb show`: what files hold, judged; as JSON for programs or as a table for people. */
import { basename } from 'node:path'
import { cellText, columnOf, type Role, type Row, whyOf } from '../../../shared/attachment/model.ts'
import { roleName } from '../../../shared/attachment/roles.ts'
import type { Inspected } from '../../../shared/contract/contract.ts'
import type { Problem } from '../../../shared/problem.ts'
import { headerText } from '../../../shared/recognise/reasons.ts'
import type { SheetWarning } from '../../../shared/recognise/sheet.ts'
import type { Summary } from '../../../shared/verdict/verdict.ts'
import { attachmentJson } from '../../files/readable.ts'
import { readFileBytes } from '../../files/save.ts'
import { problemOf } from '../../host/problems.ts'
import type { Call } from './host.ts'
import type { Output } from './output.ts'
import { aligned, oneLine } from './text.ts'

/** An attachment with its verdicts. */
type JudgedAttachment = Inspected['attachments'][number]

/** Shows each file; a file that cannot be read does not keep the others from being shown. */
export async function show(
  files: readonly string[],
  json: boolean,
  output: Output,
  call: Call,
): Promise<number> {
  let failed = false
  for (const file of files) {
    try {
      const bytes = await readFileBytes(file)
      const { attachments, warnings } = await call('inspect', { name: basename(file), bytes })
      if (json) await output.line(JSON.stringify(fileJson(file, attachments, warnings)))
      else for (const line of fileText(file, attachments, warnings)) await output.line(line)
    } catch (error) {
      failed = true
      const problem = problemOf(error)
      if (json) await output.line(JSON.stringify(errorJson(file, problem)))
      else output.error(`${file}：${problem.message}`)
    }
  }
  return failed ? 1 : 0
}

const errorJson = (file: string, { code, message }: { code: Problem['code']; message: string }) => ({
  file,
  error: { code, message },
})

/** DESIGN section 5, letter by letter. */
function fileJson(file: string, attachments: readonly JudgedAttachment[], warnings: readonly SheetWarning[]) {
  return {
    file,
    attachments: attachments.map(({ attachment, judged }) => attachmentJson(attachment, judged)),
    warnings: warnings.map(({ cell, message }) => ({ cell, message })),
  }
}

/** What a person reads in a terminal. */
function fileText(
  file: string,
  attachments: readonly JudgedAttachment[],
  warnings: readonly SheetWarning[],
): string[] {
  const notes = [
    ...warnings.map(({ cell, message }) => `  ${cell === '' ? '' : `${cell} `}${oneLine(message)}`),
    ...attachments.flatMap(unsureText),
  ]
  return [
    `文件：${oneLine(file)}`,
    ...attachments.flatMap((each) => ['', ...attachmentText(each)]),
    ...(notes.length === 0 ? [] : ['', '提示：', ...notes]),
    '',
  ]
}

/** A line for each column of which another use is as likely. */
const unsureText = ({ attachment }: JudgedAttachment): string[] =>
  attachment.columns
    .filter(({ unsure }) => unsure === true)
    .map((column) => {
      const header = headerText(column.header)
      const named = header === '' ? '没有表头的一栏' : `“${header}”栏`
      const why = oneLine(whyOf(attachment, column)).replace(/。$/, '')
      return `  ${named}当作“${roleName(column.role)}”没有认准（${why}），请在程序里打开，到列设置中确认。`
    })

/** Columns that the terminal's table shows, where the attachment has them. */
const shownRoles: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual']

function attachmentText({ attachment, judged }: JudgedAttachment): string[] {
  const { heading, columns, rows } = attachment
  const shown = shownRoles.flatMap((role) => columnOf(columns, role) ?? [])
  const header = shown.map((column) => oneLine((column.header.at(-1) ?? '').replace(/\s*\n\s*/g, '')))
  const body = rows.map((row: Row, at) => {
    const { verdict, status, warning, stale } = judged.rows[at] ?? {}
    const differs =
      verdict != null && status !== '' && status !== verdict.status ? `（判定：${verdict.status}）` : ''
    const notes = [verdict?.reason ?? '', warning ?? '', stale === true ? '认定之后数据有变，请复核。' : '']
    return [
      ...shown.map((column) => oneLine(cellText(row, column))),
      `${oneLine(status ?? '')}${differs}`,
      notes.filter((note) => note !== '').join(''),
    ]
  })
  return [
    ...[heading.label, ...heading.title].filter((line) => line !== '').map(oneLine),
    ...aligned([[...header, '双过半完成情况', '依据'], ...body]),
    summaryText(judged.summary),
  ]
}

/** The counts and rates on one line. */
function summaryText({ done, missed, pending, blank, rates }: Summary): string {
  const counts = `完成${done}项，未完成${missed}项，待核${pending}项，待填${blank}项`
  const shares = rates.map((rate) => `过半率（${rate.of}）${rate.done}/${rate.total}＝${rate.percent}%`)
  return `${[counts, ...shares].join('；')}。`
}
