/** What the page says; a tool of the tests, so its few words stay here. */
export const LABELS = {
  undo: '撤销',
  fillDown: '向下填充',
  insertRow: '插入行',
  deleteRow: '删除行',
  ascending: '升序',
  descending: '降序',
  editing: '编辑',
  ready: '就绪',
  addSheet: '新建工作表',
  address: '名称框',
  formula: '编辑栏',
  grid: '工作表',
  pane: '任务窗格',
} as const;
