/** `sgb extract`: what a report says, figure by figure; as JSON for programs or as lines for people. */
import { basename } from 'node:path'
import type { Comparator, Measure, Statement, StatementKind } from '../../../shared/report/statement.ts'
import { readFileBytes } from '../../files/save.ts'
import type { Call } from './host.ts'
import type { Output } from './output.ts'
import { aligned, oneLine } from './text.ts'

/** Prints a report's statements. @throws Problem with a sentence for a person where it cannot be read */
export async function extract(file: string, json: boolean, output: Output, call: Call): Promise<number> {
  const bytes = await readFileBytes(file)
  const { statements } = await call('readStatements', { name: basename(file), bytes })
  if (json) await output.line(JSON.stringify({ statements: statements.map(statementJson) }))
  else for (const line of statementLines(file, statements)) await output.line(line)
  return 0
}

/** DESIGN section 5; what a statement has beyond it stands behind. */
function statementJson(one: Statement) {
  return {
    quote: one.quote,
    offset: one.span.from,
    indicator: one.indicator,
    kind: one.kind === 'target' || one.kind === 'plan' ? 'target' : 'actual',
    value: one.value?.value ?? null,
    unit: one.unit,
    comparator: one.comparator,
    measure: one.measure,
    growth: one.growth?.value ?? null,
    // Whose figure it is where that is neither this period's nor this year's.
    ...(one.kind === 'plan' || one.kind === 'last year' ? { of: one.kind } : {}),
    ...(one.high === null ? {} : { high: one.high.value }),
    ...(one.words === '' ? {} : { words: one.words }),
    year: one.year,
    months: one.months,
    scope: one.scope,
  }
}

const KINDS: Record<StatementKind, string> = {
  actual: '实绩',
  target: '目标',
  'last year': '上年',
  plan: '规划',
}
const MEASURES: Record<Measure, string> = {
  growth: '增速',
  amount: '数额',
  count: '个数',
  level: '水平',
  share: '占比',
  stock: '存量',
  duration: '时间',
  change: '变动',
  balance: '余额',
  rank: '名次',
}
const COMPARATORS: Record<Comparator, readonly [before: string, behind: string]> = {
  '=': ['', ''],
  左右: ['', '左右'],
  '>=': ['超过', ''],
  以上: ['', '以上'],
  '<=': ['不超过', ''],
  以内: ['', '以内'],
}

function statementLines(file: string, statements: readonly Statement[]): string[] {
  const rows = statements.map((one) => [
    KINDS[one.kind],
    MEASURES[one.measure],
    oneLine(`${one.scope}${one.indicator}`),
    oneLine(valueText(one)),
    oneLine(one.quote),
  ])
  return [
    `文件：${oneLine(file)}`,
    ...aligned([['类别', '性质', '指标', '数值', '原文'], ...rows]),
    `共${statements.length}条表述。`,
  ]
}

function valueText({ value, high, words, unit, comparator, measure, growth }: Statement): string {
  if (value === null) return words
  const [before, behind] = COMPARATORS[comparator]
  const range = high === null ? '' : `—${high.value}`
  const beside = growth === null || measure === 'growth' ? '' : `（增长${growth.value}%）`
  return measure === 'rank'
    ? `第${value.value}${unit}`
    : `${before}${value.value}${range}${unit}${behind}${beside}`
}
