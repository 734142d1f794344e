/** The last stop of every exception at every door. */
import { Problem } from '../../shared/problem.ts'

/** What a door answers for an exception. A defect of ours is logged with its stack and told in general terms. */
export function problemOf(error: unknown): { code: Problem['code']; message: string } {
  if (error instanceof Problem) return { code: error.code, message: error.message }
  console.error(error)
  return { code: 'internal', message: '程序内部出错，这一步没有完成；请再试一次，仍不行请重新打开程序。' }
}
