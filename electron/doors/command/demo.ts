/** `npm run demo`: the main job without a window. The sample goes in, is judged, and comes out as the official xlsx. */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { saveFile } from '../../files/save.ts'
import { problemOf } from '../../host/problems.ts'
import { nothingSet } from '../../host/settings.ts'
import { sampleWorkbook } from '../../samples/workbook.ts'
import { projectFolder } from '../start/build.ts'
import { exportTo } from './export.ts'
import { hostWith } from './host.ts'
import { processOutput } from './output.ts'
import { show } from './show.ts'

const output = processOutput()

async function demo(): Promise<void> {
  const folder = join(projectFolder, 'demo')
  mkdirSync(folder, { recursive: true })
  const sample = await sampleWorkbook()
  const incoming = join(folder, '示例.xlsx')
  await saveFile(incoming, sample.bytes)

  const call = hostWith(nothingSet())
  await show([relative(process.cwd(), incoming)], false, output, call)

  const outgoing = join(folder, '双过半完成情况.xlsx')
  await exportTo(incoming, outgoing, 'official', call)
  await output.line(`已写出：${relative(process.cwd(), outgoing)}`)
}

try {
  await demo()
} catch (error) {
  output.error(problemOf(error).message)
  process.exitCode = 1
}
