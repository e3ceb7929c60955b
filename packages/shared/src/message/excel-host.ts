const OTHER_WAY = '也可以不用 Excel：用浏览器打开“浏览器工作台”，在那里填报，或点“导入”上传填好的 .xlsx 文件，检查规则相同。';

/** What the pane says when the program that opened it cannot run it: why, and what to do instead. */
export const EXCEL_HOST = {
  title: '这里还不能填报',
  TOO_OLD: (version: string) =>
    `这个版本的 Excel${version === '' ? '' : `（${version}）`}太旧，运行不了双百台账。需要 Office 2021、Office LTSC 2021 或更新的版本；Office 2016、2019 不行。请联系管理员升级。${OTHER_WAY}`,
  OTHER_PROGRAM: `双百台账只能在 Excel 里使用。请用 Excel 打开台账文件，再打开本窗格。${OTHER_WAY}`,
  NO_SCRIPT: `没能取到 Excel 的接口程序，可能是网络断了，或服务器上的文件不全。请检查网络后点“再试一次”；仍不行请联系管理员。${OTHER_WAY}`,
  SILENT: `Excel 一直没有回应。请保存文件，关闭并重新打开 Excel，再点“再试一次”。${OTHER_WAY}`,
  browser: '浏览器',
  bench: '浏览器工作台',
  again: '再试一次',
  workbench: '打开浏览器工作台',
} as const;
