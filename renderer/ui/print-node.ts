/** Prints what a part of the window shows, alone on its page, through the system's print dialog. */
export function printNode(node: Node): void {
  const root = document.createElement('div');
  root.id = 'print-root';
  root.append(node.cloneNode(true));
  document.body.append(root);
  window.print();
  root.remove();
}
