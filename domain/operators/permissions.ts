import { ROLES, type Role } from './role.ts';

interface Permitted {
  /** What is permitted, as the window says it. */
  readonly label: string;
  readonly roles: readonly Role[];
}

const everyone = ROLES;
const staff = ['admin', 'clerk', 'reviewer'] as const;

/**
 * What each role may do: the only place where it is said. Every channel of the contract names one of these
 * (`may`), dispatch asks it before a handler runs, and the window shows it.
 */
export const PERMISSIONS = {
  enter: { label: '登录、锁定、改自己的口令', roles: everyone },
  read: { label: '查看档案', roles: everyone },
  unmask: { label: '看完整的证件号码、电话、账号，看照片和扫描件', roles: staff },
  prefer: { label: '保存自己的列表设置', roles: staff },
  write: { label: '录入和修改档案，办程序，撤销', roles: ['admin', 'clerk'] },
  import: { label: '导入表格，三账比对', roles: ['admin', 'clerk'] },
  review: { label: '核查、复核、答复疑点，办台账', roles: staff },
  print: { label: '打印文书', roles: staff },
  export: { label: '导出表格', roles: staff },
  'back-up': { label: '备份', roles: staff },
  verify: { label: '校验档案库', roles: everyone },
  log: { label: '看谁看过、打印过、导出过谁', roles: ['admin', 'reviewer', 'inspector'] },
  dispose: { label: '批准销毁档案', roles: ['admin', 'reviewer'] },
  'set-up': { label: '乡镇信息、政策包、自定字段和规则、文书用语、封存年度', roles: ['admin'] },
  operators: { label: '管操作员', roles: ['admin'] },
  restore: { label: '恢复备份，抢救', roles: ['admin'] },
} as const satisfies Readonly<Record<string, Permitted>>;

export type Permission = keyof typeof PERMISSIONS;

export const isPermitted = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission].roles as readonly Role[]).includes(role);
