import type { Warning } from '../../app/answer';
import { Notice } from '../../components/notice';
import { useLabels } from './labels';

/** What the hub remarks on an answer. */
export function Warnings({ of }: { of: readonly Warning[] }) {
  const { text } = useLabels();
  if (of.length === 0) return null;
  return (
    <Notice kind="warning" title={text.warning}>
      {of.map(({ code, message }) => (
        <p key={message}>{text.warnings[code] ?? message}</p>
      ))}
    </Notice>
  );
}
