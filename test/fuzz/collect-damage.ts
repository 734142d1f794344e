/** What people do to a return on its way: each changes a draft, or says that it cannot be done to this one. */
import { CELL_DAMAGES } from './collect-damage-cells.ts'
import { type DraftRow, draftOf, losePercents, REPORTED } from './collect-draft.ts'
import { type Damage, named } from './collect-spots.ts'
import { pick } from './mutate.ts'

const swapped = (rows: DraftRow[], a: number, b: number): void => {
  const [one, other] = [rows[a], rows[b]]
  if (one === undefined || other === undefined) return
  rows[a] = other
  rows[b] = one
}

const REWORDED: Readonly<Record<string, readonly string[]>> = {
  actual: ['1-6月完成数', '上半年实绩', '1—6月实际完成', '上半年完成值', '截至6月底完成', '1-6月累计'],
  growth: ['同比增长%', '同比（%）', '增速%', '比上年同期±%'],
  name: ['指标名称', '项目', '主要指标名称', '指标内容'],
  unit: ['单位', '计量单位'],
  target: ['年度目标', '2024年目标值', '全年目标', '年初目标'],
  no: ['序号', '№', '项次'],
}

/** How departments call their own indicators among themselves. */
const SHORT: Readonly<Record<string, string>> = {
  地区生产总值: 'GDP',
  规模以上工业增加值增速: '规上工业增加值',
  社会消费品零售总额: '社零总额',
  固定资产投资增速: '固投',
  一般公共预算收入: '地方财政收入',
  外贸进出口总额: '进出口',
  城镇登记失业率: '失业率',
  空气质量优良天数比例: '优良天数率',
  高新技术企业数: '高企数量',
  接待游客: '游客接待量',
}

/** Columns that departments add: none of them is what was reached. */
const ADDED = [
  '上年同期完成数',
  '6月当月完成',
  '去年上半年',
  '与序时进度差',
  '下半年预计',
  '全省平均',
  '排名',
]

