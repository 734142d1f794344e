/**
 * The fonts of official documents, the names they go by, and what takes their place where they are missing. Which
 * fonts a machine has is for the caller to find out (renderer/panels/print/fonts.ts in a browser).
 */

import { headerLevels } from '../attachment/header.ts'
import { type Attachment, asPrinted } from '../attachment/model.ts'
import type { PageSetup } from '../attachment/page-setup.ts'
import { shownTexts } from '../verdict/shown.ts'
import type { Judged } from '../verdict/verdict.ts'
import { inGb2312 } from './gb2312.ts'

/** A font under all the names that systems and Office programs give it. */
interface Font {
  /** What a sentence calls it. */
  readonly name: string
  /** Family names for CSS; the one that Word files name first. */
  readonly families: readonly string[]
  /** It holds only the characters of GB 2312: 6763 hanzi, without 镕 and 〇. */
  readonly gb2312?: true
}

const font = (name: string, ...others: readonly string[]): Font => ({ name, families: [name, ...others] })
const narrow = (name: string, ...others: readonly string[]): Font => ({
  ...font(name, ...others),
  gb2312: true,
})

/*
 * Windows, Office and WPS, Founder (简体 is its GB 2312 series, _GBK the large one), macOS, the CESI fonts of domestic
 * systems, and what Linux distributions bring. In each style the best stand-in first.
 */
const SMALL_TITLE: readonly Font[] = [
  narrow('方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXBSJW--GB1-0', '方正小标宋'),
  font('方正小标宋_GBK', 'FZXiaoBiaoSong-B05', 'FZXBSK--GBK1-0'),
  font('方正公文小标宋', 'FZDocXiaoBiaoSong', '方正公文小标宋_GBK'),
  font('CESI小标宋-GB18030', 'CESI_XBS_GB18030'),
  font('CESI小标宋-GB13000', 'CESI_XBS_GB13000'),
  narrow('CESI小标宋-GB2312', 'CESI_XBS_GB2312'),
  font('华文中宋', 'STZhongsong', '中宋'),
]
const IMITATION: readonly Font[] = [
  narrow('仿宋_GB2312', 'FangSong_GB2312'),
  font('仿宋', 'FangSong', 'SimFang'),
  font('方正仿宋_GBK', 'FZFangSong-Z02', 'FZFSK--GBK1-0', '方正公文仿宋', 'FZDocFangSong'),
  narrow('方正仿宋简体', 'FZFangSong-Z02S', 'FZFSJW--GB1-0'),
  font('华文仿宋', 'STFangsong'),
  font('CESI仿宋-GB18030', 'CESI_FS_GB18030'),
  font('CESI仿宋-GB13000', 'CESI_FS_GB13000'),
  narrow('CESI仿宋-GB2312', 'CESI_FS_GB2312'),
  narrow('Fandol仿宋', 'FandolFang'),
]
const SCRIPT: readonly Font[] = [
  narrow('楷体_GB2312', 'KaiTi_GB2312'),
  font('楷体', 'KaiTi', 'SimKai'),
  font('方正楷体_GBK', 'FZKai-Z03', 'FZKTK--GBK1-0', '方正公文楷体', 'FZDocKai'),
  narrow('方正楷体简体', 'FZKai-Z03S', 'FZKTJW--GB1-0'),
  font('华文楷体', 'STKaiti'),
  font('楷体-简', 'Kaiti SC'),
  font('CESI楷体-GB18030', 'CESI_KT_GB18030'),
  font('CESI楷体-GB13000', 'CESI_KT_GB13000'),
  narrow('CESI楷体-GB2312', 'CESI_KT_GB2312'),
  font('文鼎楷体', 'AR PL UKai CN', 'AR PL KaitiM GB'),
]
const BLACK: readonly Font[] = [
  font('黑体', 'SimHei'),
  font('方正黑体_GBK', 'FZHei-B01', 'FZHTK--GBK1-0', '方正公文黑体', 'FZDocHei'),
  narrow('方正黑体简体', 'FZHei-B01S', 'FZHTJW--GB1-0'),
  font('华文黑体', 'STHeiti', '黑体-简', 'Heiti SC'),
  font('华文细黑', 'STXihei'),
  font('CESI黑体-GB18030', 'CESI_HT_GB18030'),
  font('CESI黑体-GB13000', 'CESI_HT_GB13000'),
  narrow('CESI黑体-GB2312', 'CESI_HT_GB2312'),
  font('微软雅黑', 'Microsoft YaHei'),
  font('苹方', 'PingFang SC', '苹方-简'),
  font('思源黑体', 'Source Han Sans SC', 'Source Han Sans CN', 'Noto Sans CJK SC', 'Noto Sans SC'),
  font('文泉驿正黑', 'WenQuanYi Zen Hei', '文泉驿微米黑', 'WenQuanYi Micro Hei'),
]
const SONG: readonly Font[] = [
  font('宋体', 'SimSun', '新宋体', 'NSimSun'),
  font('方正书宋_GBK', 'FZShuSong-Z01', 'FZSSK--GBK1-0'),
  narrow('方正书宋简体', 'FZShuSong-Z01S', 'FZSSJW--GB1-0'),
  font('华文宋体', 'STSong', '宋体-简', 'Songti SC'),
  font('CESI宋体-GB18030', 'CESI_SS_GB18030'),
  font('CESI宋体-GB13000', 'CESI_SS_GB13000'),
  narrow('CESI宋体-GB2312', 'CESI_SS_GB2312'),
  font('思源宋体', 'Source Han Serif SC', 'Source Han Serif CN', 'Noto Serif CJK SC', 'Noto Serif SC'),
  font('文鼎宋体', 'AR PL UMing CN', 'AR PL SungtiL GB'),
]

