/** What the program must ask before it goes on: a sentence, yes or 取消. */
import { useDesk } from '../state/desk.ts'
import { Dialog } from './Dialog.tsx'

export function Question() {
  const question = useDesk((desk) => desk.question)
  if (question === null) return null
  const { title, text, yes, answer } = question
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
    >
      <p>{text}</p>
    </Dialog>
  )
}
