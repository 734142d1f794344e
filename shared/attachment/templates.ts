/**
 * Tables to begin with: the official indicators and the other attachments of a half-year report (investment projects,
 * engineering projects, 民生实事). Targets and actuals are for a person to fill in.
 */
import type { Attachment, Column, Role, Row } from './model.ts'
import { officialTemplate } from './official.ts'

export type TemplateName = 'indicators' | 'investment' | 'engineering' | 'livelihood'

/** What there is to choose from, in the order of a report's attachments. */
export const templates: readonly { readonly name: TemplateName; readonly label: string }[] = [
  { name: 'indicators', label: '主要指标“双过半”完成情况' },
  { name: 'investment', label: '重大投资项目完成情况' },
  { name: 'engineering', label: '工程建设项目完成情况' },
  { name: 'livelihood', label: '民生实事完成情况' },
]

interface Layout {
  readonly label: string
  readonly title: (year: number) => readonly string[]
  readonly above: readonly string[]
  readonly columns: (year: number) => readonly { header: string[]; role: Role; width: number }[]
  /** Rows with a number and nothing else. */
  readonly rows: number
  /** Whether a 合计 row stands on top, as project lists have it. */
  readonly total: boolean
}

const LAYOUTS: Readonly<Record<Exclude<TemplateName, 'indicators'>, Layout>> = {
  investment: {
    label: '附件2',
    title: (year) => [`${year}年上半年全市重大投资项目`, '完成情况表'],
    above: ['单位：万元、%、百分点'],
    columns: (year) => [
      { header: ['序号'], role: 'no', width: 6 },
      { header: ['项目名称'], role: 'name', width: 26 },
      { header: ['建设内容及规模'], role: 'none', width: 24 },
      { header: ['建设起止\n年限'], role: 'none', width: 11 },
      { header: ['总投资'], role: 'none', width: 11 },
      { header: [`${year}年\n计划投资`], role: 'target', width: 12 },
      { header: ['上半年完成情况', '完成投资'], role: 'actual', width: 12 },
      { header: ['上半年完成情况', '占年度\n计划%'], role: 'share', width: 10 },
      { header: ['上半年完成情况', '序时\n进度差'], role: 'gap', width: 10 },
      { header: ['上半年完成情况', '双过半\n完成情况'], role: 'status', width: 14 },
      { header: ['责任单位'], role: 'owner', width: 14 },
      { header: ['备注'], role: 'note', width: 12 },
    ],
    rows: 10,
    total: true,
  },
  engineering: {
    label: '附件3',
    title: (year) => [`${year}年上半年全市工程建设项目`, '完成情况表'],
    above: ['单位：万元、%'],
    columns: (year) => [
      { header: ['序号'], role: 'no', width: 6 },
      { header: ['工程名称'], role: 'name', width: 26 },
      { header: ['建设规模'], role: 'none', width: 20 },
      { header: ['计划工期', '开工时间'], role: 'none', width: 11 },
      { header: ['计划工期', '竣工时间'], role: 'none', width: 11 },
      { header: [`${year}年\n计划投资`], role: 'target', width: 12 },
      { header: ['上半年完成情况', '完成投资'], role: 'actual', width: 12 },
      { header: ['上半年完成情况', '占年度\n计划%'], role: 'share', width: 10 },
      { header: ['上半年完成情况', '形象进度'], role: 'none', width: 22 },
      { header: ['上半年完成情况', '双过半\n完成情况'], role: 'status', width: 14 },
      { header: ['责任单位'], role: 'owner', width: 14 },
      { header: ['备注'], role: 'note', width: 12 },
    ],
    rows: 10,
    total: true,
  },
  livelihood: {
    label: '附件4',
    title: (year) => [`${year}年上半年全市民生实事项目`, '完成情况表'],
    above: [],
    columns: () => [
      { header: ['序号'], role: 'no', width: 6 },
      { header: ['项目名称'], role: 'name', width: 24 },
      { header: ['年度目标任务'], role: 'target', width: 34 },
      { header: ['上半年完成情况', '进展情况'], role: 'actual', width: 34 },
      { header: ['上半年完成情况', '双过半\n完成情况'], role: 'status', width: 14 },
      { header: ['责任单位'], role: 'owner', width: 16 },
      { header: ['备注'], role: 'note', width: 12 },
    ],
    rows: 10,
    total: false,
  },
}

/** A new attachment of that kind; a report's attachments are numbered 附件1 to 附件4. */
export function templateOf(name: TemplateName, year: number, newId: () => string): Attachment {
  if (name === 'indicators') {
    const official = officialTemplate(year, newId)
    return { ...official, heading: { ...official.heading, label: '附件1' } }
  }
  const layout = LAYOUTS[name]
  const columns = layout.columns(year).map((column): Column => ({ id: newId(), ...column }))
  const [no, named] = columns
  const rows = Array.from({ length: layout.rows }, (_, index): Row => {
    const cells = no === undefined ? {} : { [no.id]: String(index + 1) }
    return { id: newId(), cells }
  })
  if (layout.total && named !== undefined) rows.unshift({ id: newId(), cells: { [named.id]: '合计' } })
  return {
    id: newId(),
    heading: {
      label: layout.label,
      title: layout.title(year),
      above: layout.above,
      below: [],
      year,
      months: 6,
    },
    columns,
    rows,
    merges: [],
    sheet: '',
  }
}
