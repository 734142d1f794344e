/** 打印: the page that new tables begin with. */
import type { PageSetup } from '../../../shared/attachment/page-setup.ts'
import { useSettings } from '../../state/settings.ts'
import { SetupForm } from '../print/Setup.tsx'
import type { Change } from './change.ts'
import { From } from './Field.tsx'
import { Existing } from './Words.tsx'

export function Printing({ change }: { readonly change: Change }) {
  const { page, ...others } = useSettings((settings) => settings.defaults)
  const keep = (now: Partial<PageSetup> | undefined): void =>
    change('新表的打印设置改了。', { defaults: { ...others, ...(now !== undefined && { page: now }) } })
  return (
    <>
      <Existing />
      <SetupForm page={page} onChange={keep} />
      <From of="page" />
      <p className="muted">单张表的打印设置在“打印预览”右边。</p>
    </>
  )
}
