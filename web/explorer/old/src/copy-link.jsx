import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { linkTo } from './link.js';

// CopyLink is the button that copies a link to the query and its variables.
export function CopyLink() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const [label, setLabel] = useState('Copy link');
  async function copy() {
    try {
      await navigator.clipboard.writeText(linkTo(queryEditor.getValue(), variableEditor?.getValue() ?? ''));
      setLabel('Link copied');
    } catch {
      setLabel('The browser refused to copy');
    }
    setTimeout(() => setLabel('Copy link'), 2000);
  }
  return (
    <ToolbarButton label={label} onClick={copy}>
      <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
        <path d="M10 14a4.5 4.5 0 0 0 6.4 0l3.2-3.2a4.5 4.5 0 0 0-6.4-6.4L11.6 6" />
        <path d="M14 10a4.5 4.5 0 0 0-6.4 0l-3.2 3.2a4.5 4.5 0 0 0 6.4 6.4l1.6-1.6" />
      </svg>
    </ToolbarButton>
  );
}
