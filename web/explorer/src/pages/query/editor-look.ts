import { useMonaco, type MonacoEditor } from '@graphiql/react';
import { useEffect } from 'react';

// The editor warns of characters that look like others, which most letters of the data do: it would put orange boxes around
// "МК", dashes and the space in "2024 г.".
const plain = {
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
  renderFinalNewline: 'on', // else the number of the last line is too pale to read
  fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSize: 14,
} as const;

/** Has editors show text as it is, in type and colours that everyone can read, and names them for those who hear them. */
export function useEditorLook(editors: Record<string, MonacoEditor | undefined>): void {
  const [names, list] = [Object.keys(editors), Object.values(editors)];
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    monaco?.editor.defineTheme('graphiql-LIGHT', {
      base: 'vs',
      inherit: true,
      colors: { 'editor.background': '#fbfcfb' },
      rules: [{ token: 'argument.identifier.gql', foreground: '#4a47b0' }],
    });
  }, [monaco]);
  useEffect(() => {
    list.forEach((editor, i) => editor?.updateOptions({ ...plain, ariaLabel: names[i]! }));
  }, [...names, ...list]);
}
