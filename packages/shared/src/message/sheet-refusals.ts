/** Why the spreadsheet refused a step of the pane, by code; each says what to do next. */
export const SHEET_REFUSALS = {
  NO_SHEET: '找不到这张工作表，可能已改名或删除。请打开台账所在的工作表，再点“重新识别”。',
  PROTECTED: '工作表受保护，无法写入。请在“审阅”中点“撤销工作表保护”，再试一次。',
  READ_ONLY: '文件是只读的，无法写入。请另存为一个副本，或请占用文件的同事关闭后重新打开。',
  CELL_EDIT: '您正在编辑单元格。请按回车键结束编辑，再试一次。',
  HOST_SILENT: '表格程序没有响应。请稍等片刻再试；仍不行请保存文件后重新打开。',
  HOST_FAILED: '表格程序未能完成这一步，表中内容没有改变。请再试一次；仍不行请保存文件后重新打开。',
  TOO_LARGE: '这张表太大，Excel 一次交不出来。请删除台账右侧和下方多余的空行、空列（选中后右键“删除”），保存后再试一次。',
  NO_WORKBOOK: '这个网页里没有打开的表格。填报请打开浏览器工作台，或在 Excel 中打开本窗格。',
} as const;
