/** What a person sees of a fault: one sentence, and nothing that was typed is lost. */
import { copyFileSync, renameSync } from 'node:fs'
import Library from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseFile } from '../../electron/host/folder.ts'
import { saved } from '../sheet.ts'
import { freshTable, goTo, keys, texts } from './hands.ts'
import { type Program, skipped, startProgram } from './program.ts'

describe.skipIf(skipped)('a fault while somebody types', () => {
  let program: Program
  beforeEach(async () => {
    program = await startProgram()
    await program.page.getByRole('button', { name: '打开表格' }).first().waitFor()
    await freshTable(program.page)
  })
  afterEach(() => program.close())

  const type = async (address: string, text: string): Promise<void> => {
    await goTo(program.page, address)
    await program.page.keyboard.type(text)
    await keys(program.page, 'Enter')
  }
  const failed = (text: string) =>
    program.page.getByRole('alert').filter({ hasText: '未保存' }).filter({ hasText: text }).waitFor()

  it('a database that another program locks: what is typed stays, is said not to be saved, and is written by itself later', async () => {
    const { page } = program
    const other = new Library(databaseFile(program.data))
    other.exec('BEGIN IMMEDIATE')
    await type('E2', '31.4%')
    await failed('正被另一个程序占用')
    await type('E3', '15.9%')
    expect(await texts(page, 'E2:E3')).toEqual([['31.4%'], ['15.9%']])
    other.exec('ROLLBACK')
    other.close()
    await saved(page)
    await page.reload()
    await page
      .getByRole('button', { name: /双过半”完成情况/ })
      .first()
      .click()
    await expect.poll(() => texts(page, 'E2:E3')).toEqual([['31.4%'], ['15.9%']])
  })

  it.skipIf(process.platform === 'win32')(
    'a database file that is replaced while it is open: said at the next edit, nothing goes into the other file',
    async () => {
      const { page } = program
      const file = databaseFile(program.data)
      copyFileSync(file, `${file}.copy`)
      renameSync(`${file}.copy`, file)
      await type('E2', '31.4%')
      await failed('被删除或换成了别的文件')
      expect(await texts(page, 'E2')).toEqual([['31.4%']])
      await program.restart()
      await page.getByRole('button', { name: '打开表格' }).first().waitFor()
      const other = new Library(file, { readonly: true })
      const found = other.prepare("SELECT count(*) FROM row WHERE cells LIKE '%31.4%%'").pluck().get()
      expect(found).toBe(0)
      other.close()
    },
  )
})
