import { useEffect } from 'react';
import { useMonaco } from '@graphiql/react';

// The editor warns of characters that look like others, which most letters of the data do: it would put orange boxes around
// "МК", dashes and the space in "2024 г.".
const options = { unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false } };

// PlainText has all editors show text as it is.
export function PlainText() {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    if (!monaco) return undefined;
    for (const editor of monaco.editor.getEditors()) editor.updateOptions(options);
    const later = monaco.editor.onDidCreateEditor((editor) => editor.updateOptions(options));
    return () => later.dispose();
  }, [monaco]);
  return null;
}
