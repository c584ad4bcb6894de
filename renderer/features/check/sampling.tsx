import type { ReactNode } from 'react';
import { useRoute } from '../../route.ts';
import { SampleList } from './sampling-list.tsx';
import { SamplePage } from './sampling-page.tsx';
import { SampleSheet } from './sampling-sheet.tsx';

/** 质量抽查: the samples, one of them, or the sheet of one household of it. */
export function Sampling(): ReactNode {
  const { id, record } = useRoute();
  if (id === undefined) return <SampleList />;
  return record === undefined ? (
    <SamplePage id={id} />
  ) : (
    <SampleSheet key={record} sampleId={id} id={record} />
  );
}
