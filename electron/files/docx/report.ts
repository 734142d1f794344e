/**
 * The attachment in a report that somebody else wrote: replaced where it stands, appended where it does not. Only the
 * main text of the document is changed, and of it only the blocks of the attachment and the breaks around them;
 * page numbers, styles and everything else are the report's own.
 */
import { comparable } from '../../../shared/measure/normalise.ts'
import { Problem } from '../../../shared/problem.ts'
import { guard, type Parts } from '../guard.ts'
import {
  attribute,
  type Element,
  elementsOf,
  type Splice,
  spliced,
  unescapeXml,
  withAttribute,
} from '../xml/edit.ts'
import { readXml } from '../xml/xml.ts'
import { replaceParts } from '../zip/replace.ts'
import { readDirectory } from '../zip/zip.ts'
import { type DocxBlocks, type DocxItem, docxBlocks, tailParagraph } from './write.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Marks of a stretch of text; they stand between blocks too, and others may refer to them. */
const MARKS = ['bookmarkStart', 'bookmarkEnd', 'commentRangeStart', 'commentRangeEnd', 'permStart', 'permEnd']

/** What stands in a body beside paragraphs and tables. */
const BLOCKS = [
  ...['p', 'tbl', 'sectPr', 'sdt', 'customXml', 'altChunk', 'AlternateContent', 'proofErr'],
  ...['ins', 'del', 'moveFrom', 'moveTo', 'moveFromRangeStart', 'moveFromRangeEnd', 'moveToRangeStart'],
  ...['moveToRangeEnd', 'oMath', 'oMathPara', ...MARKS],
]

const TRACKED = [
  ...['ins', 'del', 'moveFrom', 'moveTo', 'cellIns', 'cellDel', 'cellMerge', 'numberingChange', 'pPrChange'],
  ...[
    'rPrChange',
    'tblPrChange',
    'trPrChange',
    'tcPrChange',
    'tblPrExChange',
    'tblGridChange',
    'sectPrChange',
  ],
]

/** What would be lost with the old attachment. */
const LOST = [
  ...['drawing', 'pict', 'object', 'AlternateContent', 'sdt', 'altChunk'],
  ...['footnoteReference', 'endnoteReference', 'commentReference'],
]

const unsupported = (message: string) => new Problem('unsupported', message)

const damaged = (cause?: unknown) =>
  new Problem('damaged', '报告的内容已损坏，请在WPS或Word中打开并另存为.docx，再试。', { cause })

/** What a paragraph says, without its text boxes and without spaces at its ends. */
const textOf = (xml: string, { inner }: Element): string =>
  // A text box is found before what it holds.
  elementsOf(xml, ['t', 'tab', 'br', 'txbxContent'], ...inner)
    .map(({ name, inner: [from, to] }) =>
      name === 't' ? unescapeXml(xml.slice(from, to)) : name === 'txbxContent' ? '' : ' ',
    )
    .join('')
    .trim()

const CHINESE = '一二三四五六七八九'

/** The number of a label that stands alone: 附件 → 0, 附件２： and 附件二 → 2; null where it is none. */
function labelNumber(text: string): number | null {
  const found = /^附件(\d{1,2}|[一二三四五六七八九十]{1,3})?:?$/.exec(
    text.normalize('NFKC').replace(/\s/g, ''),
  )
  if (found === null) return null
  const [, number = '0'] = found
  if (/\d/.test(number)) return Number(number)
  const [tens = '', ones] = number.split('十')
  if (ones === undefined) return CHINESE.indexOf(number) + 1
  return (tens === '' ? 1 : CHINESE.indexOf(tens) + 1) * 10 + CHINESE.indexOf(ones || '〇') + 1
}

/** The main text, block by block. */
interface Body {
  readonly xml: string
  readonly blocks: readonly Element[]
  /** The last section, at the body's end; null where the document has none. */
  readonly final: Element | null
  readonly end: number
}

