import { describe, expect, it } from 'vitest'
import { fillOn } from '../../../shared/attachment/fill.ts'

describe('filling on', () => {
  it.each([
    ['a single 序号 counts', ['3'], 3, true, ['4', '5', '6']],
    ['a single number elsewhere repeats', ['3'], 2, false, ['3', '3']],
    ['an even step goes on', ['2', '4'], 2, false, ['6', '8']],
    ['exactly', ['0.1', '0.2'], 2, false, ['0.3', '0.4']],
    ['backwards', ['5', '4'], 2, false, ['3', '2']],
    ['一、 counts', ['一、'], 2, true, ['二、', '三、']],
    ['（1）（2） go on anywhere', ['（1）', '（2）'], 2, false, ['（3）', '（4）']],
    ['texts repeat in their order', ['%', '亿元'], 3, false, ['%', '亿元', '%']],
    ['numbers of two kinds repeat', ['1', '（2）'], 2, true, ['1', '（2）']],
    ['no number falls below nought', ['（2）', '（1）'], 3, false, ['（2）', '（1）', '（2）']],
  ])('%s', (_, source, count, counting, result) => {
    expect(fillOn(source, count, counting)).toEqual(result)
  })
})
