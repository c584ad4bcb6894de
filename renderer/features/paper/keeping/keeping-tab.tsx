import type { ReactNode } from 'react';
import { isPermitted } from '#domain/operators/permissions.ts';
import { useArchive } from '../../../archive-context.ts';
import { BringIn } from './bring-in.tsx';
import { CheckPackage } from './check-package.tsx';
import { FourChecks } from './four-checks.tsx';
import { MakePackage } from './make-package.tsx';
import { PackageList } from './package-list.tsx';

/** What is kept for good: packages that stand alone, their check, their way back, and the four checks. */
export function KeepingTab(): ReactNode {
  const { role } = useArchive().archive.operator;
  return (
    <div className="scroll keeping">
      <div className="keeping-column">
        {isPermitted(role, 'export') ? <MakePackage /> : null}
        <PackageList />
      </div>
      <div className="keeping-column">
        {isPermitted(role, 'verify') ? <FourChecks /> : null}
        {isPermitted(role, 'verify') ? <CheckPackage /> : null}
        {isPermitted(role, 'import') ? <BringIn /> : null}
      </div>
    </div>
  );
}
