import { cellText, scanXml } from './xml-scan.ts';

/** The shared strings of a workbook in order; runs are joined, phonetic readings left out. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  scanXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') strings.push(cellText(current));
    },
    text(text) {
      if (inText) current += text;
    },
  });
  return strings;
}
