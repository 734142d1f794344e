/** A large table for the benchmarks: 12 columns whose texts wrap, most rows judged. */
import type { Column, Row } from '../../shared/attachment/model.ts'

const column = (id: string, header: string, role: Column['role'], width: number): Column => ({
  id,
  header: [header],
  role,
  width,
})

export const columns: readonly Column[] = [
  column('no', '序号', 'no', 7),
  column('name', '指标名称', 'name', 24),
  column('unit', '计量单位', 'unit', 9),
  column('target', '年度目标', 'target', 16),
  column('actual', '上半年实绩', 'actual', 13),
  column('status', '双过半完成情况', 'status', 16),
  column('growth', '同比增长', 'growth', 12),
  column('share', '占年度目标', 'share', 12),
  column('owner', '责任单位', 'owner', 18),
  column('note', '备注', 'note', 24),
  column('trouble', '存在问题', 'none', 24),
  column('next', '下一步措施', 'none', 24),
]

/** Name, unit, target, and actuals that are ahead of it and behind it. */
const kinds: readonly (readonly [string, string, string, string, string])[] = [
  ['地区生产总值', '%', '7%左右', '7.4%', '5.1%'],
  ['规模以上工业增加值', '%', '8%左右', '9.6%', '6.2%'],
  ['到位注册外资', '亿美元', '10亿美元', '6.2亿美元', '1.84亿美元'],
  ['一般公共预算收入', '亿元', '647.4', '371.52', '280.1'],
  ['城镇新增就业', '万人', '12', '7.3', '5.9'],
  ['居民人均可支配收入', '%', '与经济增长保持同步', '7.5%', '6%'],
  ['空气质量优良率', '%', '80%', '83%', '79%'],
  ['城镇登记失业率', '%', '控制在5.5%以内', '4.2%', '5.8%'],
]

/** That many rows; the nth always reads the same. */
export function tableRows(count: number): Row[] {
  return Array.from({ length: count }, (_, at): Row => {
    const [name, unit, target, ahead, behind] = kinds[at % kinds.length] ?? ['', '', '', '', '']
    return {
      id: `r${at}`,
      cells: {
        no: String(at + 1),
        name: at < kinds.length ? name : `${name}第${Math.floor(at / kinds.length)}组所属单位`,
        unit,
        target,
        actual: at % 3 === 0 ? behind : ahead,
        growth: `${(at % 97) / 10}%`,
        share: `${at % 101}%`,
        owner: at % 2 === 0 ? '市发展和改革委员会' : '市统计局、市财政局',
        note: at % 4 === 0 ? '上年同期基数较高，与季节有关，三季度起将逐步恢复到正常水平' : '',
        trouble: at % 5 === 0 ? '部分项目用地手续还没有办完，资金到位比计划晚两个月' : '无',
        next: '按月调度，逐项销号',
      },
    }
  })
}
