import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useMemo } from 'react';
import { setCodeOverlays } from '#domain/codes/code-overlay.ts';
import { setOwnVocabulary } from '#domain/fields/own-vocabulary.ts';
import { Frame } from './features/frame/frame.tsx';
import { Start } from './features/start/start.tsx';
import { queryClient, useAnswer } from './queries.ts';
import { theme } from './theme.ts';
import { Busy, ErrorNote } from './ui/notes.tsx';

dayjs.locale('zh-cn');

/** With an archive open: the frame; without: the start page. */
function Window(): ReactNode {
  const state = useAnswer('archive.state', {});
  // eslint-disable-next-line react-hooks/void-use-memo -- must be set before anything below asks the dictionary
  useMemo(() => {
    setOwnVocabulary(state.data?.open?.customFields ?? []);
    setCodeOverlays(state.data?.open?.codes ?? []);
  }, [state.data]);
  if (state.isPending) return <Busy />;
  if (state.isError) return <ErrorNote error={state.error} />;
  const { open } = state.data;
  if (open === null) return <Start />;
  // Whoever signs in at the lock begins with a window of his own.
  return <Frame key={`${open.archiveId} ${open.operator.name} ${open.operator.role}`} archive={open} />;
}

export function App(): ReactNode {
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }}>
      {/* Around the app: a message may hold the button that takes back what it tells of. */}
      <QueryClientProvider client={queryClient}>
        <AntApp style={{ height: '100%' }} message={{ maxCount: 2, duration: 4, top: 2 }}>
          <Window />
        </AntApp>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
