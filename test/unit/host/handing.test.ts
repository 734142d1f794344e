/** Handing out: from the plan to the workbooks as other programs have them. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../electron/files/readers/report.ts'
import { readSheets } from '../../../electron/files/reading.ts'
import { databaseFile } from '../../../electron/host/folder.ts'
import { openStore } from '../../../electron/store/store.ts'
import { ADDED, identityOf, isMark } from '../../../shared/collect/identity.ts'
import type { Sheet } from '../../../shared/recognise/sheet.ts'
import { temporaryFolder } from '../support/folder.ts'
import { asPlanned, district, lastYear, library, thisYear, unzipped } from '../support/handed.ts'
import { call, openHost } from './support.ts'

const office = (() => {
  try {
    return execFileSync('which', ['soffice'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
})()

async function handed(folder: string, chosen: Record<string, string[]> = {}) {
  const host = openHost(folder)
  const plan = await call(host, 'planHanding', { id: 't', whole: false })
  const given = { ...asPlanned(plan, chosen), due: '2031年7月5日', contact: '林一', phone: '0000-1234567' }
  const value = await call(host, 'handOut', given)
  if (value.file.kind !== 'download') throw new Error(value.file.kind)
  return { host, plan, value, name: value.file.name, files: await unzipped(value.file.bytes) }
}

const only = async (bytes: Uint8Array | undefined, name = '表.xlsx'): Promise<Sheet> => {
  const { sheets } = await readSheets(name, new Uint8Array(bytes ?? []), () => {})
  const [sheet, ...more] = sheets
  if (sheet === undefined || more.length > 0) throw new Error(`${sheets.length} sheets`)
  return sheet
}

const told = (sheet: Sheet) => {
  const found = identityOf(sheet)
  return found === null
    ? null
    : { ...found, rows: [...found.rows.values()], columns: [...found.columns.values()] }
}

describe('handing out', () => {
  test('a workbook that was handed out, opened as a table of its own, is no period of the series', async () => {
    const { host, files } = await handed(library(thisYear, lastYear))
    const before = await call(host, 'series', { id: 't' })
    const { last } = await call(host, 'collected', { id: 't' }).then(
      ({ tables }) => tables[0] ?? { last: '' },
    )
    const [bytes] = files.values()
    const { ids } = await call(host, 'importFile', {
      name: '统计局.xlsx',
      bytes: new Uint8Array(bytes ?? []),
    })
    const [id = ''] = ids
    const { attachment, revision } = await call(host, 'open', { id })
    // Its title is the table's own, of whatever year: here of last year's.
    const to = {
      ...attachment.heading,
      year: 2030,
      title: attachment.heading.title.map((line) => line.replace('2031', '2030')),
    }
    const edits = [{ type: 'heading' as const, from: attachment.heading, to }]
    await call(host, 'apply', { id, base: revision, step: { name: '改标题', edits } })
    expect(await call(host, 'series', { id: 't' })).toEqual(before)
    expect((await call(host, 'collected', { id: 't' })).tables[0]?.last).toBe(last)
  })

  test('plans by 责任单位, with what nobody has, and asks for the actual', async () => {
    const host = openHost(library(thisYear))
    const { tables } = await call(host, 'planHanding', { id: 't', whole: false })
    expect(
      tables[0]?.rows.map(({ name, departments, told: why }) => [name, departments.join(), why]),
    ).toEqual([
      ['一、经济发展', '', 'nothing'],
      ['地区生产总值', '统计局', 'owner'],
      ['招商引资到位资金', '商务局', 'owner'],
      ['其中：工业项目', '商务局', 'above'],
      ['新增城镇就业', '', 'nobody'],
    ])
    expect(tables[0]?.columns.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(['actual'])
  })

  test('makes a workbook a department in one zip, and says what nobody was asked for', async () => {
    const { value, name, files } = await handed(library(thisYear))
    expect(value).toMatchObject({ departments: 2, rows: 3, left: 1 })
    expect(name).toMatch(/^2031年上半年云岭区主要指标.*-下发2个单位\.zip$/)
    expect([...files.keys()]).toEqual([
      '2031年上半年云岭区主要指标“双过半”完成情况-统计局.xlsx',
      '2031年上半年云岭区主要指标“双过半”完成情况-商务局.xlsx',
    ])
    const sheet = await only([...files.values()][1])
    const texts = sheet.texts.map((row) => row.filter((text) => text !== '' && !isMark(text)).join('|'))
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.stringContaining('填报单位：商务局'),
        expect.stringMatching(/请只填浅黄色的单元格.*联系人：林一，电话：0000-1234567/),
        '2|招商引资到位资金|亿元|30|商务局',
        '其中：工业项目|亿元|12',
        '注：数据以核定为准。',
      ]),
    )
    const all = texts.join('\n')
    expect(all).toContain('请于2031年7月5日前报回')
    // Another's row, the office's own line and a ruling are nobody's to see.
    expect(all).not.toMatch(/地区生产总值|政府办|预计完成/)
    expect(told(sheet)).toMatchObject({
      table: 't',
      department: '商务局',
      rows: ['t-r2', 't-r3'],
      columns: ['no', 'name', 'unit', 'target', 'actual', 'status', 'owner', 'note'],
    })
  })

  test('has what was reached a year before beside it, where the library knows', async () => {
    const { files } = await handed(library(lastYear, thisYear))
    const sheet = await only([...files.values()][1])
    const flat = sheet.texts.map((row) => row.filter((text) => text !== '' && !isMark(text)).join('|'))
    expect(flat).toContain('2|招商引资到位资金|亿元|30|26.4|商务局')
    expect(sheet.texts.flat()).toContain('上年同期')
    expect(told(sheet)?.columns).toContain(ADDED.last)
  })

  test('remembers what was chosen by hand, for the next period too, and keeps what was handed out', async () => {
    const folder = library(thisYear, district('next', 2032))
    const { host } = await handed(folder, { 新增城镇就业: ['人社局'] })
    const { tables, contact, phone, before } = await call(host, 'planHanding', { id: 'next', whole: false })
    expect(tables[0]?.rows.at(-1)).toMatchObject({ departments: ['人社局'], told: 'remembered' })
    expect({ contact, phone, before }).toEqual({ contact: '林一', phone: '0000-1234567', before: null })
    await host.close()
    const store = openStore(databaseFile(folder))
    expect(store.handouts.list('t')).toMatchObject([
      {
        kind: 'fill',
        due: '2031年7月5日',
        tasks: [
          { department: '统计局', rows: ['t-r1'], columns: ['actual'] },
          { department: '商务局', rows: ['t-r2', 't-r3'], columns: ['actual'] },
          { department: '人社局', rows: ['t-r4'], columns: ['actual'] },
        ],
      },
    ])
    store.close()
  })

  test('of all rows shows those of others, and opens its own alone', async () => {
    const host = openHost(library(thisYear))
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const { file } = await call(host, 'handOut', { ...asPlanned(plan), others: true })
    const files = await unzipped(file.kind === 'download' ? file.bytes : new Uint8Array())
    const sheet = await only([...files.values()][1])
    expect(sheet.texts.flat()).toContain('地区生产总值')
    expect(told(sheet)?.rows).toEqual(['t-r1', 't-r2', 't-r3', 't-r4'])
    const { open } = await cellsOf([...files.values()][1])
    expect(open.map(({ name }) => name)).toEqual(['招商引资到位资金', '其中：工业项目'])
  })

  test('of a whole report has a sheet an attachment', async () => {
    const folder = temporaryFolder()
    const store = openStore(databaseFile(folder))
    store.add(
      [thisYear, { ...district('u', 2031), heading: { ...thisYear.heading, label: '附件2' } }],
      '全套.xlsx',
    )
    store.close()
    const host = openHost(folder)
    const plan = await call(host, 'planHanding', { id: 't', whole: true })
    expect(plan.tables.map(({ table }) => table)).toEqual(['t', 'u'])
    const { file, departments } = await call(host, 'handOut', asPlanned(plan))
    expect(departments).toBe(2)
    const files = await unzipped(file.kind === 'download' ? file.bytes : new Uint8Array())
    expect([...files.keys()]).toEqual(['全套-统计局.xlsx', '全套-商务局.xlsx'])
    const { sheets } = await readSheets('表.xlsx', new Uint8Array([...files.values()][0] ?? []), () => {})
    expect(sheets.map((sheet) => [sheet.name, identityOf(sheet)?.table])).toEqual([
      ['附件', 't'],
      ['附件2', 'u'],
    ])
  })

  test('goes into a folder where one can be chosen; called off it leaves nothing and is not kept', async () => {
    const data = library(thisYear)
    const target = join(temporaryFolder(), '下发')
    mkdirSync(target)
    const host = openHost(data, { chooseFolder: async () => target })
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const running = host.call('handOut', { ...asPlanned(plan), job: 'j' })
    await call(host, 'cancel', { job: 'j' })
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(target)).toEqual([])
    expect((await call(host, 'planHanding', { id: 't', whole: false })).before).toBeNull()
    await call(host, 'handOut', asPlanned(plan))
    expect(readdirSync(target)).toHaveLength(2)
  })

  test('without a department or a column it says what to do', async () => {
    const host = openHost(library(thisYear))
    const plan = await call(host, 'planHanding', { id: 't', whole: false })
    const [table] = asPlanned(plan).tables
    if (table === undefined) throw new Error('no table')
    const result = await host.call('handOut', { ...asPlanned(plan), tables: [{ ...table, columns: [] }] })
    expect(result).toMatchObject({ error: { message: expect.stringContaining('请先给行选定单位') } })
  })
})

/** What another library says of the workbook's first sheet. */
async function cellsOf(bytes: Uint8Array | undefined) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes ?? []) as never)
  const sheet = workbook.worksheets[0]
  const open: {
    name: string
    value: string
    validation: ExcelJS.DataValidation | undefined
    format: string
  }[] = []
  sheet?.eachRow((row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (cell.protection?.locked !== false) return
      const { dataValidation, numFmt, text } = cell
      open.push({ name: row.getCell(3).text, value: text, validation: dataValidation, format: numFmt })
    }),
  )
  return { open, isProtected: JSON.stringify(sheet?.model).includes('"sheetProtection":{"sheet":true') }
}

