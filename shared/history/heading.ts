/** What was changed of what stands around a table and is set for it. */
import type { CellSource, Heading } from '../attachment/model.ts'
import { same } from '../attachment/same.ts'
import { sourceWords } from '../attachment/sourced.ts'
import { shown } from './words.ts'

/** A part of the heading that changed; texts are null where the change is told by its name alone. */
export interface HeadingChange {
  readonly what: string
  readonly from: string | null
  readonly to: string | null
}

const texts: Readonly<Partial<Record<keyof Heading, string>>> = {
  label: '附件号',
  title: '标题',
  remark: '备注',
  above: '表上方的文字',
  below: '表下方的说明',
  year: '年份',
  months: '累计月数',
  indicator: '各行共同的指标',
  tolerance: '“左右”的容差',
}

const settings: Readonly<Partial<Record<keyof Heading, string>>> = {
  wording: '完成情况的用语',
  page: '打印设置',
  heights: '行高',
}

const textOf = (value: Heading[keyof Heading]): string =>
  Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value)

/** What a part of the heading is called, and what it says. */
export const partCalled = (key: keyof Heading): string => texts[key] ?? settings[key] ?? '表格设置'
export const partWords = (value: Heading[keyof Heading]): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? '另有设置' : shown(textOf(value))

/** The parts that differ; where cells came from is told beside the cells (sourceWhy). */
export function headingChanges(from: Heading, to: Heading): HeadingChange[] {
  const changes: HeadingChange[] = []
  for (const [key, what] of Object.entries(texts) as [keyof Heading, string][])
    if (!same(from[key], to[key]))
      changes.push({ what, from: shown(textOf(from[key])), to: shown(textOf(to[key])) })
  for (const [key, what] of Object.entries(settings) as [keyof Heading, string][])
    if (!same(from[key], to[key])) changes.push({ what: `改${what}`, from: null, to: null })
  const [was, is] = [from.explanations ?? {}, to.explanations ?? {}]
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
    if (!same(was[key], is[key]))
      changes.push({ what: '审核说明', from: shown(was[key]?.text ?? ''), to: shown(is[key]?.text ?? '') })
  return changes
}

/** Where the cell came from (来自报告《…》：“…”) where the change of a heading gave the cell a source; null where it gave it none. */
export function sourceWhy(from: Heading, to: Heading, row: string, column: string): string | null {
  const source: CellSource | undefined = to.sources?.[row]?.[column]
  if (source === undefined || same(source, from.sources?.[row]?.[column])) return null
  return sourceWords('document' in source ? { ...source, quote: shown(source.quote) } : source)
}
