import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../shared/attachment/model.ts'
import { readFormula } from '../../../shared/formula/references.ts'
import { resultOf } from '../../../shared/formula/results.ts'
import { textOf } from '../../../shared/formula/value.ts'
import { isProblem } from '../../../shared/problem.ts'
import { sheet } from './sheet.ts'

/** What a formula shows in a table, and the sentence of its fault. */
function shows(table: Attachment, typed: string): string {
  return textOf(resultOf(readFormula(typed, table), table))
}
function fault(table: Attachment, typed: string): string {
  const value = resultOf(readFormula(typed, table), table)
  return value.kind === 'fault' ? value.message : `no fault: ${textOf(value)}`
}
function refusal(table: Attachment, typed: string): string {
  try {
    readFormula(typed, table)
  } catch (error) {
    if (isProblem(error, 'formula')) return error.message
    throw error
  }
  return 'not refused'
}

const plain = sheet([
  ['1', '2.50', '12.3%'],
  ['-4', '1,234.5', '0.7%'],
  ['', '暂未统计', '约5'],
  ['10', '0.1', '4'],
])

describe('what a formula comes to', () => {
  it.each([
    ['=A1+A2', '-3'],
    ['=1+2*3', '7'],
    ['=(1+2)*3', '9'],
    ['=2^3^2', '64'],
    ['=-2^2', '4'],
    ['=7/2', '3.5'],
    ['=1/3', '0.333'],
    ['=2/3*3', '2'],
    ['=0.1+0.2', '0.3'],
    ['=B1+B4', '2.60'],
    ['=B1*4', '10'],
    ['=B2/A4', '123.45'],
    ['=B1/3*100', '83.3'],
    ['=A1/A4', '0.1'],
    ['=SUM(A1:A4)', '7'],
    ['=SUM(A:A)', '7'],
    ['=SUM(A1:A2,B1,3)', '2.50'],
    ['=SUM(B1:B4)', '1237.10'],
    ['=AVERAGE(A1:A4)', '2.33'],
    ['=AVERAGE(A1,A4)', '5.5'],
    ['=MIN(A1:A4)', '-4'],
    ['=MAX(A1:B4)', '1234.5'],
    ['=COUNT(A1:B4)', '6'],
    ['=ABS(A2)', '4'],
    ['=ROUND(2.345,2)', '2.35'],
    ['=ROUND(-2.5,0)', '-3'],
    ['=ROUND(1234.5,-2)', '1200'],
    ['=ROUND(2,1)', '2.0'],
    ['=C1+C2', '13.0%'],
    ['=C1-C2', '11.6%'],
    ['=1+C1', '1.123'],
    ['=A4*C1', '1.23'],
    ['=C1*2', '24.6%'],
    ['=C1/C2', '17.6'],
    ['=A4*105%', '10.5'],
    ['=50%', '50%'],
    ['=IF(A1>0,"是","否")', '是'],
    ['=IF(A3="",5,6)', '5'],
    ['=IF(A1>=2,A1/0,B1)', '2.50'],
    ['=A1=1', '是'],
    ['=A1<>1', '否'],
    ['=A1&"个"', '1个'],
    ['=SUMIF(A1:A4,">0")', '11'],
    ['=SUMIF(A1:A4,">0",B1:B4)', '2.60'],
    ['=SUMIF(B1:B4,"暂*",A1:A4)', '0'],
    ['=A3', ''],
    ['=TRUE', '是'],
  ])('%s is %s', (typed, shown) => expect(shows(plain, typed)).toBe(shown))

  it.each([
    ['＝ＳＵＭ（Ａ１：Ａ４）', '7'],
    ['＝Ａ１＋Ａ２', '-3'],
    ['=A4×2÷4', '5'],
    ['=sum(a1；a4)', '11'],
    ['=IF（A1＞0，“好”，“差”）', '好'],
    ['=ROUND(10/3，1', '3.3'],
    ['=A4×105％', '10.5'],
    ['=A4－1', '9'],
    [' = A1 + A4 ', '11'],
  ])('%s, typed as an input method leaves it, is %s', (typed, shown) =>
    expect(shows(plain, typed)).toBe(shown),
  )

  it.each([
    ['=A1/A3', 'A3是0或空的，不能作除数。'],
    ['=A1/0', '除数是0或空的，不能作除数。'],
    ['=A1+B3', 'B3的“暂未统计”不是数，不能参加计算。'],
    ['=SUM(C1:C3)', 'C3的“约5”不是单纯的数，没有计入；请先把它改成数。'],
    ['=A1:A3+1', '这里要一个单元格，不能是一片区域；一片区域要放在SUM这样的函数里。'],
    ['=AVERAGE(B3)', '所选区域里没有数，算不出平均数。'],
    ['=10^1000*10^1000', '结果太大，显示不了。'],
    ['=2^0.5', '乘方只算-1000到1000的整数次。'],
    ['=SUM(C1,C4)', '单位'],
  ])('%s cannot be computed and says which cell', (typed, message) =>
    expect(fault(plain, typed)).toContain(message),
  )

  it.each([
    ['=', '公式没有写完，请在末尾补上数或单元格。'],
    ['=A1+', '公式没有写完，请在末尾补上数或单元格。'],
    ['=A1 A2', '公式第5个字符“A2”处看不懂，请检查括号、逗号和单元格写法（如E1:E3）。'],
    ['=SUM(A1:A3))', '公式第12个字符“)”处看不懂，请检查括号、逗号和单元格写法（如E1:E3）。'],
    ['=VLOOKUP(A1,B1:C3,2)', '没有函数“VLOOKUP”；可以用SUM、'],
    ['=ROUND()', '函数ROUND'],
    ['=ABS(1,2)', '函数ABS里写得太多了，写法如ABS(E1)。'],
    ['=A9', '表里没有A9，最后一行是第4行，请改公式。'],
    ['=Z1', '表里没有Z列，最后一列是C，请改公式。'],
    ['=附件2!A1', '这份报告里没有别的附件，“附件2”引用不到。'],
    [`=${'('.repeat(70)}1`, '公式的括号套得太多（最多64层），请分在几个单元格里写。'],
    [`=${'1+'.repeat(5_000)}1`, '公式太长，最多8000个字符，请分在几个单元格里写。'],
  ])('%s is refused with a sentence', (typed, message) => expect(refusal(plain, typed)).toContain(message))

  it('adds as many numbers as a formula can hold', () =>
    expect(shows(plain, `=${'1+'.repeat(3_900)}1`)).toBe('3901'))
})

