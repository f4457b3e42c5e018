import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Answer, useAnswer } from '../app/answer';
import { useTitle } from '../app/title';
import { Copy } from '../components/copy';
import { Save } from '../components/save';
import { Section } from '../components/section';
import { CitationsDocument } from '../gql/graphql';
import { useLanguage, useWords } from '../words/language';
import { citedTitle } from './cited-title';
import styles from './cite.module.css';
import { pathOf } from './kinds';

const words = { en: { title: 'Cite', styles: 'Style of the citation' }, ru: { title: 'Как сослаться', styles: 'Стиль ссылки' } };
const names = { gost: 'ГОСТ', apa: 'APA', bibtex: 'BibTeX', ris: 'RIS' };
const files = { bibtex: ['bib', 'application/x-bibtex'], ris: ['ris', 'application/x-research-info-systems'] } as const;

type Style = keyof typeof names;
const order: Record<string, readonly Style[]> = { ru: ['gost', 'apa', 'bibtex', 'ris'], en: ['apa', 'gost', 'bibtex', 'ris'] };

/** Citations of a thing in four styles. Their title also names the page in the tab, because the hub knows no other in the page that it sends. */
export function Cite({ id }: { id: string }) {
  const answer = useAnswer(CitationsDocument, { id });
  useTitle(citedTitle(useLanguage(), answer.data?.node?.ris));
  return <Answer of={answer}>{({ node }) => node && <Citations of={node} name={pathOf(id).key} />}</Answer>;
}

/** A section of citations, of which the reader chooses one, on paper too. */
export function Citations({ of, name }: { of: Record<Style, string>; name: string }) {
  const text = useWords(words);
  const language = useLanguage();
  return (
    <Section id="cite" title={text.title}>
      <Tabs className={styles.tabs!}>
        <TabList aria-label={text.styles} className={styles.list!}>
          {order[language]!.map((style) => (
            <Tab key={style} id={style} className={styles.tab!}>
              {names[style]}
            </Tab>
          ))}
        </TabList>
        {order[language]!.map((style) => (
          <TabPanel key={style} id={style} shouldForceMount className={styles.panel!}>
            <Citation style={style} text={of[style]} name={name} />
          </TabPanel>
        ))}
      </Tabs>
    </Section>
  );
}

function Citation({ style, text, name }: { style: Style; text: string; name: string }) {
  const file = style === 'bibtex' || style === 'ris' ? files[style] : undefined;
  return (
    <>
      {file ? <pre className={styles.code}>{text}</pre> : <p className={styles.text}>{text}</p>}
      <div className={styles.actions} data-print="no">
        <Copy text={text} />
        {file && <Save text={text} name={`${name}.${file[0]}`} type={file[1]} />}
      </div>
    </>
  );
}
