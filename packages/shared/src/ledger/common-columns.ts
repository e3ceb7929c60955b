import type { Column } from './definition.ts';

/** What a column of several ledgers is called besides and how its help reads in one of them. */
interface Said {
  readonly aliases: readonly string[];
  readonly help?: string;
}

/** The project a row belongs to. */
export function projectRefColumn({ aliases, help, required }: Said & Pick<Column, 'required'>): Column {
  return {
    key: 'projectRef',
    heading: '项目名称',
    aliases: ['项目', ...aliases],
    type: { kind: 'ref', ledger: 'projects', column: 'projectName' },
    ...(required === undefined ? {} : { required }),
    width: 30,
    help: help ?? '填项目总台账里的项目名称；项目改名后这里会跟着改。',
    example: '江湾新城智能装备产业园项目',
  };
}

/** The one leader who answers for a row. */
export function sponsorColumn({ aliases, help = '' }: Said): Column {
  return {
    key: 'sponsor',
    heading: '责任领导',
    aliases: ['包联领导', ...aliases],
    type: { kind: 'person' },
    required: 'always',
    width: 10,
    help,
    example: '周明远',
  };
}

/** The one person who does the work. */
export function responsiblePersonColumn({ aliases, help = '' }: Said): Column {
  return {
    key: 'responsiblePerson',
    heading: '责任人',
    aliases: ['具体责任人', '具体负责人', ...aliases, '经办人'],
    type: { kind: 'person' },
    required: 'always',
    width: 10,
    help,
    example: '曹佳宁',
  };
}

/** The unit that answers for a row. */
export function leadUnitColumn({ aliases, help = '' }: Said): Column {
  return {
    key: 'leadUnit',
    heading: '责任单位',
    aliases: ['牵头单位', ...aliases, '责任部门'],
    type: { kind: 'unitRef' },
    required: 'always',
    width: 14,
    help,
    example: '石桥镇',
  };
}

/** What else there is to say of a row. */
export function remarkColumn(example: string): Column {
  return {
    key: 'remark',
    heading: '备注',
    aliases: ['说明'],
    type: { kind: 'longText' },
    width: 22,
    help: '需要说明的情况。',
    example,
  };
}
