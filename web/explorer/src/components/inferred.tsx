import type { ReactNode } from 'react';
import { useWords } from '../words/language';
import { Hint } from './hint';

const words = { en: 'Not stated by a source', ru: 'Не сказано в источнике' };

/** A value that no source states: the hub worked it out, and says how. */
export function Inferred({ because, children }: { because: ReactNode; children: ReactNode }) {
  const label = useWords(words);
  const content = (
    <>
      <p>
        <strong>{label}</strong>
      </p>
      <div>{because}</div>
    </>
  );
  return (
    <Hint look="inferred" label={label} content={content}>
      {children}
    </Hint>
  );
}
