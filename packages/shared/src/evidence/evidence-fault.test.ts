import { describe, expect, it } from 'vitest';
import { type ArchivePart, evidenceTypeOf } from './evidence-fault.ts';
import { EVIDENCE_LIMITS } from './evidence-type.ts';

const bytesOf = (...head: number[]) => Uint8Array.from([...head, ...Array.from({ length: 40 }, () => 7)]);
const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const ZIP = bytesOf(0x50, 0x4b, 0x03, 0x04);
const part = (name: string, inflatedSize = 100, compressedSize = 50): ArchivePart => ({ name, inflatedSize, compressedSize });
const DOCX = [part('[Content_Types].xml'), part('word/document.xml')];

describe('EVIDENCE', () => {
  it('EVIDENCE is told by its content, whatever it is called', () => {
    expect(evidenceTypeOf('合同.pdf', ascii('%PDF-1.7 ...'), null)).toEqual({ ok: true, value: 'pdf' });
    expect(evidenceTypeOf('现场.JPG', bytesOf(0xff, 0xd8, 0xff, 0xe0), null)).toEqual({ ok: true, value: 'jpeg' });
    expect(evidenceTypeOf('现场.jpeg', bytesOf(0xff, 0xd8, 0xff, 0xe1), null)).toEqual({ ok: true, value: 'jpeg' });
    expect(evidenceTypeOf('图.png', bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), null)).toEqual({
      ok: true,
      value: 'png',
    });
    expect(evidenceTypeOf('说明.docx', ZIP, DOCX)).toEqual({ ok: true, value: 'docx' });
    expect(evidenceTypeOf('表.xlsx', ZIP, [part('[Content_Types].xml'), part('xl/workbook.xml')])).toEqual({
      ok: true,
      value: 'xlsx',
    });
  });

  it.each([
    ['a program called a contract', '合同.pdf', bytesOf(0x4d, 0x5a), null, '不是可以上传的类型'],
    ['a picture called a contract', '合同.pdf', bytesOf(0xff, 0xd8, 0xff), null, '改回正确的扩展名'],
    ['a contract with a second, executable extension', '合同.pdf.exe', ascii('%PDF-1.4'), null, '扩展名不符'],
    ['an old Office file', '合同.doc', bytesOf(0xd0, 0xcf, 0x11, 0xe0), null, '另存为PDF'],
    ['a photo phones write', '照片.heic', ascii('....ftypheic....'), null, '转成JPG'],
    ['a plain archive', '材料.zip', ZIP, [part('a.pdf')], '解压后逐个上传'],
    ['a damaged archive', '说明.docx', ZIP, null, '已损坏'],
    ['a document with macros', '说明.docx', ZIP, [...DOCX, part('word/vbaProject.bin')], '含有宏'],
    ['a bomb', '说明.docx', ZIP, [...DOCX, part('x', 900_000_000, 900_000)], '解压后过大'],
    ['a bomb of many layers', '说明.docx', ZIP, [...DOCX, part('x', 5_000_000, 5_000)], '解压后过大'],
    ['a path out of the archive', '说明.docx', ZIP, [...DOCX, part('../../etc/passwd')], '已损坏'],
    ['an empty file', '空.pdf', new Uint8Array(), null, '空文件'],
    ['a file without a name', '  ', ascii('%PDF-'), null, '文件名'],
    ['a name with a path in it', '../合同.pdf', ascii('%PDF-'), null, '文件名'],
  ])('EVIDENCE %s is refused with what to do', (_what, name, bytes, parts, sentence) => {
    const told = evidenceTypeOf(name, bytes, parts);
    expect(told.ok).toBe(false);
    if (!told.ok) expect(told.error).toContain(sentence);
  });

  it('EVIDENCE of exactly the largest size is taken, one byte more is not', () => {
    const head = ascii('%PDF-1.7');
    const sized = (length: number) => {
      const bytes = new Uint8Array(length);
      bytes.set(head);
      return evidenceTypeOf('合同.pdf', bytes, null).ok;
    };
    expect([sized(EVIDENCE_LIMITS.fileBytes), sized(EVIDENCE_LIMITS.fileBytes + 1)]).toEqual([true, false]);
  });
});
