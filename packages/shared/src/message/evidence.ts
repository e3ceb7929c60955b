/** Why a file is not taken as evidence, and what to do; and what is said of files that were. */
export const evidenceTexts = {
  name: (most: number): string => `文件名不能为空、不能含“/”“\\”，最多${most}个字，请改名后再上传，例如：投资合同.pdf。`,
  empty: (name: string): string => `“${name}”是空文件，请重新选择。`,
  tooLarge: (name: string, bytes: number): string => `“${name}”超过${bytes / 1_048_576}MB，请压缩图片或分成几个文件后再上传。`,
  unknownType: (name: string): string => `“${name}”不是可以上传的类型。请上传PDF、JPG、PNG图片或.docx、.xlsx文件。`,
  oldOffice: (name: string): string => `“${name}”是旧版Office或WPS文件，请另存为PDF、.docx或.xlsx后再上传。`,
  heic: (name: string): string => `“${name}”是手机HEIC照片，请在手机上转成JPG，或截图后再上传。`,
  otherExtension: (name: string, extension: string): string =>
    `“${name}”的内容与扩展名不符，内容是.${extension}文件，请改回正确的扩展名后再上传。`,
  archive: (name: string): string => `“${name}”是压缩包，请解压后逐个上传其中的PDF、图片或文档。`,
  macros: (name: string): string => `“${name}”含有宏，请另存为不含宏的文件或PDF后再上传。`,
  damaged: (name: string): string => `“${name}”已损坏，打不开，请用原文件重新导出后再上传。`,
  bomb: (name: string): string => `“${name}”解压后过大，不能上传。请另存为PDF后再上传。`,
  tooMany: (most: number): string => `一行最多保存${most}份佐证，请先撤下不用的，或合并成一个PDF。`,
  noFile: (id: string): string => `没有编号为“${id}”的佐证文件，请刷新后重试。`,
  lost: (name: string): string => `佐证文件“${name}”在服务器上不见了或已损坏，请联系管理员从备份恢复，或请单位重新上传。`,
  confidential: '在谈阶段的项目对外保密，佐证文件只有本单位和区专班可以查看。',
  usedInDecision: '这份佐证已用于核定，不能撤下。如需更正，请区专班先撤回核定。',
  notYours: '只有上传的单位或区专班可以撤下佐证。',
  otherUnitsProject: '其他单位的项目',
  foreignEvidence: '所选佐证不是这一行的文件，请刷新后重选。',
} as const;
