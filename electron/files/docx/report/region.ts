/** Where in a report an attachment stands, or is to stand; where that is unsure, it is refused. */
import { comparable } from '../../../../shared/measure/normalise.ts'
import type { PrintItem } from '../../../../shared/page/pages.ts'
import { type Element, elementsOf } from '../../xml/edit.ts'
import { unsupported } from '../changeable.ts'
import { type Body, isMark, labelNumber, sectionIn, textOf } from './body.ts'

/** Blocks of the attachment, from its label to its last note; `first` = `after` where there are none yet. */
export interface Region {
  readonly first: number
  /** The block after the last one. */
  readonly after: number
}

const LIST = /^[（(]?\d{1,2}[)）.．、]/

const DATE =
  /^[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/

const NOTE = /^(?:注|备注|说明|数据来源|填报|填表|制表|审核|单位负责人|[*※△▲①-⑳]|[（(]?\d{1,2}[)）.．、])/

/** 版记: who else gets the report, and who printed it; it stands behind the attachments. */
const IMPRINT = /^(?:抄\s*送|主\s*送|分\s*送)[:：]|印发$/

/** Lines between a label and its table: the title, who reports, the unit. */
const MOST_LINES = 8

/** Labels of a report that are looked at. */
const MOST_LABELS = 99

/** Where the attachment of the label at `first` ends, or why that is unsure; null where no table is below it. */
function regionAt(body: Body, first: number, notes: ReadonlySet<string>): Region | string | null {
  const { xml, blocks } = body
  const rest = blocks.slice(first + 1)
  const next = rest.findIndex((block) => block.name === 'p' && labelNumber(textOf(xml, block)) !== null)
  const own = next < 0 ? rest : rest.slice(0, next)
  const table = own.findIndex(({ name }) => name === 'tbl')
  const above = own.slice(0, table < 0 ? own.length : table)
  const lines = above.map((block) => (block.name === 'p' ? textOf(xml, block) : '')).filter(Boolean)
  const listed = LIST.test(lines[0] ?? '')
  const wrapped = above.some(({ name }) => name === 'sdt' || name === 'customXml')
  if (table < 0) return wrapped ? '内容在控件里' : null
  if (listed || wrapped || lines.length > MOST_LINES || lines.some((line) => DATE.test(line))) {
    return '它和表格之间还有别的内容'
  }
  if (above.some((block) => sectionIn(xml, block))) return '标题和表格不在同一节'

  let at = table + 1
  for (; at < own.length; at += 1) {
    const block = own[at] as Element
    if (isMark(block)) continue
    if (block.name === 'tbl') {
      const [line] = elementsOf(xml, ['p'], ...block.inner).map((found) => textOf(xml, found))
      if (IMPRINT.test(line ?? '')) break
      return '表格不止一张'
    }
    if (block.name !== 'p') return '表格后面有控件或修订'
    const text = textOf(xml, block)
    if (IMPRINT.test(text)) break
    if (text !== '' && !NOTE.test(text) && !notes.has(comparable(text))) {
      return '表格后面还有别的文字'
    }
    if (sectionIn(xml, block)) {
      at += 1
      break
    }
  }
  return { first, after: first + 1 + at }
}

/** 附件1 with the title behind it in one line. */
const TITLED_LABEL = /^附件\s*([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})?(?:\s*[:：]\s*|\s+)(?=\S)/

/** Whether a paragraph is a line above a table: nothing but 单位：亿元 lies between. */
function isAbove({ xml, blocks }: Body, at: number): boolean {
  const rest = blocks.slice(at + 1).filter((block) => block.name !== 'p' || textOf(xml, block) !== '')
  const [first] =
    rest[0]?.name === 'p' && /^[（(]?单位|填报/.test(textOf(xml, rest[0])) ? rest.slice(1) : rest
  if (first?.name !== 'tbl') return false
  const [line] = elementsOf(xml, ['p'], ...first.inner).map((found) => textOf(xml, found))
  return !IMPRINT.test(line ?? '')
}

/** Whether a label, or this title above a table, stands where we do not look for attachments. */
function hiddenLabel(body: Body, title: string, wanted: number): boolean {
  const { xml, blocks } = body
  const within = (from: number, to: number): boolean =>
    elementsOf(xml, ['p'], from, to).some(
      (found) => labelNumber(textOf(xml, found)) !== null || within(...found.inner),
    )
  return blocks.some((block, at) => {
    if (within(...block.inner)) return true
    if (block.name !== 'p') return false
    const text = textOf(xml, block)
    const label = TITLED_LABEL.exec(text)
    if (label && labelNumber(`附件${label[1] ?? ''}`) === wanted && isAbove(body, at)) return true
    const near = blocks.slice(at + 1, at + 5).some(({ name }) => name === 'tbl')
    const own = text.replace(/^附件[\d０-９一二三四五六七八九十]*\s*[:：]?/, '')
    return title !== '' && near && comparable(own) === title
  })
}

const named = (number: number): string => (number === 0 ? '附件' : `附件${number}`)

/** Where the attachment stands, or is to stand. */
export function regionFor(body: Body, { attachment }: PrintItem, alone: boolean): Region {
  const { xml, blocks } = body
  const { label, title, below } = attachment.heading
  const wanted = label.trim() === '' ? 0 : labelNumber(label)
  if (wanted === null) {
    throw unsupported(`“${label}”不是报告里附件的写法，请改为“附件”或“附件1”后再试。`)
  }
  const notes = new Set(below.map(comparable))
  const labels = blocks.flatMap((block, at) => {
    const number = block.name === 'p' ? labelNumber(textOf(xml, block)) : null
    return number === null ? [] : [{ at, number }]
  })
  if (labels.length > MOST_LABELS) {
    throw unsupported('报告里单独一行的“附件”太多，不知道该放在哪里，请删去多余的再试。')
  }
  const places = labels.flatMap(({ at, number }) => {
    const region = regionAt(body, at, notes)
    return region === null ? [] : [{ number, region }]
  })
  const same = places.filter(({ number }) => number === wanted)
  const [only] = places
  const loose = alone && places.length === 1 && (wanted === 0 || only?.number === 0)
  const found = same.length > 0 ? same : loose ? places : []
  if (found.length > 1) {
    throw unsupported(`报告里有几个“${named(wanted)}”，不知道该换哪一个，请在报告里给附件编好号后再试。`)
  }
  if (found[0]) {
    const { number, region } = found[0]
    if (typeof region !== 'string') return region
    throw unsupported(
      `分不清报告里的“${named(number)}”到哪里为止（${region}），请先在报告里删去原来的附件，再试一次，会加在报告最后。`,
    )
  }

  if (places.some(({ number }) => number === 0 || number > wanted)) {
    const has = places.map(({ number }) => `“${named(number)}”`).join('、')
    throw unsupported(
      `报告里只有${has}，没有“${named(wanted)}”，不知道该放在哪里，请把两边的附件号改一致后再试。`,
    )
  }
  // 附件： before the list of attachments, at the end of the main text, is no attachment.
  const bare = labels.find(({ at, number }) => {
    const after = blocks.slice(at + 1).map((block) => (block.name === 'p' ? textOf(xml, block) : ''))
    const listed = /[:：]$/.test(textOf(xml, blocks[at] as Element))
    return number === wanted && !listed && !LIST.test(after.find((text) => text !== '') ?? '')
  })
  if (bare || hiddenLabel(body, comparable(title[0] ?? ''), wanted)) {
    throw unsupported(
      `报告里有“${named(wanted)}”或同名的表，但不是单独一行“附件”加标题和表格的样子，请先在报告里删去它，再试一次，会加在报告最后。`,
    )
  }
  return { first: blocks.length, after: blocks.length }
}
