import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useRemembered } from '../../../memory.ts';
import { useRoute } from '../../../route.ts';
import { Inspection } from './inspection.tsx';
import { Township } from './township.tsx';
import { UNPLACED } from './complete-place.ts';
import { Village } from './village.tsx';

/** What is on file and what is missing: the township, one of its villages, or the households of an inspection's list. */
export function CompleteTab(): ReactNode {
  const { id, field } = useRoute();
  const { archive } = useArchive();
  const [isYearOnly, setYearOnly] = useRemembered('paper.year-only', false);
  const [inspecting, setInspecting] = useState(false);
  const span = { isYearOnly, onYearOnly: setYearOnly };
  if (inspecting) return <Inspection onBack={() => setInspecting(false)} />;
  if (id === undefined && field !== UNPLACED)
    return <Township {...span} onInspect={() => setInspecting(true)} />;
  return <Village key={`${archive.name} ${id ?? 0}`} villageId={id ?? null} {...span} />;
}
