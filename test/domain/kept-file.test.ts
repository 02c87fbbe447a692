import fc from 'fast-check'
import { kindOf, LARGEST_FILE, plainFileName, sizeFault } from '../../src/domain/kept-file.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const office = (part: string, more = '') => bytes(`PK\u0003\u0004…[Content_Types].xml…${part}…${more}`)
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])

test.each([
  ['report.pdf', bytes('%PDF-1.7'), 'pdf'],
  ['screen.PNG', png, 'png'],
  ['photo.jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'jpg'],
  ['log.txt', bytes('Ünïcode,\tand line ends\r\n'), 'txt'],
  ['latin.csv', Uint8Array.from([0x47, 0x72, 0xfc, 0xdf, 0x3b, 0x31, 0x0d, 0x0a]), 'csv'],
  ['excel.csv', Buffer.from('\ufeffKonto\tName\r\n', 'utf16le'), 'csv'],
  ['rules.csv', bytes('from;to\n10.0.0.0/8;any\n'), 'csv'],
  ['list.xlsx', office('xl/workbook.xml'), 'xlsx'],
  ['minutes.docx', office('word/document.xml'), 'docx'],
])('a file called %s is taken for what it is', (name, content, kind) => {
  expect(kindOf(name, content)).toEqual({ kind })
})

test.each([
  ['page.pdf', bytes('<html>'), 'mismatch'],
  ['program.txt', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00]), 'mismatch'],
  ['program.csv', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]), 'mismatch'],
  ['latin.txt', Uint8Array.from([0x47, 0x72, 0xfc, 0xdf]), 'mismatch'],
  ['macros.docx', office('word/document.xml', 'word/vbaProject.bin'), 'mismatch'],
  ['archive.zip', office('readme'), 'unknown-kind'],
  ['picture.svg', bytes('<svg/>'), 'unknown-kind'],
  ['pdf', bytes('%PDF-1.7'), 'unknown-kind'],
  ['nothing.pdf', new Uint8Array(), 'empty'],
])(
  'a file called %s is refused: it is not what its name says, or nothing that is taken',
  (name, content, fault) => {
    expect(kindOf(name, content)).toEqual({ fault })
  },
)

test('a file that is another than its name says tells which it is, where that can be told', () => {
  expect(kindOf('list.xlsx', office('word/document.xml'))).toEqual({ fault: 'mismatch', is: 'docx' })
  expect(kindOf('list.csv', office('xl/workbook.xml'))).toEqual({ fault: 'mismatch', is: 'xlsx' })
  expect(kindOf('list.csv', bytes('%PDF-1.7'))).toEqual({ fault: 'mismatch', is: 'pdf' })
})

test('ten megabytes are taken, and a byte more is not', () => {
  expect(sizeFault(LARGEST_FILE)).toBeNull()
  expect(sizeFault(LARGEST_FILE + 1)).toBe('too-big')
})

test('a name is no path, hides nothing, is not too long, and keeps its ending', () => {
  expect(plainFileName('../../etc/passwd')).toBe('-..-etc-passwd')
  expect(plainFileName('C:\\tmp\\report.pdf')).toBe('C--tmp-report.pdf')
  expect(plainFileName('invoice\u202efdp.exe')).toBe('invoicefdp.exe')
  expect(plainFileName('..')).toBe('file')
  expect(plainFileName(' .pdf')).toBe('pdf')
  expect(plainFileName('a\u2028b.pdf')).toBe('ab.pdf')
  // Half a character has no canonical form, so that nothing could be recorded with it.
  expect(plainFileName('a\ud800b.pdf')).toBe('ab.pdf')
  expect(plainFileName(`${'x'.repeat(94)}😀😀😀.docx`)).toBe(`${'x'.repeat(94)}.docx`)
  expect(plainFileName(`${'x'.repeat(300)}.docx`)).toMatch(/^x{95}\.docx$/)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const plain = plainFileName(name)
      expect(plain).not.toMatch(/[/\\:]|^\./)
      expect(plain.length).toBeGreaterThan(0)
      expect(plain.length).toBeLessThanOrEqual(100)
    }),
  )
})
