/** Errors in what a text reckons itself: sums, distances, shares, words of more and less, counts of verdicts. */
import { exchanged, isFigure, type Pair, type Plant, type PlantRow } from './plants-pair.ts'

interface Figure {
  readonly from: number
  readonly to: number
  readonly text: string
  /** In units of its last place (12.30 is 1230 of two places). */
  readonly value: number
  readonly places: number
  /** What stands behind it: 亿元, %, 个百分点, 家. */
  readonly unit: string
}

const UNIT =
  /^(?:%|％|个?百分点|(?:亿|万)?(?:千瓦时|立方米|平方米|平方公里|标准煤|人次|美元|公斤|公里|元|吨|亩|人|头|户|家|个|项|辆|台|栋|套|件|只|羽|户次|所|名|条|处|座))/

/** All figures of a stretch. */
function figuresIn(text: string, from: number, to: number): Figure[] {
  return [...text.slice(from, to).matchAll(/(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g)].map(({ 0: all, index }) => {
    const places = all.includes('.') ? all.length - all.indexOf('.') - 1 : 0
    return {
      from: from + index,
      to: from + index + all.length,
      text: all,
      value: Number(all.replace('.', '')),
      places,
      unit: (
        UNIT.exec(text.slice(from + index + all.length, from + index + all.length + 8))?.[0] ?? ''
      ).replace(/^个百/, '百'),
    }
  })
}

const at2 = ({ value, places }: { value: number; places: number }, wanted: number): number =>
  value * 10 ** (wanted - places)
const number = (text: string): { value: number; places: number } => ({
  value: Number(text.replace('.', '')),
  places: text.includes('.') ? text.length - text.indexOf('.') - 1 : 0,
})

/** Which way a figure is mistyped. */
type Way = 'more' | 'less' | 'either'

/** Another digit in a figure; `least`, in units of its last place, is how far off it must be for anybody to prove it. */
function digit(
  text: string,
  kind: string,
  { from, text: own, value }: Figure,
  way: Way = 'either',
  least = 1,
): Plant[] {
  const places = [...own].flatMap((sign, at) => (sign === '.' ? [] : [at]))
  const tries = places.flatMap((at) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => {
      const put = String((Number(own[at]) + ((step + from) % 9) + 1) % 10)
      return { at, put, value: Number((own.slice(0, at) + put + own.slice(at + 1)).replace('.', '')) }
    }),
  )
  const start = (from * 7) % tries.length
  const one = [...tries.slice(start), ...tries.slice(0, start)].find(
    ({ at, put, value: other }) =>
      !(at === 0 && put === '0') &&
      other !== value &&
      Math.abs(other - value) >= least &&
      (way === 'either' || (way === 'more') === other > value),
  )
  return one === undefined
    ? []
    : [exchanged(text, kind, from + one.at, from + one.at + 1, one.put, { from, to: from + own.length })]
}

const sentences = (text: string, end: number): { from: number; to: number }[] =>
  [...text.slice(0, end).matchAll(/[^。；\n]+/g)].map(({ 0: all, index }) => ({
    from: index,
    to: index + all.length,
  }))

/** A whole and the parts that come to it, where a word says so: either given another digit. */
export function sums({ text, end, placed }: Pair): Plant[] {
  const found: Plant[] = []
  const isPlaced = (one: Figure): boolean => placed.some(({ from }) => from === one.from)
  const seen = new Set<number>()
  for (const line of [...text.slice(0, end).matchAll(/[^。\n]+/g)]) {
    const figures = figuresIn(text, line.index, line.index + line[0].length).filter(
      ({ unit }) => unit !== '%' && unit !== '百分点' && unit !== '',
    )
    for (const [w, whole] of figures.entries()) {
      for (let first = 0; first < figures.length; first += 1) {
        for (let count = 2; first + count <= figures.length && count <= 8; count += 1) {
          const parts = figures.slice(first, first + count)
          if (parts.includes(whole) || parts.some(({ unit }) => unit !== whole.unit)) continue
          // The whole just before or behind its parts.
          if (w !== first - 1 && w !== first + count) continue
          const places = Math.max(whole.places, ...parts.map((one) => one.places))
          if (parts.reduce((sum, one) => sum + at2(one, places), 0) !== at2(whole, places)) continue
          const stretch = text.slice(
            Math.min(whole.from, parts[0]?.from ?? 0) - 12,
            Math.max(whole.to, parts.at(-1)?.to ?? 0),
          )
          if (!/合计|共|总计|其中|计\d|总量|总数|[、和]/.test(stretch)) continue
          if ([whole, ...parts].some(({ from }) => TOLD.test(text.slice(Math.max(0, from - 24), from))))
            continue
          // 其中 and the like need not name all parts: only parts that come to more than their whole are wrong.
          const all = /(?:合计|共计|总计|[两三四五六七八九十][项者])[^\d，。；]{0,12}$/.test(
            text.slice(0, whole.from),
          )
          for (const one of [whole, ...parts]) {
            if (seen.has(one.from)) continue
            seen.add(one.from)
            found.push(
              ...digit(
                text,
                `sum ${one === whole ? 'whole' : 'part'}${isPlaced(one) ? ' in table' : ''}`,
                one,
                all ? 'either' : one === whole ? 'less' : 'more',
                parts.length + 1,
              ),
            )
          }
        }
      }
    }
  }
  return found
}

