import { Notice } from '../../components/notice';
import { Written } from '../../components/written';
import { useWords } from '../../words/language';

const words = {
  en: { title: 'Status is internationally disputed', body: 'It is listed as the sources of this hub list it.' },
  ru: { title: 'Статус оспаривается на международном уровне', body: 'Показано так, как в источниках.' },
};

/** Marks a place of disputed status, in neutral words. */
export function Disputed({ note }: { note: string | null | undefined }) {
  const text = useWords(words);
  return (
    <Notice kind="plain" title={text.title}>
      <p>
        <Written>{note ?? text.body}</Written>
      </p>
    </Notice>
  );
}
