/** What is said before anything is printed: fonts, findings of lint and audit, and what the report says of its 附件. */
import { CopyOutlined, FileSearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { setupOf } from '../../../shared/attachment/page-setup.ts'
import { waits } from '../../../shared/findings/check/groups.ts'
import { lintReport } from '../../../shared/findings/lint/lint.ts'
import { fontReport, fontsUsed, printedTexts } from '../../../shared/page/fonts.ts'
import type { PrintItem } from '../../../shared/page/pages.ts'
import { descriptionOf } from '../../../shared/report/description.ts'
import { type Deed, info, type OpenContext } from '../../actions/deed.ts'
import { chooseReport } from '../../actions/files.ts'
import { act, attempt } from '../../actions/run.ts'
import { goTo, visit } from '../../actions/verdict.ts'
import { useCheck } from '../../state/check.ts'
import { putAway } from '../../state/desk.ts'
import { notify } from '../../state/editor.ts'
import { dictionary } from '../../state/settings.ts'
import { grades, type Item, ofSaid, waitingOnPaper, weights } from '../../state/waiting.ts'
import { drawsGlyph, installed } from './fonts.ts'
import { usePast, withPast } from './past.ts'

/** Fonts that are missing and characters that a font lacks, said before anything is printed. */
function fontWarnings(items: readonly PrintItem[]): readonly string[] {
  const found = items.flatMap(
    ({ attachment, judged }) =>
      fontReport(
        fontsUsed(setupOf(attachment.heading)),
        installed(),
        printedTexts(attachment, judged),
        drawsGlyph,
      ).sentences,
  )
  return [...new Set(found)]
}

interface CheckedProps {
  /** What is printed, and the whole report that it is of. */
  readonly printed: readonly PrintItem[]
  readonly all: readonly PrintItem[]
  /** The attachment on the desk: its cells can be gone to. */
  readonly own: string
}

/** What should be looked at before anything is printed, in one line that opens to the list, and the report itself. */
export function Checked({ printed, all, own }: CheckedProps) {
  const [description, setDescription] = useState('')
  const [reportTitle, setReportTitle] = useState('')
  const fonts = useMemo(() => fontWarnings(printed), [printed])
  const past = usePast(all)
  const findings = useMemo(
    () =>
      lintReport({ attachments: withPast(all, past), dictionary: dictionary(), description, reportTitle }),
    [all, past, description, reportTitle],
  )
  const waiting = useMemo(() => waitingOnPaper(all, findings), [all, findings])
  const read = async (context: OpenContext): Promise<Deed> => {
    const report = await chooseReport(context)
    if (report === null) return {}
    setReportTitle(report.title)
    setDescription(report.description)
    const missing = [report.title === '' && '标题', report.description === '' && '附件说明'].filter(Boolean)
    return missing.length === 0
      ? {}
      : info(`“${report.name}”里没有找到${missing.join('和')}，请在下面填上再核对。`)
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(descriptionOf(all.map(({ attachment }) => attachment)))
    notify('info', '已复制附件说明，可以粘贴到报告里。')
  }
  const checked = useCheck((check) => check.findings)
  const said = useMemo(() => checked.filter(waits).map(ofSaid), [checked])
  const count = fonts.length + findings.length + waiting.length + said.length
  const go = (finding: Pick<Item, 'row' | 'column'>): void => {
    putAway('print')
    void act((context) => goTo(context, finding))
  }
  const look = (item: Item): void => {
    putAway('print')
    void act((context) => visit(context, item))
  }
  return (
    <>
      <details className="print-lint">
        <summary className={count > 0 ? 'some' : ''}>
          付印前核对：{count === 0 ? '没有发现问题' : `有${count}处要看`}
        </summary>
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.attachment ?? ''} ${finding.key} ${finding.message}`}>
              <b>{grades[finding.grade]}</b> {finding.message}
              {finding.attachment === own && finding.row !== null && (
                <Button type="link" size="small" onClick={() => go(finding)}>
                  去看
                </Button>
              )}
            </li>
          ))}
          {waiting.map((each) => (
            <li key={`${each.attachment} ${each.key}`}>
              <b>{weights[each.weight]}</b> {each.what}
              {each.attachment === own && (
                <Button type="link" size="small" onClick={() => go(each)}>
                  去看
                </Button>
              )}
            </li>
          ))}
          {said.map((each) => (
            <li key={`report ${each.key}`}>
              <b>{weights[each.weight]}</b> {each.what}
              <Button type="link" size="small" onClick={() => look(each)}>
                去看
              </Button>
            </li>
          ))}
          {fonts.map((text) => (
            <li key={text}>
              <b>字体</b> {text}
            </li>
          ))}
        </ul>
      </details>
      <details className="print-report">
        <summary>和报告核对</summary>
        <Button size="small" icon={<FileSearchOutlined aria-hidden />} onClick={() => void act(read)}>
          读取报告，核对标题和附件说明
        </Button>
        <Input
          size="small"
          aria-label="报告的标题"
          placeholder="报告的标题"
          maxLength={200}
          value={reportTitle}
          onChange={(event) => setReportTitle(event.target.value)}
        />
        <Input.TextArea
          aria-label="报告里的附件说明"
          placeholder="报告正文后的附件说明（也可以粘贴在这里）"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={4_000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void attempt(copy)}>
          复制正确的附件说明
        </Button>
      </details>
    </>
  )
}
