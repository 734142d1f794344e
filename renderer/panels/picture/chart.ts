/**
 * The one adapter for ECharts. The picture is always drawn as one SVG text: the screen shows it, in the colours of
 * its look, a file holds it, a page prints it, on white paper whatever the look, and a PNG is that SVG painted.
 */
import { BarChart, ScatterChart } from 'echarts/charts'
import { GridSimpleComponent, LegendPlainComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type PictureColours, pictureColours } from '../../theme/colours.ts'
import type { Bar, Group, Picture } from './rows.ts'

use([BarChart, ScatterChart, GridSimpleComponent, LegendPlainComponent, TitleComponent, SVGRenderer])

/** Of the picture in its own pixels. */
export const pictureWidth = 960

const nameWidth = 190
const wordsWidth = 312
/** Of a row whose name takes one line, and of all rows of a group where one takes two. */
const lineHeights = { one: 27, two: 36 } as const
const headHeight = 84
const groupHead = 34
const groupFoot = 30
const noteHeight = 30

// No quotation marks: ECharts writes the names into an attribute as they stand.
const font = 'Microsoft YaHei UI,Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif'
const titleFont = '方正小标宋简体,FZXiaoBiaoSong-B05S,STZhongsong,华文中宋,Noto Serif CJK SC,SimSun,serif'

const outcomes = ['done', 'missed', 'pending'] as const
const labels = { done: '完成', missed: '未完成', pending: '待核' } as const

/** Each outcome by word, colour and pattern: black-and-white print shows full, hatched and dotted. */
const patterns = {
  done: undefined,
  missed: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
  pending: {
    symbol: 'circle',
    dashArrayX: [
      [4, 4],
      [0, 4, 4, 0],
    ],
    dashArrayY: [4, 0],
    symbolSize: 0.6,
  },
} as const

const scheduleLabel = '序时进度'

/** The picture as the text of an SVG file. */
export function toSvg(picture: Picture, colours = pictureColours()): string {
  const height = heightOf(picture)
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: pictureWidth, height })
  chart.setOption(optionOf(picture, height, colours))
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** Shows the picture in an element, in place of what was there. */
export function drawInto(element: HTMLElement, picture: Picture, colours = pictureColours()): void {
  const { documentElement } = new DOMParser().parseFromString(toSvg(picture, colours), 'image/svg+xml')
  element.replaceChildren(document.importNode(documentElement, true))
}

/** No browser paints a larger picture. */
const longestSide = 30_000

/** The picture as a PNG, `scale` pixels for each of its own (fewer where it would be too tall to paint). */
export async function toPng(picture: Picture, scale: number): Promise<Blob> {
  const height = heightOf(picture)
  const factor = Math.min(scale, longestSide / height)
  const url = URL.createObjectURL(new Blob([toSvg(picture)], { type: 'image/svg+xml' }))
  try {
    const image = new Image(pictureWidth, height)
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(pictureWidth * factor)
    canvas.height = Math.round(height * factor)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('the picture is empty')) : resolve(blob)),
        'image/png',
      )
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

const rowHeight = ({ bars }: Group): number =>
  bars.some(({ name }) => name.length > nameLength) ? lineHeights.two : lineHeights.one

/** How many rows of the picture take the room of so many with names of one line. */
export const barsWithin = ({ groups }: Picture, most: number): number =>
  Math.floor((most * lineHeights.one) / Math.max(lineHeights.one, ...groups.map(rowHeight)))

const heightOf = ({ groups }: Picture): number =>
  headHeight +
  groups.reduce((sum, group) => sum + groupHead + group.bars.length * rowHeight(group) + groupFoot, 0) +
  noteHeight

// ---- the drawing: pixels and floats from here on, nothing that is judged ------------------------------------

type Option = Parameters<ReturnType<typeof init>['setOption']>[0]

