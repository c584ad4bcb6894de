import { LogoutOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Select, Tooltip } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { call, sentenceOf } from '../../client.ts';
import { leaveArchive } from '../../leave-archive.ts';
import { useAnswer } from '../../queries.ts';
import { OperatorMenu } from './operator-menu.tsx';
import { useLock } from './use-lock.ts';
import { Offered } from '../../ui/offered.tsx';
import { paletteItems } from './palette-commands.ts';
import { SearchBox } from './search-box.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useUndo } from './use-undo.ts';

/** 建档立卡 began: the first year whose procedures are entered afterwards. */
const FIRST_YEAR = 2014;

/** Every year since the list began, also those of which nothing is on file yet; newest first. */
const yearsOf = (years: readonly number[], today: string): number[] => {
  const span = Number(today.slice(0, 4)) - FIRST_YEAR + 1;
  const since = Array.from({ length: span }, (_, at) => FIRST_YEAR + at);
  return [...new Set([...years, ...since])].sort((a, b) => b - a);
};

export function TopBar(): ReactNode {
  const { archive, year, setYear } = useArchive();
  const { message } = App.useApp();
  const { undo, redo, undoLast, redoLast, busy } = useUndo();

  const [isHelpOpen, setHelpOpen] = useState(false);
  const showHelp = useCallback(() => setHelpOpen(true), []);
  useShortcuts(showHelp);
  const lock = useLock(archive.lockMinutes);

  const close = useCallback(async (): Promise<void> => {
    const hide = message.loading('正在备份，随后关闭…', 0);
    try {
      await call('archive.close', {});
      leaveArchive();
    } catch (thrown) {
      message.error(sentenceOf(thrown));
    } finally {
      hide();
    }
  }, [message]);
  const villages = useAnswer('village.list', {}).data?.villages;
  const documents = useAnswer('document.catalogue', {}).data?.documents;
  const items = useMemo(
    () =>
      paletteItems({
        role: archive.operator.role,
        years: yearsOf(archive.years, archive.today),
        year,
        setYear,
        villages: villages ?? [],
        documents: documents ?? [],
        undo: undo === null ? null : { title: undo.title, run: undoLast },
        redo: redo === null ? null : { title: redo.title, run: redoLast },
        say: (sentence) => void message.info(sentence),
        showHelp,
        lock,
        close: () => void close(),
      }),
    [
      archive,
      year,
      setYear,
      villages,
      documents,
      undo,
      redo,
      undoLast,
      redoLast,
      message,
      showHelp,
      lock,
      close,
    ],
  );

  const closed = new Set(useAnswer('year.closed', {}).data?.years.map((each) => each.year));
  const { province, city, county, name } = archive.township;
  return (
    <header className="top">
      <div className="where">
        <strong>{name === '' ? archive.name : name}</strong>
        <span className="faint cut">{[province, city, county].filter((part) => part !== '').join(' ')}</span>
      </div>
      <Select
        aria-label="年度"
        value={year}
        onChange={setYear}
        style={{ width: closed.has(year) ? 148 : 96 }}
        popupMatchSelectWidth={false}
        listHeight={480}
        options={yearsOf(archive.years, archive.today).map((value) => ({
          value,
          label: `${value} 年度${closed.has(value) ? ' 已封存' : ''}`,
        }))}
      />
      <span className="spread" />
      <SearchBox items={items} />
      <span className="spread" />
      <Offered may="write">
        <Tooltip title={undo === null ? '没有可撤销的操作' : `撤销“${undo.title}” Ctrl+Z`}>
          <Button
            type="text"
            icon={<UndoOutlined aria-hidden />}
            aria-label="撤销"
            disabled={undo === null || busy}
            onClick={undoLast}
          >
            <span className="cut" style={{ maxWidth: 'min(290px, 20vw)' }}>
              {undo === null ? '撤销' : `撤销：${undo.title}`}
            </span>
          </Button>
        </Tooltip>
        <Tooltip title={redo === null ? '没有可重做的操作' : `重做“${redo.title}” Ctrl+Y`}>
          <Button
            type="text"
            icon={<RedoOutlined aria-hidden />}
            aria-label="重做"
            disabled={redo === null || busy}
            onClick={redoLast}
          />
        </Tooltip>
      </Offered>
      <OperatorMenu onLock={lock} />
      <Tooltip title={`关闭档案库“${archive.name}”`}>
        <Button
          type="text"
          icon={<LogoutOutlined aria-hidden />}
          aria-label="关闭档案库"
          onClick={() => void close()}
        />
      </Tooltip>
      {isHelpOpen ? <ShortcutSheet onClose={() => setHelpOpen(false)} /> : null}
    </header>
  );
}
