import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { replace, useRoute } from '../../route.ts';
import { About } from './about.tsx';
import { Backup } from './backup.tsx';
import { Changes } from './changes.tsx';
import { ClosedYears } from './closed-years.tsx';
import { CustomFields } from './custom-fields.tsx';
import { Fonts } from './fonts.tsx';
import { OwnRules } from './own-rules.tsx';
import { Packs } from './packs.tsx';
import { TownshipForm } from './township-form.tsx';
import { Villages } from './villages.tsx';

const tabs = [
  { key: 'township', label: '乡镇信息', children: <TownshipForm /> },
  { key: 'villages', label: '村', children: <Villages /> },
  { key: 'fields', label: '自定义字段', children: <CustomFields /> },
  { key: 'rules', label: '自定规则', children: <OwnRules /> },
  { key: 'packs', label: '政策包', children: <Packs /> },
  { key: 'fonts', label: '字体', children: <Fonts /> },
  { key: 'years', label: '年度', children: <ClosedYears /> },
  { key: 'changes', label: '操作记录', children: <Changes /> },
  { key: 'backup', label: '备份和校验', children: <Backup /> },
  { key: 'about', label: '关于', children: <About /> },
];

export function SettingsPage(): ReactNode {
  const { tab } = useRoute();
  return (
    <section className="page paper" aria-label="设置">
      <Tabs
        className="household-tabs"
        activeKey={tabs.find((each) => each.key === tab)?.key ?? 'township'}
        onChange={(next) => replace({ page: 'settings', tab: next })}
        destroyOnHidden
        items={tabs}
      />
    </section>
  );
}