/** A kind of type: its fonts, those of the kinds that come next to it, and what CSS calls the last resort. */
interface Style {
  readonly fonts: readonly Font[]
  readonly next: readonly Font[]
  readonly generic: 'serif' | 'sans-serif'
}

const STYLES: readonly Style[] = [
  { fonts: SMALL_TITLE, next: SONG, generic: 'serif' },
  { fonts: IMITATION, next: SONG, generic: 'serif' },
  { fonts: SCRIPT, next: [...IMITATION, ...SONG], generic: 'serif' },
  { fonts: BLACK, next: [], generic: 'sans-serif' },
  { fonts: SONG, next: [], generic: 'serif' },
]

/** Font names are compared without regard to case and spaces, as systems compare them. */
const keyOf = (name: string): string => name.toLowerCase().replace(/\s+/g, '')

const isOf =
  (wanted: string) =>
  ({ families }: Font): boolean =>
    families.some((family) => keyOf(family) === keyOf(wanted))

/** The fonts to try for a wanted one, itself first; a font that nobody knows is followed by 宋体 and its kind. */
function rowOf(wanted: string): { readonly fonts: readonly [Font, ...Font[]]; readonly generic: string } {
  const is = isOf(wanted)
  const style = STYLES.find(({ fonts }) => fonts.some(is)) ?? { fonts: [], next: SONG, generic: 'serif' }
  const own = style.fonts.find(is) ?? font(wanted)
  // 黑体-简 is another font of 华文黑体: the name that was asked for stands first.
  const first = own.families.find((family) => keyOf(family) === keyOf(wanted)) ?? wanted
  const families = [first, ...own.families.filter((family) => family !== first)]
  return {
    fonts: [{ ...own, families }, ...[...style.fonts, ...style.next].filter((one) => one !== own)],
    generic: style.generic,
  }
}

/** What is printed for a wanted font. */
export interface FontChoice {
  /** The family name under which the font is installed; serif or sans-serif where none is. */
  readonly family: string
  /** What a person calls it. */
  readonly name: string
  /** Whether the wanted font is missing and this is its stand-in. */
  readonly missing: boolean
  /** Says so; null where nothing is missing. */
  readonly sentence: string | null
}

interface Picked {
  readonly font: Font | null
  readonly family: string
  readonly missing: boolean
}

