/** 存为版本: a name for the table as it is now, or another one for a version. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { keepVersion } from '../../actions/history.ts'
import { actAnywhere, attempt } from '../../actions/run.ts'
import { putAway, useOpened } from '../../state/desk.ts'
import { useEditor } from '../../state/editor.ts'
import { loadVersions, renameVersion, useHistory } from '../../state/history.ts'
import { Dialog } from '../Dialog.tsx'
import './History.css'

/** The stations of an attachment on its way, in their order. */
const USUAL = ['送审稿', '上会稿', '印发稿'] as const

export function VersionDialog() {
  const opened = useOpened('version')
  return opened === null ? null : <Form renamed={opened.renamed} />
}

function Form({ renamed }: { readonly renamed: { readonly id: string; readonly name: string } | null }) {
  const table = useEditor(({ editor }) => editor?.attachment.id)
  const { attachment, versions } = useHistory()
  const taken = new Set(attachment === table ? versions.map(({ name }) => name) : [])
  const offered = USUAL.filter((each) => !taken.has(each))
  const [name, setName] = useState(renamed?.name ?? offered[0] ?? '')
  const close = (): void => putAway('version')
  const given = name.trim()
  const keep = (): void => {
    if (given === '') return
    close()
    void (renamed === null
      ? actAnywhere(async (context) => {
          const deed = await keepVersion(context, given)
          await loadVersions()
          return deed
        })
      : attempt(() => renameVersion(renamed.id, renamed.name, given)))
  }
  return (
    <Dialog
      title={renamed === null ? '存为版本' : '给版本改名'}
      okText="确定"
      cancelText="取消"
      width={380}
      okButtonProps={{ disabled: given === '' }}
      onOk={keep}
      onCancel={close}
    >
      <Input
        aria-label="版本名"
        value={name}
        maxLength={50}
        onChange={({ target }) => setName(target.value)}
      />
      <p className="usual">
        {offered.map((each) => (
          <Button key={each} size="small" onClick={() => setName(each)}>
            {each}
          </Button>
        ))}
      </p>
      <p className="muted">版本记下整张表现在的内容，之后不会再变；表可以接着改。</p>
    </Dialog>
  )
}