function optionOf({ title, groups, note }: Picture, height: number, colours: PictureColours): Option {
  const { paper, ink, muted } = colours
  let top = headHeight
  const placed = groups.map((group) => {
    const at = { group, top: top + groupHead, heading: top }
    top += groupHead + group.bars.length * rowHeight(group) + groupFoot
    return at
  })
  const used = new Set(groups.flatMap(({ bars }) => bars.map(({ outcome }) => outcome)))
  const scheduled = groups.some(({ kind }) => kind === 'progress')
  return {
    animation: false,
    backgroundColor: paper,
    textStyle: { fontFamily: font, color: ink },
    title: [
      text(
        title,
        pictureWidth / 2,
        18,
        { fontFamily: titleFont, fontSize: titleSize(title), color: ink },
        'center',
      ),
      ...placed.map(({ group, heading }) =>
        text(group.heading, 16, heading + 8, { fontSize: 14, fontWeight: 'bold', color: ink }),
      ),
      text(note, 16, height - noteHeight + 4, { fontSize: 12, color: muted }),
    ],
    legend: {
      top: 54,
      left: 'center',
      itemWidth: 26,
      itemHeight: 13,
      itemGap: 26,
      selectedMode: false,
      textStyle: { fontFamily: font, fontSize: 13, color: ink },
      data: [
        ...outcomes.filter((outcome) => used.has(outcome)).map((outcome) => labels[outcome]),
        ...(scheduled ? [{ name: scheduleLabel, icon: 'path://M11 0h3v13h-3z' }] : []),
      ],
    },
    grid: placed.map((place) => ({
      left: nameWidth,
      width: pictureWidth - nameWidth - wordsWidth,
      top: place.top,
      height: place.group.bars.length * rowHeight(place.group),
      outerBoundsMode: 'none',
    })),
    xAxis: placed.map(({ group }, at) => xAxis(group, at, colours)),
    yAxis: placed.flatMap(({ group }, at) => [nameAxis(group, at, colours), wordsAxis(group, at, colours)]),
    series: placed.flatMap(({ group }, at) => [
      ...outcomes.filter((outcome) => used.has(outcome)).map((outcome) => bars(group, at, outcome, colours)),
      ...(group.kind === 'progress' ? [ticks(group, at, colours)] : []),
    ]),
  }
}

const text = (words: string, left: number, top: number, textStyle: object, textAlign = 'left') => ({
  text: words,
  left,
  top,
  padding: 0,
  textAlign,
  textStyle: { fontFamily: font, fontWeight: 'normal', ...textStyle },
})

/** Large, unless the line would run out of the paper. */
const titleSize = (title: string): number =>
  Math.max(12, Math.min(22, Math.floor((pictureWidth - 40) / title.length)))

const drawnValue = (bar: Bar): number => Number(bar.progress ?? bar.points)

/** How far the axis goes either way; a bar that goes beyond is cut and says so. */
function reachOf({ kind, bars: all }: Group): { readonly low: number; readonly high: number } {
  const values = all.map(drawnValue)
  if (kind === 'progress') {
    const most = Math.max(...values)
    return { low: 0, high: Math.max(100, Math.min(150, Math.ceil(most / 10) * 10)) }
  }
  // One growth of 300% would make nothing of all the others.
  const sizes = values.map(Math.abs).sort((a, b) => a - b)
  const limit = Math.max(1, (sizes[Math.floor(sizes.length / 2)] ?? 1) * 6)
  const low = Math.max(-limit, Math.min(0, ...values))
  const high = Math.min(limit, Math.max(0, ...values))
  return { low, high: high === 0 && low === 0 ? 1 : high }
}

/** +10, −5, 0. */
const signed = (value: number): string => (value < 0 ? `−${-value}` : `${value > 0 ? '+' : ''}${value}`)

/** Room for the figures at the bars' ends, as a part of the axis. */
const room = 0.16

/** Both ends of the axis. */
function endsOf(group: Group): { readonly min: number; readonly max: number } {
  const { low, high } = reachOf(group)
  const span = high - low
  if (group.kind === 'progress') return { min: 0, max: high + span * 0.13 }
  return { min: low < 0 ? low - span * room : 0, max: high > 0 ? high + span * room : span * 0.04 }
}

function xAxis(group: Group, gridIndex: number, { muted, line }: PictureColours) {
  const progress = group.kind === 'progress'
  return {
    type: 'value',
    gridIndex,
    ...endsOf(group),
    interval: progress ? 25 : undefined,
    axisLabel: {
      fontFamily: font,
      fontSize: 11,
      color: muted,
      showMinLabel: progress,
      showMaxLabel: false,
      hideOverlap: true,
      formatter: (value: number) => (progress ? `${value}%` : signed(value)),
    },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { showMinLine: progress, showMaxLine: false, lineStyle: { color: line, type: 'dashed' } },
  }
}

const rowAxis = (group: Group, gridIndex: number) => ({
  type: 'category',
  gridIndex,
  inverse: true,
  data: group.bars.map((_, at) => String(at)),
  axisTick: { show: false },
})

const nameAxis = (
  group: Group,
  gridIndex: number,
  { ink, hairline }: PictureColours,
  names = nameLines(group.bars.map(({ name }) => name)),
) => ({
  ...rowAxis(group, gridIndex),
  position: 'left',
  axisLine: { show: true, lineStyle: { color: ink, width: 1.2 } },
  splitLine: { show: true, lineStyle: { color: hairline } },
  axisLabel: {
    interval: 0,
    fontFamily: font,
    fontSize: 13,
    lineHeight: 15,
    color: ink,
    margin: 10,
    formatter: (_: string, at: number) => names[at] ?? '',
  },
})

