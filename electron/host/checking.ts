/** A report's file checked against files of tables, by the person's own indicators. */
import type { Attachment } from '../../shared/attachment/model.ts'
import { cellText, columnOf } from '../../shared/attachment/model.ts'
import { mergedNames, nameOf } from '../../shared/attachment/names.ts'
import type { CheckingValues, ToldFinding } from '../../shared/contract/checking.ts'
import type { Methods } from '../../shared/contract/contract.ts'
import type { GivenTable } from '../../shared/findings/check/common/facts.ts'
import type { EarlierReport } from '../../shared/findings/check/earlier.ts'
import type { CheckFinding } from '../../shared/findings/check/rules.ts'
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { reportText } from '../../shared/report/text.ts'
import type { Handlers, Job, Tools } from './context.ts'

type Given = Methods['checkFiles']['arguments']['report']

export const checking = ({ settings, jobs }: Tools): Handlers<keyof CheckingValues> => ({
  checkFiles: ({ report, tables, earlier = [], job: jobName }) =>
    jobs.run(jobName, async (job) => {
      const [{ openReport }, { checkReport }, { statements }, { dictionaryOf }] = await Promise.all([
        import('../files/open.ts'),
        import('../../shared/findings/check/check.ts'),
        import('../../shared/report/statements.ts'),
        import('../../shared/verdict/dictionary.ts'),
      ])
      const known = settings()
      const text = reportText((await openReport(report.name, report.bytes, job)).join('\n'))
      const inside = tables.length === 0 ? await tablesInside(report, known, job) : []
      const own: GivenTable[] = [...inside]
      for (const table of tables) own.push(...(await tablesOf(table, known, job)))
      const dictionary = dictionaryOf(known.indicators)
      const before: EarlierReport[] = []
      for (const { name, bytes } of earlier) {
        const said = reportText((await openReport(name, bytes, job)).join('\n'))
        before.push({ name, text: said, statements: statements(said, dictionary) })
      }
      const found = checkReport({
        text,
        statements: statements(text, dictionary),
        tables: own,
        dictionary,
        earlier: before,
      })
      const attachments = new Map(own.map(({ attachment }) => [attachment.id, attachment]))
      return { findings: found.map((finding) => told(finding, text, attachments)) }
    }),
})

type Known = ReturnType<Tools['settings']>

async function tablesOf(
  { name, bytes }: Given,
  { indicators, defaults }: Known,
  job: Job,
): Promise<GivenTable[]> {
  const { openFile } = await import('../files/open.ts')
  const { attachments } = await openFile(name, bytes, { ...job, indicators, defaults })
  return attachments.map(({ attachment, judged }) => ({ attachment, judged }))
}

/** What a file says that is a report and holds no table. */
const NO_TABLES: readonly ProblemCode[] = ['no-table', 'not-a-workbook', 'unsupported']

/** The tables that stand in the report itself; prose that was taken for a table is none. */
async function tablesInside(report: Given, known: Known, job: Job): Promise<GivenTable[]> {
  try {
    const tables = await tablesOf(report, known, job)
    return tables.filter(
      ({ attachment: { columns } }) =>
        columnOf(columns, 'name') !== undefined && columnOf(columns, 'actual') !== undefined,
    )
  } catch (error) {
    if (error instanceof Problem && NO_TABLES.includes(error.code)) return []
    throw error
  }
}

function told(
  finding: CheckFinding,
  text: string,
  attachments: ReadonlyMap<string, Attachment>,
): ToldFinding {
  const line = finding.span.to === 0 ? null : text.slice(0, finding.span.from).split('\n').length
  const attachment = finding.attachment === null ? undefined : attachments.get(finding.attachment)
  const row = attachment?.rows.find(({ id }) => id === finding.row)
  if (attachment === undefined || row === undefined) return { finding, row: null, line }
  const no = cellText(row, columnOf(attachment.columns, 'no')).trim()
  const name = nameOf(attachment.columns, row, mergedNames(attachment)).trim()
  return { finding, row: no === '' ? name : `${no} ${name}`, line }
}
