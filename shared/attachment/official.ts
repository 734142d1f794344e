/** The official layout of 2021 as a template. */

import type { Attachment, Column, Role, Row } from './model.ts'

/** 序号, 指标名称 and 计量单位 of the official table of 2021. */
const INDICATORS: readonly (readonly [no: string, name: string, unit: string])[] = [
  ['1', '地区生产总值', '%'],
  ['2', '一般公共预算收入', '%'],
  ['3', '规模以上工业增加值', '%'],
  ['4', '规上服务业营业收入', '%'],
  ['5', '固定资产投资', '%'],
  ['6', '社会消费品零售总额', '%'],
  ['7', '进出口总额', '%'],
  ['8', '到位注册外资', '亿美元'],
  ['9', '城镇居民人均可支配收入', '%'],
  ['', '农村居民人均可支配收入', '%'],
  ['10', '城镇登记失业率', '%'],
  ['11', '万元地区生产总值能耗下降', '%'],
  ['12', '主要污染物排放削减', '%'],
  ['', '（1）化学需氧量（COD）', ''],
  ['', '（2）二氧化硫（SO2）', ''],
  ['', '（3）氨氮', ''],
  ['', '（4）氮氧化物', ''],
  ['13', '空气质量优良率', '%'],
]

/** The six official columns of a year. */
const officialColumns = (year: number): readonly { header: string[]; role: Role; width: number }[] => [
  { header: ['序号'], role: 'no', width: 7 },
  { header: ['指标名称'], role: 'name', width: 28 },
  { header: ['计量\n单位'], role: 'unit', width: 9 },
  { header: [`${year}年目标`], role: 'target', width: 22 },
  { header: ['上半年完成情况', '实绩'], role: 'actual', width: 13 },
  { header: ['上半年完成情况', '双过半\n完成情况'], role: 'status', width: 22 },
]

/** A new attachment in the official layout: targets and actuals are for a person to fill in. */
export function officialTemplate(year: number, newId: () => string): Attachment {
  const columns: Column[] = officialColumns(year).map((column) => ({ id: newId(), ...column }))
  const [no, name, unit] = columns
  const rows = INDICATORS.map((texts): Row => {
    const cells: Record<string, string> = {}
    for (const [index, column] of [no, name, unit].entries()) {
      const text = texts[index] ?? ''
      if (column && text !== '') cells[column.id] = text
    }
    return { id: newId(), cells }
  })
  // On paper 序号 9 stands across 城镇 and 农村; the sub-rows of 12 leave it blank.
  const [town, country] = [rows[8], rows[9]]
  return {
    id: newId(),
    heading: {
      label: '附件',
      title: [`${year}年上半年全市国民经济主要指标`, '“双过半”完成情况'],
      above: [],
      below: [],
      year,
      months: 6,
    },
    columns,
    rows,
    merges: no && town && country ? [{ top: town.id, bottom: country.id, left: no.id, right: no.id }] : [],
    sheet: '',
  }
}
