import type { ReactNode } from 'react';
import { isPermitted, type Permission, PERMISSIONS } from '#domain/operators/permissions.ts';
import { ROLE_LABELS, ROLES } from '#domain/operators/role.ts';

/** What each role may do, from the one table that the backend asks. */
export function PermissionTable(): ReactNode {
  return (
    <section className="panel" aria-label="各角色的权限">
      <h2>各角色能做什么</h2>
      <table className="sheet" aria-label="权限表">
        <thead>
          <tr>
            <th>事情</th>
            {ROLES.map((role) => (
              <th key={role} className="middle" style={{ width: 90 }}>
                {ROLE_LABELS[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(PERMISSIONS) as Permission[]).map((permission) => (
            <tr key={permission}>
              <td>{PERMISSIONS[permission].label}</td>
              {ROLES.map((role) => (
                <td key={role} className="middle">
                  {isPermitted(role, permission) ? '能' : <span className="faint">不能</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
