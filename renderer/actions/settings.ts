/** Actions on what is set for the program as a whole. */
import { headingWith } from '../../shared/attachment/defaults.ts'
import { useSettings } from '../state/settings.ts'
import { always } from './action.ts'
import { setHeading } from './cells.ts'
import { type Context, type Deed, done, type OpenContext } from './deed.ts'
import { told } from './export.ts'

/** All settings as a file, for another computer or another office. */
export async function exportSettings({ working, host }: Context): Promise<Deed> {
  const file = await working('正在导出设置', (job) => host('exportSettings', { job }))
  return told(file, '在另一台电脑的“设置”里导入。')
}

/** The open table takes what new tables begin with, as a step like any other. */
export function takeDefaults(context: OpenContext): Deed {
  const { heading } = context.open.attachment
  const deed = setHeading(
    context,
    '改用新表的默认设置',
    headingWith(heading, useSettings.getState().defaults),
  )
  return { ...deed, ...done('这张表已改用新表的默认设置，可以撤销。') }
}

export const settingsActions = {
  settings: always(() => ({ open: { kind: 'settings' } })),
  'export-settings': always(exportSettings),
}
