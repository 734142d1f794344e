/** The numbers that Word puts before paragraphs by itself, as the page shows them: 1. （一） ①. */
import { type Numbering, writeNumbering } from '../../../shared/measure/numbering.ts'
import { attribute, type Element, elementsOf } from '../xml/edit.ts'
import { VALUE } from './visible.ts'

interface Level {
  readonly format: string
  /** With %1, %2 … in the place of the numbers. */
  readonly text: string
  readonly start: number
}

interface List {
  /** What counts together: several lists may go on with one another. */
  readonly counter: string
  readonly levels: ReadonlyMap<number, Level>
}

const named = (name: string) => `(?:[\\w.-]+:)?${name}`

const valueIn = (xml: string, name: string): string | null => {
  const [found] = elementsOf(xml, [name])
  return found === undefined ? null : attribute(found.tag, VALUE)
}

const SCRIPTS: Readonly<Record<string, Numbering['script']>> = {
  chineseCounting: 'chinese',
  chineseCountingThousand: 'chinese',
  japaneseCounting: 'chinese',
  ideographDigital: 'chinese',
  taiwaneseCounting: 'chinese',
  taiwaneseCountingThousand: 'chinese',
  decimalEnclosedCircle: 'circled',
  decimalEnclosedCircleChinese: 'circled',
  decimalFullWidth: 'wide',
}

function written(format: string, value: number): string {
  if (format === 'bullet' || format === 'none') return ''
  if (/Letter$/.test(format) && value >= 1 && value <= 26) {
    return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + value)
  }
  return writeNumbering({ before: '', script: SCRIPTS[format] ?? 'arabic', value, after: '' }, value)
}

function levelsOf(xml: string): Map<number, Level> {
  return new Map(
    elementsOf(xml, ['lvl']).map(({ tag, inner }) => {
      const own = xml.slice(...inner)
      const at = Number(attribute(tag, named('ilvl')) ?? 0)
      const format = valueIn(own, 'numFmt') ?? 'decimal'
      const text = valueIn(own, 'lvlText') ?? `%${at + 1}.`
      return [at, { format, text, start: Number(valueIn(own, 'start') ?? 1) }]
    }),
  )
}

function listsOf(xml: string): Map<string, List> {
  const id = (element: Element, name: string) => attribute(element.tag, named(name)) ?? ''
  const kinds = new Map(
    elementsOf(xml, ['abstractNum']).map((element) => [
      id(element, 'abstractNumId'),
      levelsOf(xml.slice(...element.inner)),
    ]),
  )
  return new Map(
    elementsOf(xml, ['num']).map((element) => {
      const own = xml.slice(...element.inner)
      const kind = valueIn(own, 'abstractNumId') ?? ''
      const levels = new Map(kinds.get(kind) ?? [])
      const overrides = elementsOf(own, ['lvlOverride'])
      for (const { tag, inner } of overrides) {
        const at = Number(attribute(tag, named('ilvl')) ?? 0)
        const told = levelsOf(own.slice(...inner)).get(at) ?? levels.get(at)
        const start = valueIn(own.slice(...inner), 'startOverride')
        if (told !== undefined) levels.set(at, { ...told, start: Number(start ?? told.start) })
      }
      // A list that starts anew counts by itself.
      return [
        id(element, 'numId'),
        { counter: overrides.length > 0 ? `own ${id(element, 'numId')}` : kind, levels },
      ]
    }),
  )
}

/** The list and level that properties of a paragraph name; '' for what they leave out. */
function propertiesOf(properties: string): { list: string; level: string; style: string } {
  const [own] = elementsOf(properties, ['numPr'])
  const inner = own === undefined ? '' : properties.slice(...own.inner)
  return {
    list: valueIn(inner, 'numId') ?? '',
    level: valueIn(inner, 'ilvl') ?? '',
    style: valueIn(properties, 'pStyle') ?? '',
  }
}

/**
 * Numbers paragraphs in the order in which they are asked for.
 * @param numbering the part of the lists; '' for none
 * @param styles the part of the styles; '' for none
 * @returns takes a paragraph's properties, gives its number with its marks, '' where Word puts none
 */
export function paragraphNumbers(numbering: string, styles: string): (properties: string) => string {
  const lists = listsOf(numbering)
  if (lists.size === 0) return () => ''
  const known = new Map(
    elementsOf(styles, ['style']).map(({ tag, inner }) => {
      const own = styles.slice(...inner)
      const { list, level } = propertiesOf(own)
      return [attribute(tag, named('styleId')) ?? '', { list, level, base: valueIn(own, 'basedOn') ?? '' }]
    }),
  )
  const counts = new Map<string, Map<number, number>>()
  return (properties) => {
    let { list, level, style } = propertiesOf(properties)
    for (let depth = 0; depth < 10 && list === '' && style !== ''; depth += 1) {
      const of = known.get(style)
      list = of?.list ?? ''
      if (level === '') level = of?.level ?? ''
      style = of?.base ?? ''
    }
    const found = lists.get(list)
    const at = Number(level === '' ? 0 : level)
    const own = found?.levels.get(at)
    if (found === undefined || own === undefined) return ''
    const count = counts.get(found.counter) ?? new Map<number, number>()
    counts.set(found.counter, count)
    count.set(at, (count.get(at) ?? own.start - 1) + 1)
    for (const below of [...count.keys()]) if (below > at) count.delete(below)
    if (own.format === 'bullet' || own.format === 'none') return ''
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const above = found.levels.get(Number(digit) - 1)
      return above === undefined ? '' : written(above.format, count.get(Number(digit) - 1) ?? above.start)
    })
  }
}
