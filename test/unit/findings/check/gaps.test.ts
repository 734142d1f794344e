/** How far a rate lies from its target: of the table, or the one that the sentence names. */
import { expect, test } from 'vitest'
import { check, type Saying, TITLE, tableOf } from './support.ts'

const table = tableOf('1|规模以上工业增加值|%|8%左右|7.1%\n2|固定资产投资|%|增长9%|10.4%')

const gapsOf = (sentence: string, sayings: readonly Saying[]): string[] =>
  check(`${TITLE}\n全县经济平稳运行，情况如下。\n${sentence}`, sayings, [table])
    .filter(({ kind }) => kind === 'arithmetic')
    .map(
      ({ holds, quote, expected }) =>
        `${holds ? '=' : '≠'} ${quote}${expected === null ? '' : ` → ${expected.text}`}`,
    )

const industry = { quote: '规模以上工业增加值增长7.1%', indicator: '规模以上工业增加值', value: '7.1' }
const investment = { quote: '固定资产投资增长10.4%', indicator: '固定资产投资', value: '10.4' }

test.each<[string, Saying, string[]]>([
  [
    '规模以上工业增加值增长7.1%，低于年度目标0.9个百分点。',
    industry,
    ['= 规模以上工业增加值增长7.1%，低于年度目标0.9个百分点'],
  ],
  [
    '规模以上工业增加值增长7.1%，低于年度目标1.9个百分点。',
    industry,
    ['≠ 规模以上工业增加值增长7.1%，低于年度目标1.9个百分点 → 0.9'],
  ],
  [
    '规模以上工业增加值增长7.1%，高于年度目标0.9个百分点。',
    industry,
    ['≠ 规模以上工业增加值增长7.1%，高于年度目标0.9个百分点'],
  ],
  [
    '固定资产投资增长10.4%，比全年预期目标高1.4个百分点。',
    investment,
    ['= 固定资产投资增长10.4%，比全年预期目标高1.4个百分点'],
  ],
  // Another rate stands between: nobody can tell which of the two is meant.
  ['固定资产投资增长10.4%，民间投资占比61.2%，比年度目标高2.4个百分点。', investment, []],
  ['固定资产投资增长10.4%，没有达到9%的目标。', investment, ['≠ 固定资产投资增长10.4%，没有达到9%']],
  ['规模以上工业增加值增长7.1%，达到8%的目标。', industry, ['≠ 规模以上工业增加值增长7.1%，达到8%']],
  ['固定资产投资增长10.4%，达到9%的目标。', investment, []],
  ['固定资产投资增长10.4%，下半年力争完成12%的目标。', investment, []],
])('%s', (sentence, saying, found) => expect(gapsOf(sentence, [saying])).toEqual(found))

test.each([
  ['新能源、新材料、纺织三个产业产值较快增长。', []],
  ['新能源、纺织三个产业产值较快增长。', ['≠ 新能源、纺织三个产业']],
  ['新能源、新材料、汽车及零部件三个产业产值较快增长。', []],
  ['新能源、纺织等三个产业产值较快增长。', []],
])('as many as are named: %s', (sentence, found) => expect(gapsOf(sentence, [])).toEqual(found))
