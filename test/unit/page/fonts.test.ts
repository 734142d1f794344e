/** Fonts of the printed page: what stands in for what, and which characters a font lacks. */

import { describe, expect, it } from 'vitest'
import { OFFICIAL } from '../../../shared/attachment/page-setup.ts'
import {
  type FontUse,
  fontReport,
  fontStack,
  fontsUsed,
  lacking,
  type PrintedText,
  printedTexts,
} from '../../../shared/page/fonts.ts'
import { inGb2312 } from '../../../shared/page/gb2312.ts'
import { BUILT_IN } from '../../../shared/verdict/dictionary.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { table } from '../support/table.ts'

/** What is printed for one wanted font. */
function choiceOf(wanted: string, isThere: (family: string) => boolean) {
  const [choice] = fontReport([{ use: '', font: wanted }], isThere, []).choices
  if (choice === undefined) throw new Error('a font is chosen for each use')
  const { use: _, font: __, ...chosen } = choice
  return chosen
}

const has =
  (...families: string[]) =>
  (family: string): boolean =>
    families.includes(family)

describe('GB 2312', () => {
  /** All characters of the given rows, as a decoder of GBK, its superset, reads them. */
  const rows = (from: number, to: number): string[] => {
    const decoder = new TextDecoder('gbk')
    const cells = Array.from({ length: (to - from + 1) * 94 }, (_, at) =>
      decoder.decode(Uint8Array.of(0xa0 + from + Math.floor(at / 94), 0xa1 + (at % 94))),
    )
    return cells.filter((char) => char !== '\ufffd' && !/\p{Co}/u.test(char))
  }
  const hanzi = new Set(rows(16, 87))
  // What GBK put into the places that GB 2312 had left free.
  const added = new Set('ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ€︐︒︑︓︔︕︖︵︶︹︺︿﹀︽︾﹁﹂﹃﹄︗︘︻︼︷︸︱︙︳︴ɑḿńňǹɡ')
  const symbols = new Set(rows(1, 9).filter((char) => !added.has(char)))

  it('is what a decoder makes of its rows, and nothing else', () => {
    expect([hanzi.size, symbols.size]).toEqual([6763, 682])
    const wrong: string[] = []
    for (let code = 0x7f; code <= 0x2ffff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue
      const char = String.fromCodePoint(code)
      if (inGb2312(char) !== (hanzi.has(char) || symbols.has(char))) wrong.push(char)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['镕', false],
    ['喆', false],
    ['堃', false],
    ['玥', false],
    ['〇', false],
    ['²', false],
    ['㎡', false],
    ['𠮷', false],
    ['蓉', true],
    ['龠', true],
    ['一', true],
    ['○', true],
    ['①', true],
    ['％', true],
    ['7', true],
  ])('%s: %s', (char, held) => expect(inGb2312(char)).toBe(held))
})

describe('the choice of a font', () => {
  it.each([
    // The font itself, under whichever name.
    ['方正小标宋简体', ['方正小标宋简体', '华文中宋'], '方正小标宋简体', '方正小标宋简体', null],
    ['方正小标宋简体', ['FZXiaoBiaoSong-B05S'], 'FZXiaoBiaoSong-B05S', '方正小标宋简体', null],
    ['FZXiaoBiaoSong-B05S', ['方正小标宋简体'], '方正小标宋简体', '方正小标宋简体', null],
    ['fangsong_gb2312', ['仿宋_GB2312'], '仿宋_GB2312', '仿宋_GB2312', null],
    ['SimHei', ['黑体'], '黑体', '黑体', null],
    ['微软雅黑', ['SimHei', 'Microsoft YaHei'], 'Microsoft YaHei', '微软雅黑', null],
    ['Noto Serif CJK SC', ['思源宋体', 'Noto Serif CJK SC'], 'Noto Serif CJK SC', '思源宋体', null],
    ['某某手写体', ['某某手写体', '宋体'], '某某手写体', '某某手写体', null],
    // Stand-ins in their order: the same type first, then the next one.
    [
      '方正小标宋简体',
      ['SimSun', 'STZhongsong'],
      'STZhongsong',
      '华文中宋',
      '没有安装“方正小标宋简体”，改用华文中宋。',
    ],
    [
      '方正小标宋简体',
      ['FZXiaoBiaoSong-B05', 'STZhongsong'],
      'FZXiaoBiaoSong-B05',
      '方正小标宋_GBK',
      '没有安装“方正小标宋简体”，改用方正小标宋_GBK。',
    ],
    ['仿宋_GB2312', ['FangSong', 'STFangsong'], 'FangSong', '仿宋', '没有安装“仿宋_GB2312”，改用仿宋。'],
    ['仿宋', ['仿宋_GB2312', 'SimSun'], '仿宋_GB2312', '仿宋_GB2312', '没有安装“仿宋”，改用仿宋_GB2312。'],
    [
      '仿宋_GB2312',
      ['Noto Sans CJK SC', 'Noto Serif CJK SC'],
      'Noto Serif CJK SC',
      '思源宋体',
      '没有安装“仿宋_GB2312”，改用思源宋体。',
    ],
    ['楷体_GB2312', ['SimSun', '仿宋'], '仿宋', '仿宋', '没有安装“楷体_GB2312”，改用仿宋。'],
    [
      '黑体',
      ['Noto Serif CJK SC', 'WenQuanYi Zen Hei'],
      'WenQuanYi Zen Hei',
      '文泉驿正黑',
      '没有安装“黑体”，改用文泉驿正黑。',
    ],
    ['某某手写体', ['SimSun'], 'SimSun', '宋体', '没有安装“某某手写体”，改用宋体。'],
    // Nothing of the kind.
    [
      '黑体',
      ['SimSun'],
      'sans-serif',
      '系统默认字体',
      '没有安装“黑体”，也没有可以代替的字体，只能用系统默认字体。',
    ],
    [
      '仿宋',
      ['SimHei'],
      'serif',
      '系统默认字体',
      '没有安装“仿宋”，也没有可以代替的字体，只能用系统默认字体。',
    ],
  ])('%s on a machine with %j: %s', (wanted, there, family, name, sentence) => {
    expect(choiceOf(wanted, has(...there))).toEqual({
      family,
      name,
      missing: sentence !== null,
      sentence,
    })
  })

  it.each(['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体', '某某手写体'])(
    'the CSS list of %s: its own name first, no name twice, in the order of the choice',
    (wanted) => {
      const stack = fontStack(wanted).split(', ')
      const generic = stack.pop()
      const families = stack.map((name) => name.slice(1, -1))
      expect(families[0]).toBe(wanted)
      expect(generic).toBe(wanted === '黑体' ? 'sans-serif' : 'serif')
      expect(new Set(families).size).toBe(families.length)
      // Whatever is left when the names before it are missing is what is chosen.
      const later = families.map((_, at) => choiceOf(wanted, has(...families.slice(at))).family)
      expect(later).toEqual(families)
    },
  )

  it('a name with a quotation mark cannot leave its place in the list', () => {
    expect(fontStack('坏"字\\体')).toMatch(/^"坏字体", /)
  })
})

describe('characters that a font lacks', () => {
  it.each([
    ['朱镕基、章含之', '仿宋_GB2312', ['镕']],
    ['朱镕基、章含之', 'KaiTi_GB2312', ['镕']],
    ['二〇二一年', '楷体_GB2312', ['〇']],
    ['喆玥堃喆', '方正小标宋简体', ['喆', '玥', '堃']],
    ['1.2万m²\n3%', '仿宋_GB2312', ['²']],
    ['镕', '仿宋', []],
    ['镕', '方正小标宋_GBK', []],
    ['镕', '某某手写体', []],
    ['完成（COD）7%左右　\u200b', '仿宋_GB2312', []],
  ])('%s in %s: %j', (text, font, missing) => expect(lacking(text, font)).toEqual(missing))

  it('the font itself is believed where it can be asked', () => {
    const draws = (family: string, char: string) => family !== '仿宋' || char !== '𠮷'
    expect(lacking('镕𠮷', '仿宋', draws)).toEqual(['𠮷'])
    expect(lacking('镕𠮷', '仿宋_GB2312', draws)).toEqual([])
  })
})

describe('the report before printing', () => {
  const wanted: FontUse[] = [
    { use: '标题', font: '方正小标宋简体' },
    { use: '附件标识', font: '黑体' },
    { use: '表头', font: '黑体' },
    { use: '表格', font: '仿宋_GB2312' },
  ]
  const at = (use: string, where: string, text: string): PrintedText => ({ use, where, text })

  it('says nothing where all fonts are there and hold everything', () => {
    const report = fontReport(wanted, () => true, [at('表格', '第1行“名称”', '地区生产总值')])
    expect(report.sentences).toEqual([])
    expect(report.lacking).toEqual([])
    expect(report.choices.map(({ use, name }) => `${use}${name}`)).toEqual([
      '标题方正小标宋简体',
      '附件标识黑体',
      '表头黑体',
      '表格仿宋_GB2312',
    ])
  })

  it('says once for each font what takes its place, and in what', () => {
    const report = fontReport(wanted, has('华文中宋', 'Microsoft YaHei', 'FangSong'), [])
    expect(report.sentences).toEqual([
      '没有安装“方正小标宋简体”，标题改用华文中宋。',
      '没有安装“黑体”，附件标识、表头改用微软雅黑。',
      '没有安装“仿宋_GB2312”，表格改用仿宋。',
    ])
  })

  it.each([
    [
      'another font of the kind is there',
      ['仿宋_GB2312', '仿宋'],
      [at('表格', '第3行“项目”', '朱镕基故居'), at('表格', '第3行“备注”', '故居')],
      ['“仿宋_GB2312”里没有“镕”（第3行“项目”），会由别的字体代替，建议换用“仿宋”。'],
    ],
    [
      'no other font is there',
      ['仿宋_GB2312'],
      [at('表格', '第3行“项目”', '朱镕基故居')],
      ['“仿宋_GB2312”里没有“镕”（第3行“项目”），会由别的字体代替，打印后请核对这些字。'],
    ],
    [
      'in six cells',
      ['仿宋_GB2312', 'SimSun'],
      [1, 2, 3, 4, 5, 6].map((row) => at('表格', `第${row}行“项目”`, row === 2 ? '赵喆' : '朱镕基')),
      [
        '“仿宋_GB2312”里没有“镕喆”（第1行“项目”、第2行“项目”、第3行“项目”、第4行“项目”、第5行“项目”等6处），会由别的字体代替，建议换用“宋体”。',
      ],
    ],
    ['the stand-in holds it', ['仿宋'], [at('表格', '第3行“项目”', '朱镕基故居')], []],
    ['in a text of another font', ['仿宋_GB2312', '黑体'], [at('表头', '表头', '镕')], []],
  ])('warns of characters: %s', (_, there, texts, sentences) => {
    const uses = wanted.filter(({ use }) => use === '表格')
    const said = fontReport(uses, has(...there), texts).sentences
    expect(said.filter((sentence) => sentence.includes('里没有'))).toEqual(sentences)
  })

  it('asks every font that is printed, under the name it is installed by, where it can be asked', () => {
    const asked = new Set<string>()
    const draws = (family: string, char: string) => {
      asked.add(family)
      return char !== '𠮷'
    }
    const texts = [at('表格', '第1行“名称”', '𠮷𠮷野家')]
    const { lacking: lacked, sentences } = fontReport(wanted, has('FangSong', 'SimSun'), texts, draws)
    expect(lacked).toEqual([{ name: '仿宋', characters: ['𠮷'], where: ['第1行“名称”'], instead: null }])
    expect(sentences.at(-1)).toMatch(/^“仿宋”里没有“𠮷”/)
    expect([...asked]).toEqual(['FangSong', 'SimSun'])
  })
})

it('the texts of a page are those that are printed, each under a font of the setup', () => {
  const attachment = table([
    ['1', '地区生产总值', '%', '7%左右', '12.3%'],
    ['2', '固定资产投资', '%', '10%', ''],
  ])
  const hidden = attachment.columns.map((one) => (one.id === 'unit' ? { ...one, hidden: true } : one))
  const heading = { ...attachment.heading, title: ['2021年', '完成情况'], below: ['注：初步数'] }
  const texts = printedTexts(
    { ...attachment, heading, columns: hidden },
    judgeAttachment(attachment, BUILT_IN),
  )
  const uses = new Set(fontsUsed(OFFICIAL).map(({ use }) => use))
  expect(texts.every(({ use }) => uses.has(use))).toBe(true)
  expect(texts.map(({ text }) => text)).not.toContain('%')
  expect(texts).toContainEqual({ use: '标题', where: '标题', text: '2021年完成情况' })
  // What the program shows is printed too, though nobody typed it.
  expect(texts).toContainEqual({ use: '表格', where: '第1行“status”', text: '完成' })
  expect(texts).toContainEqual({ use: '表格', where: '表的下方', text: '注：初步数' })
  expect(texts.filter(({ where }) => where === '第2行“actual”')).toEqual([])
})
