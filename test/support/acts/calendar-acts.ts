import { type Act } from './act.ts';

/** The township's own days. */
export const calendarActs = {
  'calendar.add': {
    run: (w) =>
      w.call('calendar.add', {
        ...{ title: w.any('交报表', '开调度会'), dueOn: w.any('2025-06-30', '2025-07-15') },
        ...{ villageId: w.any(null, w.villageId), responsible: w.any(null, '李经办') },
      }),
  },
  'calendar.update': {
    needs: ['calendar.add'],
    run: (w) =>
      w.call('calendar.update', { id: w.pick('calendar_entry'), title: '交月报', dueOn: '2025-07-01' }),
  },
  'calendar.tick': {
    needs: ['calendar.add'],
    run: (w) =>
      w.call('calendar.tick', {
        ...{ id: w.any(null, w.pick('calendar_entry')), title: '录入截止', dueOn: '2025-12-31' },
        doneOn: w.any(null, '2025-01-02'),
      }),
  },
  'calendar.remove': {
    needs: ['calendar.add'],
    run: (w) => w.call('calendar.remove', { id: w.pick('calendar_entry') }),
  },
} satisfies Readonly<Record<string, Act>>;
