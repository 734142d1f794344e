/** What people do to the figures of a return and to their units. */
import { type Damage, each, named, some, spots } from './collect-spots.ts'
import { pick } from './mutate.ts'

const wide = (text: string): string =>
  text.replace(/[\d.%]/g, (sign) =>
    sign === '.' ? '．' : sign === '%' ? '％' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  )

/** Units of another order, and how many of them are one. */
const SMALLER: Readonly<Record<string, readonly [string, number]>> = {
  亿元: ['万元', 10_000],
  亿美元: ['万美元', 10_000],
  万吨: ['吨', 10_000],
  万人次: ['人次', 10_000],
  万平方米: ['平方米', 10_000],
  万亩: ['亩', 10_000],
  万头: ['头', 10_000],
}
const inSmaller = (text: string, by: number): string => String(Math.round(Number(text) * by))

export const CELL_DAMAGES: readonly Damage[] = [
  {
    name: 'units stand in the cells',
    do: (draft, chance) =>
      each(some(draft, chance), ({ cell, unit }) => {
        cell.text = `${cell.text}${unit}`
      }),
  },
  {
    name: 'a unit of another order stands in the cell',
    do: (draft, chance) =>
      each(
        some(draft, chance, ({ unit }) => unit in SMALLER),
        ({ cell, unit }) => {
          const [small = '', by = 1] = SMALLER[unit] ?? []
          cell.text = `${inSmaller(cell.text, by)}${small}`
          cell.mark = true
        },
      ),
  },
  {
    name: 'the unit column has another order',
    do: (draft, chance) =>
      each(
        some(draft, chance, ({ unit, row }) => unit in SMALLER && row.cells.unit?.text === unit, ['actual']),
        ({ cell, unit, row }) => {
          const [small = '', by = 1] = SMALLER[unit] ?? []
          if (row.cells.unit === undefined || row.cells.unit.text !== unit) return
          row.cells.unit = { text: small }
          cell.text = inSmaller(cell.text, by)
          cell.mark = true
        },
      ),
  },
  {
    name: 'a figure of another order, of which nothing tells',
    do: (draft, chance) =>
      each(
        some(draft, chance, ({ unit }) => unit in SMALLER, ['actual']),
        ({ cell, unit }) => {
          const [, by = 1] = SMALLER[unit] ?? []
          cell.text = inSmaller(cell.text, by)
          cell.mark = true
        },
      ),
  },
  {
    name: 'full-width digits',
    do: (draft, chance) =>
      each(some(draft, chance), ({ cell }) => {
        cell.text = wide(cell.text)
      }),
  },
  {
    name: 'cells are left blank',
    do: (draft, chance) =>
      each(some(draft, chance), ({ row, column }) => {
        delete row.cells[column]
      }),
  },
  {
    name: 'a text stands in a figure’s place',
    do: (draft, chance) =>
      each(some(draft, chance), ({ cell }) => {
        cell.text = pick(chance, [
          '暂未统计',
          '正在核实',
          '—',
          '年底统计',
          '见附件',
          '省局未反馈',
          '/',
          '待定',
          '完成',
        ])
        cell.mark = true
      }),
  },
  {
    name: 'about, expected',
    do: (draft, chance) =>
      each(some(draft, chance), ({ cell }) => {
        const { text } = cell
        cell.text = pick(chance, [`约${text}`, `${text}左右`, `预计${text}`, `${text}（快报数）`])
        cell.mark = true
      }),
  },
  {
    name: 'spaces in names and figures',
    do: (draft, chance) => {
      for (const spot of some(draft, chance))
        spot.cell.text = pick(chance, [
          ` ${spot.cell.text}`,
          `${spot.cell.text}  `,
          `${spot.cell.text}\u3000`,
        ])
      const row = pick(chance, named(draft))
      const name = row.cells.name?.text ?? ''
      row.cells.name = {
        text: pick(chance, [
          `${name} `,
          `${name.slice(0, 2)} ${name.slice(2)}`,
          `${name.slice(0, 4)}\n${name.slice(4)}`,
        ]),
      }
      return true
    },
  },
  {
    name: 'percentages and thousands by format',
    do: (draft, chance) => {
      const rates = some(draft, chance, ({ unit }) => unit === '%')
      const amounts = some(draft, chance, ({ unit, cell }) => unit !== '%' && Number(cell.text) >= 1000)
      each(rates, ({ cell }) => {
        const value = Number(cell.text)
        cell.number = { value: Number((value / 100).toFixed(6)), format: '0.00%' }
        cell.text = `${value.toFixed(2)}%`
      })
      each(amounts, ({ cell }) => {
        const value = Number(cell.text)
        cell.number = { value, format: '#,##0' }
        cell.text = Math.round(value).toLocaleString('en-US')
      })
      return rates.length + amounts.length > 0
    },
  },
  {
    name: 'a target is another',
    do: (draft, chance) => {
      const row = pick(chance, named(draft))
      const target = row.cells.target?.text ?? ''
      const value = /\d+(\.\d+)?/.exec(target)?.[0]
      if (value === undefined) return false
      row.cells.target = { text: target.replace(value, String(Math.round(Number(value) * 110) / 100)) }
      return true
    },
  },
  {
    name: 'a line above tells another unit',
    do: (draft) => {
      const chosen = spots(draft, ['actual']).filter(({ unit }) => unit === '亿元')
      if (chosen.length === 0 || !draft.columns.some(({ id }) => id === 'unit')) return false
      draft.columns = draft.columns.filter(({ id }) => id !== 'unit')
      draft.title.push('单位：万元')
      return each(chosen, ({ cell }) => {
        cell.text = inSmaller(cell.text, 10_000)
        cell.mark = true
      })
    },
  },
  {
    name: 'the header tells another unit',
    do: (draft) => {
      const chosen = spots(draft, ['actual']).filter(({ unit }) => unit === '亿元')
      const column = draft.columns.find(({ id }) => id === 'actual')
      if (chosen.length === 0 || column === undefined) return false
      column.header = [...column.header.slice(0, -1), `${column.header.at(-1) ?? ''}（万元）`]
      return each(chosen, ({ cell }) => {
        cell.text = inSmaller(cell.text, 10_000)
        cell.mark = true
      })
    },
  },
]
