import type { MonacoEditor } from '@graphiql/react';
import { useEffect } from 'react';

// The editor warns of characters that look like others, which most letters of the data do: it would put orange boxes around
// "МК", dashes and the space in "2024 г.".
const plain = {
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
  fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSize: 14,
};

/** Has editors show text as it is, in the type of the page, and names them for those who hear them. */
export function usePlainText(editors: Record<string, MonacoEditor | undefined>): void {
  const [names, list] = [Object.keys(editors), Object.values(editors)];
  useEffect(() => {
    list.forEach((editor, i) => editor?.updateOptions({ ...plain, ariaLabel: names[i]! }));
  }, [...names, ...list]);
}
