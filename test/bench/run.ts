/**
 * `npm run bench`: how the program's face compares with a bare AG Grid that shows the same table in the same run,
 * and how long a large paste and a large table take. It tells and never fails: a time depends on the machine and on
 * what else it does; a ratio of two things measured side by side does so less.
 */
import { ensureFace } from '../../electron/doors/start/build.ts'
import { skipped, startProgram } from '../browser/program.ts'
import { builtCollecting, collecting } from './collect.ts'
import { computing } from './computing.ts'
import { judging } from './judging.ts'
import { openingLibrary } from './library.ts'
import { dragging, median, pasting, type Side, scrolling, typing } from './measure.ts'
import { reading } from './reading.ts'
import { checking, typingInReport } from './report.ts'
import { bare, program } from './sides.ts'

const rows = 10_000
const judgedRows = 100_000
const formulas = 10_000
const keptTables = 10_000
const reportBytes = 170_000
const rounds = 7

const ms = (time: number): string => (time < 10 ? time.toFixed(1) : time.toFixed(0))
const span = (numbers: readonly number[], write: (number: number) => string): string =>
  `${write(Math.min(...numbers))}–${write(Math.max(...numbers))}`

/** One line: the figure beside its limit, and how far single rounds lay apart. */
function say(what: string, figure: number, of: string, limit: number, noise: string): void {
  const over = figure > limit ? '，超出' : ''
  console.log(`${what} ${figure.toFixed(2)} × ${of}（不超过${limit}${over}）　${noise}`)
}

/** The program's times beside the bare grid's: the median of the rounds' own ratios. */
function compare(what: string, ours: readonly number[], theirs: readonly number[]): void {
  const ratios = ours.map((time, at) => time / (theirs[at] ?? Number.NaN))
  const noise =
    `各轮${span(ratios, (ratio) => ratio.toFixed(2))}；` +
    `本程序${ms(median(ours))}毫秒（${span(ours, ms)}），裸网格${ms(median(theirs))}毫秒（${span(theirs, ms)}）`
  say(what, median(ratios), '裸网格', 1.2, noise)
}

function compareTo(what: string, limit: number, unit: string, times: readonly number[]): void {
  say(what, median(times) / limit, unit, 1, `${ms(median(times))}毫秒（${span(times, ms)}）`)
}

async function inBrowser(): Promise<void> {
  const { page, close } = await startProgram()
  try {
    const ours = await program(page, rows)
    const size = await page.locator(ours.grid).boundingBox()
    if (size === null) throw new Error('the table is not on the screen')
    const theirs = await bare(await page.context().newPage(), rows, size)

    const figures = { key: pair(), enter: pair(), scroll: pair(), drag: pair() }
    for (let round = 0; round <= rounds; round++) {
      // Side by side, the first one now this, now that, so that whatever else the machine does meets both.
      for (const side of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
        await side.page.bringToFront()
        const typed = await typing(side, 3000 + 20 * round, 6)
        const scrolled = await scrolling(side, 40, 90)
        const dragged = await dragging(side, 60)
        // The first round warms up.
        if (round === 0) continue
        const kind = side === ours ? 'ours' : 'theirs'
        figures.key[kind].push(typed.key)
        figures.enter[kind].push(typed.enter)
        figures.scroll[kind].push(scrolled)
        figures.drag[kind].push(dragged)
      }
    }
    const about = `（${rows}行×12列）`
    compare(`按键到上屏${about}`, figures.key.ours, figures.key.theirs)
    compare(`回车到写入的文字上屏${about}`, figures.enter.ours, figures.enter.theirs)
    compare(`滚动一帧的主线程处理器用时${about}`, figures.scroll.ours, figures.scroll.theirs)
    compare(`拖选时每次移动的主线程处理器用时${about}`, figures.drag.ours, figures.drag.theirs)
    await page.bringToFront()
    compareTo('粘贴1000×6格直到已保存', 1000, '1秒', await pastes(ours))
    compareTo(`打开${rows}行的表`, 2000, '2秒', [ours.opened])
  } finally {
    await close()
  }
}

const pair = (): { ours: number[]; theirs: number[] } => ({ ours: [], theirs: [] })

async function pastes(side: Side): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const block = Array.from({ length: 1000 }, (_, at) =>
      [
        at + 1,
        `粘贴的指标${at}之${round}`,
        '亿元',
        100 + round,
        `${40 + ((at + round) % 30)}.${round}`,
        '',
      ].join('\t'),
    ).join('\n')
    await side.go(0, 0)
    times.push(await pasting(side, block))
  }
  return times
}

const MOST_RECOGNISING = 0.45

