/** Where the program is not sure what a sheet's columns are, a person says it, with the sheet in view. */
import { Button, InputNumber, Select, Tooltip } from 'antd'
import { useState } from 'react'
import { columnLetters } from '../../shared/attachment/address.ts'
import type { Role } from '../../shared/attachment/model.ts'
import { roleLabels, roleName } from '../../shared/attachment/roles.ts'
import { same } from '../../shared/attachment/same.ts'
import type { Mapping } from '../../shared/recognise/answer.ts'
import type { Proposal } from '../../shared/recognise/columns.ts'
import type { MappingAnswer, SheetQuestion } from '../../shared/recognise/mapping.ts'
import { useJobs } from '../state/jobs.ts'
import { Dialog } from './Dialog.tsx'
import { MappingReadings } from './MappingReadings.tsx'
import './MappingDialog.css'

export function MappingDialog() {
  const asked = useJobs((state) => state.asked)
  return asked === null ? null : (
    <Form key={`${asked.file}:${asked.question.sheet}:${asked.question.shape}`} {...asked} />
  )
}

interface FormProps {
  readonly file: string
  readonly question: SheetQuestion
  readonly answer: (answer: MappingAnswer) => void
}

/** A column that is no part of the table. */
const outside = 'outside'
type Choice = Role | typeof outside

const choices = [{ value: outside as Choice, label: '不读' }, ...roleLabels]

function Form({ file, question, answer }: FormProps) {
  const width = Math.max(0, ...question.texts.map((row) => row.length))
  const { guess, at } = question
  const [first, setFirst] = useState((guess?.headerTop ?? at.row) + 1)
  const [last, setLast] = useState((guess?.headerBottom ?? at.row) + 1)
  /** The sheet's columns under a reading of the guess's. */
  const spread = (reading: readonly Role[] | undefined): readonly Choice[] =>
    Array.from({ length: width }, (_, index) => {
      const column = index + at.column
      return guess === null || column < guess.left || column > guess.right
        ? outside
        : (reading?.[column - guess.left] ?? 'none')
    })
  const [roles, setRoles] = useState(() => spread(guess?.roles))
  const readings: readonly Proposal[] =
    guess === null || question.other === null
      ? []
      : [{ roles: guess.roles, why: question.why }, question.other]
  const chosen = readings.findIndex((reading) => same(spread(reading.roles), roles))
  const reasonOf = (column: number): string =>
    reasonFor(question, column + at.column - (guess?.left ?? 0), roles[column])
  const inside = roles.flatMap((role, column) => (role === outside ? [] : [column]))
  const left = inside[0]
  const right = inside.at(-1)
  const missing = (['name', 'actual'] as const).filter((role) => !roles.includes(role))
  const problem =
    left === undefined || right === undefined
      ? '请至少选定一栏。'
      : missing.length > 0
        ? `还没有选定：${missing.map(roleName).join('、')}。`
        : null
  const isHeader = (line: number): boolean => line >= Math.min(first, last) && line <= Math.max(first, last)
  const confirm = (): void => {
    if (left === undefined || right === undefined) return
    const mapping: Mapping = {
      shape: question.shape,
      sheet: question.sheet,
      headerTop: Math.min(first, last) - 1,
      headerBottom: Math.max(first, last) - 1,
      left: left + at.column,
      right: right + at.column,
      roles: roles.slice(left, right + 1).map((role) => (role === outside ? 'none' : role)),
    }
    answer(mapping)
  }
  return (
    <Dialog
      width="min(1200px, 94vw)"
      title={`“${file}”的工作表“${question.sheet}”没有认准，${readings.length > 0 ? '请选一种读法，或者逐栏指定用途' : '请看一下每一栏是什么'}`}
      okText="就这样读，以后同样的表不再问"
      cancelText="不读这张工作表（Esc）"
      okButtonProps={{ disabled: left === undefined }}
      onOk={confirm}
      onCancel={() => answer(null)}
      mask={{ closable: false }}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          <Button onClick={() => answer('later')}>先打开，以后在列设置里确认</Button>
          <OkBtn />
        </>
      )}
    >
      {readings.length > 0 && (
        <MappingReadings
          question={question}
          readings={readings}
          chosen={chosen}
          onChoose={(reading) => setRoles(spread(reading.roles))}
        />
      )}
      <div className="mapping-rows">
        表头从第
        <InputNumber
          size="small"
          min={at.row + 1}
          max={at.row + question.texts.length}
          value={first}
          onChange={(value) => value !== null && setFirst(value)}
          aria-label="表头首行"
        />
        行到第
        <InputNumber
          size="small"
          min={at.row + 1}
          max={at.row + question.texts.length}
          value={last}
          onChange={(value) => value !== null && setLast(value)}
          aria-label="表头末行"
        />
        行{problem !== null && <span className="muted">　{problem}</span>}
      </div>
      <div className="mapping-sheet">
        <table>
          <thead>
            <tr>
              <th />
              {roles.map((role, column) => (
                <th key={columnLetters(column + at.column)}>
                  <Tooltip title={reasonOf(column)} trigger={['hover', 'focus']}>
                    <Select
                      size="small"
                      popupMatchSelectWidth={false}
                      value={role}
                      options={choices}
                      aria-label={`${columnLetters(column + at.column)}栏的用途`}
                      onChange={(value) => setRoles(roles.with(column, value))}
                    />
                  </Tooltip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {question.texts.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row of the sheet is its place
              <tr key={index} className={isHeader(index + at.row + 1) ? 'head' : ''}>
                <th>{index + at.row + 1}</th>
                {roles.map((role, column) => (
                  <td key={columnLetters(column + at.column)} className={role === outside ? 'outside' : ''}>
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}

/** Why a column may have that role, where one of the readings says so; '' where a person chose it. */
function reasonFor({ guess, why, other }: SheetQuestion, index: number, role: Choice | undefined): string {
  if (guess?.roles[index] === role) return why[index] ?? ''
  return other?.roles[index] === role ? (other?.why[index] ?? '') : ''
}
