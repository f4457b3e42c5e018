import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import { DOC_EXPLORER_PLUGIN, DocExplorer, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { GraphiQLProvider, QueryEditor, useGraphiQL, useGraphiQLActions, VariableEditor, type MonacoEditor } from '@graphiql/react';
import { Link } from '@tanstack/react-router';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { fileAddress } from '../../app/hub';
import { usePageTheme } from '../../app/theme';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { useWords } from '../../words/language';
import type { Asked } from './ask';
import { useEditorLook } from './editor-look';
import styles from './editor.module.css';

const words = {
  en: {
    title: 'Query',
    variables: 'Variables, JSON',
    run: 'Run',
    tidy: 'Tidy up',
    docs: 'All fields',
    close: 'Close the editor',
    keys: 'Ctrl Enter runs, Ctrl Space suggests names, Escape leaves the editor.',
    english: '',
    noSchema: 'The schema did not load, so the editor can neither check nor suggest names. Queries run all the same.',
  },
  ru: {
    title: 'Запрос',
    variables: 'Переменные, JSON',
    run: 'Выполнить',
    tidy: 'Выровнять',
    docs: 'Все поля',
    close: 'Закрыть редактор',
    keys: 'Ctrl Enter — выполнить, Ctrl Пробел — подсказать имя, Escape — выйти из редактора. Меню и подсказки редактора — на английском языке.',
    english: 'Описания полей — на английском языке.',
    noSchema: 'Схема не загрузилась: редактор не проверяет и не подсказывает имена. Запросы выполняются и так.',
  },
};

interface Editing {
  asked: Asked;
  onRun: (asked: Asked) => void;
}

/** The editor of GraphiQL without its frame: the page has the answer, and words in the language of the reader. */
export default function Editor({ asked, onRun }: Editing) {
  const { schema, failed } = useSchema();
  const text = useWords(words);
  const [first] = useState(asked); // what follows is put into the editors
  return (
    <GraphiQLProvider
      fetcher={nothing}
      schema={schema ?? null}
      dangerouslyAssumeSchemaIsValid
      initialQuery={first.query}
      initialVariables={indented(first.variables)}
      storage={useMemo(memory, [])}
      plugins={plugins}
      referencePlugin={DOC_EXPLORER_PLUGIN}
    >
      {failed && <Notice kind="warning" title={text.noSchema} />}
      <Editors asked={asked} onRun={onRun} />
    </GraphiQLProvider>
  );
}

const plugins = [DOC_EXPLORER_PLUGIN];
const nothing = () => ({}); // the page asks

/** Tabs and texts of the editor live as long as the page: the address and the history of the browser keep the rest. */
function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

function useSchema(): { schema: GraphQLSchema | undefined; failed: boolean } {
  const [schema, setSchema] = useState<GraphQLSchema>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetch(fileAddress('/schema.graphql'))
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((text) => setSchema(buildSchema(text, { assumeValid: true })))
      .catch(() => setFailed(true));
  }, []);
  return { schema, failed };
}

function Editors({ asked, onRun }: Editing) {
  const text = useWords(words);
  const [docs, showDocs] = useState(false);
  const theme = usePageTheme();
  const { setTheme, prettifyEditors } = useGraphiQLActions();
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  useEditorLook({ [text.title]: query, [text.variables]: variables });
  useEffect(() => setTheme(theme), [theme, setTheme]);
  useShown(query, asked.query);
  useShown(variables, indented(asked.variables));

  const run = () => query && onRun({ query: query.getValue(), variables: compact(variables?.getValue() ?? '') });

  function runByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  return (
    <section className={styles.editor} aria-label={text.title} data-print="no">
      <div className={styles.toolbar}>
        <Button onPress={run}>{text.run}</Button>
        <Button quiet onPress={() => void prettifyEditors()}>
          {text.tidy}
        </Button>
        <Button quiet aria-expanded={docs} onPress={() => showDocs(!docs)}>
          {text.docs}
        </Button>
        <Link to="." search={(old) => ({ ...old, edit: undefined })} resetScroll={false}>
          {text.close}
        </Link>
      </div>
      <div className={`graphiql-container ${styles.panes}`} data-docs={docs} onKeyDownCapture={runByKey}>
        <div className={styles.query}>
          <QueryEditor onClickReference={() => showDocs(true)} />
        </div>
        <div className={styles.pane}>
          <p>{text.variables}</p>
          <div className={styles.variables}>
            <VariableEditor />
          </div>
        </div>
        {docs && (
          <div className={styles.docs}>
            {text.english && <p>{text.english}</p>}
            <div lang="en">
              <DocExplorerStore>
                <DocExplorer />
              </DocExplorerStore>
            </div>
          </div>
        )}
      </div>
      <p className={styles.keys}>{text.keys}</p>
    </section>
  );
}

/** Puts a text into an editor when it is another than that which was run from it, as when the reader goes back. */
function useShown(editor: MonacoEditor | undefined, text: string): void {
  useEffect(() => {
    if (editor && compact(editor.getValue()) !== compact(text)) editor.setValue(text);
  }, [text]); // not when the editor is new: it has the text already
}

// What is no JSON stays as it is: the hub says what is wrong with it.
function reformat(json: string, indent?: number): string {
  try {
    return JSON.stringify(JSON.parse(json), null, indent);
  } catch {
    return json.trim();
  }
}
const indented = (json: string): string => reformat(json, 2);
const compact = (json: string): string => reformat(json);
