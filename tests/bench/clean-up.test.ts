import { describe, expect, it, vi } from 'vitest'
import { CleanUp } from '../../scripts/bench/clean-up.ts'

describe('CleanUp', () => {
  it('ends the last first, waits for each, and takes no step twice', async () => {
    const cleanUp = new CleanUp()
    const ended: string[] = []
    cleanUp.add(() => void ended.push('folder'))
    cleanUp.add(async () => {
      await new Promise(resolve => setTimeout(resolve, 20))
      ended.push('server')
    })
    await Promise.all([cleanUp.run(), cleanUp.run()])
    expect(ended).toEqual(['server', 'folder'])
  })

  it('takes the other steps where one fails, and says why it did', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const cleanUp = new CleanUp()
    const ended: string[] = []
    const fault = new Error('it will not end')
    cleanUp.add(() => void ended.push('folder'))
    cleanUp.add(() => Promise.reject(fault))
    await cleanUp.run()
    expect(ended).toEqual(['folder'])
    expect(said).toHaveBeenCalledWith(fault)
    said.mockRestore()
  })

  it('ends at once what is started while all is being ended', async () => {
    const cleanUp = new CleanUp()
    const ended: string[] = []
    await cleanUp.run()
    cleanUp.add(() => void ended.push('late'))
    expect(ended).toEqual(['late'])
  })
})