/** Recognition beside reading alone; the limit is about what it took before columns were read by evidence. */
async function files(): Promise<void> {
  for (const count of [30, 2_000]) {
    const { read, recognise } = await reading(count, count < 100 ? 100 : 10)
    const ratios = recognise.map((time, at) => time / (read[at] ?? Number.NaN))
    const noise = `识别${ms(median(recognise))}毫秒，读取${ms(median(read))}毫秒`
    say(`识别一个${count}行的工作簿`, median(ratios), '读取', MOST_RECOGNISING, noise)
  }
}

const MOST_COLLECTING = 0.25
const MOST_MEGABYTES = 400

/** Returns read, matched, merged and judged beside openpyxl, which only reads their cells: by processor time. */
async function returns(): Promise<void> {
  const built = await builtCollecting()
  const { ours, theirs, megabytes } = collecting(built, 1_000, 4)
  // The first round starts the threads, and nothing of it is compiled yet.
  const [first, ...warm] = ours
  const whole = warm.map((one) => one.whole)
  const times =
    `处理器用时${span(
      warm.map((one) => one.processor),
      ms,
    )}毫秒，历时${span(whole, ms)}毫秒；` +
    `头一次处理器用时${ms(first?.processor ?? Number.NaN)}毫秒，历时${ms(first?.whole ?? Number.NaN)}毫秒`
  const ratios = theirs.slice(1).map(({ processor }, at) => (warm[at]?.processor ?? Number.NaN) / processor)
  if (ratios.length === 0)
    console.log(`回收1000份返回表 ${times}；本机没有Python或openpyxl，跳过与它的比较。`)
  else {
    const other =
      `openpyxl（load_workbook，逐格读值）处理器用时${ms(median(theirs.map(({ processor }) => processor)))}毫秒，` +
      `历时${ms(median(theirs.map((one) => one.whole)))}毫秒`
    say(
      '回收1000份返回表的处理器用时',
      median(ratios),
      'openpyxl读同样的格',
      MOST_COLLECTING,
      `${times}；${other}`,
    )
  }
  const opened = collecting(built, 1_000, 1, 'open')
  const [ofOurs, ofTheirs] = [opened.ours[0], opened.theirs[0]]
  if (ofOurs !== undefined && ofTheirs !== undefined)
    say(
      '先打开回收窗口，头一次回收1000份的历时',
      ofOurs.whole / ofTheirs.whole,
      'openpyxl读同样的格',
      MOST_COLLECTING,
      `历时${ms(ofOurs.whole)}毫秒，处理器用时${ms(ofOurs.processor)}毫秒，是它的${(ofOurs.processor / ofTheirs.processor).toFixed(2)}倍`,
    )
  const [most = Number.NaN] = megabytes
  const later = `${most} MB；接着再收${megabytes.length - 1}次后${megabytes.at(-1)} MB`
  say('回收1000份返回表占的内存', most / MOST_MEGABYTES, '400 MB', 1, later)
  const few = collecting(built, 20, 4).ours.map((one) => one.whole)
  compareTo('回收20份返回表', 1000, '1秒', few)
}

function inNode(): void {
  compareTo('读懂并核对170 KB的报告', 1000, '1秒', checking(reportBytes, 5))
  const runs = Array.from({ length: 3 }, () => judging(judgedRows))
  compareTo(
    `判定${judgedRows}行（处理器用时）`,
    1000,
    '1秒',
    runs.map(({ whole }) => whole),
  )
  compareTo(
    `判定${judgedRows}行，数字各不相同（处理器用时）`,
    1000,
    '1秒',
    Array.from({ length: 3 }, () => judging(judgedRows, true).whole),
  )
  compareTo(
    `改一格后再判定${judgedRows}行的表（处理器用时）`,
    100,
    '0.1秒',
    runs.map(({ edit }) => edit),
  )
  const computed = computing(formulas, 6).slice(1)
  compareTo(
    `改一格后再算${formulas}个公式的表（处理器用时）`,
    50,
    '50毫秒',
    computed.map(({ edit }) => edit),
  )
  say(
    `改一格后再算${formulas}个公式的表`,
    median(computed.map(({ edit, all }) => edit / all)),
    '全部重算',
    1,
    `全部重算${ms(median(computed.map(({ all }) => all)))}毫秒`,
  )
}

if (skipped) console.log('本机没有 Chromium，跳过与裸网格的比较，只测判定。')
else {
  ensureFace(console.error)
  await inBrowser()
  compareTo('170 KB的报告里按一键的主线程处理器用时', 16, '16毫秒', await typingInReport(reportBytes, 60))
  const opened = await openingLibrary(keptTables, 5)
  compareTo(`打开有${keptTables}张表的库，直到第一屏`, 1000, '1秒', opened.first)
  compareTo(`打开有${keptTables}张表的库，直到全部列出`, 1000, '1秒', opened.whole)
}
inNode()
await files()
await returns()
