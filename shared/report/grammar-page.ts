/** The grammar's own documentation: docs/表述语法.md, made from statement.peggy, the vocabulary and what is read of examples. */
import type { Statement } from './statement.ts'
import { BOUNDED_NOUNS, MONEY, RATES, TIMES, WORD_CLASSES } from './vocabulary.ts'

/** Letters of the classes that are no lists of words. */
const OTHERS: Record<string, string> = {
  n: '数字',
  m: '万、亿',
  y: '货币单位',
  p: '比率单位',
  d: '时间单位',
  u: '其他单位',
  A: '岁',
  r: '区间号',
  x: '以话代数的词语',
  o: '第几',
  i: '括号里的话',
  h: '门槛的名词',
  s: '带数字的名称',
  w: '其他词',
  j: '序号、几个方面',
  q: '其中',
}

interface Rule {
  readonly name: string
  readonly body: string
  readonly words: readonly string[]
  readonly examples: readonly string[]
}

/** The rules of a grammar as they stand in its file, with the comments above them. */
function rulesOf(grammar: string): Rule[] {
  return grammar.split(/\n{2,}/).flatMap((block) => {
    const lines = block.split('\n')
    const comments = lines.filter((line) => line.startsWith('//')).map((line) => line.slice(2).trim())
    const rest = lines.filter((line) => !line.startsWith('//'))
    const name = /^\w+ "([^"]+)"$/.exec(rest[0] ?? '')?.[1]
    if (name === undefined) return []
    const examples = comments.filter((line) => line.startsWith('例：')).map((line) => line.slice(2))
    return [
      {
        name,
        body: rest.slice(1).join('\n'),
        words: comments.filter((line) => !line.startsWith('例：')),
        examples,
      },
    ]
  })
}

/** A rule's body without its actions, letters and rules by their Chinese names. */
function spoken(body: string, names: ReadonlyMap<string, string>): string {
  const bare = body
    .replace(/\{ return .*?\}\s*(?=\n|$)/g, '')
    .replace(/\w+:(?=[("\w])/g, '')
    .replace(/@/g, '')
  const letters = bare.replace(/"(.)"/g, (_, letter: string) => {
    const known = WORD_CLASSES.find((each) => each.letter === letter)?.name ?? OTHERS[letter]
    return known === undefined ? `“${letter}”` : known
  })
  return letters
    .replace(/[a-z]+/g, (word) => names.get(word) ?? word)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')
    .replace(/^= /, '')
    .replace(/\/ /g, '| ')
}

/**
 * The page. @param grammar the text of statement.peggy @param read what is read of an example
 */
export function grammarPage(grammar: string, read: (example: string) => readonly Statement[]): string {
  const names = new Map(
    [...grammar.matchAll(/^(\w+) "([^"]+)"$/gm)].map(([, rule = '', name = '']) => [rule, name]),
  )
  const rules = rulesOf(grammar).flatMap(({ name, body, words, examples }) => [
    `### ${name}`,
    '',
    ...(words.length === 0 ? [] : [words.join(''), '']),
    `\`${name} = ${spoken(body, names)}\``,
    '',
    ...examples.flatMap((example) => [`例：${example}`, '', ...read(example).map(line), '']),
  ])
  const classes = WORD_CLASSES.flatMap(({ name, words, where }) => [
    `- **${name}**（${WHERE[where]}）：${words.replaceAll(' ', '、')}`,
  ])
  return [
    '# 表述语法',
    '',
    '本页由程序生成，说明程序从报告文字里读得懂哪些说法。符号：`|` 或者，`*` 任意多个，`+` 一个以上，`?` 可有可无，`!` 后面不是，`&` 后面是。',
    '',
    '## 文法',
    '',
    ...rules,
    '## 词表',
    '',
    ...classes,
    `- **货币单位**：${MONEY.replaceAll(' ', '、')}`,
    `- **比率单位**：${RATES.replaceAll(' ', '、')}`,
    `- **时间单位**：${TIMES.replaceAll(' ', '、')}`,
    `- **门槛的名词**：${BOUNDED_NOUNS.replaceAll(' ', '、')}`,
    '- **带数字的名称**（不是数）：5G、S1线、“333”行动、1+8、第三十四次、2.0版、500强、《……》、〔2021〕5号',
    '',
  ].join('\n')
}

const WHERE = {
  anywhere: '任何地方',
  'before a figure': '紧接在数前面',
  'behind a figure': '紧接在数后面',
} as const

function line({ indicator, value, high, words, unit, comparator, growth, measure }: Statement): string {
  const said = value === null ? words : `${value.value}${high === null ? '' : `—${high.value}`}${unit}`
  const about = comparator === '=' ? '' : `（${comparator}）`
  const beside = growth === null || measure === 'growth' ? '' : `，增长${growth.value}%`
  return `- ${indicator}：${said}${about}${beside}`
}