describe('a workbook that is handed out', () => {
  test('opens nothing but the cells to fill, and refuses what is no figure in words', async () => {
    const { files } = await handed(library(lastYear, thisYear))
    const [grown, amounts] = await Promise.all([...files.values()].map(cellsOf))
    expect([grown?.isProtected, amounts?.isProtected]).toEqual([true, true])
    expect(grown?.open.map(({ name }) => name)).toEqual(['地区生产总值'])
    expect(amounts?.open.map(({ name }) => name)).toEqual(['招商引资到位资金', '其中：工业项目'])
    expect(grown?.open[0]?.validation).toMatchObject({
      type: 'custom',
      // 8.6, or 8.6% that the program makes a number of; as a text it may have the unit behind it.
      formulae: [
        expect.stringMatching(/^IFERROR\(AND\(--SUBSTITUTE\([A-Z]\d+,"%",""\)>=-100,.*<=1000\),FALSE\)$/),
      ],
      promptTitle: '单位：%',
      error: expect.stringMatching(/^请填数字，单位：%（8.6、8.6%都可以）；/),
    })
    // A hundred times what is to be reached: 2000万 typed as 20000000 under 亿元 does not get in.
    expect(amounts?.open[0]).toMatchObject({
      // 常规, which this library tells by none: under a format of text no validation lets a figure in.
      format: undefined,
      validation: {
        formulae: [expect.stringMatching(/"亿元",""\)>=-3000,.*<=3000\)/)],
        error: expect.stringContaining('单位：亿元'),
        prompt:
          '填数字，单位：亿元（后面写不写“亿元”都可以，别的单位请先换算）；年度目标：30；上年同期：26.4',
      },
    })
  })

  test.skipIf(office === '')(
    'that another program saves keeps its marks and its figures',
    { timeout: 120_000 },
    async () => {
      const { files } = await handed(library(thisYear))
      const folder = temporaryFolder()
      writeFileSync(join(folder, '表.xlsx'), [...files.values()][1] ?? '')
      for (const to of ['xlsx:Calc MS Excel 2007 XML', 'ods', 'xls:MS Excel 97'])
        execFileSync(
          office,
          [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to].concat([
            '--outdir',
            join(folder, to.slice(0, 3)),
            join(folder, '表.xlsx'),
          ]),
          { stdio: 'ignore' },
        )
      for (const file of ['xls/表.xlsx', 'ods/表.ods', 'xls/表.xls']) {
        const path = join(folder, file)
        const sheet = await only(readFileSync(path), file)
        expect(told(sheet), file).toMatchObject({ table: 't', department: '商务局', rows: ['t-r2', 't-r3'] })
        expect(sheet.hiddenRows.length, file).toBe(1)
        expect(sheet.hiddenColumns, file).toEqual([1])
      }
    },
  )
})

