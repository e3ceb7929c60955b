/** A look of cells. Colours are RRGGBB; sizes are points. */
export interface CellLook {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  readonly border?: 'thin' | 'dashed';
  /** RRGGBB; a light grey unless told. */
  readonly borderColor?: string;
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'center';
  readonly wrap?: boolean;
  /** Number format code; `@` keeps what is typed as text. */
  readonly format?: string;
}

/** A cell. Text is always written as text: one that begins with = is not a formula. `look` names a look of the workbook. */
export interface CellSpec {
  readonly value?: string | number | boolean | null;
  readonly look?: string;
  /** Formula without =; `value` is then the kept result. */
  readonly formula?: string;
}

/** A column of a sheet: width in characters, and the look of cells not yet filled. */
export interface ColumnSpec {
  readonly width: number;
  readonly hidden?: boolean;
  readonly look?: string;
}

/** A row: its cells in order (null leaves one out), its height in points. */
export interface RowSpec {
  readonly cells: readonly (CellSpec | null)[];
  readonly height?: number;
}

/** What may be chosen or typed in a range, and the help shown beside it. `source` is a name or a range such as `名单!$A$1:$A$9`. */
export interface ValidationSpec {
  readonly range: string;
  readonly source?: string;
  /** Whatever is typed is refused; values that programs write are not. */
  readonly closed?: boolean;
  /** stop refuses other values, warning asks; only with `source`. */
  readonly onOther?: 'stop' | 'warning';
  readonly promptTitle?: string;
  readonly prompt?: string;
  readonly error?: string;
}

/** A look that applies while a formula holds for the cell; alignment, size and number format have no effect. */
export interface ConditionalSpec {
  readonly range: string;
  readonly formula: string;
  readonly look: CellLook;
}

/** How a sheet prints: paper, and the rows and columns repeated on each page (1-based, inclusive). */
export interface PrintSpec {
  readonly paper: 'a3' | 'a4';
  readonly orientation: 'landscape' | 'portrait';
  readonly repeatRows?: readonly [number, number];
  readonly repeatColumns?: readonly [string, string];
  readonly footer?: string;
  /** Pages side by side into which the width is fitted; 1 unless told. */
  readonly pagesWide?: number;
}

/** An Excel table over a range whose first row holds the headings. */
export interface TableSpec {
  readonly name: string;
  readonly range: string;
  readonly headings: readonly string[];
}

export interface SheetSpec {
  readonly name: string;
  readonly visibility?: 'hidden' | 'veryHidden';
  readonly columns: readonly ColumnSpec[];
  readonly rows: readonly RowSpec[];
  /** Merged areas in A1 form, such as `A1:H1`. */
  readonly merges?: readonly string[];
  /** Rows and columns that stay while scrolling. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly filter?: string;
  readonly tables?: readonly TableSpec[];
  readonly validations?: readonly ValidationSpec[];
  readonly conditionals?: readonly ConditionalSpec[];
  readonly print?: PrintSpec;
}

/** A name that stands for a range such as `选项!$A$2:$A$9` in every formula of the workbook. */
export interface NameSpec {
  readonly name: string;
  readonly range: string;
}

/** The add-in whose task pane opens with the workbook. `store` and `storeType` say where its manifest is found. */
export interface TaskPaneSpec {
  readonly addinId: string;
  readonly version: string;
  readonly store: string;
  readonly storeType: 'EXCatalog' | 'FileSystem' | 'Registry';
}

/** A workbook as data. */
export interface WorkbookSpec {
  readonly title: string;
  /** The moment told as that of writing (RFC 3339), so that equal workbooks are equal bytes; the clock's unless told. */
  readonly writtenAt?: string;
  readonly looks: Readonly<Record<string, CellLook>>;
  readonly sheets: readonly SheetSpec[];
  /** Texts of custom XML parts; programs keep their own data in them, Excel carries them along. */
  readonly customXml?: readonly string[];
  readonly names?: readonly NameSpec[];
  readonly taskPane?: TaskPaneSpec;
}
