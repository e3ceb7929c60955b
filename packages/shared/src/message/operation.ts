import type { AchievementKind, Basis } from '../campaign/campaign.ts';
import type { TotalsHealth } from '../protocol/totals.ts';
import type { Unit } from '../unit/unit.ts';

const KINDS: Readonly<Record<AchievementKind, string>> = {
  signed: '新签约',
  started: '新开工',
  completed: '新竣工',
  inProduction: '新投产',
};
const BASES: Readonly<Record<Basis, string>> = { claimed: '申报', verified: '核定', official: '统计' };

/** What `backup` and `restore` say when they are done. */
export const backupText = {
  made: (file: string, rows: number, bytes: number) =>
    `已备份到 ${file}：${rows} 行，${(bytes / 1_048_576).toFixed(1)} MB，完整性检查通过。`,
  auditHead: (seq: number, hash: string) => `审计链到第 ${seq} 条，请另行记下，日后核对用：verify-audit --seen ${seq}:${hash}`,
  evidence: (folder: string) => `佐证文件不在数据库里，请另外复制文件夹 ${folder}（文件只增不改，每次只复制新增的即可）。`,
  restored: (file: string, rows: number, epoch: string) =>
    `已从 ${file} 恢复：${rows} 行，新的数据代号 ${epoch}。备份之后填报的内容，各单位下次发送时会从台账文件自动补回。`,
  accounts: '账号、密码和停用状态也回到了备份的时候，请核对备份之后停用过的账号；所有人都要重新登录。',
  replaced: (file: string) => `恢复前的数据库保留在 ${file}，确认无误后可自行删除。`,
} as const;

const grouped = (count: number): string => count.toLocaleString('en-US');

/** What `recompute` says: that the totals agree, or every difference with both figures. */
export const recomputeText = {
  progress: (done: number, total: number) => `正在逐行重算：${grouped(done)} / ${grouped(total)} 行`,
  equal: '汇总与逐行重算的结果一致。',
  repaired: (count: number) => `以上 ${count} 处已按重算结果改正，并记入审计。`,
  repairHint: '请停止服务后运行 npx double-hundred recompute --repair，按重算结果改正。',
} as const;

/** One difference as a line. Money comes in yuan and is shown in yuan, so that a difference of one yuan can be seen. */
export function totalsDifferenceText(difference: TotalsHealth['differences'][number], units: readonly Unit[]): string {
  const { unitId, kind, basis, kept, recomputed } = difference;
  const unit = units.find(({ id }) => id === unitId)?.name ?? unitId;
  const place = `${unit} ${KINDS[kind as AchievementKind]}（${BASES[basis as Basis]}）`;
  if (kept.count === recomputed.count && kept.yuan === recomputed.yuan) {
    return `${place}：合计相同（${kept.count} 个、${kept.yuan} 元），但日期、待说明标记或涉及的行与重算结果不同。`;
  }
  return `${place}：现存 ${kept.count} 个、${kept.yuan} 元，重算 ${recomputed.count} 个、${recomputed.yuan} 元。`;
}

/** What `verify-audit` says. */
export const auditText = {
  intact: (entries: number, revisions: number) => `审计链完整：${entries} 条记录、${revisions} 个行版本都与写入时一致。`,
  head: (seq: number, hash: string) => `最后一条是第 ${seq} 条，指纹 ${hash}。请另行记下，日后核对用：--seen ${seq}:${hash}`,
  missing: (seq: number) => `审计链在第 ${seq} 条之前缺少记录：有记录被删除。`,
  unlinked: (seq: number, at: string) => `审计链第 ${seq} 条（${at}）与前一条接不上：前一条被替换，或这一条不是原来的。`,
  changed: (seq: number, at: string) => `审计链第 ${seq} 条（${at}）的内容被改动过。`,
  history: (seq: number, at: string) => `审计链第 ${seq} 条（${at}）所记的行版本被改动、删除或增加过。`,
  order: (seq: number, at: string) => `审计链第 ${seq} 条（${at}）所记的行版本与前面的不连续：中间有版本没有记录。`,
  untold: (place: string) => `行版本 ${place} 没有审计记录：不是由填报产生的。`,
  revision: (place: string) => `行版本 ${place} 的登记与内容不一致：登记被改动过。`,
  row: (place: string) => `行 ${place} 没有停在最新的版本上：行被改动过。`,
  notSeen: (place: string) => `审计链里没有您记下的第 ${place} 条，或它的指纹不同：这份数据被截短或替换过。`,
  next: '请保留这个文件不要再写入，用 backup 的备份逐份核对，找出改动发生在哪两份备份之间。',
  badSeen: (value: string) =>
    `--seen “${value}”不对，应为“序号:指纹”，例如 --seen 120:9f86d0…（64 位指纹，verify-audit 或 backup 会给出）。`,
  noDatabase: (file: string) =>
    `文件“${file}”不存在、当前用户不能读取，或不是本系统的数据库；请核对路径和权限，例如 backup-2026-11-23.db。`,
} as const;
