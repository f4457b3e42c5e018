import { flushSync } from 'react-dom';
import { useWords } from '../words/language';
import { declineNewest, showNewest, useNewest } from './newest';
import { useRelease } from './release';
import styles from './shell.module.css';

const words = {
  en: { out: (known: number, shown: number) => `Release ${known} is out; you see release ${shown}.`, show: 'Show it', later: 'Not now' },
  ru: { out: (known: number, shown: number) => `Вышел выпуск ${known}, показан выпуск ${shown}.`, show: 'Показать', later: 'Не сейчас' },
};

/** Offers a release that was published since the page was loaded. Until the reader agrees, all stays as it is; pages that name their release only say which is the newest. */
export function News() {
  const text = useWords(words);
  const { shown, known, declined } = useNewest();
  const { pinned } = useRelease();
  const show = () => {
    flushSync(showNewest);
    document.getElementById('content')?.focus({ preventScroll: true }); // this button is gone
  };
  return (
    <div role="status">
      {!pinned && known > Math.max(shown, declined) && (
        <div className={styles.news}>
          <div className={styles.bar}>
            <span>{text.out(known, shown)}</span>
            <button type="button" onClick={show}>
              {text.show}
            </button>
            <button type="button" onClick={declineNewest}>
              {text.later}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
