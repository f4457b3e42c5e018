import { useState } from 'react';
import { Answer, useAnswer } from '../app/answer';
import { Button } from '../components/button';
import { Section } from '../components/section';
import { CitationsDocument } from '../gql/graphql';
import { useWords } from '../words/language';

const words = { en: { title: 'Cite', copy: 'Copy' }, ru: { title: 'Как сослаться', copy: 'Скопировать' } };
const styles = ['gost', 'apa', 'bibtex', 'ris'] as const;
const names = { gost: 'ГОСТ', apa: 'APA', bibtex: 'BibTeX', ris: 'RIS' };

/** Citations of a thing in four styles. */
export function Cite({ id }: { id: string }) {
  const text = useWords(words);
  const [style, choose] = useState<(typeof styles)[number]>('gost');
  const answer = useAnswer(CitationsDocument, { id });
  return (
    <Section id="cite" title={text.title}>
      <div>
        {styles.map((one) => (
          <Button key={one} quiet={one !== style} onPress={() => choose(one)}>
            {names[one]}
          </Button>
        ))}
      </div>
      <Answer of={answer}>
        {({ node }) => (
          <>
            <pre style={{ whiteSpace: 'pre-wrap' }}>{node?.[style]}</pre>
            <Button onPress={() => void navigator.clipboard.writeText(node?.[style] ?? '')}>{text.copy}</Button>
          </>
        )}
      </Answer>
    </Section>
  );
}
