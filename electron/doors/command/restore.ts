/** The way back for data that cannot be opened: the latest sound backup. Data that can be opened are not touched. */
import { dataFolder } from '../../host/folder.ts'
import { restoreLatest } from '../../host/latest.ts'
import type { Output } from './output.ts'

/** @throws Problem where the data are sound, in use, or there is no sound backup */
export async function restore(output: Output): Promise<number> {
  const { backup, aside } = restoreLatest(dataFolder())
  const at = backup.at.toLocaleString('zh-CN')
  await output.line(`已恢复到 ${at} 的备份；打不开的数据留在同一文件夹的“${aside}”。`)
  return 0
}
