/**
 * Errors in words and relations, one at a time, as a stranger would put them in: only where the pair itself, table or
 * prose, proves them wrong.
 */
import { exchanged, isFigure, type Pair, type Placed, type Plant, type PlantRow } from './plants-pair.ts'

const actualOf = ({ columns, cells }: PlantRow): string =>
  cells[columns.findIndex(({ role }) => role === 'actual')] ?? ''

const roleOf = ({ row, column }: Placed): string => row.columns[column]?.role ?? ''

/** Where the sentence of a place begins and ends. */
function sentenceOf(text: string, at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && !/[。；;\n！]/.test(text[from - 1] as string)) from -= 1
  let to = at
  while (to < text.length && !/[。；;\n！]/.test(text[to] as string)) to += 1
  return { from, to }
}

/** The name of a row before its own figure, given another row's of the same unit, whose figure differs. */
export function names({ text, rows, placed }: Pair): Plant[] {
  return placed.flatMap((one) => {
    const { row, column, at, from } = one
    const own = row.cells[column] as string
    // What is aimed at in the plan for the rest of the year may be set otherwise than in the table.
    if (/力争|确保|保证|不[低少]于|下半年|达到?$/.test(text.slice(sentenceOf(text, at).from, from))) {
      if (roleOf(one) === 'target') return []
    }
    // The first figure behind the name only: what stands further off may be another indicator's.
    if (/\d/.test(text.slice(at + row.name.length, from))) return []
    const start = rows.indexOf(row)
    const later = [...rows.slice(start + 1), ...rows.slice(0, start)]
    const other = later.find(
      ({ name, unit, cells }) =>
        unit === row.unit &&
        isFigure(cells[column] ?? '') &&
        cells[column] !== own &&
        !name.includes(row.name) &&
        !row.name.includes(name) &&
        // What the same sentence tells as well would tell it twice.
        !text.slice(sentenceOf(text, at).from, sentenceOf(text, at).to).includes(name),
    )
    return other === undefined ? [] : [exchanged(text, 'name', at, at + row.name.length, other.name)]
  })
}

/** Two figures of one kind in neighbouring clauses or in one list, exchanged. */
export function swaps({ text, placed }: Pair): Plant[] {
  return placed.flatMap((one, index) => {
    const next = placed
      .slice(index + 1)
      .find(
        (other) => other.column === one.column && other.row !== one.row && other.row.unit === one.row.unit,
      )
    if (next === undefined || next.from - one.to > 60 || text.slice(one.to, next.from).includes('\n'))
      return []
    const [a, b] = [text.slice(one.from, one.to), text.slice(next.from, next.to)]
    if (a === b) return []
    // The same unit or sign behind both, and the same word before a growth.
    const unit = /^(?:%|[^\d，、。；和,;]{1,3})/
    const listed = text.slice(one.to, next.from).length < 8
    if (!listed && unit.exec(text.slice(one.to))?.[0] !== unit.exec(text.slice(next.to))?.[0]) return []
    const between = text.slice(one.to, next.from)
    const changed = text.slice(0, one.from) + b + between + a + text.slice(next.to)
    return [
      {
        kind: 'swapped',
        text: changed,
        spots: [
          { from: one.from, to: one.from + b.length },
          { from: next.to - a.length, to: next.to },
        ],
        shown:
          `${text.slice(Math.max(0, one.from - 35), one.from)}⟦${a}↔${b}⟧${text.slice(one.to, next.to)}⟦⟧${text.slice(next.to, next.to + 10)}`.replaceAll(
            '\n',
            '/',
          ),
      },
    ]
  })
}

/** The report's own year in its title, its dates and its periods, the year before it compares with, a year's target. */
export function years({ text, end, year }: Pair): Plant[] {
  const prose = text.slice(0, end)
  const found: Plant[] = []
  for (const { 0: all, index } of prose.matchAll(/20\d\d(?=年)/g)) {
    const behind = prose.slice(index + 5, index + 15)
    const before = prose.slice(Math.max(0, index - 4), index)
    // 2024年第14期, and 2024年是…之年, which a report may say of any year.
    if (/^(?:第|是)/.test(behind)) continue
    const inTitle = prose.slice(0, index).split('\n').length <= 3
    const compared = /(?:比|较|同|与|上年|于)$/.test(before) && /^(?:同期|上半年|\d|6月)/.test(behind)
    const period = /^(?:上半年|1[—–\-－~至]|前|1月|一季度|6月末|6月底)/.test(behind)
    const aim = /^(?:年度|全年)?(?:目标|计划|任务|预期)/.test(behind)
    // A day of July of the report's own year: the table tells what was reached by June.
    const dated = /^[6-9]月\d+日/.test(behind) && Number(all) === year
    if (!inTitle && !compared && !period && !aim && !dated) continue
    if (year !== null && Number(all) !== year && Number(all) !== year - 1) continue
    const other = String(Number(all) + (compared || dated || index % 2 === 0 ? -1 : 1))
    found.push(
      exchanged(text, compared ? 'year base' : dated ? 'year dated' : 'year', index, index + 4, other),
    )
  }
  return found
}

const PERIODS: readonly (readonly [RegExp, string, string])[] = [
  [/上半年/g, '上半年', '一季度'],
  [/1([—–\-－~至]+)6月/g, '6', '5'],
  [/6月(?=[末底])/g, '6', '5'],
  [/(?<!第)一季度/g, '一', '二'],
  [/(?<!第)二季度/g, '二', '一'],
]

