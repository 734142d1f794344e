/** 催报名单: who has not sent, or not all of it, as pages to print, as files, and as lines to copy into a chat. */
import { CopyOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { lateList, lateOf, lateText } from '../../../shared/collect/urging.ts'
import type { CollectedWall } from '../../../shared/contract/collecting.ts'
import { judgeAttachment } from '../../../shared/verdict/table.ts'
import { attempt } from '../../actions/run.ts'
import { call } from '../../state/host.ts'
import { useSettings } from '../../state/settings.ts'
import { copyText } from '../copyText.ts'
import { Dialog } from '../Dialog.tsx'
import { MadePrint } from '../print/MadePrint.tsx'

const NO_PHONES: readonly { readonly department: string; readonly phone: string }[] = []

export default function UrgePrint({
  of: { wall, tables, due },
  close,
}: {
  readonly of: CollectedWall
  readonly close: () => void
}) {
  const { dictionary, handing } = useSettings()
  const phones = handing.phones ?? NO_PHONES
  const { given, late, item } = useMemo(() => {
    const given = { wall, tables, due, phones, now: new Date() }
    const late = lateOf(given)
    const attachment = lateList(given, late)
    return { given, late, item: { attachment, judged: judgeAttachment(attachment, dictionary) } }
  }, [wall, tables, due, phones, dictionary])
  // Nobody prints a list of nobody.
  if (late.length === 0)
    return (
      <Dialog title="催报名单" width={416} footer={<Button onClick={close}>关闭</Button>} onCancel={close}>
        <p>各单位都报齐了，没有要催的。</p>
      </Dialog>
    )
  return (
    <MadePrint
      title={`催报名单（${late.length}个单位）`}
      item={item}
      formats={['docx', 'pdf', 'xlsx']}
      label="名单"
      note="没有报的、只报了一部分的、查询函没有答复的都在这里；电话填一次就记住。"
      close={close}
    >
      <Button
        icon={<CopyOutlined aria-hidden />}
        onClick={() => void attempt(() => copyText(lateText(given, late)))}
      >
        复制名单，可以粘贴到聊天窗口
      </Button>
      <div className="urge-phones">
        {late.map(({ department, phone }) => (
          <Phone key={department} department={department} phone={phone} />
        ))}
      </div>
    </MadePrint>
  )
}

/** Whom to call: kept when the field is left, or at Enter. */
function Phone({ department, phone }: { readonly department: string; readonly phone: string }) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (): void => {
    if (typed !== null && typed.trim() !== phone)
      void attempt(async () => {
        await call('keepPhone', { department, phone: typed.trim() })
      })
    setTyped(null)
  }
  return (
    <span>
      {department}
      <Input
        size="small"
        aria-label={`${department}的电话`}
        placeholder="电话"
        maxLength={100}
        value={typed ?? phone}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
    </span>
  )
}
