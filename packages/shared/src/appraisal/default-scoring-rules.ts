import { type ScoringRules, scoringRulesSchema } from './scoring-rules.ts';

const WAN = 10_000;
const YI = 10_000 * WAN;

/** The scoring rules a campaign starts with, for the district office to change: plain data like any other version. */
export const defaultScoringRules: ScoringRules = scoringRulesSchema.parse({
  basis: 'verified',
  ranking: 'byGroup',
  tailSize: 2,
  groups: [
    { id: 'territorial', name: '镇街', unitKinds: ['town', 'subdistrict'] },
    { id: 'zone', name: '园区', unitKinds: ['zone'] },
    { id: 'departmental', name: '区直部门', unitKinds: ['department'] },
  ],
  items: [
    { id: 'signed', title: '新签约完成率', kind: 'ratio', achievement: 'signed', measure: 'count', points: 30, cap: 1.2 },
    { id: 'started', title: '新开工完成率', kind: 'ratio', achievement: 'started', measure: 'count', points: 30, cap: 1.2 },
    {
      id: 'delivered',
      title: '竣工投产综合完成率',
      kind: 'blend',
      parts: [
        { achievement: 'completed', measure: 'count', weight: 0.5 },
        { achievement: 'inProduction', measure: 'count', weight: 0.5 },
      ],
      points: 30,
      cap: 1.2,
    },
    {
      id: 'size',
      title: '签约项目规模',
      kind: 'tier',
      achievement: 'signed',
      tiers: [
        { atLeastYuan: YI, points: 0.5 },
        { atLeastYuan: 5 * YI, points: 1 },
        { atLeastYuan: 10 * YI, points: 2 },
      ],
      cap: 10,
    },
    { id: 'late', title: '迟报漏报', kind: 'event', points: -1, floor: -10 },
    { id: 'reopened', title: '销号后重新打开', kind: 'event', counts: 'reopened', points: -1, floor: -5 },
    { id: 'overdueDemand', title: '督查整改逾期', kind: 'event', counts: 'overdueDemand', points: -0.5, floor: -5 },
    { id: 'commended', title: '上级通报表扬', kind: 'event', points: 2, cap: 6 },
    { id: 'appraised', title: '区级专班评定', kind: 'manual', floor: -5, cap: 5 },
  ],
  bonus: {
    achievement: 'inProduction',
    bands: [{ uptoYuan: 1_000 * WAN, perMille: 5 }, { uptoYuan: YI, perMille: 1 }, { perMille: 0.5 }],
    capYuan: 50 * WAN,
  },
});
