/** A table of a bulletin. Widths are shares of the text width; they need not sum to anything. */
export interface BulletinTable {
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly align: 'left' | 'center' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** A piece of the body, by the levels of official documents: 一、 then （一）, then plain paragraphs. */
export type BulletinBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'led'; readonly lead: string; readonly text: string }
  | { readonly kind: 'table'; readonly table: BulletinTable };

/** A bulletin as text, ready to be laid out: one for .docx and print alike. */
export interface BulletinText {
  /** 发文字号, such as 江双百办〔2026〕12号. */
  readonly notice: string;
  readonly redHead: string | null;
  readonly title: string;
  readonly addressee: string;
  readonly body: readonly BulletinBlock[];
  readonly annexLine: string;
  readonly issuer: string;
  readonly issued: string;
  readonly annexTitle: string;
  readonly annex: readonly BulletinTable[];
  /** Where the figures come from, with the hash they are known by. */
  readonly source: string;
}
