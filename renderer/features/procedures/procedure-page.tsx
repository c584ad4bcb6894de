import type { ReactNode } from 'react';
export function ProcedurePage(_: { id: number }): ReactNode { return null; }
