/** What the program must ask before it goes on: a sentence, yes, another answer where there is one, or 取消. */
import { Button } from 'antd'
import { useDesk } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'

export function Question() {
  const question = useDesk((desk) => desk.question)
  if (question === null) return null
  const { title, text, yes, other, answer } = question
  return (
    <Dialog
      key={`${title}${text}`}
      title={title}
      closable={false}
      width={416}
      okText={yes}
      cancelText="取消"
      mask={{ closable: false }}
      onOk={() => answer(true)}
      onCancel={() => answer(false)}
      {...(other !== undefined && {
        footer: (_, { OkBtn, CancelBtn }) => (
          <>
            <CancelBtn />
            <Button onClick={() => answer('other')}>{other}</Button>
            <OkBtn />
          </>
        ),
      })}
    >
      <p>{text}</p>
    </Dialog>
  )
}
