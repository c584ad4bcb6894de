import {
  AuditOutlined,
  CalendarOutlined,
  FormOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { isPermitted, type Permission } from '#domain/operators/permissions.ts';
import type { Role } from '#domain/operators/role.ts';
import { useArchive } from '../../archive-context.ts';
import { formatRoute, type Page } from '../../route.ts';

interface Place {
  readonly page: Page;
  readonly also?: readonly Page[];
  readonly word: string;
  readonly icon: ReactNode;
  /** What one must be permitted to do to be led there. */
  readonly may?: Permission;
}

/** The pages of the window in their order; Alt and the number of the place opens it. */
export const places: readonly Place[] = [
  { page: 'home', word: '工作台', icon: <CalendarOutlined aria-hidden /> },
  { page: 'households', also: ['household'], word: '户档案', icon: <TeamOutlined aria-hidden /> },
  { page: 'entry', word: '录入', may: 'write', icon: <FormOutlined aria-hidden /> },
  {
    page: 'procedures',
    also: ['procedure', 'clues', 'campaigns', 'campaign', 'issues'],
    word: '动态调整',
    icon: <AuditOutlined aria-hidden />,
  },
  { page: 'check', word: '数据核查', icon: <SafetyCertificateOutlined aria-hidden /> },
  { page: 'documents', word: '文书', icon: <FileTextOutlined aria-hidden /> },
  { page: 'exchange', word: '导入导出', icon: <ImportOutlined aria-hidden /> },
  { page: 'paper', word: '纸质档案', icon: <FolderOpenOutlined aria-hidden /> },
  { page: 'settings', word: '设置', icon: <SettingOutlined aria-hidden /> },
];

/** Whether a role is led to a place; the numbers of the others stay as they are. */
export const isOffered = ({ may }: Place, role: Role): boolean => may === undefined || isPermitted(role, may);

export function Rail({ page }: { page: Page }): ReactNode {
  const { role } = useArchive().archive.operator;
  return (
    <nav className="rail" aria-label="主菜单">
      <div className="mark" aria-hidden="true">
        户档
      </div>
      {places.map((place, index) =>
        isOffered(place, role) ? (
          <a
            key={place.page}
            href={formatRoute({ page: place.page })}
            aria-label={place.word}
            aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined}
            title={index < 9 ? `${place.word} Alt+${index + 1}` : place.word}
            aria-current={place.page === page || place.also?.includes(page) ? 'page' : undefined}
          >
            {place.icon}
            <span aria-hidden="true">{place.word}</span>
          </a>
        ) : null,
      )}
    </nav>
  );
}
