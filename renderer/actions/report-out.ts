/** Actions that give a report away: as a revision of its Word document, or as its text. */
import { endingOf } from '../../shared/contract/formats.ts'
import { type LeftCorrection, noDocument } from '../../shared/report/correction.ts'
import { always } from './action.ts'
import { type Context, type Deed, info } from './deed.ts'
import { told } from './export.ts'

type Document = NonNullable<Context['document']>

/** An action on the report on the desk. */
const onReport = (perform: (context: Context, document: Document) => Deed | Promise<Deed>) =>
  always((context) =>
    context.document === null ? info('请先打开一份报告的全文。') : perform(context, context.document),
  )

async function saveText({ host, working }: Context, { id, settled }: Document): Promise<Deed> {
  await settled()
  return told(await working('正在保存报告文本', (job) => host('saveReportText', { id, job })))
}

/** As many characters of a paragraph as tell it from others. */
const most = 24
const beginning = (text: string): string => (text.length > most ? `${text.slice(0, most)}……` : text)

const leftLine = ({ correction: { text }, why }: LeftCorrection): string =>
  `${text === '' ? '一处删去的文字' : `“${beginning(text)}”`}没有写进去：${why}。`
const addedLine = (text: string): string => `新加的一段“${beginning(text)}”没有写进去，请在Word里补上。`

async function exportRevision(context: Context, document: Document): Promise<Deed> {
  const { host, working } = context
  if (!document.hasSource)
    return {
      ask: {
        ...{ title: '没有Word原件', text: noDocument, yes: '保存文本' },
        agreed: (now) => (now.document === null ? {} : saveText(now, now.document)),
      },
    }
  await document.settled()
  const { exported, made, explained, left, added } = await working('正在写修订稿', (job) =>
    host('reviseReport', { id: document.id, job }),
  )
  const lines = [...left.map(leftLine), ...added.map(addedLine)]
  if (exported === null && lines.length === 0) return info('报告的文字和原来的Word文档一样，没有修订可写。')
  if (exported?.kind === 'cancelled') return {}
  const reasons = explained === 0 ? '' : `，${explained}处附有核对的理由`
  const name = exported?.kind === 'download' ? exported.name : `修订稿.${endingOf('docx')}`
  return {
    ...(exported !== null && told(exported, `共${made}处修订${reasons}。`)),
    ...(lines.length > 0 && {
      open: { kind: 'remarks', files: [{ name, failed: false, lines }] },
    }),
  }
}

export const givingActions = {
  'export-revision': onReport(exportRevision),
  'save-report-text': onReport(saveText),
  'print-findings': always(({ open, document }) =>
    open === null && document === null
      ? info('请先打开一张表格或一份报告。')
      : { open: { kind: 'findings' } },
  ),
}
