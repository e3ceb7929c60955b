import '../../page.css';
import '../../ui/pane.css';
import { createBrowserSchedule } from '../../browser/browser-schedule.ts';
import { createMemorySheet } from '../../memory/memory-sheet.ts';
import { createMemoryStorage } from '../../memory/memory-storage.ts';
import { mountPane } from '../../ui/mount-pane.tsx';
import { createMemoryServer } from '../memory-server.ts';
import { columnAt, sampleProject, sampleSheet } from '../sample-sheet.ts';

const rows = Number(new URLSearchParams(location.search).get('rows') ?? 40);
const projects = Array.from({ length: rows }, (_, index) =>
  sampleProject(
    index + 1,
    index % 9 === 3
      ? { fundsInPlaceYuan: 200_000_000 }
      : index % 11 === 5
        ? { totalInvestmentYuan: 98_000_000, fixedAssetInvestmentYuan: 60_000_000 }
        : {},
  ),
);
const sheet = createMemorySheet([
  sampleSheet(projects, {
    '5 totalInvestmentYuan': '1.2亿',
    '7 totalInvestmentYuan': '约2亿',
    '9 signedDay': '2026.10',
    '11 projectName': null,
    '13 phone': '1380000111',
    '14 signedDay': '2026年5月',
    '16 totalInvestmentYuan': { value: null, error: '#REF!' },
    '18 introducingUnit': '石桥',
    '20 responsiblePerson': '张三13800001111',
    '22 totalInvestmentYuan': '2亿',
    '23 signedDay': '2026.3.2',
    '24 stage': '已签约',
    '25 projectName': '第0021号新材料生产项目',
    '25 investor': '第0021号投资有限公司',
  }),
]);
const server = createMemoryServer();
const place = document.querySelector<HTMLElement>('#pane');
if (!place) throw new Error('no place for the pane');
const { app } = mountPane(place, {
  sheet: sheet.port,
  server: server.port,
  storage: createMemoryStorage(),
  schedule: createBrowserSchedule(window, () => Math.random()),
  clock: { now: () => Date.UTC(2026, 10, 23, 1, 5) },
  ids: { random: (bytes) => crypto.getRandomValues(bytes) },
});
Object.assign(window, { harness: { app, server, user: sheet.user, columnAt } });
