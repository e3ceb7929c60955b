/** Why a file was not read. The codes are stable: they travel in problems, logs and tests. */
export type WorkbookRefusalCode =
  | 'FILE_TOO_LARGE'
  | 'FILE_NOT_XLSX'
  | 'FILE_LOCKED_OR_OLD'
  | 'FILE_DAMAGED'
  | 'ARCHIVE_TOO_MANY_ENTRIES'
  | 'ARCHIVE_TOO_LARGE'
  | 'ARCHIVE_RATIO'
  | 'ARCHIVE_SIZE_FALSE'
  | 'XML_DOCTYPE'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_CELLS'
  | 'FILE_TOO_HEAVY'
  | 'NO_SHEET';

/** A refused file: a stable code and one Chinese sentence that says what is wrong and what to do. */
export interface WorkbookRefusal {
  readonly code: WorkbookRefusalCode;
  readonly message: string;
}

/** What the sentence names: sizes in bytes, counts as they were found, the part of the archive concerned. */
export interface RefusalDetail {
  readonly found?: number;
  readonly limit?: number;
  readonly part?: string;
}

const MEGABYTE = 1024 * 1024;
const megabytes = (bytes = 0) => `${Math.ceil((bytes / MEGABYTE) * 10) / 10} MB`;

const sentences: Record<WorkbookRefusalCode, (detail: RefusalDetail) => string> = {
  FILE_TOO_LARGE: ({ found, limit }) =>
    `文件有 ${megabytes(found)}，超过上限 ${megabytes(limit)}；请删去图片和与台账无关的工作表，另存后再上传。`,
  FILE_NOT_XLSX: () => '这不是 .xlsx 文件；请在 Excel 或 WPS 里用“另存为”选择“Excel 工作簿（*.xlsx）”后再上传。',
  FILE_LOCKED_OR_OLD: () =>
    '这是旧版 .xls/.et 文件或加了打开密码的文件；请去掉密码，并用“另存为”选择“Excel 工作簿（*.xlsx）”后再上传。',
  FILE_DAMAGED: ({ part }) =>
    `文件已损坏${part ? `（“${part}”读不出来）` : ''}；请在 Excel 或 WPS 里重新打开、另存一份后再上传。`,
  ARCHIVE_TOO_MANY_ENTRIES: ({ found, limit }) =>
    `文件内部有 ${found} 个部件，超过上限 ${limit}；请只把台账复制到新的工作簿后再上传。`,
  ARCHIVE_TOO_LARGE: ({ found, limit }) =>
    `文件展开后有 ${megabytes(found)}，超过上限 ${megabytes(limit)}；请只把台账复制到新的工作簿后再上传。`,
  ARCHIVE_RATIO: ({ found, limit }) =>
    `文件的压缩比达到 ${found}:1，超过上限 ${limit}:1，不像正常的台账；请只把台账复制到新的工作簿后再上传。`,
  ARCHIVE_SIZE_FALSE: ({ part }) => `文件里“${part}”的实际大小与所标的不符，已停止读取；请在 Excel 或 WPS 里另存一份后再上传。`,
  XML_DOCTYPE: ({ part }) => `文件里“${part}”含有不允许的 DOCTYPE 声明；请在 Excel 或 WPS 里另存一份后再上传。`,
  TOO_MANY_ROWS: ({ found, limit, part }) =>
    `工作表“${part}”有 ${found} 行有内容，超过上限 ${limit} 行；请按单位或年份分成几个文件后再上传。`,
  TOO_MANY_CELLS: ({ limit, part }) => `工作表“${part}”有内容的单元格超过上限 ${limit} 个；请只保留台账的列和行，另存后再上传。`,
  FILE_TOO_HEAVY: () => '读这份文件太费时间或内存，已停止，没有改动任何内容；请只把台账复制到新的工作簿后再上传。',
  NO_SHEET: () => '文件里没有可读的工作表；请打开文件确认台账在其中，另存后再上传。',
};

/** The refusal with its sentence. */
export function workbookRefusal(code: WorkbookRefusalCode, detail: RefusalDetail = {}): WorkbookRefusal {
  return { code, message: sentences[code](detail) };
}
