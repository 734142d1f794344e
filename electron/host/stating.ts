/** What reports say, figure by figure, by the person's own indicators too. */
import type { StatingValues } from '../../shared/contract/stating.ts'
import type { Handlers, Tools } from './context.ts'

export const stating = ({ settings, jobs }: Tools): Handlers<keyof StatingValues> => ({
  readStatements: ({ name, bytes, job: jobName }) =>
    jobs.run(jobName, async (job) => {
      const [{ openReport }, { dictionaryOf }, { statements }] = await Promise.all([
        import('../files/open.ts'),
        import('../../shared/verdict/dictionary.ts'),
        import('../../shared/report/statements.ts'),
      ])
      const text = (await openReport(name, bytes, job)).join('\n')
      return { text, statements: statements(text, dictionaryOf(settings().indicators)) }
    }),
})
