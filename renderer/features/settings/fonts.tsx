import { App, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FontRole, fontRoleLabels, fontRoles } from '#domain/policy/font-roles.ts';
import { sentenceOf } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { refreshAll, useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Busy, ErrorNote, Note } from '../../ui/notes.tsx';
import { sendFile } from '../../ui/send-file.ts';

/** A collection of which one face is to be chosen. */
interface Collection {
  readonly file: File;
  readonly role: FontRole;
  readonly faces: readonly string[];
}

const SHIPPED = {
  title: '思源宋体 粗',
  fangsong: '霞鹜文楷 细',
  kai: '霞鹜文楷',
  hei: '思源黑体',
  song: '思源宋体',
  fallback: '—',
} satisfies Record<FontRole, string>;

/** The fonts that documents are printed with: the program's own, and what the township brought in their place. */
export function Fonts(): ReactNode {
  const { message, modal } = App.useApp();
  const fonts = useAnswer('font.list', {});
  const add = useAct('font.add');
  const remove = useAct('font.remove');
  const [busy, setBusy] = useState<FontRole | null>(null);
  const [collection, setCollection] = useState<Collection | null>(null);
  const [face, setFace] = useState<string | null>(null);

  const take = async (file: File, role: FontRole, chosen: string | null): Promise<void> => {
    setBusy(role);
    try {
      const added = await runJob(`添加字体：${file.name}`, async (job) => {
        const fileId = await sendFile(file, job);
        return add.mutateAsync({ fileId, role, face: chosen });
      });
      if (added.id === null) {
        setFace(added.faces[0] ?? null);
        setCollection({ file, role, faces: added.faces });
        return;
      }
      message.success(`已添加，以后打印“${fontRoleLabels[role]}”用它`);
      if (added.warnings.length > 0)
        modal.warning({ title: '请留意', content: added.warnings.join('\n'), width: 520 });
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    } finally {
      setBusy(null);
      await refreshAll();
    }
  };
  const drop = async (id: number): Promise<void> => {
    try {
      await remove.mutateAsync({ id });
      message.success('已不再使用，以后打印用程序自带的字体');
    } catch (thrown) {
      message.error(sentenceOf(thrown), 8);
    }
  };
  if (fonts.isError) return <ErrorNote error={fonts.error} />;
  if (fonts.data === undefined) return <Busy />;
  const own = fonts.data.fonts;
  return (
    <div className="panel fonts">
      <Note>
        打印用程序自带的字体，不用另装。单位有授权的仿宋、小标宋，可以在这里换上；名字里生僻字多的，加后备字体。字体保存在档案库里，随备份走。能不能用，由单位和字体厂商约定。
      </Note>
      <table className="sheet" aria-label="字体">
        <thead>
          <tr>
            <th>用在哪里</th>
            <th>程序自带</th>
            <th>本乡镇换上的</th>
            <th className="num">字数</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {fontRoles.map((role) => {
            const here = own.filter((font) => font.role === role);
            return (
              <tr key={role}>
                <td className="strong nowrap">{fontRoleLabels[role]}</td>
                <td className="quiet">{SHIPPED[role]}</td>
                <td>
                  {here.length === 0 ? <span className="faint">没有</span> : null}
                  {here.map((font) => (
                    <div key={font.id}>
                      {font.name}{' '}
                      <Button may="set-up" type="link" size="small" onClick={() => void drop(font.id)}>
                        不再使用
                      </Button>
                    </div>
                  ))}
                </td>
                <td className="num">
                  {here.map((font) => (
                    <div key={font.id}>{font.characters.toLocaleString('zh-CN')}</div>
                  ))}
                </td>
                <td className="nowrap">
                  <FileButton
                    may="set-up"
                    label={here.length > 0 && role !== 'fallback' ? '换一个' : '添加'}
                    accept=".ttf,.ttc,.otf"
                    busy={busy === role}
                    onFile={(file) => void take(file, role, null)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {collection === null ? null : (
        <Modal
          open
          title="这个文件里有几种字体，用哪一种？"
          okText="用这一种"
          cancelText="不添加"
          okButtonProps={{ disabled: face === null }}
          onCancel={() => setCollection(null)}
          onOk={() => {
            setCollection(null);
            void take(collection.file, collection.role, face);
          }}
        >
          <Radio.Group
            className="stack"
            value={face}
            options={collection.faces.map((name) => ({ value: name, label: name }))}
            onChange={(event) => setFace(String(event.target.value))}
          />
        </Modal>
      )}
    </div>
  );
}