const SHEET_DAMAGES: readonly Damage[] = [
  {
    name: 'a row is renamed',
    do: (draft, chance) => {
      const row = pick(chance, named(draft))
      const name = row?.cells.name?.text ?? ''
      if (name.startsWith('其中')) return false
      const short = SHORT[name]
      if (short !== undefined && chance() < 0.5) {
        row.cells.name = { text: short }
        return true
      }
      const made = pick(chance, [
        `全县${name}`,
        `${name}（当年累计）`,
        `${name}完成数`,
        `累计${name}`,
        name.replace(/^.(?=.{4})/, ''),
      ])
      row.cells.name = { text: made }
      return true
    },
  },
  {
    name: 'two rows are swapped',
    do: (draft, chance) => {
      if (draft.rows.length < 2) return false
      const at = Math.floor(chance() * draft.rows.length)
      const to = (at + 1 + Math.floor(chance() * (draft.rows.length - 1))) % draft.rows.length
      // Whoever moves 其中 away from its row moves both.
      if (
        [at, to].some(
          (one) =>
            /^其中/.test(draft.rows[one]?.cells.name?.text ?? '') ||
            /^其中/.test(draft.rows[one + 1]?.cells.name?.text ?? ''),
        )
      )
        return false
      swapped(draft.rows, at, to)
      return true
    },
  },
  {
    name: 'rows are inserted',
    do: (draft, chance) => {
      const name = pick(chance, [
        '信访办结件数',
        '政务公开条数',
        '文艺演出场次',
        '志愿服务时长',
        '档案数字化页数',
      ])
      draft.rows.splice(Math.floor(chance() * (draft.rows.length + 1)), 0, {
        id: null,
        cells: {
          name: { text: name },
          unit: { text: '件' },
          target: { text: '120' },
          actual: { text: '77' },
        },
        hidden: false,
      })
      return true
    },
  },
  {
    name: 'a row is deleted',
    do: (draft, chance) => {
      if (draft.rows.length < 3) return false
      const at = Math.floor(chance() * draft.rows.length)
      if (/^其中/.test(draft.rows[at + 1]?.cells.name?.text ?? '')) return false
      draft.rows.splice(at, 1)
      return true
    },
  },
  {
    name: 'a column is moved',
    do: (draft, chance) => {
      if (!draft.headed) return false
      if (draft.columns.some(({ header }) => header.length > 1))
        for (const one of draft.columns) one.header = one.header.slice(-1)
      const at = draft.columns.findIndex(({ id }) => id === pick(chance, ['actual', 'growth', 'unit', 'no']))
      const [column] = at < 0 ? [] : draft.columns.splice(at, 1)
      if (column === undefined) return false
      draft.columns.splice(Math.floor(chance() * (draft.columns.length + 1)), 0, column)
      return true
    },
  },
  {
    name: 'headers are reworded',
    do: (draft, chance) => {
      for (const id of ['actual', pick(chance, ['growth', 'name', 'target', 'no'])]) {
        const column = draft.columns.find((one) => one.id === id)
        if (column !== undefined)
          column.header = [...column.header.slice(0, -1), pick(chance, REWORDED[id] ?? [''])]
      }
      return true
    },
  },
  {
    name: 'the title is lost',
    do: (draft) => {
      // Then nothing in it would tell its period.
      if (draft.isOld) return false
      draft.title = []
      return true
    },
  },
  {
    name: 'the identity is stripped',
    do: (draft) => {
      if (!draft.marked) return false
      draft.marked = false
      return true
    },
  },
  {
    name: 'values alone are pasted into a new sheet',
    do: (draft, chance) => {
      draft.marked = false
      draft.merged = false
      draft.sheet = 'Sheet1'
      draft.offset = { rows: Math.floor(chance() * 4), columns: Math.floor(chance() * 3) }
      losePercents(draft)
      return true
    },
  },
  {
    name: 'another format',
    do: (draft, chance) => {
      draft.format = pick(chance, ['csv', 'html', 'xls', 'ods', 'docx'])
      return true
    },
  },
  {
    name: 'the sheet is renamed, others are added',
    do: (draft, chance) => {
      draft.sheet = pick(chance, ['Sheet2', '上报', draft.department, '汇总(2)'])
      draft.extra.push({
        name: '填表说明',
        lines: [['填报说明'], ['1.请于7月5日前报送。'], ['2.联系人：李工', '电话：5550123']],
      })
      return true
    },
  },
  {
    name: 'it is last period’s',
    do: (draft, chance) => {
      const [first] = draft.title
      if (first === undefined || draft.other !== null) return false
      const to = pick(chance, ['2023年上半年', '2024年一季度', '2024年1—5月'])
      draft.title = [first.replace('2024年上半年', to)]
      draft.marked = false
      draft.isOld = true
      return true
    },
  },
  {
    name: 'it was sent twice, the newer mended',
    do: (draft, chance) => {
      if (draft.other !== null || draft.isOld) return false
      const older = draftOf(draft.made, draft.department, draft.marked, false)
      older.at = '2024-07-03T02:00:00.000Z'
      older.file = `${draft.file}（旧）`
      const row = pick(chance, older.rows)
      if (row.cells.actual !== undefined)
        row.cells.actual = { text: String(Math.round(Number(row.cells.actual.text) * 98) / 100), mark: true }
      draft.other = older
      return true
    },
  },
  {
    name: 'it was sent twice, first half filled',
    do: (draft) => {
      if (draft.other !== null || draft.isOld) return false
      const older = draftOf(draft.made, draft.department, draft.marked, false)
      older.at = '2024-07-02T02:00:00.000Z'
      older.file = `${draft.file}（未完）`
      for (const row of older.rows.slice(0, Math.ceil(older.rows.length / 2)))
        for (const column of REPORTED) delete row.cells[column]
      draft.other = older
      return true
    },
  },
  {
    name: 'notes stand below',
    do: (draft, chance) => {
      draft.below.push(
        pick(chance, ['注：数据为初步统计数，以年报为准。', '备注：本表由办公室负责填报。']),
        '填表人：王一　审核人：赵二　联系电话：5550101',
      )
      return true
    },
  },
  {
    name: 'a row is hidden',
    do: (draft, chance) => {
      if (draft.format === 'csv' || draft.format === 'docx') return false
      pick(chance, draft.rows).hidden = true
      return true
    },
  },
  {
    name: 'a column of the table is left out',
    do: (draft, chance) => {
      const id = pick(chance, ['no', 'unit', 'target', 'owner', 'note', 'growth'])
      draft.columns = draft.columns.filter((one) => one.id !== id)
      if (id === 'growth') for (const row of draft.rows) delete row.cells.growth
      return true
    },
  },
  {
    name: 'names are numbered',
    do: (draft) => {
      for (const [at, row] of named(draft).entries()) {
        const name = row.cells.name?.text ?? ''
        row.cells.name = { text: name.startsWith('其中') ? `  ${name}` : `${at + 1}.${name}` }
      }
      return true
    },
  },
  {
    name: 'units stand in the names',
    do: (draft) => {
      for (const row of named(draft))
        row.cells.name = { text: `${row.cells.name?.text ?? ''}（${row.cells.unit?.text ?? ''}）` }
      return true
    },
  },
  {
    name: 'a row is copied',
    do: (draft, chance) => {
      const at = Math.floor(chance() * draft.rows.length)
      const row = draft.rows[at]
      if (row === undefined || row.id === null) return false
      draft.rows.splice(at + 1, 0, structuredClone(row))
      return true
    },
  },
  {
    name: 'a column is inserted',
    do: (draft, chance) => {
      if (!draft.headed) return false
      const header = pick(chance, ADDED)
      const id = `added-${header}`
      const at = draft.columns.findIndex((one) => one.id === 'actual')
      if (at < 0) return false
      draft.columns.splice(at + Math.floor(chance() * 3), 0, { id, header: [header] })
      for (const { cells } of draft.rows) {
        const value = Number(cells.actual?.text ?? '')
        if (cells.actual !== undefined && !Number.isNaN(value))
          cells[id] = { text: String(Math.round(value * 91) / 100) }
      }
      return true
    },
  },
  {
    name: 'the header is lost',
    do: (draft) => {
      // Where columns are not the table's either, nobody could tell what its figures are.
      const order = draft.made.table.columns.map(({ id }) => id)
      const places = draft.columns.map(({ id }) => order.indexOf(id))
      if (places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0))) return false
      draft.headed = false
      return true
    },
  },
  {
    name: 'sorted without the hidden marks',
    do: (draft) => {
      if (!draft.marked || draft.rows.length < 3) return false
      const ids = draft.rows.flatMap(({ id }) => id ?? [])
      for (const [at, row] of draft.rows.entries())
        if (row.id !== null) row.mark = ids[(at + 1) % ids.length] ?? row.id
      return true
    },
  },
]

export const DAMAGES: readonly Damage[] = [...SHEET_DAMAGES, ...CELL_DAMAGES]
