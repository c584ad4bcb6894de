import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { isPermitted, type Permission } from '#domain/operators/permissions.ts';
import { useArchive } from '../../archive-context.ts';
import { replace, useRoute } from '../../route.ts';
import { About } from './about.tsx';
import { AccessLog } from './access-log.tsx';
import { Backup } from './backup.tsx';
import { Changes } from './changes.tsx';
import { ClosedYears } from './closed-years.tsx';
import { CustomFields } from './custom-fields.tsx';
import { Fonts } from './fonts.tsx';
import { Operators } from './operators.tsx';
import { OwnRules } from './own-rules.tsx';
import { Packs } from './packs.tsx';
import { Safety } from './safety.tsx';
import { TownshipForm } from './township-form.tsx';
import { Villages } from './villages.tsx';

interface Tab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
  /** What one must be permitted to do to see it. */
  readonly may?: Permission;
}

const tabs: readonly Tab[] = [
  { key: 'township', label: '乡镇信息', children: <TownshipForm /> },
  { key: 'villages', label: '村', children: <Villages /> },
  { key: 'fields', label: '自定义字段', children: <CustomFields /> },
  { key: 'rules', label: '自定规则', children: <OwnRules /> },
  { key: 'packs', label: '政策包', children: <Packs /> },
  { key: 'fonts', label: '字体', children: <Fonts /> },
  { key: 'years', label: '年度', children: <ClosedYears /> },
  { key: 'operators', label: '操作员', may: 'operators', children: <Operators /> },
  { key: 'safety', label: '安全', children: <Safety /> },
  { key: 'changes', label: '操作记录', children: <Changes /> },
  { key: 'access', label: '查看记录', may: 'log', children: <AccessLog /> },
  { key: 'backup', label: '备份和校验', children: <Backup /> },
  { key: 'about', label: '关于', children: <About /> },
];

export function SettingsPage(): ReactNode {
  const { tab } = useRoute();
  const { role } = useArchive().archive.operator;
  const shown = tabs.filter(({ may }) => may === undefined || isPermitted(role, may));
  return (
    <section className="page paper" aria-label="设置">
      <Tabs
        className="household-tabs"
        activeKey={shown.find((each) => each.key === tab)?.key ?? 'township'}
        onChange={(next) => replace({ page: 'settings', tab: next })}
        destroyOnHidden
        items={shown.map(({ key, label, children }) => ({ key, label, children }))}
      />
    </section>
  );
}