const wordsAxis = (group: Group, gridIndex: number, colours: PictureColours) => ({
  ...rowAxis(group, gridIndex),
  position: 'right',
  axisLine: { show: false },
  splitLine: { show: false },
  axisLabel: {
    interval: 0,
    margin: 8,
    rich: {
      gap: { width: 210, fontFamily: font, fontSize: 12.5, color: colours.ink, align: 'left' },
      ...Object.fromEntries(
        outcomes.map((outcome) => [
          outcome,
          { fontFamily: font, fontSize: 13, fontWeight: 'bold', color: colours[outcome].word, align: 'left' },
        ]),
      ),
    },
    formatter: (_: string, at: number) => {
      const bar = group.bars[at]
      if (bar === undefined) return ''
      return `{gap|${plain(bar.gapText)}}{${bar.outcome}|${plain(shortened(bar.status, 6))}}`
    },
  },
})

/** What would end a rich text's part early. */
const plain = (words: string): string => words.replace(/[{}|]/g, ' ')

function bars(group: Group, at: number, outcome: Bar['outcome'], colours: PictureColours) {
  const { low, high } = reachOf(group)
  const { bar, edge } = colours[outcome]
  const pattern = patterns[outcome]
  return {
    type: 'bar',
    name: labels[outcome],
    stack: `rows${at}`,
    xAxisIndex: at,
    yAxisIndex: at * 2,
    barWidth: 15,
    silent: true,
    itemStyle: {
      color: bar,
      borderColor: edge,
      borderWidth: 1,
      decal: pattern && { ...pattern, color: edge },
    },
    label: { show: true, fontFamily: font, fontSize: 12, color: colours.ink },
    data: group.bars.map((bar) => {
      if (bar.outcome !== outcome) return null
      const value = drawnValue(bar)
      const cut = Math.max(low, Math.min(high, value))
      const beyond = cut === value ? '' : value > 0 ? ' »' : '« '
      const words = value < 0 ? `${beyond}${bar.valueText}` : `${bar.valueText}${beyond}`
      const position = value < 0 ? 'left' : 'right'
      return { value: cut, label: { position, distance: labelDistance(group, bar), formatter: words } }
    }),
  }
}

/** Of the figure from its bar's end: beyond the line of the schedule where it would stand across it. */
function labelDistance(group: Group, bar: Bar): number {
  const { min, max } = endsOf(group)
  const gap = bar.schedule === null ? -1 : Number(bar.schedule) - drawnValue(bar)
  const pixels = (gap * (pictureWidth - nameWidth - wordsWidth)) / (max - min)
  return pixels >= 0 && pixels < labelWidth ? pixels + 6 : 5
}

/** Of a figure such as 49.87%, with some air. */
const labelWidth = 54

/** The schedule of each row as a short upright line over its bar; all together they read as one line. */
const ticks = (group: Group, at: number, { schedule }: PictureColours) => ({
  type: 'scatter',
  name: scheduleLabel,
  xAxisIndex: at,
  yAxisIndex: at * 2,
  silent: true,
  symbol: 'rect',
  symbolSize: [2.5, rowHeight(group) - 3],
  itemStyle: { color: schedule },
  z: 5,
  data: group.bars.map((bar, row) => [Number(bar.schedule ?? 0), row]),
})

const nameLength = 13

/** A name on two lines, the second from a place on; what is left out is told by a sign. */
function twoLines(name: string, from: number): string {
  const rest = name.slice(from)
  return `${name.slice(0, Math.min(from, nameLength))}\n${shortened(from > nameLength ? `…${rest}` : rest, nameLength)}`
}

/** How far two names are the same. */
function parting(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  return at
}

/** Names on at most two lines: long ones are shortened at the end, or before it where only the end tells them apart. */
export function nameLines(names: readonly string[]): string[] {
  const lines = names.map((name) =>
    name.length <= nameLength ? name : twoLines(name, Math.min(nameLength, Math.ceil(name.length / 2))),
  )
  const alike = new Map<string, Set<string>>()
  for (const [at, line] of lines.entries())
    alike.set(line, (alike.get(line) ?? new Set<string>()).add(names[at] ?? ''))
  return lines.map((line, at) => {
    const name = names[at] ?? ''
    const others = [...(alike.get(line) ?? [])].filter((other) => other !== name)
    if (others.length === 0) return line
    const from = Math.max(...others.map((other) => parting(name, other))) - 2
    return twoLines(name, Math.max(nameLength, Math.min(from, name.length - nameLength + 1)))
  })
}

const shortened = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1)}…`
