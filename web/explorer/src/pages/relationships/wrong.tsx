import type { CombinedError } from 'urql';
import { Failure } from '../../components/failure';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/language';
import styles from './relationships.module.css';

const words = {
  en: { title: 'This release does not hold all that the board names', text: 'It may be misspelt in the address, or known in another release only. Choose another thing above.' },
  ru: { title: 'В этом выпуске есть не всё, что названо на схеме', text: 'Возможно, в адресе опечатка или это есть только в другом выпуске. Выберите другой объект выше.' },
};

/** Says why a part of the board is not there. */
export function Wrong({ error, again }: { error: CombinedError; again: () => void }) {
  const text = useWords(words);
  const absent = error.graphQLErrors[0]?.extensions?.['code'] === 'NODE_NOT_FOUND';
  return (
    <div className={styles.wrong}>
      {absent ? (
        <Notice kind="plain" title={text.title}>
          {text.text}
        </Notice>
      ) : (
        <Failure error={error} again={again} />
      )}
    </div>
  );
}
