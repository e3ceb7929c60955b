// The part of Excel's JavaScript API that the pane may use. The published types promise members of ExcelApi 1.21, which the
// library we serve and Excel LTSC 2021 do not have; so nothing but these is declared. A test holds each against its set.

export interface ExcelLibrary {
  run<T>(batch: (context: ExcelRequestContext) => Promise<T>): Promise<T>;
}

export interface ExcelRequestContext {
  readonly workbook: ExcelWorkbook;
  sync(): Promise<unknown>;
}

/** Anything whose properties are asked for and come with the next sync. */
export interface ExcelObject {
  load(properties: string): unknown;
  readonly isNullObject: boolean;
}

export interface ExcelWorkbook extends ExcelObject {
  readonly worksheets: ExcelWorksheetCollection;
  readonly tables: ExcelTableCollection;
  readonly customXmlParts: ExcelCustomXmlPartCollection;
  readonly readOnly: boolean;
}

export interface ExcelWorksheetCollection extends ExcelObject {
  readonly items: readonly ExcelWorksheet[];
  getActiveWorksheet(): ExcelWorksheet;
  getItemOrNullObject(key: string): ExcelWorksheet;
  add(name: string): ExcelWorksheet;
  readonly onChanged: ExcelEvents;
  readonly onActivated: ExcelEvents;
  readonly onDeleted: ExcelEvents;
  readonly onRowSorted: ExcelEvents;
}

export interface ExcelTableCollection extends ExcelObject {
  readonly items: readonly ExcelTable[];
  readonly onDeleted: ExcelEvents;
  add(address: string, hasHeaders: boolean): ExcelTable;
}

export interface ExcelTable extends ExcelObject {
  name: string;
  style: string;
}

export interface ExcelEvents {
  add(handler: (event: ExcelEvent) => Promise<void>): unknown;
}

/** What happened, as far as it is heeded; only changes of cells bring their kind and address. */
export interface ExcelEvent {
  readonly worksheetId: string;
  readonly changeType?: string;
  readonly address?: string;
}

export interface ExcelWorksheet extends ExcelObject {
  readonly id: string;
  readonly name: string;
  readonly visibility: string;
  readonly protection: ExcelWorksheetProtection;
  readonly tables: ExcelTableCollection;
  activate(): void;
  delete(): void;
  getRange(address?: string): ExcelRange;
  getRangeByIndexes(startRow: number, startColumn: number, rowCount: number, columnCount: number): ExcelRange;
  getUsedRangeOrNullObject(valuesOnly: boolean): ExcelRange;
}

export interface ExcelWorksheetProtection {
  readonly protected: boolean;
}

/** What a cell is given and gives: null leaves a cell as it is, '' empties it. */
export type ExcelValue = string | number | boolean | null;

export interface ExcelRange extends ExcelObject {
  values: readonly (readonly ExcelValue[])[];
  numberFormat: readonly (readonly (string | null)[])[] | string;
  readonly formulas: readonly (readonly ExcelValue[])[];
  readonly text: readonly (readonly string[])[];
  /** Null for rows of which some are hidden. */
  readonly rowHidden: boolean | null;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly format: ExcelRangeFormat;
  columnHidden: boolean;
  readonly dataValidation: ExcelDataValidation;
  readonly conditionalFormats: ExcelConditionalFormatCollection;
  select(): void;
  insert(shift: 'Down'): unknown;
  delete(shift: 'Up' | 'Left'): void;
  getMergedAreasOrNullObject(): ExcelRangeAreas;
}

export interface ExcelRangeFormat {
  readonly font: { bold: boolean };
  autofitColumns(): void;
}

export interface ExcelDataValidation extends ExcelObject {
  readonly type: string;
  rule: { readonly list?: { readonly inCellDropDown: boolean; readonly source: unknown } };
  prompt: { readonly message: string; readonly showPrompt: boolean; readonly title: string };
  errorAlert: {
    readonly message: string;
    readonly showAlert: boolean;
    readonly style: string;
    readonly title: string;
  };
  clear(): void;
}

export interface ExcelConditionalFormatCollection {
  add(type: 'Custom'): ExcelConditionalFormat;
  getCount(): { readonly value: number };
}

export interface ExcelConditionalFormat {
  readonly custom: ExcelCustomConditionalFormat;
}

export interface ExcelCustomConditionalFormat {
  readonly rule: ExcelConditionalFormatRule;
  readonly format: ExcelConditionalRangeFormat;
}

export interface ExcelConditionalFormatRule {
  formula: string;
}

export interface ExcelConditionalRangeFormat {
  readonly fill: ExcelConditionalRangeFill;
  readonly font: ExcelConditionalRangeFont;
}

export interface ExcelConditionalRangeFill {
  color: string;
}

export interface ExcelConditionalRangeFont {
  color: string;
  bold: boolean;
  italic: boolean;
}

export interface ExcelRangeAreas extends ExcelObject {
  readonly address: string;
}

export interface ExcelCustomXmlPartCollection {
  add(xml: string): ExcelCustomXmlPart;
  getByNamespace(namespaceUri: string): ExcelCustomXmlPartScopedCollection;
  getItemOrNullObject(id: string): ExcelCustomXmlPart;
}

export interface ExcelCustomXmlPartScopedCollection extends ExcelObject {
  readonly items: readonly ExcelCustomXmlPart[];
}

export interface ExcelCustomXmlPart extends ExcelObject {
  readonly id: string;
  getXml(): { readonly value: string };
  setXml(xml: string): void;
  delete(): void;
}
