import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanName } from '../../server/files/receive.ts'
import { agree, disposition, endingOf, kindByHead, kindByParts, mayShow, mimeOf } from './file.rules.ts'

const bytes = (text: string, ...before: number[]) => Uint8Array.from([...before, ...[...text].map(letter => letter.charCodeAt(0))])

test('a file is what its first bytes say, whatever it is called', () => {
  assert.deepEqual([bytes('', 0xff, 0xd8, 0xff, 0xe0), bytes('PNG\r\n\x1a\n', 0x89), bytes('RIFF\x00\x00\x00\x00WEBPVP8 '), bytes('\x00\x00\x00\x18ftypheic'), bytes('%PDF-1.7'), bytes('PK\x03\x04'), bytes('姓名'.replace(/./g, 'ab,')), bytes('\tname\r\n')].map(kindByHead), ['jpeg', 'png', 'webp', 'heic', 'pdf', 'zip', 'text', 'text'])
  const none = ['', '<!DOCTYPE html><script>', '  <svg onload=alert(1)>', '\xef\xbb\xbf<?xml version="1.0"?>', 'MZ\x90\x00', '\x7fELF', '#!/bin/sh', 'MIME-Version: 1.0', '%!PS', 'PK\x05\x06', 'Rar!\x1a\x07', '\x00\x00\x00\x18ftypisom', 'GIF89a\x01\x00\x01', '\xd0\xcf\x11\xe0\x00']
  for (const text of none) assert.equal(kindByHead(bytes(text)), undefined, JSON.stringify(text))
})
test('a zip is a workbook or a document, and carries no programs', () => {
  const types = '[content_types].xml'
  assert.deepEqual([[types, 'xl/workbook.xml'], [types, 'word/document.xml']].map(kindByParts), ['xlsx', 'docx'])
  for (const parts of [['a.txt'], ['xl/workbook.xml'], [types], [types, 'xl/workbook.xml', 'xl/vbaproject.bin'], [types, 'xl/workbook.xml', 'word/document.xml']]) assert.equal(kindByParts(parts), undefined, parts.join())
})
test('name and content must say the same; case, width and a trailing dot change nothing (trust 2 #14)', () => {
  for (const name of ['a.JPG', 'a.ｊｐｅｇ', '合同.v2.jpeg ']) assert.ok(agree('jpeg', name), name)
  for (const name of ['a.png', 'a.jpg.', 'a', '.jpg.html', 'a.jpg/b', 'a.pHaR']) assert.ok(!agree('jpeg', name), name)
  assert.deepEqual([endingOf('合同.PDF'), endingOf('合同'), mayShow('png'), mayShow('pdf'), mimeOf('csv')], ['pdf', '', true, false, 'text/csv; charset=utf-8'])
})
test('ASVS 5.3.2 5.4.2 names lead through no folder and turn nothing round; they are told in full by RFC 6266', () => {
  assert.deepEqual(['../../etc/passwd.txt', 'C:\\temp\\合同.pdf', 'a\u202Efdp.exe', 'a\0b.txt', '..', ''].map(cleanName), ['passwd.txt', '合同.pdf', 'afdp.exe', 'ab.txt', '..', ''])
  assert.equal(disposition('attachment', `合同"(1)*'.pdf`, 'pdf'), `attachment; filename="file.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C%22%281%29%2A%27.pdf`)
  assert.equal(disposition('inline', 'a\ud800.png', 'png'), `inline; filename="file.png"; filename*=UTF-8''a%EF%BF%BD.png`)
})
