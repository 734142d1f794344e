/** `npm run demo`: the main job without a window. The sample goes in, is judged, and comes out as the official xlsx. */
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { openFile } from '../../files/open.ts'
import { saveFile } from '../../files/save.ts'
import { writeOfficial } from '../../files/xlsx/write.ts'
import { problemOf } from '../../host/problems.ts'
import { sampleWorkbook } from '../../samples/workbook.ts'
import { projectFolder } from '../start/build.ts'
import { processOutput } from './output.ts'
import { fileText } from './show.ts'

const output = processOutput()

async function demo(): Promise<void> {
  const folder = join(projectFolder, 'demo')
  mkdirSync(folder, { recursive: true })
  const sample = await sampleWorkbook()
  const incoming = join(folder, '示例.xlsx')
  await saveFile(incoming, sample.bytes)

  const { attachments, warnings } = await openFile(sample.name, sample.bytes)
  for (const line of fileText(relative(process.cwd(), incoming), attachments, warnings))
    await output.line(line)

  const outgoing = join(folder, '双过半完成情况.xlsx')
  await saveFile(outgoing, await writeOfficial(attachments))
  await output.line(`已写出：${relative(process.cwd(), outgoing)}`)
}

try {
  await demo()
} catch (error) {
  output.error(problemOf(error).message)
  process.exitCode = 1
}
