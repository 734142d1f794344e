/** Columns that are seen at work and are none of the official page (责任单位): what is printed of them, said and chosen. */
import { Button } from 'antd'
import type { Column } from '../../../shared/attachment/model.ts'
import { changeColumn, printing } from '../../../shared/changes/columns.ts'
import { type PrintItem, pagesOf } from '../../../shared/page/pages.ts'
import { act } from '../../actions/run.ts'

/** @param pages how many there are as it is printed now */
export function Owners({ attachment, judged, pages }: PrintItem & { readonly pages: number }) {
  const { columns } = attachment
  const left = columns.filter(({ unprinted, hidden }) => unprinted === true && hidden !== true)
  const owner = columns.find(
    ({ role, unprinted, hidden }) => role === 'owner' && unprinted !== true && hidden !== true,
  )
  const without =
    owner === undefined || pages < 2
      ? pages
      : pagesOf([
          {
            attachment: {
              ...attachment,
              columns: columns.map((one) => (one === owner ? unprint(one) : one)),
            },
            judged,
          },
        ]).length
  const set = (some: readonly Column[], printed: boolean): void =>
    void act(() => ({
      step: {
        name: printed ? '印这一栏' : '不印这一栏',
        edits: some.flatMap((column) => changeColumn(column, printing(column, printed))),
      },
    }))
  return (
    <>
      {left.length > 0 && (
        <p className="print-without">
          <span>
            {left.map(called).join('、')}
            {left.length > 1 ? `这${left.length}栏` : '一栏'}不印，导出的文件里也不显示。
          </span>
          <Button size="small" onClick={() => set(left, true)}>
            也印
          </Button>
        </p>
      )}
      {owner !== undefined && without < pages && (
        <p className="print-without">
          <span>
            印{called(owner)}一栏要{pages}页，不印是{without}页。
          </span>
          <Button size="small" onClick={() => set([owner], false)}>
            不印
          </Button>
        </p>
      )}
    </>
  )
}

const unprint = (column: Column): Column => printing(column, false)

const called = ({ header }: Column): string => `“${(header.at(-1) ?? '').replace(/\s+/gu, '')}”`
