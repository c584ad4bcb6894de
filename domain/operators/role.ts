/** What an operator is. One person may be two operators, an operator has one role. */
export const ROLES = ['admin', 'clerk', 'reviewer', 'inspector'] as const;
export type Role = (typeof ROLES)[number];

/** In a clerk's words. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  admin: '管理员',
  clerk: '经办员',
  reviewer: '审核员',
  inspector: '检查员',
};

/** One line each for whoever gives somebody a role. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  admin: '什么都能做：管操作员、政策包、封存年度、恢复备份',
  clerk: '录入、导入、办程序、打印、导出、备份',
  reviewer: '查看、核查、复核、打印、导出，不改档案',
  inspector: '只能看，证件号码等一律遮住；能查操作记录、校验档案库',
};
