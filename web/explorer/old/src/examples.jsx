import './examples.css';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';

// The panel of examples: questions that the hub answers, from /examples.json, in English or Russian.

const words = {
  en: { title: 'Examples', find: 'Find a question', none: 'No question has these words.', failed: 'The examples did not load:' },
  ru: { title: 'Примеры', find: 'Найти вопрос', none: 'Нет вопроса с такими словами.', failed: 'Примеры не загрузились:' },
};
const languageKey = 'govhub:examples:lang';

function preferred() {
  const kept = localStorage.getItem(languageKey);
  return kept in words ? kept : navigator.language.startsWith('ru') ? 'ru' : 'en';
}

function Bulb() {
  return (
    <svg viewBox="0 0 24 24" height="1em" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M9 18h6M10 21.5h4M12 2.5a6.5 6.5 0 0 0-4 11.6c.8.7 1 1.2 1 2.1V18h6v-1.8c0-.9.2-1.4 1-2.1a6.5 6.5 0 0 0-4-11.6Z" />
    </svg>
  );
}

// comment writes a text as comments of GraphQL, in lines that fit into the editor.
function comment(text) {
  return text.replace(/(.{1,58})(\s+|$)/g, '# $1\n');
}

// marked shows what stands between backticks as code.
function marked(text) {
  return text.split('`').map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part));
}

// inTab is how an example looks in the editors.
function inTab({ title, text, query, variables }, lang) {
  const values = variables && 'lang' in variables ? { ...variables, lang: lang.toUpperCase() } : variables;
  return {
    query: `${comment(title[lang])}#\n${comment(text[lang])}${query}`,
    variables: values ? JSON.stringify(values, null, 2) : '',
  };
}

// matching keeps the examples with all the words, and the sections that have any.
function matching(sections, wanted, lang) {
  const parts = wanted.toLocaleLowerCase(lang).split(/\s+/);
  const has = ({ title, text, query }) => {
    const all = `${title[lang]} ${text[lang]} ${query}`.toLocaleLowerCase(lang);
    return parts.every((part) => all.includes(part));
  };
  return sections
    .map((section) => ({ ...section, examples: section.examples.filter(has) }))
    .filter((section) => section.examples.length > 0);
}

function Examples() {
  const { addTab, changeTab, setVisiblePlugin } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const tabs = useGraphiQL((state) => state.tabs);
  const [lang, setLang] = useState(preferred);
  const [sections, setSections] = useState([]);
  const [failure, setFailure] = useState();
  const [wanted, setWanted] = useState('');

  useEffect(() => {
    fetch('examples.json')
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
      .then((gallery) => setSections(gallery.sections), setFailure);
  }, []);
  const shown = useMemo(() => matching(sections, wanted.trim(), lang), [sections, wanted, lang]);

  function speak(language) {
    localStorage.setItem(languageKey, language);
    setLang(language);
  }

  // open shows an example in a tab: in the one where it is already, or in a new one.
  function open(example) {
    const { query, variables } = inTab(example, lang);
    if (matchMedia('(max-width: 700px)').matches) setVisiblePlugin(null); // it covers the editors there
    const there = tabs.findIndex((tab) => tab.query === query);
    if (there >= 0) {
      changeTab(there);
      return;
    }
    addTab();
    queryEditor.setValue(query);
    variableEditor?.setValue(variables);
  }

  const { title, find, none, failed } = words[lang];
  return (
    <section className="examples" aria-label={title} lang={lang}>
      <div className="examples-head">
        <div className="graphiql-doc-explorer-title">{title}</div>
        <div className="examples-languages">
          {Object.keys(words).map((language) => (
            <button key={language} type="button" lang={language} aria-pressed={language === lang} onClick={() => speak(language)}>
              {language.toUpperCase()}
            </button>
          ))}
        </div>
      </div>
      <input type="search" className="examples-find" aria-label={find} placeholder={find} value={wanted} onChange={(event) => setWanted(event.target.value)} />
      {failure && <p role="alert">{`${failed} ${failure.message}`}</p>}
      {sections.length > 0 && shown.length === 0 && <p role="status">{none}</p>}
      {shown.map((section) => (
        <div key={section.title.en}>
          <h2>{section.title[lang]}</h2>
          <ul>
            {section.examples.map((example) => (
              <li key={example.name}>
                <button type="button" onClick={() => open(example)}>
                  <span className="examples-question">{example.title[lang]}</span>
                  <span className="examples-text">{marked(example.text[lang])}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export const examplesPlugin = { title: words[preferred()].title, icon: Bulb, content: Examples };
