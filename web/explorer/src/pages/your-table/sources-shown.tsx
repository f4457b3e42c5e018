import { Answer } from '../../app/answer';
import { usePosted } from '../../app/posted';
import { SourceLines } from '../../components/sources';
import { SourcesToCiteDocument } from '../../gql/graphql';
import { useLanguage, useWords } from '../../words/language';
import { number } from '../../words/number';
import styles from './your-table.module.css';

const words = { en: (n: string) => `Sources of what is shown: ${n}`, ru: (n: string) => `Источники показанного: ${n}` };

/** Publications that state what was added, of which the workbook has those of all rows. */
export function SourcesShown({ of }: { of: ReadonlySet<string> }) {
  const text = useWords(words);
  const language = useLanguage();
  const style = language === 'ru' ? ('GOST' as const) : ('APA' as const);
  const answer = usePosted(SourcesToCiteDocument, { ids: [...of].slice(0, 100), style });
  return (
    <details className={styles.sources}>
      <summary>{text(number(language, of.size))}</summary>
      <Answer of={answer}>{({ nodes }) => <SourceLines of={(nodes ?? []).flatMap((node) => (node && 'title' in node ? [node] : []))} />}</Answer>
    </details>
  );
}
