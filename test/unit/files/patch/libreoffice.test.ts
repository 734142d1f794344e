/** Another program opens what goes back, and calculates it. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fact } from '../../support/facts.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { roundTrip, workbooks } from './support.ts'

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

describe.skipIf(office === '')('LibreOffice', { timeout: 180_000 }, () => {
  test('opens what goes back, with its changes, its other rows and every result calculated', async () => {
    const folder = temporaryFolder()
    for (const name of workbooks) {
      const bytes = fact(`patch/${name}`)
      const edited = await roundTrip(bytes, (desk) => {
        desk.type(0, 'actual', '20.0%')
        desk.type(1, 'name', '一般预算收入')
        desk.type(1, 'actual', '40.00')
      })
      writeFileSync(join(folder, `edited-${name}`), edited)
      if (name === 'comments.xlsm') continue
      const moved = await roundTrip(bytes, (desk) => {
        desk.insert(1, 2)
        desk.type(1, 'name', '新的一行')
        desk.type(2, 'actual', '50.0%')
        desk.remove(4)
      })
      writeFileSync(join(folder, `moved-${name}`), moved)
    }
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const files = readdirSync(folder).map((name) => join(folder, name))
    execFileSync(office, [profile, '--headless', '--convert-to', filter, '--outdir', folder, ...files], {
      stdio: 'ignore',
    })
    const sheet = (name: string, of: string) =>
      readFileSync(join(folder, `${name.replace(/\.\w+$/, '')}-${of}.csv`), 'utf8')
    for (const name of workbooks) {
      const main = sheet(`edited-${name}`, '主要指标')
      expect(main).toMatch(/,20(?:\.0)?%,/)
      expect(main).toMatch(/一般预算收入,亿元,56(?:\.00)?,40(?:\.00)?,完成,71\.4\d*%/)
      expect(main).toMatch(/,80,/)
      // 汇总!B4 is twice 汇总!B1, which is the cell that changed.
      expect(sheet(`edited-${name}`, '汇总')).toContain(',0.4\n')
      if (name === 'comments.xlsm') continue
      const rows = sheet(`moved-${name}`, '主要指标')
      expect(rows).toContain('新的一行')
      expect(rows).not.toContain('固定资产投资')
      expect(rows).toMatch(/合计,,,,(?:700031\.293|70003129\.3%)/)
      const sums = sheet(`moved-${name}`, '汇总')
      expect(sums).toMatch(/合计,(?:700031\.293|70003129\.3%)/)
      expect(sums).toMatch(/地区生产总值,(?:0\.123|12\.3%)/)
      expect(`${rows}${sums}`).not.toContain('#REF')
    }
  })
})