describe('a letter that asks', () => {
  const asked = {
    department: '商务局',
    cells: [
      {
        table: 't',
        row: 't-r2',
        column: 'actual',
        text: '2000万',
        doubts: ['表中单位为亿元，折合0.2亿元。'],
      },
    ],
    ...{ due: '2031年7月8日', contact: '林一', phone: '0000-1234567' },
  }

  test('goes with a workbook in which that cell and its answer alone are open', async () => {
    const folder = library(thisYear)
    const host = openHost(folder)
    await call(host, 'keepSettings', { unit: '云岭区统计局' })
    const file = await call(host, 'writeLetter', asked)
    if (file.kind !== 'download') throw new Error(file.kind)
    expect(file.name).toBe('查询函-商务局.zip')
    const files = await unzipped(file.bytes)
    const [letter = '', book = ''] = [...files.keys()]
    expect(letter).toMatch(/^关于核实.*有关数据的函\.docx$/)
    expect(book).toMatch(/核实返回表-商务局\.xlsx$/)
    const { paragraphs } = await readReport(letter, new Uint8Array(files.get(letter) ?? []), () => {})
    expect(paragraphs.filter((text) => text.trim() !== '')).toEqual([
      expect.stringMatching(/^关于核实《2031年上半年云岭区主要指标.*》有关数据的函$/),
      '商务局：',
      expect.stringContaining('以下1处需要核实'),
      '1．招商引资到位资金“实绩”：报来“2000万”；表中单位为亿元，折合0.2亿元。',
      expect.stringContaining('于2031年7月8日前'),
      '联系人：林一，电话：0000-1234567。',
      '特此函达。',
      expect.stringContaining('核实返回表'),
      '云岭区统计局',
      expect.stringMatching(/^20\d\d年\d{1,2}月\d{1,2}日$/),
    ])
    const { open } = await cellsOf(files.get(book))
    expect(open.map(({ name, value }) => [name, value])).toEqual([
      ['招商引资到位资金', '2000万'],
      ['招商引资到位资金', ''],
    ])
    const sheet = await only(files.get(book))
    expect(told(sheet)?.columns).toEqual(expect.arrayContaining([ADDED.doubt, ADDED.answer]))
    expect(sheet.texts.flat()).toContain('实绩：报来“2000万”；表中单位为亿元，折合0.2亿元。')
    await host.close()
    const store = openStore(databaseFile(folder))
    expect(store.handouts.list('t')).toMatchObject([
      { kind: 'ask', tasks: [{ department: '商务局', rows: ['t-r2'], columns: ['actual'] }] },
    ])
    store.close()
  })

  test('about a row that is gone says so', async () => {
    const host = openHost(library(thisYear))
    const [cell] = asked.cells
    const gone = {
      ...asked,
      cells: [{ ...cell, table: 't', row: 'gone', column: 'actual', text: '', doubts: [] }],
    }
    expect(await host.call('writeLetter', gone)).toMatchObject({ error: { code: 'not-found' } })
  })
})
