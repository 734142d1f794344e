/** Whose table it is. */
import { describe, expect, test } from 'vitest'
import { districtOf } from '../../../shared/attachment/district.ts'

const of = (title: string, above: readonly string[] = [], source = ''): string =>
  districtOf({ title: [title], above, source })

describe('the district of a table', () => {
  test.each([
    ['青石县2024年上半年主要指标完成情况', '青石县'],
    ['2024年上半年白塔区主要经济指标', '白塔区'],
    ['附件1：柳河市2023年一季度指标表', '柳河市'],
    ['２０２４年１－６月東嶺縣指標完成情況', '东岭县'],
    ['望湖经济技术开发区2024年上半年指标', '望湖经济技术开发区'],
    ['2024年上半年全市国民经济主要指标', ''],
    ['2024年上半年我县主要指标完成情况', ''],
    ['主要指标完成情况', ''],
  ])('%s: %s', (title, district) => {
    expect(of(title)).toBe(district)
  })

  test('is what 填报单位 says before all else, and the file’s where the title says none', () => {
    expect(of('青石县2024年指标', ['填报单位：青石县统计局　　单位：亿元'])).toBe('青石县统计局')
    expect(of('2024年上半年全县指标', ['填报单位：'], '石桥镇上报.xlsx')).toBe('石桥镇')
  })
})
