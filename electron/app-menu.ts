import type { MenuItemConstructorOptions } from 'electron';

/** Hidden until Alt is pressed; the window has its own commands. */
export const appMenu = [
  { label: '文件', submenu: [{ role: 'quit', label: '退出' }] },
  {
    label: '编辑',
    submenu: [
      { role: 'undo', label: '撤销输入' },
      { role: 'redo', label: '重做输入' },
      { type: 'separator' },
      { role: 'cut', label: '剪切' },
      { role: 'copy', label: '复制' },
      { role: 'paste', label: '粘贴' },
      { role: 'selectAll', label: '全选' },
    ],
  },
  {
    label: '显示',
    submenu: [
      { role: 'zoomIn', label: '放大' },
      { role: 'zoomOut', label: '缩小' },
      { role: 'resetZoom', label: '实际大小' },
      { role: 'togglefullscreen', label: '全屏' },
    ],
  },
] satisfies MenuItemConstructorOptions[];
