/** The picture of a table: who stands in it, in which order, and that the drawing says so in words and patterns. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toSvg as drawn, nameLines } from '../../../renderer/panels/picture/chart.ts'
import { type Bar, type Picture, pagesOf, pictureOf } from '../../../renderer/panels/picture/rows.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import official from '../../facts/verdict-table-2021.json' with { type: 'json' }
import { table } from '../support/table.ts'

const colours = {
  paper: '#ffffff',
  ink: '#1f1f1f',
  muted: '#595959',
  line: '#d9d9d9',
  hairline: '#efefef',
  schedule: '#000000',
  done: { bar: '#2e7d32', edge: '#1b5e20', word: '#1b6e37' },
  missed: { bar: '#f3b4ae', edge: '#b3261e', word: '#b3261e' },
  pending: { bar: '#ffffff', edge: '#8a5200', word: '#8a5200' },
}
const toSvg = (picture: Picture): string => drawn(picture, colours)

type Lines = readonly (readonly string[])[]
const pictured = (lines: Lines, months = 6): Picture => {
  const attachment = table(lines, months)
  return pictureOf(attachment, judgeAttachment(attachment, BUILT_IN))
}
const barsOf = ({ groups }: Picture): readonly Bar[] => groups.flatMap(({ bars }) => bars)
/** Texts of a drawing in the order in which they stand in it. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
/** From the top down: [y, text] of the texts that begin with one of the words. */
const placeOf = (svg: string, words: string): number => {
  const found = new RegExp(`<text[^>]*?translate\\([\\d.]+ ([\\d.]+)\\)[^>]*>${words}<`).exec(svg)
  return Number(found?.[1] ?? Number.NaN)
}

describe('the rows of the picture', () => {
  test('the official table: the one amount, and the rates worst first', () => {
    const { groups, note } = pictured(official)
    expect(
      groups.map(({ kind, bars }) => [kind, bars.map(({ name, valueText }) => `${name} ${valueText}`)]),
    ).toEqual([
      ['progress', ['到位注册外资 18.4%']],
      [
        'points',
        [
          '固定资产投资 −5.9',
          '空气质量优良率 −1',
          '城镇居民人均可支配收入 +0.2',
          '城镇登记失业率 +1.28',
          '农村居民人均可支配收入 +3.2',
          '社会消费品零售总额 +5',
          '地区生产总值 +5.3',
          '规模以上工业增加值 +8.2',
          '一般公共预算收入 +11.2',
          '规上服务业营业收入 +21.8',
        ],
      ],
    ])
    expect(groups[0]?.bars[0]).toEqual({
      rowId: 'r7',
      name: '到位注册外资',
      progress: '18.4',
      schedule: '50',
      points: '-31.6',
      valueText: '18.4%',
      gapText: '落后序时进度31.6个百分点',
      outcome: 'missed',
      status: '未完成',
    })
    expect(note).toBe('各类均按差距由大到小排列；控制类指标低于目标计为正；另有3行没有可比的数值，未列入')
  })

  test('below a limit is ahead of it, above it behind', () => {
    const bars = barsOf(
      pictured([
        ['1', '城镇登记失业率', '%', '3%以内', '2.5%'],
        ['2', '居民消费价格涨幅', '%', '3%以内', '3.4%'],
      ]),
    )
    expect(
      bars.map(({ rowId, valueText, gapText, outcome }) => [rowId, valueText, gapText, outcome]),
    ).toEqual([
      ['r1', '−0.4', '超出控制目标0.4个百分点', 'missed'],
      ['r0', '+0.5', '低于控制目标0.5个百分点', 'done'],
    ])
  })

  test('who waits with a figure stands in it by that word; who has no figure, or none yet, does not', () => {
    const picture = pictured([
      ['1', '出口', '亿元', '10', '约6'],
      ['2', '粮食产量', '万吨', '10', ''],
      ['3', '进出口总额', '%', '促稳提质', '8%'],
      ['', '其中：出口', '亿元', '8', '5', '确保完成'],
    ])
    expect(barsOf(picture).map(({ name, outcome, status }) => [name, outcome, status])).toEqual([
      ['出口', 'pending', '待核'],
      ['进出口总额中的出口', 'pending', '确保完成'],
    ])
    expect(picture.note).toContain('另有2行没有可比的数值')
  })

  test('a table without figures has no picture; without a title the period names it', () => {
    expect(pictured([]).groups).toEqual([])
    expect(pictured([['1', '粮食产量', '%', '促稳提质', '年度数据']]).groups).toEqual([])
    expect(pictured([], 3).title).toBe('2021年一季度指标进度')
  })

  test('nobody can look at more than 500 of a kind', () => {
    const lines = Array.from({ length: 600 }, (_, at) => [
      String(at + 1),
      '某项',
      '亿元',
      '1000',
      String(600 - at),
    ])
    const picture = pictured(lines)
    expect(barsOf(picture)).toHaveLength(500)
    expect(barsOf(picture)[0]?.valueText).toBe('0.1%')
    expect(picture.note).toBe('各类均按差距由大到小排列，只列前500行；另有100行没有列入')
  })

  test('pages hold every bar once, in order, and as evenly as can be', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 70 })
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 20 }), (first, second, most) => {
        const picture = pictured([
          ...first.map((value) => ['', '出口', '亿元', '100', String(value)]),
          ...second.map((value) => ['', '出口', '%', '50%', `${value}%`]),
        ])
        const pages = pagesOf(picture, most)
        const sizes = pages.map((page) => barsOf(page).length)
        expect(pages.flatMap(barsOf)).toEqual(barsOf(picture))
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most)
        expect(pages).toHaveLength(Math.max(1, Math.ceil((first.length + second.length) / most)))
        const again = pages.flatMap(({ groups }) =>
          groups.filter(({ heading }) => heading.endsWith('（续）')),
        )
        expect(again).toHaveLength(pages.flatMap(({ groups }) => groups).length - picture.groups.length)
      }),
      { numRuns: 30 },
    )
  })
})

