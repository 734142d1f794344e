/** What the headings of a table say of its figures: their units, whether they are growths, stocks or estimates. */
import type { Column, Heading } from '../attachment/model.ts'
import { headerUnits, lineUnits, NOTHING, type Units } from '../measure/stated.ts'
import { quoted } from './sentences.ts'

/** Says which columns may mean something else; a person who sets their use settles it. */
export function doubtOf(columns: readonly Column[]): string {
  const open = columns.filter(({ unsure }) => unsure === true)
  const names = open.map(({ header }) => `“${quoted(header.at(-1) ?? '')}”`).join('、')
  return open.length === 0 ? '' : `${names}是不是这样用没有认准，请在列设置里确认`
}

/** 6月末余额, 期末数: what there is at a moment. */
const STOCK =
  /余额|存量|时点|保有|在册|^(?![\s\S]*(?:完成|累计|到位|新增|实现))[\s\S]*(?:月末|期末|季末|年末)/

export const speaksOfStock = (column: Column | undefined): boolean =>
  STOCK.test(column?.header.join('') ?? '')

/** 2023年预计值: what is expected, not what was reached. */
export const speaksOfEstimates = (column: Column | undefined): boolean =>
  /预计|预测|预估/.test(column?.header.join('') ?? '')

/** The units that the headers name: 年度目标（亿元）. An amount of the target's is the actual's too. */
export function headersUnits(columns: {
  readonly target: Column | undefined
  readonly stage: Column | undefined
  readonly actual: Column | undefined
}): { readonly target: string; readonly stage: string; readonly actual: string } {
  const of = (column: Column | undefined): Units =>
    column === undefined ? NOTHING : headerUnits(column.header)
  const [target, stage, actual] = [of(columns.target), of(columns.stage), of(columns.actual)]
  const aim = target.rate ? stage : target
  const label = ({ only }: Units): string => only?.label ?? ''
  return {
    target: label(target),
    stage: label(stage),
    actual: actual.stated || aim.rate ? label(actual) : label(aim),
  }
}

/** The unit of the lines around the table (单位：万元); of 单位：亿元、% the amount's. */
export function unitAround({ title, above, below }: Heading): string {
  const { only, amount } = lineUnits([...title, ...above, ...below])
  return (only ?? amount)?.label ?? ''
}
