/** Which places a return names: towns whose names hold a word for what a town is are places as well. */
import { describe, expect, test } from 'vitest'
import { placesIn } from '../../../shared/collect/places.ts'
import { actuals, back, sheetOf } from './support.ts'

describe('a place', () => {
  test.each([
    ['2026年上半年江城市主要指标', ['江城市']],
    ['新都市2026年上半年主要指标', ['新都市']],
    ['玉门市财政局', ['玉门市']],
    ['西城区2026年1-6月指标', ['西城区']],
    ['白石市东河县2026年上半年', ['白石市', '东河县']],
  ])('is named by %s', (line, places) => {
    expect(placesIn(line)).toEqual(places)
  })

  test.each([
    '2026年上半年全市城市居民收入',
    '中心城区主要指标',
    '全县城乡居民收入',
    '上市公司主要指标',
    '市区主要指标',
    '我县重点指标',
  ])('is not: %s', (line) => {
    expect(placesIn(line)).toEqual([])
  })
})

test('another place below the table or in the title is asked', () => {
  const rows = [
    ['指标', '单位', '上半年实绩'],
    ['一般公共预算收入', '亿元', '19.06'],
    ['地区生产总值', '亿元', '201.5'],
  ]
  const sent = (...below: string[]) => actuals(back([sheetOf([...rows, ...below.map((line) => [line])])]))
  expect(sent('填报单位：江城市')).toEqual({ r0: '201.5 elsewhere', r6: '19.06 elsewhere' })
  expect(sent('填报人：张三')).toEqual({ r0: '201.5', r6: '19.06' })
  const titled = back([sheetOf([['江城市2021年上半年主要指标'], ...rows])])
  expect(actuals(titled)).toEqual({ r0: '201.5 elsewhere', r6: '19.06 elsewhere' })
})
