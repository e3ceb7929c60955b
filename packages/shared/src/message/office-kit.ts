/** What office-kit says: what it made, and why it made nothing. */
export const kitText = {
  baseUrlMissing: '缺少参数 --base-url，例如 --base-url https://taizhang.example.cn 或 --base-url https://10.20.30.40:8787。',
  baseUrlWrong: (value: string) => `服务网址“${value}”不对：应写到域名或 IP 和端口为止，例如 https://taizhang.example.cn:8787。`,
  baseUrlPlain: (value: string) =>
    `服务网址“${value}”是 http：Excel 只装 https 的加载项，请改为 https://，没有证书就加上 --with-ca。`,
  baseUrlLocal: (value: string) => `注意：“${value}”只有本机能打开，只适合试用；发给各单位的请用服务器的域名或 IP。`,
  shareWrong: (value: string) => `共享文件夹“${value}”不对：应为 \\\\服务器\\共享名，例如 --share '\\\\fileserver\\taizhang'。`,
  nameWrong: (value: string) => `--names 里的“${value}”不是域名或 IP，多个请用逗号分开，例如 --names 10.20.30.40,taizhang。`,
  namesWithoutCertificate: '--names 用来写进证书，请同时加上 --with-ca（新建根证书）或 --ca 文件夹（沿用旧的根证书）。',
  caMissing: (folder: string) =>
    `文件夹“${folder}”里没有可用的根证书：应有 ca.pem 和 ca-key.pem，例如 --ca 上次的文件夹/server。`,
  caExpires: (day: string) => `旧的根证书 ${day} 就到期，签不出新的服务证书，请改用 --with-ca 新建根证书，并在各电脑重新安装。`,
  caForOthers: (names: string) =>
    `旧的根证书只准用于原来的地址，不能签给“${names}”，请核对 --base-url 和 --names，或改用 --with-ca 新建根证书。`,
  folderNotEmpty: (folder: string) => `文件夹“${folder}”里已有内容，未写入；请用 --out 指定一个新的或空的文件夹。`,
  folderIsFile: (folder: string) => `“${folder}”是文件，不是文件夹，请用 --out 指定一个新的文件夹。`,
  folderNotWritable: (folder: string) => `文件夹“${folder}”不能写入，请授予写权限，或用 --out 指定别的文件夹。`,
  made: (folder: string, files: number) => `已生成安装包 ${folder}（${files} 个文件）：`,
  first: (file: string) => `  先看：       ${file}`,
  share: (share: string) => `  共享文件夹： ${share}（把 share 里的 manifest.xml 放进去）`,
  shareGuessed: '  没有给出 --share，上面的共享文件夹是按服务器名猜的；不同请带 --share 重做。',
  certificate: (serverDay: string, caDay: string) => `  服务证书到   ${serverDay}，根证书到 ${caDay}`,
  keys: (folder: string) => `  私钥在 ${folder}，不要发给任何人，也不要放进共享文件夹。`,
  serverName: '双百台账服务器',
  commonName: (day: string) => `双百台账根证书 ${day}`,
} as const;

/** What the scripts of the kit say on a clerk's computer. */
export const kitScriptText = {
  trusting: '正在登记双百台账的加载项目录……',
  trustFailed: '登记失败：请联系管理员，可能是组策略不允许改注册表。',
  certificate: '正在安装根证书，弹出“安全警告”时请核对指纹后选“是”……',
  certificateFailed: '根证书没有装上：请联系管理员，由管理员或组策略统一安装 ca.cer。',
  done: '完成。请关闭所有 Excel 窗口再打开，然后按《填报员指南》添加加载项。',
  removed: '已取消登记。请关闭所有 Excel 窗口再打开。',
  envHead:
    'office-kit 生成的服务设置：node --env-file=server.env packages/server/dist/main.js serve。文件夹挪动后请改下面的路径。',
  envData: '数据文件夹，只让运行服务的账号可读写；请改为实际位置',
} as const;

/** Why the server's certificate cannot be used. */
export const certificateText = {
  missing: (setting: string, file: string) => `${setting} 指的文件“${file}”不存在或不能读取，请核对路径和读权限。`,
  certBroken: (file: string) => `TLS_CERT_FILE 指的文件“${file}”不是 PEM 格式的证书，应以 -----BEGIN CERTIFICATE----- 开头。`,
  keyBroken: (file: string) =>
    `TLS_KEY_FILE 指的文件“${file}”不是可用的 PEM 私钥，应以 -----BEGIN PRIVATE KEY----- 开头且没有口令。`,
  keyOfOther: (keyFile: string, certFile: string) =>
    `私钥“${keyFile}”与证书“${certFile}”不是一对，请核对 TLS_CERT_FILE 和 TLS_KEY_FILE。`,
  expired: (file: string, day: string) =>
    `证书“${file}”已于 ${day} 到期，请换新证书；用 office-kit --ca 可沿用原来的根证书签发。`,
  notYet: (file: string, day: string) => `证书“${file}”从 ${day} 才生效，请核对服务器的日期，或换一张证书。`,
  expiresSoon: (file: string, day: string, days: number) => `证书“${file}”还有 ${days} 天（${day}）到期，请尽快更换。`,
} as const;