/** The rows that a stretch names. */
const named = (stretch: string, rows: readonly PlantRow[]): PlantRow[] =>
  rows.filter(({ name }) => stretch.includes(name))

const OPPOSITE: readonly (readonly [RegExp, string])[] = [
  [/快于/g, '慢于'],
  [/慢于/g, '快于'],
  [/高于/g, '低于'],
  [/低于/g, '高于'],
  [/(?<!提)高出/g, '低于'],
  [/扩大(?=\d|了)/g, '收窄'],
  [/收窄(?=\d|了)/g, '扩大'],
  [/(?<=[比较].{0,14})[高](?=\d)/g, '低'],
  [/(?<=[比较].{0,14})[低](?=\d)/g, '高'],
  [/(?<=[比较].{0,14})[快](?=\d)/g, '慢'],
  [/(?<=[比较].{0,14})[慢](?=\d)/g, '快'],
  [/(?<=[比较].{0,14})[多](?=\d)/g, '少'],
  [/(?<=[比较].{0,14})[少](?=\d)/g, '多'],
  [/(?<=[比较].{0,14})提高(?=\d)/g, '下降'],
  [/(?<=[比较].{0,14})加快(?=\d)/g, '回落'],
  [/(?<=[比较].{0,14})回落(?=\d)/g, '加快'],
  [/顺差/g, '逆差'],
  [/超(?=序?时序?进度)/g, '欠'],
  [/欠(?=序?时序?进度)/g, '超'],
]

const TOLD = /(?:快于|慢于|高于|低于|高出|差|收窄|扩大|提高|加快|回落|[快慢高低多少超欠])[^\d，。；、]{0,10}$/

/**
 * Distances that two figures of the same sentence, or of the rows that it names, prove: another digit, and the word that
 * says which way turned round. The true text is right, so that the other way is wrong.
 */
export function distances({ text, end, rows }: Pair): Plant[] {
  const found: Plant[] = []
  const turned = new Set<number>()
  let last = { from: 0, to: 0 }
  for (const { from, to } of sentences(text, end)) {
    const own = figuresIn(text, from, to)
    const pool = [...figuresIn(text, last.from, last.to), ...own]
    last = { from, to }
    for (const distance of own) {
      const before = text.slice(Math.max(from, distance.from - 24), distance.from)
      const clause = Math.max(
        from,
        ...['，', '、', '（'].map((sign) => text.lastIndexOf(sign, distance.from - 1) + 1),
      )
      // What another time came to must stand in the pair; a growth that happens to lie so far off proves nothing.
      if (/季度|同期|同比|上年|去年|\d月|不[低高]于|不少于|再|下半年/.test(text.slice(clause, distance.from)))
        continue
      if (!TOLD.test(before) || distance.value === 0 || distance.unit === '') continue
      const points = distance.unit === '百分点'
      const kind = points ? '%' : distance.unit
      const near = [
        ...pool.filter((one) => one.from < distance.from && one.unit === kind),
        ...named(text.slice(from, distance.from), rows).flatMap(({ cells, columns, unit }) =>
          cells.flatMap((cell, at) =>
            isFigure(cell) &&
            (points ? columns[at]?.role !== 'actual' && columns[at]?.role !== 'target' : unit === kind)
              ? [number(cell)]
              : [],
          ),
        ),
        ...(points && /进度|过半/.test(text.slice(clause, distance.from)) ? [{ value: 50, places: 0 }] : []),
      ]
      const proven = near.some((a) =>
        near.some((b) => {
          const places = Math.max(a.places, b.places, distance.places)
          return at2(a, places) - at2(b, places) === at2(distance, places)
        }),
      )
      if (!proven) continue
      found.push(...digit(text, points ? 'distance points' : 'distance amount', distance, 'either', 2))
      for (const [word, other] of OPPOSITE)
        for (const { 0: all, index } of text.slice(0, distance.from).matchAll(word)) {
          if (index < clause || turned.has(index) || index + all.length < distance.from - 16) continue
          turned.add(index)
          found.push(
            exchanged(text, `turned ${all}`, index, index + all.length, other, {
              from: index,
              to: distance.to,
            }),
          )
        }
    }
  }
  return found
}

