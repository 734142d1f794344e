/** Titles that do not stand in one line of the page. */
import { setupOf } from '../../attachment/page-setup.ts'
import { printedColumns, roomOf } from '../../page/fit.ts'
import { textWidth } from '../../page/layout.ts'
import { quote } from '../audit/reading.ts'
import { finding, type LintFinding, type Part } from './part.ts'

/** Where a title is best broken: before what is quoted and before its last words; else after 的 and 、. */
const BREAKS = [/(?=[“《])|(?=(?:完成|执行|进展|推进|落实)情况)/g, /(?<=[的、》”])/g]

/** Title lines wider than the type area; the standard breaks them by sense, as a trapezium or a lozenge. */
export function longTitle({ attachment, judged, called }: Part): LintFinding[] {
  const { heading } = attachment
  const setup = setupOf(heading)
  const size = setup.titleSize
  const widthOf = (line: string): number => textWidth(line.trim(), size)
  // Only a line that is too long for an upright page asks how the page lies.
  if (heading.title.every((line) => widthOf(line) <= roomOf(setup, 'portrait').width)) return []
  const { orientation } = printedColumns(attachment, judged, setup)
  const room = roomOf(setup, orientation).width
  return heading.title.flatMap((line, at) => {
    if (widthOf(line) <= room) return []
    const text = line.trim()
    const middle = text.length / 2
    const ways = BREAKS.map((pattern) =>
      [...text.matchAll(pattern)]
        .map(({ index }) => index)
        .filter((place) => widthOf(text.slice(0, place)) <= room && widthOf(text.slice(place)) <= room)
        .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)),
    )
    const best = ways.flat()[0]
    const advice =
      best === undefined
        ? '请按词意分成几行'
        : `建议在“${quote(text.slice(Math.max(0, best - 6), best))}”之后分行`
    const which = heading.title.length > 1 ? `第${at + 1}行` : ''
    return [
      finding(
        'long-title',
        attachment,
        `${called}的标题${which}超出版心宽度（每行约${Math.floor(room / size)}字），${advice}。`,
      ),
    ]
  })
}
