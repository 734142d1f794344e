/** What a sheet holds outside of its cells (merges, validations, filters, links, breaks) moved with its rows. */
import { attribute, type Element, elementsOf, type Splice, spliced, withAttribute } from '../../xml/edit.ts'
import { withTexts } from './book.ts'
import { areaOf, scan, translated } from './formula.ts'
import { refusal } from './refusal.ts'
import { type RowMap, shifted, shiftedAreas } from './rows.ts'

const PLACED = [
  'dimension',
  'mergeCell',
  'autoFilter',
  'sortState',
  'hyperlink',
  'dataValidation',
  'conditionalFormatting',
  'ignoredError',
  'protectedRange',
  'cellWatch',
  'rowBreaks',
  'sparkline',
]

/** A stretch of a sheet before or behind its cells. */
export function shiftedAround(xml: string, name: string, map: RowMap): string {
  const splices = elementsOf(xml, PLACED).map((element): Splice => {
    const { start, end } = element
    return { start, end, text: shiftedElement(xml.slice(start, end), element, name, map) }
  })
  return withCounts(spliced(xml, splices))
}

/** One element that stands for cells; '' where none of them is left. */
function shiftedElement(whole: string, { tag, name: kind }: Element, name: string, map: RowMap): string {
  const inner = whole.slice(tag.length)
  const placed = (attr: string, grows = false): string | null => {
    const area = attribute(tag, attr)
    if (area === null) return tag
    const next = shiftedAreas(area, map, grows)
    return next === null ? null : next === area ? tag : withAttribute(tag, attr, next)
  }
  switch (kind) {
    case 'mergeCell': {
      const made = placed('ref')
      const [from, to = from] = (attribute(made ?? '', 'ref') ?? '').split(':')
      return made === null || from === to ? '' : made + inner
    }
    case 'hyperlink': {
      const made = placed('ref')
      if (made === null) return ''
      const location = attribute(made, 'location')
      const next = location === null ? null : shifted(location, name, name, map, '超链接')
      return (next === location ? made : withAttribute(made, 'location', next)) + inner
    }
    case 'rowBreaks':
      return spliced(
        whole,
        elementsOf(whole, ['brk']).flatMap(({ tag: brk, start, end }): Splice[] => {
          const at = map.to(Number(attribute(brk, 'id')) - 1)
          if (at === null) return [{ start, end, text: '' }]
          return [{ start, end: start + brk.length, text: withAttribute(brk, 'id', String(at + 1)) }]
        }),
      )
    case 'dataValidation':
    case 'conditionalFormatting':
      return shiftedRule(whole, tag, name, map)
    case 'sparkline':
      return withTexts(
        withTexts(whole, ['f'], (text) => shifted(text, name, name, map, '迷你图')),
        ['sqref'],
        (area) => {
          const next = shiftedAreas(area, map, false)
          if (next === null) throw refusal('删去的行里有迷你图')
          return next
        },
      )
    case 'autoFilter':
    case 'sortState': {
      const made = placed('ref', true)
      if (made === null) throw refusal('筛选范围里的行都删去了')
      const inside = spliced(
        inner,
        elementsOf(inner, ['sortState', 'sortCondition']).map((element): Splice => {
          const { start, end } = element
          const as = { ...element, name: 'autoFilter' }
          return { start, end, text: shiftedElement(inner.slice(start, end), as, name, map) }
        }),
      )
      return made + inside
    }
    case 'cellWatch': {
      const made = placed('r')
      return made === null ? '' : made + inner
    }
    case 'dimension':
      return (placed('ref', true) ?? tag) + inner
    default: {
      const made = placed('sqref', true)
      return made === null ? '' : made + inner
    }
  }
}

/** A validation or a format by condition: its formulas are those of its first cell and move as that one does. */
function shiftedRule(whole: string, tag: string, name: string, map: RowMap): string {
  const [own] = elementsOf(whole, ['sqref'])
  const areas = attribute(tag, 'sqref') ?? (own === undefined ? '' : whole.slice(...own.inner))
  const next = shiftedAreas(areas, map, true)
  if (next === null) return ''
  const top = (list: string): number =>
    Math.min(...list.split(/\s+/).flatMap((area) => scan(area).references.map((one) => areaOf(one).top)))
  const from = top(areas)
  const by = Number.isFinite(from) ? map.back(top(next)) - from : 0
  const where = tag.includes('dataValidation') ? '数据验证' : '条件格式'
  const formulas = withTexts(whole, ['formula', 'formula1', 'formula2', 'f'], (text) =>
    shifted(by === 0 ? text : translated(text, by, 0), name, name, map, where),
  )
  const placed = withTexts(formulas, ['sqref'], () => next)
  return attribute(tag, 'sqref') === null || next === areas
    ? placed
    : withAttribute(tag, 'sqref', next) + placed.slice(tag.length)
}

const COUNTED: Readonly<Record<string, string>> = {
  mergeCells: 'mergeCell',
  dataValidations: 'dataValidation',
  hyperlinks: 'hyperlink',
  ignoredErrors: 'ignoredError',
  protectedRanges: 'protectedRange',
  cellWatches: 'cellWatch',
  rowBreaks: 'brk',
}

/** Lists say how many entries they have, and an empty one may not stand. */
export function withCounts(xml: string): string {
  return spliced(
    xml,
    elementsOf(xml, Object.keys(COUNTED)).flatMap(({ name, tag, start, end, inner }): Splice[] => {
      const entries = elementsOf(xml, [COUNTED[name] ?? ''], ...inner)
      if (entries.length === 0) return [{ start, end, text: '' }]
      const counted =
        attribute(tag, 'count') === null ? tag : withAttribute(tag, 'count', String(entries.length))
      const manual = entries.filter((entry) =>
        ['1', 'true'].includes(attribute(entry.tag, 'man') ?? ''),
      ).length
      const made =
        attribute(tag, 'manualBreakCount') === null
          ? counted
          : withAttribute(counted, 'manualBreakCount', String(manual))
      return made === tag ? [] : [{ start, end: start + tag.length, text: made }]
    }),
  )
}
