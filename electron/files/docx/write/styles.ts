/** How each kind of text in the document is set, and the format's units. */
import { LineRuleType } from 'docx'
import { LABEL_SIZE, NUMBER_SIZE, type PageSetup } from '../../../../shared/attachment/page-setup.ts'

export type Align = 'left' | 'center' | 'right'

/** The styles of an official document that its paragraphs use: id → name. */
export const STYLES = {
  AttachmentLabel: '附件标识',
  DocumentTitle: '文件标题',
  TableHeader: '表格表头',
  TableBody: '表格正文',
  TableNote: '表注',
  PageNumber: '页码',
} as const

export type StyleId = keyof typeof STYLES

/** In a table no space is put between figures and Chinese characters: columns are fitted without it. */
export const isTable = (id: string): boolean => id === 'TableHeader' || id === 'TableBody'

/** How a style's text is set: sizes and line heights in points. */
export interface Type {
  readonly font: string
  readonly size: number
  /** Fixed, so that a stand-in font with taller lines does not push the table onto another page. */
  readonly line: number
}

/** Lines of 3号 text: 22 of them fill the type area. */
export const TEXT_LINE = 29

/** Points in the format's unit, a twentieth of one. */
export const twips = (points: number): number => Math.round(points * 20)

/** Millimetres in twips. */
export const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4)

/** The total of some numbers. */
export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)

const halves = (size: number): number => Math.round(size * 2) / 2

/** The type of each style where the table's text has this size. */
export function typesOf(setup: PageSetup, size: number): Record<StyleId, Type> {
  const header = halves(Math.max((setup.headerSize * size) / setup.bodySize, Math.min(setup.floor, size)))
  return {
    AttachmentLabel: { font: setup.labelFont, size: LABEL_SIZE, line: TEXT_LINE },
    DocumentTitle: { font: setup.titleFont, size: setup.titleSize, line: setup.titleSize * 1.5 },
    TableHeader: { font: setup.headerFont, size: header, line: header * 1.3 },
    TableBody: { font: setup.bodyFont, size, line: size * 1.3 },
    TableNote: { font: setup.bodyFont, size, line: size * 1.5 },
    PageNumber: { font: '宋体', size: NUMBER_SIZE, line: NUMBER_SIZE * 1.3 },
  }
}

/** The standard names one font for a text, figures and Latin letters with it. */
export const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name })

/** A style's type as the library takes it for a run. */
export const runOf = ({ font, size }: Type) => ({
  font: fontOf(font),
  size: Math.round(size * 2),
  snapToGrid: false,
})

/** A style's lines as the library takes them for a paragraph. */
export const spacingOf = ({ line }: Type) => ({
  before: 0,
  after: 0,
  line: twips(line),
  lineRule: LineRuleType.EXACT,
})

/** The whole document's text. Figures count as Latin text: called Chinese they would be broken in two. */
export const documentRun = {
  font: fontOf('宋体'),
  size: 24,
  language: { value: 'en-US', eastAsia: 'zh-CN' },
}

/** A style as the library takes it. */
export const styleOf = (id: string, name: string, type: Type) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: runOf(type),
  paragraph: {
    spacing: spacingOf(type),
    ...(isTable(id) ? { autoSpaceEastAsianText: false } : {}),
  },
})
