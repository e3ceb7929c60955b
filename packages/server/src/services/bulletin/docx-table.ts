import type { BulletinTable } from '@double-hundred/shared/bulletin/bulletin-text';
import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { NOTE_LINE, SIZES, run } from './docx-pieces.ts';

/** 156 mm in twips. */
const TEXT_WIDTH = 8844;
/** A table of so few rows is kept on one page. */
const ONE_PAGE = 26;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

/** A table as wide as the text; its heading row is repeated on every page and no row is torn apart. */
export function docxTable({ columns, rows }: BulletinTable): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / whole));
  const cell = (text: string, index: number, heading: boolean, together: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 15, bottom: 15 },
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: heading ? AlignmentType.CENTER : ALIGNMENTS[columns[index]?.align ?? 'left'],
            spacing: { line: 320, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
            keepNext: heading || together,
            children: [run(part, heading ? 'heading' : 'body', { size: SIZES.table })],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ heading }, index) => cell(heading, index, true, true)),
      }),
      ...rows.map((row, place) => {
        const together = rows.length <= ONE_PAGE && place < rows.length - 1;
        return new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, false, together)) });
      }),
    ],
  });
}

/** Takes the rows of tables and the notes below them off the grid of lines, on which they would be twice as high; the library has no word for it. */
export function offTheGrid(documentXml: string): string {
  const off = (xml: string, spacing: RegExp): string => xml.replaceAll(spacing, (found) => `<w:snapToGrid w:val="0"/>${found}`);
  const notes = new RegExp(`<w:spacing [^>]*w:line="${NOTE_LINE}"`, 'g');
  const tablesOff = documentXml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, (table) =>
    off(table, /<w:spacing (?=w:(?:after|before|line))/g),
  );
  return off(tablesOff, notes);
}