test('further pages are even, counted in the title, and go on under the same heading', () => {
  const many = pictured(Array.from({ length: 100 }, (_, at) => ['', `指标${at}`, '亿元', '100', String(at)]))
  const pages = pagesOf(many, 42)
  expect(pages.map((page) => barsOf(page).length)).toEqual([34, 34, 32])
  expect(pages.map(({ title }) => title.replace(many.title, ''))).toEqual(['（1/3）', '（2/3）', '（3/3）'])
  expect(pages.map(({ groups }) => groups[0]?.heading.endsWith('（续）'))).toEqual([false, true, true])
})

describe('the drawing', () => {
  const svg = toSvg(pictured(official))

  test('holds every name, figure, gap and word, the worst on top', () => {
    const texts = textsOf(svg)
    for (const bar of barsOf(pictured(official)))
      for (const words of [bar.name, bar.valueText, bar.gapText, bar.status]) expect(texts).toContain(words)
    const places = barsOf(pictured(official)).map(({ name }) => placeOf(svg, name))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('tells done, missed and pending apart by pattern and word, not by colour alone', () => {
    const drawing = toSvg(
      pictured([
        ['1', '出口', '亿元', '10', '6'],
        ['2', '进口', '亿元', '10', '3'],
        ['3', '税收', '亿元', '10', '约6'],
      ]),
    )
    expect(drawing.match(/<pattern /g)).toHaveLength(2)
    expect(textsOf(drawing)).toEqual(expect.arrayContaining(['完成', '未完成', '待核', '序时进度']))
    expect(toSvg(pictured([['1', '出口', '亿元', '10', '6']]))).not.toContain('<pattern')
  })

  test('is white paper, and well-formed whatever is typed', () => {
    const odd = toSvg(pictured([['1', '<b>"出口"&{gap|x}</b>\\', '亿元', '10', '6', '完成<i>"&|}']]))
    for (const drawing of [svg, odd]) {
      expect(drawing).toMatch(/^<svg [^>]*>\s*<rect [^>]*fill="#ffffff"/)
      const rest = drawing
        .replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
        .replace(/<\/?[\w:]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '')
      expect(rest).not.toContain('<')
    }
    expect(odd).not.toContain('<b>')
  })

  test('cuts a bar that would make nothing of the others, and says so', () => {
    const drawing = toSvg(
      pictured([
        ['1', '出口', '亿元', '10', '90'],
        ['2', '进口', '亿元', '10', '3'],
      ]),
    )
    expect(textsOf(drawing)).toContain('900% »')
    expect(textsOf(drawing)).toContain('30%')
    expect(textsOf(drawing)).not.toContain('200%')
  })

  test('long names take two lines, longer ones are shortened', () => {
    const [short, long] = ['一二三四五六七八九十一二三四五六七八', '一二三四五六七八九十'.repeat(4)]
    const texts = textsOf(
      toSvg(
        pictured([
          ['1', short, '亿元', '10', '3'],
          ['2', long, '亿元', '10', '3'],
        ]),
      ),
    )
    expect(texts).toEqual(expect.arrayContaining(['一二三四五六七八九', '十一二三四五六七八']))
    expect(texts).toEqual(expect.arrayContaining(['一二三四五六七八九十一二三', '四五六七八九十一二三四五…']))
  })

  test('each row is as tall as every other, and the paper as tall as it needs', () => {
    const heightOf = (count: number): number => {
      const lines = Array.from({ length: count }, (_, at) => ['', `第${at}项`, '亿元', '10', '3'])
      return Number(/^<svg [^>]*?height="(\d+)"/.exec(toSvg(pictured(lines)))?.[1])
    }
    expect(heightOf(400) - heightOf(399)).toBe(heightOf(2) - heightOf(1))
  })
})

describe('long names in the picture', () => {
  const head = '全市规模以上工业企业战略性新兴产业重点项目投资'
  test.each([
    ['that differ at the end', [1, 2, 3].map((at) => `${head}完成情况（${at}区）`)],
    ['that differ in the middle', ['甲', '乙'].map((at) => `${head}${at}${'完成情况统计表'.repeat(3)}`)],
    ['that differ at the beginning', ['甲', '乙'].map((at) => `${at}${head}${'统计'.repeat(6)}`)],
    ['of 26 characters', ['东', '西'].map((at) => `${'重点项目'.repeat(6)}${at}区`)],
  ])('%s are told apart, on two lines of 13 characters', (_, names) => {
    const lines = nameLines(names)
    expect(new Set(lines).size).toBe(names.length)
    for (const line of lines) expect(line).toMatch(/^.{1,13}\n.{1,13}$/)
  })

  test('stand on lines that do not touch those of the next row', () => {
    const rows = Array.from({ length: 32 }, (_, at) => [
      String(at + 1),
      `${head}${at + 1}`,
      '亿元',
      '100',
      String(20 + at),
    ])
    const svg = toSvg(pictured(rows))
    const places = [...svg.matchAll(/<text[^>]*?translate\([\d.]+ ([\d.]+)\)[^>]*>(?:全市规模|…)/g)].map(
      ([, y]) => Number(y),
    )
    const sorted = places.sort((a, b) => a - b)
    expect(sorted.length).toBeGreaterThanOrEqual(32)
    for (const [at, y] of sorted.entries())
      if (at > 0) expect(y - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(15)
  })
})
