/** What is said of a file that we know and cannot read. */
import { Problem } from '../../shared/problem.ts'

/** A file that only its password opens. */
export const encrypted = () =>
  new Problem('encrypted', '这个文件设有打开密码，请在WPS或Office中取消密码后另存，再打开。')

/** A format that we do not read, and the one to save it as. */
export const unsupported = (what: string, as: string) =>
  new Problem('unsupported', `暂不能读${what}，请在WPS或Office中另存为${as}，再打开。`)
