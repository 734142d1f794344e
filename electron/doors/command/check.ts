/** `sgb check`: a report against its tables and against itself; as JSON for programs or as lines for people. */
import { basename } from 'node:path'
import type { ToldFinding } from '../../../shared/contract/checking.ts'
import type { CheckFinding, Outcome } from '../../../shared/findings/check/rules.ts'
import { readFileBytes } from '../../files/save.ts'
import type { Call } from './host.ts'
import type { Output } from './output.ts'
import { oneLine } from './text.ts'

/**
 * Checks a report against tables, or without any against itself and what tables it holds.
 * @param earlier reports of an earlier time of the same district
 * @returns the exit code: 1 where something contradicts, is said twice or does not add up
 */
export async function check(
  tables: readonly string[],
  report: string,
  earlier: readonly string[],
  json: boolean,
  output: Output,
  call: Call,
): Promise<number> {
  const read = async (file: string) => ({ name: basename(file), bytes: await readFileBytes(file) })
  const given = {
    report: await read(report),
    tables: await Promise.all(tables.map(read)),
    ...(earlier.length > 0 && { earlier: await Promise.all(earlier.map(read)) }),
  }
  const { findings } = await call('checkFiles', given)
  if (json) await output.line(JSON.stringify({ findings: findings.map(findingJson) }))
  else for (const line of lines(findings)) await output.line(line)
  return findings.some(({ finding }) => isWrong(finding)) ? 1 : 0
}

const WRONG: readonly Outcome[] = ['contradicts', 'said twice', 'arithmetic']

const isWrong = ({ kind, holds }: CheckFinding): boolean => !holds && WRONG.includes(kind)

/** DESIGN section 5, and what a program needs to mend the report. */
const findingJson = ({ finding, row }: ToldFinding) => ({
  kind: finding.kind,
  holds: finding.holds,
  row,
  quote: finding.quote,
  offset: finding.span.to === 0 ? null : finding.span.from,
  message: finding.message,
  expected:
    finding.expected === null
      ? null
      : {
          offset: finding.expected.span.from,
          length: finding.expected.span.to - finding.expected.span.from,
          text: finding.expected.text,
        },
})

const WORDS: Readonly<Record<Outcome, string>> = {
  agrees: '一致',
  rounded: '较略',
  contradicts: '不一致',
  'report only': '表中没有',
  'table only': '报告没有',
  'said twice': '前后不一',
  arithmetic: '计算',
  year: '年份时期',
  list: '附件',
}

/** What needs a look first, then what holds, each with its line of the report. */
function lines(findings: readonly ToldFinding[]): string[] {
  const line = ({ finding, line: at }: ToldFinding): string =>
    `${at === null ? '' : `第${at}行 `}${WORDS[finding.kind]}：${oneLine(finding.message)}`
  const open = findings.filter(({ finding }) => !finding.holds)
  const holding = findings.filter(({ finding }) => finding.holds)
  return [
    open.length === 0 ? '没有发现不一致。' : `需要核对${open.length}处：`,
    ...open.map(line),
    ...(holding.length === 0 ? [] : ['', `相符${holding.length}处：`, ...holding.map(line)]),
  ]
}
