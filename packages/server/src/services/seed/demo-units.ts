import type { Unit } from '@double-hundred/shared/unit/unit';

/** The fictional district of the demo: 12 towns and subdistricts, 2 zones, 10 departments. */
export const DEMO_UNITS: readonly Unit[] = [
  { id: 'chengdong', name: '城东街道', kind: 'subdistrict', aliases: ['城东街道办事处', '城东办事处'] },
  { id: 'chengxi', name: '城西街道', kind: 'subdistrict', aliases: ['城西街道办事处', '城西办事处'] },
  { id: 'jiangbin', name: '江滨街道', kind: 'subdistrict', aliases: ['江滨街道办事处', '江滨办事处'] },
  { id: 'nanwan', name: '南湾街道', kind: 'subdistrict', aliases: ['南湾街道办事处', '南湾办事处'] },
  { id: 'liuwan', name: '柳湾镇', kind: 'town', aliases: ['柳湾镇人民政府', '柳湾镇政府'] },
  { id: 'shiqiao', name: '石桥镇', kind: 'town', aliases: ['石桥镇人民政府', '石桥镇政府'] },
  { id: 'bailu', name: '白鹭镇', kind: 'town', aliases: ['白鹭镇人民政府', '白鹭镇政府'] },
  { id: 'qingshi', name: '青石镇', kind: 'town', aliases: ['青石镇人民政府', '青石镇政府'] },
  { id: 'shazhou', name: '沙洲镇', kind: 'town', aliases: ['沙洲镇人民政府', '沙洲镇政府'] },
  { id: 'yunxi', name: '云溪镇', kind: 'town', aliases: ['云溪镇人民政府', '云溪镇政府'] },
  { id: 'dahe', name: '大河镇', kind: 'town', aliases: ['大河镇人民政府', '大河镇政府'] },
  { id: 'fenglin', name: '枫林镇', kind: 'town', aliases: ['枫林镇人民政府', '枫林镇政府'] },
  {
    id: 'kaifaqu',
    name: '江湾经济开发区',
    kind: 'zone',
    aliases: ['经开区', '开发区', '江湾经开区', '经开区管委会', '江湾经济开发区管委会'],
  },
  { id: 'gaoxinyuan', name: '滨江高新技术产业园', kind: 'zone', aliases: ['高新园', '滨江高新园', '高新园管委会'] },
  { id: 'fagaiwei', name: '区发改委', kind: 'department', aliases: ['区发展和改革委员会', '发改委'] },
  { id: 'shangwuju', name: '区商务局', kind: 'department', aliases: ['商务局', '区招商局'] },
  { id: 'gongxinju', name: '区工信局', kind: 'department', aliases: ['区工业和信息化局', '工信局'] },
  { id: 'zhujianju', name: '区住建局', kind: 'department', aliases: ['区住房和城乡建设局', '住建局'] },
  { id: 'jiaotongju', name: '区交通局', kind: 'department', aliases: ['区交通运输局', '交通局'] },
  { id: 'nongyeju', name: '区农业农村局', kind: 'department', aliases: ['农业农村局', '区农业局'] },
  { id: 'wenlvju', name: '区文旅局', kind: 'department', aliases: ['区文化体育和旅游局', '文旅局'] },
  { id: 'weijianwei', name: '区卫健委', kind: 'department', aliases: ['区卫生健康委员会', '卫健委'] },
  { id: 'jiaoyuju', name: '区教育局', kind: 'department', aliases: ['教育局'] },
  { id: 'kejiju', name: '区科技局', kind: 'department', aliases: ['区科学技术局', '科技局'] },
];
