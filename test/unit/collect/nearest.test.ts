/** Which department a person means by a word that is none of them. */
import { describe, expect, test } from 'vitest'
import { nearestDepartment } from '../../../shared/collect/department.ts'

describe('the nearest department', () => {
  const known = ['财政局', '人社局', '农业农村局', '人力资源和社会保障中心', '东湖街道']
  test.each([
    ['人社', '人社局'],
    ['区人社', '人社局'],
    ['农业局', '农业农村局'],
    ['东湖', '东湖街道'],
    ['财政局预算科', '财政局'],
    ['人力社保', '人力资源和社会保障中心'],
    ['水利局', ''],
    ['局', ''],
    ['', ''],
  ])('“%s”: “%s”', (text, name) => {
    expect(nearestDepartment(text, known)).toBe(name)
  })
})