/** The half-year before a figure that the table has for the half-year. Nothing where the table names no period. */
export function periods({ text, end, placed, title }: Pair): Plant[] {
  const half = /上半年|1\s*[—–\-－~至]+\s*6月|6月[末底]/.test(title)
  return PERIODS.flatMap(([pattern, own, other]) =>
    [...text.slice(0, end).matchAll(pattern)].flatMap(({ 0: all, index }) => {
      const sentence = sentenceOf(text, index)
      const first = placed.find(({ from }) => from > index)
      if (first === undefined || first.from > sentence.to) return []
      const between = text.slice(index + all.length, first.from)
      // Another time or another figure between: it is not of the figure any more. 比上半年: of what is compared with.
      if (/季度|月|\d|同期|全年|年度/.test(between) || /[比较]$/.test(text.slice(0, index))) return []
      const header = first.row.columns[first.column]?.header.join('') ?? ''
      const role = roleOf(first)
      if (role === 'target' || role === 'last') return []
      // A quarter: only where the column is that quarter's; the half-year: only where the table is of it.
      const quarter = /季度/.test(all)
      if (quarter ? !header.includes(all) : !half || /季度/.test(header)) return []
      const at = index + all.indexOf(own)
      return [exchanged(text, 'period', at, at + own.length, other, { from: index, to: index + all.length })]
    }),
  )
}

const PLACES = '市县区旗州省'

/** The place, the size or the kind of household that a figure of the table is told of. */
export function scopes({ text, end, placed, rows }: Pair): Plant[] {
  const prose = text.slice(0, end)
  const found: Plant[] = []
  const own = [...prose.slice(0, 3000).matchAll(/全([市县区旗州省])/g)].map(([, level]) => level as string)
  const level = [...PLACES].sort(
    (a, b) => own.filter((x) => x === b).length - own.filter((x) => x === a).length,
  )[0]
  for (const { 0: all, index } of prose.matchAll(/全[市县区旗州]/g)) {
    if (all[1] !== level) continue
    const { to } = sentenceOf(text, index)
    const first = placed.find(({ from }) => from > index)
    if (first === undefined || first.from > to || first.at > index + 12 || first.at < index) continue
    if (/\d/.test(text.slice(index, first.from)) || roleOf(first) === 'target') continue
    // 占全市…, 高于全市…: what is compared with, not whose the figure is.
    if (/[占比于较居]$/.test(text.slice(0, index))) continue
    for (const other of level === '县' || level === '旗'
      ? ['全市', '城区', '全省']
      : ['全省', '市区', '全县'])
      found.push(exchanged(text, `scope ${other}`, index, index + 2, other))
  }
  for (const [word, other] of [
    ['规模以上', '规模以下'],
    ['规上', '规下'],
    ['限额以上', '限额以下'],
    ['限上', '限下'],
    ['城镇', '农村'],
    ['农村', '城镇'],
    ['城镇', '乡村'],
    ['乡村', '城镇'],
  ] as const) {
    const countryside = word.length === 2 && /[镇村]/.test(word)
    for (const one of placed) {
      const inName = one.row.name.indexOf(word)
      if (inName < 0 || /\d/.test(text.slice(one.at + one.row.name.length, one.from))) continue
      const twin = one.row.name.replace(word, other)
      // 城镇 ↔ 农村: only where the table has the other row, with another figure. 城镇新增就业 has none.
      if (countryside) {
        const cell = rows.find(({ name }) => name === twin)?.cells[one.column]
        if (cell === undefined || cell === one.row.cells[one.column]) continue
      }
      const at = one.at + inName
      found.push(exchanged(text, countryside ? 'scope 城乡' : 'scope 规限', at, at + word.length, other))
      // 规模以上 left out: people say 工业增加值 for it, unless the table has a row of that name too.
      if (!countryside && rows.some(({ name }) => name === one.row.name.replace(word, '')))
        found.push(
          exchanged(text, 'scope removed', at, at + word.length, '', {
            from: one.at,
            to: one.at + one.row.name.length - word.length,
          }),
        )
    }
  }
  return found
}

/** 其中 said otherwise before a part that the table lists below its whole, and put before what is more than it. */
export function ofWhole({ text, placed }: Pair): Plant[] {
  const found: Plant[] = []
  for (const [index, one] of placed.entries()) {
    const { from: start } = sentenceOf(text, one.at)
    const before = text.slice(Math.max(0, one.at - 4), one.at)
    const said = before.lastIndexOf('其中')
    const earlier = placed[index - 1]
    if (said >= 0 && one.row.part) {
      const at = one.at - before.length + said
      // Both told in one breath, so that 其中 can only be of that whole.
      if (earlier !== undefined && earlier.at < at && at - earlier.to < 40)
        for (const other of ['另有', '此外']) found.push(exchanged(text, '其中 →', at, at + 2, other))
    }
    // More than the whole of its sentence, in the same unit.
    if (earlier === undefined || earlier.row === one.row || one.row.part || earlier.row.part) continue
    const value = actualOf(one.row)
    const whole = actualOf(earlier.row)
    if (one.row.unit !== earlier.row.unit || one.row.unit === '' || !isFigure(value) || !isFigure(whole))
      continue
    if (Number(value) <= Number(whole) || Number(whole) <= 0 || roleOf(one) !== 'actual') continue
    const wholes = placed.filter(
      (other) => other.from >= start && other.at < one.at && other.row !== earlier.row,
    )
    if (wholes.length > 0 || earlier.at < start || !/[，；。,;]$/.test(text.slice(0, one.at))) continue
    if (!text.slice(one.from, one.to).includes(value)) continue
    found.push(exchanged(text, '其中 put', one.at, one.at, '其中', { from: one.at, to: one.to + 2 }))
  }
  return found
}
