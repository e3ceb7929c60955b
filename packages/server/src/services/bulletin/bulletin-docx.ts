import type { BulletinBlock, BulletinText } from '@double-hundred/shared/bulletin/bulletin-text';
import { bulletinTexts } from '@double-hundred/shared/message/bulletin';
import { patchArchive } from '@double-hundred/xlsx/patch-archive';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { CHARACTER, FONTS, INDENTED, LINE, NOTE_LINE, RED, SIZES, blank, line, run } from './docx-pieces.ts';
import { docxTable, offTheGrid } from './docx-table.ts';

/** A4 with 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm (GB/T 9704-2012, 5.2), in twips; the page number 7 mm below the text. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, left: 1587, right: 1474, bottom: 1984, header: 850, footer: 1361 },
} as const;
/** 156 mm in half points. */
const TEXT_HALF_POINTS = 884;

/**
 * A bulletin by the habits of GB/T 9704-2012: 22 lines a page, 28 characters a line, fonts by name, page numbers on the
 * outer side. `takenAt` stands for the time of writing, so that the same bulletin gives the same bytes.
 */
export async function bulletinDocx(text: BulletinText, takenAt: string): Promise<Uint8Array> {
  const file = new Document({
    title: text.title,
    creator: text.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { size: SIZES.body, font: { ascii: FONTS.digits, hAnsi: FONTS.digits, cs: FONTS.digits, eastAsia: FONTS.body } },
          paragraph: { spacing: { line: LINE, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: [
      {
        properties: { page: { ...PAGE }, grid: { type: DocumentGridType.LINES, linePitch: LINE } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...headOf(text), ...bodyOf(text), ...annexOf(text)],
      },
    ],
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(file));
  return patchArchive(packed, {
    added: [],
    changed: { 'docProps/core.xml': (xml) => withMoment(xml, takenAt), 'word/document.xml': offTheGrid },
  });
}

function withMoment(xml: string, takenAt: string): string {
  return xml.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${takenAt.slice(0, 19)}Z`);
}

function pageNumber(side: 'left' | 'right'): Footer {
  const look = {
    size: SIZES.pageNumber,
    font: { ascii: FONTS.pageNumber, hAnsi: FONTS.pageNumber, cs: FONTS.pageNumber, eastAsia: FONTS.pageNumber },
  };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: CHARACTER },
        spacing: { line: 320, lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ ...look, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function headOf(text: BulletinText): readonly FileChild[] {
  const notice = [run(text.notice)];
  const { redHead } = text;
  const red =
    redHead === null
      ? [line(notice, { align: 'center' })]
      : [
          ...blank(2),
          line([run(redHead, 'title', { size: headSize(redHead), color: RED })], { align: 'center', height: 1000 }),
          ...blank(2),
          line(notice, { align: 'center', redRule: true }),
        ];
  const title = titleLines(text.title).map((part) =>
    line([run(part, 'title', { size: SIZES.title })], { align: 'center', height: 640 }),
  );
  return [...red, ...blank(redHead === null ? 1 : 2), ...title, ...blank(1)];
}

// The name of who issues fills the width of the text, at most 44 points high.
function headSize(head: string): number {
  return Math.min(88, Math.floor(TEXT_HALF_POINTS / Array.from(head).length / 2) * 2);
}

/** 二号 has 20 characters a line; a longer title is broken into lines of like length, and never inside 〔2026〕12号. */
function titleLines(title: string): readonly string[] {
  const signs = Array.from(title);
  const lines = Math.ceil(signs.length / 19);
  const breaks = signs.flatMap((_, at) => (at > 0 && mayBreak(signs, at) ? [at] : []));
  const ends = Array.from({ length: lines - 1 }, (_, index) => {
    const ideal = ((index + 1) * signs.length) / lines;
    return breaks.toSorted((left, right) => Math.abs(left - ideal) - Math.abs(right - ideal))[0] ?? Math.ceil(ideal);
  });
  return [0, ...ends].map((start, index) => signs.slice(start, ends[index] ?? signs.length).join(''));
}

function mayBreak(signs: readonly string[], at: number): boolean {
  const before = signs.slice(0, at).join('');
  const after = signs.slice(at).join('');
  return !/[〔“（《][^〕”）》]*$/.test(before) && !/^[〕”）》、，号0-9]/.test(after) && !/[〕0-9]$/.test(before);
}

function bodyOf(text: BulletinText): readonly FileChild[] {
  const dateWidth = 7;
  const right = Math.max(0, 4 + dateWidth / 2 - Array.from(text.issuer).length / 2) * CHARACTER;
  return [
    line([run(text.addressee)], { align: 'left' }),
    ...text.body.flatMap((block, index) => blockOf(block, index === text.body.length - 1)),
    ...blank(1, { keepNext: true }),
    line([run(text.annexLine)], { align: 'left', indent: INDENTED, keepNext: true }),
    ...blank(2, { keepNext: true }),
    line([run(text.issuer)], { align: 'right', indent: { right: Math.round(right) }, keepNext: true }),
    line([run(text.issued)], { align: 'right', indent: { right: 4 * CHARACTER } }),
  ];
}

// The last block stays with the signature: a page with nothing but a signature is not allowed (GB/T 9704-2012, 7.3.5.5).
function blockOf(block: BulletinBlock, last: boolean): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [line([run(block.text, 'heading')], { align: 'left', indent: INDENTED, keepNext: true })];
    case 'paragraph':
      return [line([run(block.text)], { indent: INDENTED, keepNext: last })];
    case 'led':
      return [line([run(block.lead, 'lead'), run(block.text)], { indent: INDENTED, keepNext: last })];
    case 'table':
      return [docxTable(block.table)];
  }
}

function annexOf(text: BulletinText): readonly FileChild[] {
  return [
    line([run(bulletinTexts.annexMark, 'heading')], { align: 'left', pageBreakBefore: true }),
    ...blank(1),
    line([run(text.annexTitle, 'title', { size: SIZES.title })], { align: 'center', height: 640 }),
    ...text.annex.flatMap((table) => [
      line([run(table.caption, 'lead')], { align: 'center', keepNext: true, height: 720 }),
      docxTable(table),
    ]),
    ...[bulletinTexts.countRule, text.source].map((note) =>
      line([run(note, 'body', { size: SIZES.note })], { align: 'left', height: NOTE_LINE }),
    ),
  ];
}