function pick(wanted: string, isThere: (family: string) => boolean): Picked {
  const { fonts, generic } = rowOf(wanted)
  for (const [at, one] of fonts.entries()) {
    const family = one.families.find(isThere)
    if (family !== undefined) return { font: one, family, missing: at > 0 }
  }
  return { font: null, family: generic, missing: true }
}

const toChoice = (wanted: string, { font: found, family, missing }: Picked, use: string): FontChoice => ({
  family,
  name: found?.name ?? '系统默认字体',
  missing,
  sentence: !missing
    ? null
    : found === null
      ? `没有安装“${wanted}”，也没有可以代替的字体，${use}只能用系统默认字体。`
      : `没有安装“${wanted}”，${use}改用${found.name}。`,
})

/**
 * The CSS font-family list of a wanted font: its own names, its stand-ins in their order, then serif or sans-serif.
 * A character that one of them lacks is drawn in the next, so a rare one still looks like its neighbours.
 */
export function fontStack(wanted: string): string {
  const { fonts, generic } = rowOf(wanted)
  const families = new Set(
    fonts.flatMap((one) => one.families.map((family) => family.replace(/["\\\n]/g, ''))),
  )
  return [...[...families].map((family) => `"${family}"`), generic].join(', ')
}

/** Whether a font itself holds a character, found out by drawing it. */
export type Draws = (family: string, char: string) => boolean

/** Marks that are drawn with their neighbour or not at all. */
const UNDRAWN = /[\s\p{M}\p{Cf}\p{Cc}\p{Variation_Selector}]/u

/**
 * The characters of a text that a font lacks, each once, in their order.
 * @param wanted the font's name; without `draws` only those made for GB 2312 are known to lack any
 * @param draws asks the installed font itself (its family being `wanted`), which settles it for every font
 */
export function lacking(text: string, wanted: string, draws?: Draws): string[] {
  const narrowed = rowOf(wanted).fonts[0].gb2312 === true
  if (!narrowed && draws === undefined) return []
  const holds = (char: string): boolean => (draws === undefined ? inGb2312(char) : draws(wanted, char))
  return [...new Set(text)].filter((char) => !UNDRAWN.test(char) && !holds(char))
}

/** A text on the page. */
export interface PrintedText {
  /** Which of the fonts it is set in: 附件标识, 标题, 表头, 表格. */
  readonly use: string
  /** Where a person finds it: 第3行“指标名称”. */
  readonly where: string
  readonly text: string
}

export interface FontUse {
  /** What is set in it: 标题. */
  readonly use: string
  /** The font's name. */
  readonly font: string
}

/** What a page setup sets in which font. Page numbers are in 宋体 by the standard. */
export const fontsUsed = (setup: PageSetup): FontUse[] => [
  { use: '附件标识', font: setup.labelFont },
  { use: '标题', font: setup.titleFont },
  { use: '表头', font: setup.headerFont },
  { use: '表格', font: setup.bodyFont },
  ...(setup.numbered
    ? [{ use: '页码', font: '宋体' }]
    : setup.checkCode
      ? [{ use: '校验码', font: '宋体' }]
      : []),
]

/** The texts that the printed page of an attachment shows, by what `fontsUsed` calls their fonts. */
export function printedTexts(attachment: Attachment, judged: Judged): PrintedText[] {
  const { heading, columns } = asPrinted(attachment)
  const { header, body } = shownTexts(attachment, judged)
  const levels = headerLevels(columns)
  const visible = columns.flatMap((column, at) => (column.hidden ? [] : [{ column, at }]))
  const called = (lines: readonly string[]): string =>
    lines.findLast((line) => line.trim() !== '')?.replace(/\s+/g, '') ?? ''
  return [
    { use: '附件标识', where: '附件标识', text: heading.label },
    { use: '标题', where: '标题', text: heading.title.join('') },
    ...heading.above.map((text) => ({ use: '表格', where: '表的上方', text })),
    ...visible.flatMap(({ at }) =>
      Array.from({ length: levels }, (_, level) => ({
        use: '表头',
        where: '表头',
        text: header[level]?.[at] ?? '',
      })),
    ),
    ...body.flatMap((texts, row) =>
      visible.map(({ column, at }) => ({
        use: '表格',
        where: `第${row + 1}行“${called(column.header)}”`,
        text: texts[at] ?? '',
      })),
    ),
    ...heading.below.map((text) => ({ use: '表格', where: '表的下方', text })),
  ].filter(({ text }) => text.trim() !== '')
}

/** Characters that the font of a use lacks. */
export interface Lacking {
  /** The font that is printed. */
  readonly name: string
  readonly characters: readonly string[]
  /** Where they stand, at most five places. */
  readonly where: readonly string[]
  /** A font that is there and holds them all; null where there is none. */
  readonly instead: string | null
}

export interface FontReport {
  /** What is printed for each use, in their order. */
  readonly choices: readonly (FontUse & FontChoice)[]
  readonly lacking: readonly Lacking[]
  /** Everything there is to say before printing; empty where all fonts are there and hold all characters. */
  readonly sentences: readonly string[]
}

const PLACES = 5
const CHARACTERS = 10

/**
 * What to say of fonts before printing.
 * @param isThere whether a family is installed
 * @param texts what is printed, by the uses of `wanted`
 * @param draws whether an installed font itself holds a character; without it only fonts made for GB 2312 are known
 *   to lack any
 */
export function fontReport(
  wanted: readonly FontUse[],
  isThere: (family: string) => boolean,
  texts: readonly PrintedText[],
  draws?: Draws,
): FontReport {
  const fonts = [...new Set(wanted.map((one) => one.font))].map((name) => {
    const uses = wanted.filter((one) => one.font === name).map(({ use }) => use)
    const picked = pick(name, isThere)
    return { name, uses, picked, choice: toChoice(name, picked, uses.join('、')) }
  })
  const lacked = fonts.flatMap(({ name, uses, picked }): Lacking[] => {
    const own = texts.filter(({ use }) => uses.includes(use))
    const missed = picked.font === null ? [] : missing(own, picked.family, draws)
    if (picked.font === null || missed.length === 0) return []
    return [
      {
        name: picked.font.name,
        characters: missed,
        where: [
          ...new Set(
            own.flatMap(({ where, text }) => (missed.some((char) => text.includes(char)) ? [where] : [])),
          ),
        ],
        instead: insteadOf(name, picked.font, missed, isThere, draws),
      },
    ]
  })
  return {
    choices: wanted.flatMap((one) => {
      const found = fonts.find(({ name }) => name === one.font)
      return found === undefined ? [] : [{ ...one, ...found.choice }]
    }),
    lacking: lacked.map((one) => ({ ...one, where: one.where.slice(0, PLACES) })),
    sentences: [...fonts.flatMap(({ choice }) => choice.sentence ?? []), ...lacked.map(lackSentence)],
  }
}

const missing = (texts: readonly PrintedText[], family: string, draws: Draws | undefined): string[] =>
  lacking(texts.map(({ text }) => text).join(''), family, draws)

/** The first font of the wanted one's own kind, else of the next ones, that is there and holds the characters. */
function insteadOf(
  wanted: string,
  lacks: Font,
  chars: readonly string[],
  isThere: (family: string) => boolean,
  draws: Draws | undefined,
): string | null {
  const found = rowOf(wanted).fonts.find((one) => {
    const family = one.name === lacks.name ? undefined : one.families.find(isThere)
    return family !== undefined && lacking(chars.join(''), family, draws).length === 0
  })
  return found?.name ?? null
}

function lackSentence({ name, characters, where, instead }: Lacking): string {
  const chars = `${characters.slice(0, CHARACTERS).join('')}${characters.length > CHARACTERS ? '……' : ''}`
  const count = characters.length > CHARACTERS ? `等${characters.length}个字` : ''
  const places = `${where.slice(0, PLACES).join('、')}${where.length > PLACES ? `等${where.length}处` : ''}`
  const advice = instead === null ? '打印后请核对这些字' : `建议换用“${instead}”`
  return `“${name}”里没有“${chars}”${count}（${places}），会由别的字体代替，${advice}。`
}
