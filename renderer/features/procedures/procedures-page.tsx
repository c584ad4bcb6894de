import type { ReactNode } from 'react';
export function ProceduresPage(): ReactNode { return null; }