/** Shares that two amounts prove, given another digit. */
export function shares({ text, end, rows }: Pair): Plant[] {
  const found: Plant[] = []
  let last = { from: 0, to: 0 }
  for (const { from, to } of sentences(text, end)) {
    const own = figuresIn(text, from, to)
    const pool = [...figuresIn(text, last.from, last.to), ...own].filter(
      ({ unit }) => unit !== '%' && unit !== '百分点',
    )
    last = { from, to }
    const cells = named(text.slice(Math.max(0, from - 60), to), rows).flatMap(({ cells }) =>
      cells.filter(isFigure).map(number),
    )
    const near = [...pool, ...cells].map((one) => ({
      value: one.value / 10 ** one.places,
      half: 0.5 / 10 ** one.places,
    }))
    for (const share of own) {
      if (share.unit !== '%' || share.text.length < 2) continue
      const before = text.slice(Math.max(from, share.from - 30), share.from)
      if (!/占(?!年度|全年)|比重|占比|率/.test(before) || /增长|下降|提高|回落/.test(before.slice(-6)))
        continue
      const target = share.value / 10 ** share.places
      // How far off it can be and still be right: the amounts were rounded themselves.
      const slack = near.flatMap((a) =>
        near.flatMap((b) =>
          b.value > 0 && a !== b && Math.abs((a.value / b.value) * 100 - target) <= 0.51 / 10 ** share.places
            ? [(a.value / b.value) * 100 * (a.half / a.value + b.half / b.value) * 10 ** share.places + 1]
            : [],
        ),
      )
      if (slack.length > 0)
        found.push(
          ...digit(
            text,
            /率[^，]*$/.test(before) && !/占/.test(before) ? 'rate' : 'share',
            share,
            'either',
            Math.max(2, ...slack),
          ),
        )
    }
  }
  return found
}

const TURNED: readonly (readonly [RegExp, string])[] = [
  [/快于(?=序时)/g, '慢于'],
  [/慢于(?=序时)/g, '快于'],
  [/低于(?=序时)/g, '高于'],
  [/高于(?=序时)/g, '低于'],
  [/超(?:过)?(?=序时)/g, '低于'],
  [/未达(?:到)?(?=序时)/g, '达到'],
  [/(?<!未|没有|尚未)达到(?=序时)/g, '未达到'],
  [/不及(?=序时)/g, '快于'],
  [/欠(?=序时)/g, '超'],
  [/(?:未|没有)过半/g, '已过半'],
  [/实现(?:了)?过半/g, '未过半'],
  [/未(?:能)?实现(?=“?双过半)/g, '实现'],
]

/** Verdict words without a figure, and a name among those that reached it or did not. */
export function verdicts({ text, end, rows }: Pair): Plant[] {
  const found: Plant[] = []
  const gapOf = ({ verdict }: PlantRow): number | null =>
    verdict?.gap == null || verdict.schedule === null || Math.abs(Number(verdict.gap)) < 0.06
      ? null
      : Number(verdict.gap)
  for (const { from, to } of sentences(text, end)) {
    const stretch = text.slice(from, to)
    const judged = named(stretch, rows).filter((row) => gapOf(row) !== null)
    if (judged.length === 0 || !/序时|过半/.test(stretch)) continue
    for (const [word, other] of TURNED)
      for (const { 0: all, index } of stretch.matchAll(word)) {
        // With a distance behind it, it is a distance's.
        if (/^[^，。；]{0,6}\d/.test(stretch.slice(index + all.length))) continue
        const behind = judged.filter((row) => stretch.lastIndexOf(row.name, index) >= 0)
        if (behind.length === 0) continue
        found.push(
          exchanged(text, 'verdict word', from + index, from + index + all.length, other, {
            from,
            to: to + 2,
          }),
        )
      }
    // A list without figures (…、…等指标低于序时进度): a name exchanged for one of the other kind.
    const list =
      /^([^\d]+)(?:等.{0,8})?(?:未过半|低于序时|慢于序时|不及序时|超序时|快于序时|实现“?双过半)/.exec(stretch)
    if (list === null) continue
    for (const row of judged) {
      const index = (list[1] ?? '').indexOf(row.name)
      if (index < 0) continue
      const other = rows.find(
        (one) =>
          gapOf(one) !== null &&
          Number(gapOf(one)) > 0 !== Number(gapOf(row)) > 0 &&
          !stretch.includes(one.name),
      )
      if (other !== undefined)
        found.push(exchanged(text, 'verdict name', from + index, from + index + row.name.length, other.name))
    }
  }
  // Counts that are the table's own.
  const top = rows.filter(({ part, verdict }) => !part && verdict !== null)
  const done = top.filter(({ verdict }) => verdict?.status === '完成').length
  const missed = top.filter(({ verdict }) => verdict?.status === '未完成').length
  for (const { 0: all, 1: count = '', index } of text
    .slice(0, end)
    .matchAll(/(\d+)项(?:指标)?[^，。；\d]{0,12}/g)) {
    const positive = /完成|实现|达到|超|快于|高于|过半/.test(all) && !/[未不没低慢欠]/.test(all)
    const negative = /未|不及|低于|慢于|欠|滞后/.test(all)
    if ((positive && Number(count) === done) || (negative && Number(count) === missed))
      found.push(
        exchanged(text, 'verdict count', index, index + count.length, String(Number(count) + 1), {
          from: index,
          to: index + all.length,
        }),
      )
  }
  return found
}