describe('units', () => {
  const measured = sheet(
    [
      ['亿元', '5亿元', '3'],
      ['万元', '800', '200'],
      ['%', '12.3', '0.7%'],
      ['', '2亿元', '3000万元'],
      ['亿元', '1.5', '4亿元'],
    ],
    ['unit', 'target', 'actual'],
  )
  it.each([
    ['=B1+C1', '8亿元'],
    ['=B1+C5', '9亿元'],
    ['=B1*2', '10亿元'],
    ['=B1/C1', '1.67亿元'],
    ['=B4/C4', '6.667'],
    ['=B4+换算(C4,"亿元")', '2.3亿元'],
    ['=换算(B2,"亿元")', '0.08'],
    ['=SUM(B5,C5)', '5.5亿元'],
    ['=C1+B5', '4.5'],
  ])('%s is %s', (typed, shown) => expect(shows(measured, typed)).toBe(shown))

  it.each([
    [
      '=B4+C4',
      'B4的单位是亿元，C4的单位是万元，不能直接相加减或比较；请先用 换算(单元格,"单位") 换成一样的。',
    ],
    ['=SUM(B1:B2)', 'B1的单位是亿元，B2的单位是万元'],
    ['=B3+C3', 'B3的单位是未写出的%，C3的单位是%'],
    ['=IF(B1>B2,1,2)', 'B1的单位是亿元，B2的单位是万元'],
    ['=B4*C4', '两个带单位的数不能相乘'],
    ['=换算(B3,"亿元")', '不能换算成亿元'],
  ])('%s is asked and never added blindly', (typed, message) =>
    expect(fault(measured, typed)).toContain(message),
  )
})
