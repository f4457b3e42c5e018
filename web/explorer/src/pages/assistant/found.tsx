import { useRelease } from '../../app/release';
import { Copy } from '../../components/copy';
import { Section } from '../../components/section';
import { Tag } from '../../components/tag';
import { Written } from '../../components/written';
import { useCodes } from '../../things/codes';
import { useLanguage, useWords } from '../../words/language';
import { Articles } from './articles';
import type { Assistance, Suggestion } from './assistance';
import styles from './assistant.module.css';
import { noteOf } from './note';
import { Places } from './places';
import { Suggestions } from './suggestions';
import { words } from './words';

/** What bears on a request, in the order in which an answer is written: what it says, where, by which law, and how others did it. */
export function Found({ of }: { of: Assistance }) {
  const text = useWords(words);
  const language = useLanguage();
  const { release } = useRelease();
  const code = useCodes();
  const { summary, keyTerms, places, regulations } = of;
  const others: readonly (readonly [string, readonly Suggestion[]])[] = [
    [text.practices, of.practices],
    [text.indicators, of.indicators],
    [text.programs, of.trainingPrograms],
  ];
  const suggested = [[text.laws, regulations] as const, ...others];
  const missing = suggested.filter(([, some]) => some.length === 0).map(([title]) => title);
  return (
    <>
      <p role="status" className="hidden-but-read">
        {text.found([[text.places, places.length], ...suggested.map(([title, some]) => [title, some.length] as const)])}
      </p>
      <Section title={text.summary} aside={<Copy text={noteOf(of, release, language, code)} label={text.copy} />}>
        {summary.length === 0 && <p>{text.noWords}</p>}
        {summary.map((sentence) => (
          <blockquote key={sentence.text} className={styles.quote}>
            <Written>{sentence.text}</Written>
          </blockquote>
        ))}
        {keyTerms.length > 0 && (
          <p className={styles.terms}>
            <span className={styles.soft}>{text.terms}</span>
            {keyTerms.map(({ term }) => (
              <Tag key={term}>
                <Written>{term}</Written>
              </Tag>
            ))}
          </p>
        )}
      </Section>
      {places.length > 0 && (
        <Section title={text.places}>
          <Places of={places} />
        </Section>
      )}
      {regulations.length > 0 && (
        <Section title={text.laws}>
          <Suggestions of={regulations}>{(law) => <Articles of={law} />}</Suggestions>
        </Section>
      )}
      {others.map(([title, some]) => some.length > 0 && (
        <Section key={title} title={title}>
          <Suggestions of={some} />
        </Section>
      ))}
      <p className={styles.notice}>
        {missing.length > 0 && text.nothing(missing)} {of.notice}
      </p>
    </>
  );
}
