import { expect, test } from 'vitest'
import { fileName } from './names.ts'

test.each([
  ['CV.pdf', 'application/pdf', 'CV.pdf'],
  ['C:\\Users\\x\\photo.JPG', 'image/jpeg', 'photo.JPG'],
  ['../../.htaccess', 'application/pdf', 'htaccess.pdf'],
  ['page.html', 'image/jpeg', 'page.jpg'],
  ['photo.jpg', 'application/pdf', 'photo.pdf'],
  ['no ending', 'image/png', 'no ending.png'],
  ['invoice\u202Efdp.exe', 'application/pdf', 'invoicefdp.pdf'],
  ['two\nlines.pdf', 'application/pdf', 'two lines.pdf'],
  ['\u200B.pdf', 'application/pdf', 'file.pdf'],
  ['Dr. Smith, report', 'application/pdf', 'Dr. Smith, report.pdf'],
  ['سيرة ذاتية.pdf', 'application/pdf', 'سيرة ذاتية.pdf'],
])('%s, which is %s, is called %s', (sent, mediaType, name) => {
  expect(fileName(sent, mediaType)).toBe(name)
})

test('a long name is cut before its ending and between characters', () => {
  const name = fileName(`${'𠮷'.repeat(100)}.pdf`, 'application/pdf')
  expect(name.length).toBeLessThanOrEqual(120)
  expect(name.isWellFormed() && name.endsWith('𠮷.pdf')).toBe(true)
})
