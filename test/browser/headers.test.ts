/** Screen and paper head their columns by one rule (shared/attachment/header.ts): the same cells over the same columns. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../sheet.ts'
import { temporaryFolder } from '../unit/support/folder.ts'
import { skipped } from './program.ts'
import { running } from './running.ts'

/** A header's cell: its text, and its first and last column. */
type Cell = readonly [text: string, from: number, to: number]

const head = (cells: string): string => `<tr>${cells}</tr>`
const cell = (text: string, spans = ''): string => `<th ${spans}>${text}</th>`
const tall = (text: string, levels: number): string => cell(text, `rowspan="${levels}"`)
const wide = (text: string, columns: number): string => cell(text, `colspan="${columns}"`)

const cases: readonly (readonly [name: string, header: string, row: readonly string[]])[] = [
  [
    'equal leaf headers',
    head(
      cell('序号') +
        cell('指标名称') +
        cell('计量单位') +
        cell('2021年目标') +
        cell('实绩') +
        wide('备注', 2),
    ),
    ['1', '固定资产投资', '%', '10%', '4.1%', '甲', '乙'],
  ],
  [
    'equal leaf headers below a group',
    head(
      tall('序号', 2) +
        tall('指标名称', 2) +
        tall('计量单位', 2) +
        tall('2021年目标', 2) +
        wide('上半年完成情况', 3),
    ) + head(cell('实绩') + wide('备注', 2)),
    ['1', '社会消费品零售总额', '%', '10%', '4.1%', '甲', '乙'],
  ],
  [
    'a line of numbers',
    head(
      tall('序号', 2) +
        tall('指标名称', 2) +
        tall('计量单位', 2) +
        tall('2021年目标', 2) +
        wide('上半年完成情况', 2),
    ) +
      head(cell('实绩') + cell('双过半完成情况')) +
      head(['甲', '乙', '丙', '1', '2', '3'].map((text) => cell(text)).join('')),
    ['1', '进出口总额', '%', '10%', '4.1%', '未完成'],
  ],
  [
    'three levels',
    head(
      tall('序号', 3) +
        tall('指标名称', 3) +
        tall('计量单位', 3) +
        tall('2021年目标', 3) +
        wide('上半年完成情况', 4),
    ) +
      head(wide('1—6月累计', 2) + tall('双过半完成情况', 2) + tall('备注', 2)) +
      head(cell('实绩') + cell('同比增长')),
    ['1', '地区生产总值', '亿元', '10', '4.1', '5%', '未完成', ''],
  ],
]

/** The header as the sheet draws it, from the top and from the left. */
const onScreen = (page: Page): Promise<Cell[]> =>
  page.evaluate(() => {
    const columns = [...document.querySelectorAll('.grid .ag-header-cell[col-id]')]
      .filter((each) => !each.classList.contains('gutter'))
      .map((each) => each.getBoundingClientRect())
      .sort((a, b) => a.left - b.left)
    return [...document.querySelectorAll('.grid :is(.ag-header-group-cell, .ag-header-cell):not(.gutter)')]
      .flatMap((each) => {
        const box = each.getBoundingClientRect()
        const text = (each.textContent ?? '').replace(/\s/g, '')
        const under = columns.flatMap(({ left, right }, at) =>
          (left + right) / 2 > box.left && (left + right) / 2 < box.right ? [at] : [],
        )
        return text === '' ? [] : [{ text, top: Math.round(box.top), under }]
      })
      .sort((a, b) => a.top - b.top || (a.under[0] ?? 0) - (b.under[0] ?? 0))
      .map(({ text, under }) => [text, under[0] ?? -1, under.at(-1) ?? -1] as const)
  })

/** The header as the page has it. */
const onPaper = (page: Page): Promise<Cell[]> =>
  page
    .frameLocator('iframe[title="打印的页面"]')
    .locator('thead')
    .first()
    .evaluate((head) => {
      const taken: boolean[][] = []
      return [...head.querySelectorAll('tr')].flatMap((row, level) =>
        [...row.children].flatMap((each) => {
          const { colSpan, rowSpan } = each as HTMLTableCellElement
          let from = 0
          while (taken[level]?.[from] === true) from++
          for (let down = level; down < level + rowSpan; down++)
            for (let across = from; across < from + colSpan; across++) {
              taken[down] ??= []
              ;(taken[down] ?? [])[across] = true
            }
          const text = (each.textContent ?? '').replace(/\s/g, '')
          return text === '' ? [] : [[text, from, from + colSpan - 1] as const]
        }),
      )
    })

describe.skipIf(skipped)('the header', () => {
  const program = running()

  it.each(cases)('with %s is the same on the screen and on paper', async (name, header, row) => {
    const { page } = program
    const file = join(temporaryFolder(), `${name}.html`)
    const body = `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`
    writeFileSync(file, `<meta charset="utf-8"><p>2021年上半年主要指标</p><table>${header}${body}</table>`)
    await openWorkbook(page, file)
    await page.locator('.name-bar').waitFor()
    const indicator = row[1] ?? ''
    await page.locator('.grid .ag-row').filter({ hasText: indicator }).first().waitFor()
    const screen = await onScreen(page)
    await page.keyboard.press('Control+p')
    await page
      .frameLocator('iframe[title="打印的页面"]')
      .locator('td')
      .filter({ hasText: indicator })
      .waitFor()
    const paper = await onPaper(page)
    await page.keyboard.press('Escape')
    expect(paper.length).toBeGreaterThan(5)
    expect(screen).toEqual(paper)
  })

  it('of a cell over two columns and two levels is seen whole', async () => {
    const { page } = program
    const file = join(temporaryFolder(), '两级合并.html')
    const header = head(
      tall('序号', 2) + cell('项目内容', 'rowspan="2" colspan="2"') + tall('目标任务', 2) + wide('完成', 2),
    )
    const lower = head(cell('进度') + cell('完成目标（%）'))
    const row = ['1', '就业', '城镇新增就业（人）', '2600', '1300', '50']
    const body = `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`
    writeFileSync(
      file,
      `<meta charset="utf-8"><p>2021年上半年主要指标</p><table>${header}${lower}${body}</table>`,
    )
    await openWorkbook(page, file)
    const text = page.locator('.grid .ag-header-group-text').filter({ hasText: '项目内容' })
    await text.waitFor()
    const covering = await text.evaluate((own) => {
      const box = own.getBoundingClientRect()
      const there = document.elementsFromPoint(box.left + box.width / 2, box.bottom - 3)
      const at = there.indexOf(own)
      return there
        .slice(0, at < 0 ? there.length : at)
        .filter((each) => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)')
        .map((each) => each.className)
    })
    expect(covering).toEqual([])
  })
})
