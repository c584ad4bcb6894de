import type { CampaignHousehold } from '#contract/campaign.ts';
import type { Column } from '../../ui/virtual-table.tsx';
import type { Campaign } from './campaign-words.ts';

/** Where a household is, why it must be reached, what was found. */
export function householdColumns(groups: Campaign['groups']): readonly Column<CampaignHousehold>[] {
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  return [
    { key: 'village', title: '村', width: 100, render: ({ village }) => village ?? '未定村' },
    { key: 'group', title: '组', width: 70, render: ({ group }) => group },
    { key: 'householdNo', title: '户编号', width: 170, render: ({ householdNo }) => householdNo },
    {
      key: 'headName',
      title: '户主',
      width: 90,
      render: ({ headName }) => <span className="strong">{headName}</span>,
    },
    { key: 'people', title: '人口', width: 54, align: 'right', render: ({ people }) => people },
    {
      key: 'groups',
      title: '核查对象',
      width: 200,
      grow: true,
      render: (row) =>
        row.groups.length === 0 ? (
          <span className="faint">不在对象里，已排查</span>
        ) : (
          row.groups.map((group) => labels.get(group)).join('、')
        ),
    },
    {
      key: 'surveyedOn',
      title: '排查日期',
      width: 100,
      render: ({ surveyedOn }) => surveyedOn ?? <span className="faint">未排查</span>,
    },
    { key: 'surveyors', title: '排查人', width: 150, render: ({ surveyors }) => surveyors },
    {
      key: 'outcome',
      title: '结果',
      width: 80,
      render: ({ outcome }) =>
        outcome === null ? null : outcome === 'sound' ? (
          <span className="done">正常</span>
        ) : (
          <span className="warn strong">有问题</span>
        ),
    },
  ];
}
