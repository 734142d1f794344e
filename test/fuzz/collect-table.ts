/** Invented tables of invented departments, and what each department would truly report. */
import type { Attachment, Role } from '../../shared/attachment/model.ts'
import { type Chance, pick } from './mutate.ts'

/** One indicator: its name, unit, and a target of its usual size. */
type Kind = readonly [name: string, unit: string, from: number, to: number]

const GROUPS: readonly { readonly department: string; readonly kinds: readonly Kind[] }[] = [
  {
    department: '统计局',
    kinds: [
      ['地区生产总值', '亿元', 180, 900],
      ['规模以上工业增加值增速', '%', 5, 11],
      ['其中：民营企业', '%', 5, 12],
      ['社会消费品零售总额', '亿元', 60, 300],
      ['限额以上单位', '亿元', 20, 50],
      ['城镇居民人均可支配收入', '元', 30000, 52000],
      ['农村居民人均可支配收入', '元', 15000, 27000],
    ],
  },
  {
    department: '发展和改革局',
    kinds: [
      ['固定资产投资增速', '%', 5, 12],
      ['其中：民营企业', '%', 6, 14],
      ['重点项目完成投资', '亿元', 40, 160],
      ['万元地区生产总值能耗下降率', '%', 2, 4],
    ],
  },
  {
    department: '财政局',
    kinds: [
      ['一般公共预算收入', '亿元', 12, 70],
      ['其中：税收收入', '亿元', 9, 50],
      ['一般公共预算支出', '亿元', 40, 120],
    ],
  },
  {
    department: '商务局',
    kinds: [
      ['外贸进出口总额', '亿美元', 2, 20],
      ['其中：出口', '亿美元', 1, 14],
      ['实际到位外资', '万美元', 3000, 16000],
      ['网络零售额', '亿元', 10, 90],
    ],
  },
  {
    department: '人力资源和社会保障局',
    kinds: [
      ['城镇新增就业人数', '人', 3000, 14000],
      ['城镇登记失业率', '%', 3, 5],
      ['技能培训人次', '人次', 2000, 9000],
      ['其中：新生代农民工', '人次', 300, 1500],
    ],
  },
  {
    department: '生态环境分局',
    kinds: [
      ['空气质量优良天数比例', '%', 82, 96],
      ['地表水达标率', '%', 90, 100],
      ['其中：国控断面', '%', 90, 100],
    ],
  },
  {
    department: '农业农村局',
    kinds: [
      ['粮食产量', '万吨', 12, 60],
      ['高标准农田建设面积', '万亩', 2, 12],
      ['农产品加工业产值', '亿元', 20, 110],
      ['生猪出栏', '万头', 10, 80],
    ],
  },
  {
    department: '科技和工业信息化局',
    kinds: [
      ['高新技术企业数', '家', 40, 300],
      ['新增规上工业企业', '家', 8, 40],
      ['研发经费投入强度', '%', 1, 4],
      ['软件业务收入', '亿元', 3, 40],
      ['其中：民营企业', '亿元', 2, 20],
    ],
  },
  {
    department: '住房和城乡建设局',
    kinds: [
      ['棚户区改造开工', '套', 300, 3000],
      ['老旧小区改造', '个', 8, 60],
      ['建筑业总产值', '亿元', 30, 200],
      ['房屋新开工面积', '万平方米', 20, 150],
    ],
  },
  {
    department: '文化广电旅游局',
    kinds: [
      ['接待游客', '万人次', 200, 1800],
      ['旅游总收入', '亿元', 20, 160],
      ['其中：乡村旅游', '亿元', 4, 40],
    ],
  },
]

export const DISTRICTS = ['青石县', '白塔区', '柳河市', '东岭县', '石桥区']

/** What is true of one cell: the figure in the table's unit, and how it is typed by who types it plainly. */
export interface Truth {
  /** In the row's unit (growths in %), as a decimal text. */
  readonly value: string
}

export interface Made {
  readonly table: Attachment
  /** By row id and column id (actual, growth). */
  readonly truth: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly departments: readonly string[]
}

const HEADERS: readonly Readonly<
  Record<'no' | 'name' | 'unit' | 'target' | 'actual' | 'growth' | 'owner' | 'note', readonly string[]>
>[] = [
  {
    no: ['序号'],
    name: ['指标名称'],
    unit: ['计量单位'],
    target: ['2024年目标'],
    actual: ['上半年完成情况', '实绩'],
    growth: ['上半年完成情况', '同比±%'],
    owner: ['责任单位'],
    note: ['备注'],
  },
  {
    no: ['序号'],
    name: ['指标'],
    unit: ['单位'],
    target: ['年度目标'],
    actual: ['1—6月累计完成'],
    growth: ['同比增长（%）'],
    owner: ['牵头单位'],
    note: ['备注'],
  },
  {
    no: ['编号'],
    name: ['主要指标'],
    unit: ['计量单位'],
    target: ['全年目标任务'],
    actual: ['完成情况', '上半年完成数'],
    growth: ['完成情况', '增幅%'],
    owner: ['责任单位'],
    note: ['说明'],
  },
]

const between = (chance: Chance, from: number, to: number): number => from + chance() * (to - from)
const figure = (value: number): string =>
  Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Math.round(value * 100) / 100)

/** A district's table of the half year 2024, and what is true of it. */
export function makeTable(chance: Chance, id: string): Made {
  const chosen = GROUPS.filter(() => chance() < 0.75)
  const groups = chosen.length < 3 ? GROUPS.slice(0, 4) : chosen
  const headers = pick(chance, HEADERS)
  const roles: readonly Role[] = ['no', 'name', 'unit', 'target', 'actual', 'growth', 'owner', 'note']
  const columns = roles.map((role) => ({
    id: role,
    header: [...headers[role as keyof typeof headers]],
    role,
    width: 12,
  }))
  const truth = new Map<string, Record<string, string>>()
  let number = 0
  const rows = groups.flatMap(({ department, kinds }) =>
    kinds.map(([name, unit, from, to]) => {
      const row = `row-${truth.size + 1}`
      const target = between(chance, from, to)
      const rate = unit === '%'
      const actual = rate ? target * between(chance, 0.85, 1.12) : target * between(chance, 0.36, 0.62)
      const whole = ['人', '人次', '家', '套', '个', '元'].includes(unit)
      const typed = (value: number): string => (whole ? String(Math.round(value)) : figure(value))
      truth.set(row, { actual: typed(actual), growth: figure(between(chance, -4, 16)) })
      const sub = name.startsWith('其中')
      if (!sub) number += 1
      const suffix = rate ? pick(chance, ['', '%', '%', '%左右', '%以上']) : pick(chance, ['', '', '', unit])
      return {
        id: row,
        cells: {
          ...(!sub && { no: String(number) }),
          name,
          unit,
          target: `${typed(target)}${suffix}`,
          owner: department,
        },
      }
    }),
  )
  const district = pick(chance, DISTRICTS)
  return {
    table: {
      id,
      heading: {
        label: '附件1',
        title: [`${district}2024年上半年主要经济社会发展指标完成情况`],
        above: [],
        below: [],
        year: 2024,
        months: 6,
      },
      columns,
      rows,
      merges: [],
      sheet: '',
    },
    truth,
    departments: groups.map(({ department }) => department),
  }
}
