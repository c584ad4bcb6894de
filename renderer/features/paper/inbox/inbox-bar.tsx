import { CameraOutlined, FolderOpenOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useJobs } from '../../../jobs.ts';
import { CameraDialog } from '../../../ui/camera-dialog.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { Offered } from '../../../ui/offered.tsx';
import { type Source, type View, VIEW_WORDS, VIEWS } from './inbox-words.ts';
import { TAKE_IN } from './take-in.ts';

interface InboxBarProps {
  readonly view: View;
  readonly counts: Readonly<Partial<Record<View, number>>>;
  readonly onView: (view: View) => void;
  readonly onFiles: (files: readonly File[], source: Source) => void;
  readonly onFolder: () => void;
}

/** What is shown, and the ways in: files, folders, the camera. Dropping and pasting work anywhere on the page. */
export function InboxBar({ view, counts, onView, onFiles, onFolder }: InboxBarProps): ReactNode {
  const isBusy = useJobs().some(({ title }) => title === TAKE_IN);
  const [isFilming, setFilming] = useState(false);
  return (
    <div className="toolbar">
      <Segmented
        aria-label="看哪些"
        value={view}
        options={VIEWS.map((value) => ({
          value,
          label: <Counted word={VIEW_WORDS[value]} count={counts[value]} />,
        }))}
        onChange={onView}
      />
      <span className="spread" />
      <Offered may="write">
        <span className="faint small">可以直接拖进来，也可以粘贴</span>
        <Button type="text" disabled={isBusy} onClick={onFolder}>
          收件文件夹…
        </Button>
        <Button icon={<CameraOutlined aria-hidden />} disabled={isBusy} onClick={() => setFilming(true)}>
          打开高拍仪
        </Button>
        <ChooseFiles
          word="整个文件夹"
          isFolder
          disabled={isBusy}
          onFiles={(files) => onFiles(files, 'chosen')}
        />
        <ChooseFiles word="收扫描件" disabled={isBusy} onFiles={(files) => onFiles(files, 'chosen')} />
      </Offered>
      {isFilming ? (
        <CameraDialog onFiles={(files) => onFiles(files, 'camera')} onClose={() => setFilming(false)} />
      ) : null}
    </div>
  );
}

const Counted = ({ word, count }: { word: string; count: number | undefined }): ReactNode => (
  <>
    {word} {count === undefined || count === 0 ? null : <span className="faint">{countOf(count)}</span>}
  </>
);

interface ChooseFilesProps {
  readonly word: string;
  readonly isFolder?: boolean;
  readonly disabled: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function ChooseFiles({ word, isFolder = false, disabled, onFiles }: ChooseFilesProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type={isFolder ? 'default' : 'primary'}
        icon={isFolder ? <FolderOpenOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {word}…
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        // What a file is, its content tells; this only hides what can be none.
        {...(isFolder ? { webkitdirectory: '' } : { accept: '.jpg,.jpeg,.png,.pdf' })}
        aria-label={word}
        tabIndex={-1}
        className="hidden-input"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
