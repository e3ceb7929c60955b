import { attribute, isSet, scanXml } from './xml-scan.ts';

/** A sheet as the workbook part lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
}

/** The workbook part: its sheets in order and its date system. */
export interface WorkbookPart {
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly SheetEntry[];
  readonly hasDoctype: boolean;
}

/** A relation of a part to another: its kind (the last word of its type) and the full path of the target. */
export interface Relation {
  readonly kind: string;
  readonly target: string;
}

/** Reads `workbook.xml`. */
export function readWorkbookPart(xml: string): WorkbookPart {
  const sheets: SheetEntry[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  const outcome = scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr' && isSet(attributes, 'date1904')) dateSystem = 1904;
      if (name !== 'sheet') return;
      const state = attribute(attributes, 'state');
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        relation: relationId(attributes),
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      });
    },
    close: () => undefined,
  });
  return { dateSystem, sheets, hasDoctype: outcome === 'doctype' };
}

/** Reads a relations part; `folder` is the folder of the part that has the relations, such as `xl`. */
export function readRelations(xml: string, folder: string): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  scanXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = attribute(attributes, 'Type') ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', {
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: resolvePath(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
    close: () => undefined,
  });
  return relations;
}

// The prefix of the relationships namespace is the writer's choice: r:id, d3p1:id and so on.
function relationId(attributes: string): string {
  const named = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes);
  return named?.[1] ?? '';
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
