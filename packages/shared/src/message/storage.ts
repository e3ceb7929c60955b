/** Sentences about the database file, for the person who starts the server or runs a command. */
export const storageText = {
  lockedByOther: (path: string, pid: string) =>
    `数据库文件“${path}”正被另一个服务进程${pid === '' ? '' : `（进程号 ${pid}）`}使用，不能同时打开；请先停止那个进程，或用 DATA_DIR 指定另一个数据目录。`,
  damaged: (path: string, reason: string) =>
    `数据库文件“${path}”已损坏，无法打开（${reason}）；请勿删除原文件，先停止服务，再用 double-hundred restore 备份文件 恢复最近的备份。`,
  notADatabase: (path: string) =>
    `文件“${path}”不是本系统的数据库，或文件头已损坏；请核对 DATA_DIR（例如 DATA_DIR=./data），路径没有错就保留这个文件，用 double-hundred restore 备份文件 恢复最近的备份。`,
  notWritable: (path: string) =>
    `数据库文件“${path}”不能写入；请检查数据目录是否存在、当前用户是否有写权限，例如 chmod u+w 数据目录。`,
  unreachable: (url: string, reason: string) =>
    `连不上数据库“${url}”（${reason}）；请核对 DATABASE_URL 和 DATABASE_AUTH_TOKEN，并确认数据库服务已启动。`,
  badUrl: (url: string) =>
    `数据库地址“${url}”不能识别；应为 file: 开头的文件或 http(s):、libsql: 地址，例如 file:./data/double-hundred.db。`,
  migrationUnknown: (name: string) =>
    `数据库由更新版本的程序建立（含迁移“${name}”），本程序版本较旧，不能打开；请改用新版程序，或恢复升级前的备份。`,
  migrationChanged: (name: string) => `迁移“${name}”的内容与数据库中登记的不一致；程序文件可能被改动，请重新安装本程序后再启动。`,
  migrationOutOfOrder: (name: string, after: string) =>
    `迁移“${name}”排在已执行的“${after}”之前，不能补做；请重新安装完整的程序后再启动。`,
  migrationFailed: (name: string, reason: string) =>
    `迁移“${name}”执行失败（${reason}），数据库没有改动；请保留数据目录并把这句话告诉管理员。`,
  backupExists: (path: string) => `备份文件“${path}”已存在，没有覆盖；请换一个文件名，例如在名字里加上日期。`,
  backupUnwritable: (path: string, reason: string) =>
    `备份文件“${path}”写不进去（${reason}）；请检查目录是否存在、磁盘空间和写权限。`,
  backupDamaged: (path: string, reason: string) => `备份“${path}”没有通过完整性检查（${reason}），已删除；请检查磁盘后重新备份。`,
  nothingToBackUp: (path: string) => `“${path}”还不存在，没有可备份的数据；请核对 DATA_DIR，例如 DATA_DIR=./data。`,
  notABackup: (path: string) =>
    `文件“${path}”不是本系统的数据库，没有恢复，现有数据没有改动；请用 double-hundred backup 生成的文件，例如 backup-2026-11-23.db。`,
  restoreDamaged: (path: string, reason: string) =>
    `备份“${path}”没有通过完整性检查（${reason}），没有恢复，现有数据没有改动；请换一份备份。`,
  restoreFailed: (path: string, reason: string) =>
    `恢复到“${path}”没有完成（${reason}）；请检查磁盘空间和写权限后重新运行 restore，原数据在同一目录里名字带 before-restore 的文件中。`,
  restoreMissing: (path: string) => `找不到备份文件“${path}”；请核对文件名，例如 backup-2026-11-23.db。`,
  restoreRemote: '远程数据库不能用 restore 恢复；请在数据库服务器上恢复后重新启动本服务。',
  backupRemote: '远程数据库不能用 backup 备份；请在数据库服务器上备份。',
} as const;