function bodyOf(xml: string): Body {
  const [root] = elementsOf(xml, ['document'])
  const [body] = elementsOf(xml, ['body'])
  if (root === undefined || body === undefined) throw damaged()
  if (!root.tag.startsWith('<w:document') || attribute(root.tag, 'xmlns:w') !== NAMESPACE) {
    throw unsupported('报告的格式少见，不能往里放附件，请在WPS或Word中另存为普通的.docx后再试。')
  }
  const all = elementsOf(xml, BLOCKS, ...body.inner)
  const final = all.at(-1)?.name === 'sectPr' ? (all.at(-1) ?? null) : null
  return { xml, blocks: final ? all.slice(0, -1) : all, final, end: final?.start ?? body.inner[1] }
}

const isMark = ({ name }: Element): boolean => MARKS.includes(name) || name === 'proofErr'

const sectionIn = (xml: string, block: Element): Element | undefined =>
  block.name === 'p' ? elementsOf(xml, ['sectPr'], ...block.inner)[0] : undefined

/** Blocks of the attachment, from its label to its last note; `first` = `after` where there are none yet. */
interface Region {
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
function regionFor(body: Body, { attachment }: DocxItem, alone: boolean): Region {
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

/** Refuses to take away what we could not give back. */
function refuseLoss(xml: string, from: number, to: number): void {
  const has = (names: readonly string[]) => elementsOf(xml, names, from, to).length > 0
  if (has(TRACKED)) {
    throw unsupported('报告的附件里有修订，请先在Word或WPS中接受或拒绝修订，再放附件。')
  }
  if (has(LOST)) {
    throw unsupported(
      '报告的附件里有图片、文本框、控件、脚注或批注，换掉会丢失，请先在报告里移走或删去它们再试。',
    )
  }
  const fields = elementsOf(xml, ['fldChar'], from, to).map(({ tag }) => attribute(tag, 'w:fldCharType'))
  const count = (type: string) => fields.filter((found) => found === type).length
  if (count('begin') !== count('end')) {
    throw unsupported('报告的附件与前后文在同一个域里（如目录），请先在报告里取消这个域再试。')
  }
}

/** The section's child of a name as it is written; empty where it has none. */
const child = (section: string, name: string): string => {
  const [root] = elementsOf(section, ['sectPr'])
  const [found] = root === undefined ? [] : elementsOf(section, [name], ...root.inner)
  return found === undefined ? '' : section.slice(found.start, found.end)
}

/** Our margins; the footer no further from the edge than the report has it, for its numbers stay its own. */
function marginsIn(section: string, margins: string): string {
  const footer = attribute(child(section, 'pgMar'), 'w:footer')
  const ours = attribute(margins, 'w:footer')
  if (footer === null || ours === null || !(Number(footer) < Number(ours))) return margins
  return withAttribute(margins, 'w:footer', footer)
}

/** A section of our own behind another: header, footer and the way of numbering are the other's, numbers go on. */
function followingSection(section: string, { size, margins }: DocxBlocks): string {
  const numbers = withAttribute(child(section, 'pgNumType'), 'w:start', null)
  return `<w:sectPr>${size}${marginsIn(section, margins)}${numbers}</w:sectPr>`
}

/** The attachment's own section with the page that it wants now; everything else of it stays. */
function turnedSection(section: string, { size, margins }: DocxBlocks): string {
  const [oldSize, oldMargins] = [child(section, 'pgSz'), child(section, 'pgMar')]
  if (oldSize === '' || oldMargins === '') {
    const references = elementsOf(section, ['headerReference', 'footerReference'])
    const kept = references.map(({ start, end }) => section.slice(start, end)).join('')
    return `<w:sectPr>${kept}${size}${marginsIn(section, margins)}${child(section, 'pgNumType')}</w:sectPr>`
  }
  const set = (tag: string, from: string, names: readonly string[]) =>
    names.reduce(
      (made, name) =>
        attribute(made, name) === attribute(from, name)
          ? made
          : withAttribute(made, name, attribute(from, name)),
      tag,
    )
  const wanted = marginsIn(section, margins)
  return section
    .replace(oldSize, () => set(oldSize, size, ['w:w', 'w:h', 'w:orient']))
    .replace(oldMargins, () =>
      set(oldMargins, wanted, ['w:top', 'w:right', 'w:bottom', 'w:left', 'w:footer']),
    )
}

/** Whether the page of a section holds our table as it lies. */
function holds(section: string, { size, width }: DocxBlocks): boolean {
  const number = (tag: string, name: string) => Number(attribute(tag, name) ?? Number.NaN)
  const [page, margins] = [child(section, 'pgSz'), child(section, 'pgMar')]
  const [wide, high] = [number(page, 'w:w'), number(page, 'w:h')]
  const lies = wide > high
  const room = wide - number(margins, 'w:left') - number(margins, 'w:right')
  return lies === number(size, 'w:w') > number(size, 'w:h') && room + 20 >= width
}

/** The page break that ends a paragraph, behind all its text. */
function endingBreak(xml: string, block: Element): Element | null {
  const parts = elementsOf(xml, ['t', 'br', 'drawing', 'pict', 'object', 'fldChar'], ...block.inner)
  const last = parts.at(-1)
  return last?.name === 'br' && attribute(last.tag, 'w:type') === 'page' ? last : null
}

/** What changes where a paragraph is to end a section, as Word has it: the section stands in its properties. */
function endSection(xml: string, block: Element, section: string): Splice[] {
  if (block.inner[0] === block.end) {
    const tag = xml.slice(block.start, block.end).replace(/\s*\/>$/, '>')
    return [{ start: block.start, end: block.end, text: `${tag}<w:pPr>${section}</w:pPr></w:p>` }]
  }
  const [properties] = elementsOf(xml, ['pPr'], ...block.inner)
  const direct = properties && xml.slice(block.inner[0], properties.start).trim() === ''
  if (!direct) return [{ start: block.inner[0], end: block.inner[0], text: `<w:pPr>${section}</w:pPr>` }]
  const { start, end, inner } = properties
  return inner[0] === end
    ? [{ start, end, text: `<w:pPr>${section}</w:pPr>` }]
    : [{ start: inner[1], end: inner[1], text: section }]
}

/** The section break before our attachment: in the last paragraph, or in one of its own where that is not ours to touch. */
function breakBefore(body: Body, before: readonly Element[], at: number, section: string): Splice[] {
  const { xml } = body
  const last = before.at(-1)
  const clean = last?.name === 'p' && elementsOf(xml, TRACKED, last.start, last.end).length === 0
  const splices: Splice[] =
    clean && last ? endSection(xml, last, section) : [{ start: at, end: at, text: tailParagraph(section) }]
  // The section break stands for the page break, or an empty page would lie between.
  const empty = before.findLastIndex((block) => block.name !== 'p' || textOf(xml, block) !== '')
  for (const block of before.slice(Math.max(0, empty))) {
    const found = block.name === 'p' ? endingBreak(xml, block) : null
    if (found && elementsOf(xml, TRACKED, block.start, block.end).length === 0) {
      splices.push({ start: found.start, end: found.end, text: '' })
    }
  }
  return splices
}

/** The document with our blocks in the place of the region. */
function placed(body: Body, region: Region, ours: DocxBlocks): string {
  const { xml, blocks, final } = body
  const old = blocks.slice(region.first, region.after)
  const from = old[0]?.start ?? body.end
  const to = old.at(-1)?.end ?? body.end
  refuseLoss(xml, from, to)
  const kept = elementsOf(xml, MARKS, from, to)
    .map(({ start, end }) => xml.slice(start, end))
    .join('')
  const before = blocks.slice(0, region.first).filter((block) => !isMark(block))
  const last = before.at(-1)
  // Whether the attachment begins a section as it stands.
  const own = last === undefined || sectionIn(xml, last) !== undefined
  const ending = old.map((block) => sectionIn(xml, block)).find((found) => found !== undefined)
  const textAt = (element: Element) => xml.slice(element.start, element.end)
  const atEnd = blocks.slice(region.after).every(isMark)

  if (ending === undefined && !atEnd) {
    // Other things follow in the same section: its page is theirs too.
    const following = blocks.slice(region.after).find((block) => sectionIn(xml, block))
    const shared = following ? sectionIn(xml, following) : final
    if (!shared || !holds(textAt(shared), ours)) {
      throw unsupported(
        '附件和它后面的内容在报告的同一节里，纸张放不下这张表，请在报告里的附件后面插入分节符（下一页）再试。',
      )
    }
    const broken = own || (last?.name === 'p' && endingBreak(xml, last) !== null)
    const lead = broken ? '' : tailParagraph('', '<w:pageBreakBefore/>')
    const table = old.findLastIndex(({ name }) => name === 'tbl')
    const breaks = old.slice(table + 1).some((block) => block.name === 'p' && endingBreak(xml, block))
    const tail = breaks ? tailParagraph('', '', '<w:r><w:br w:type="page"/></w:r>') : tailParagraph()
    return spliced(xml, [{ start: from, end: to, text: `${kept}${lead}${ours.blocks}${tail}` }])
  }

  const governing = ending ?? final
  const section = governing ? textAt(governing) : '<w:sectPr/>'
  const made = own ? turnedSection(section, ours) : followingSection(section, ours)
  const tail = ending ? tailParagraph(made) : tailParagraph()
  const splices: Splice[] = own ? [] : breakBefore(body, before, from, section)
  const end = !ending && !final ? made : ''
  splices.push({ start: from, end: to, text: `${kept}${ours.blocks}${tail}${end}` })
  if (!ending && final) splices.push({ start: final.start, end: final.end, text: made })
  return spliced(xml, splices)
}

/** The part that holds the text, as the package names it. */
function mainPart(parts: Parts): string {
  const rels = new TextDecoder().decode(parts.get('_rels/.rels'))
  const found = elementsOf(rels, ['Relationship']).find(({ tag }) =>
    /\/officeDocument$/.test(attribute(tag, 'Type') ?? ''),
  )
  const name = attribute(found?.tag ?? '', 'Target')?.replace(/^\/+/, '') ?? 'word/document.xml'
  if (!parts.has(name)) throw damaged()
  return name
}

/**
 * The report with the attachments in it: each in the place of the one with its label (附件, 附件1 …, then a title and
 * a table), or behind the report's last page. Bytes of every other part stay as they were. Pages are numbered as the
 * report numbers them.
 */
export async function intoReport(
  report: Uint8Array,
  items: readonly DocxItem[],
): Promise<Uint8Array<ArrayBuffer>> {
  // The same limits as for a file that is opened; what is in it is not believed.
  const content = await guard(report).catch((error: unknown) => {
    // What is no table may still be no report, but its sentence asks for tables.
    if (error instanceof Problem && error.code === 'not-a-workbook') return null
    throw error
  })
  if (content?.kind !== 'docx') throw unsupported('报告要是Word文档，请在WPS或Word中另存为.docx后再试。')
  if (readDirectory(report).some(({ name }) => /^_xmlsignatures\//i.test(name))) {
    throw unsupported('报告有数字签名，改动会使签名失效，请用没有签名的报告再试。')
  }
  const numbers = items.map(({ attachment }) => labelNumber(attachment.heading.label) ?? 0)
  if (new Set(numbers).size < numbers.length) {
    throw unsupported('几张附件的附件号相同，请先编为附件1、附件2等，再放进报告。')
  }
  const name = mainPart(content.parts)
  const part = content.parts.get(name) ?? new Uint8Array()
  readXml(part, { open: () => {}, text: () => {}, close: () => {} })
  let xml: string
  try {
    xml = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
  } catch (error) {
    throw damaged(error)
  }
  // The last one that is there comes first, so that each ends the section of the one before it; new ones go behind.
  const before = bodyOf(xml)
  const alone = items.length === 1
  const places = items.map((item) => ({ item, at: regionFor(before, item, alone).first }))
  const isNew = ({ at }: { at: number }): boolean => at === before.blocks.length
  const replaced = places.filter((place) => !isNew(place)).toSorted((a, b) => b.at - a.at)
  for (const { item } of [...replaced, ...places.filter(isNew)]) {
    const body = bodyOf(xml)
    xml = placed(body, regionFor(body, item, alone), await docxBlocks(item))
  }
  return replaceParts(report, new Map([[name, new TextEncoder().encode(xml)]]))
}
