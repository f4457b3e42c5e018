import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { examplesPlugin } from './examples.jsx';
import { takeLink } from './link.js';
import { CopyLink } from './copy-link.jsx';
import { PlainText } from './plain-text.jsx';
import { defaultQuery } from './query.js';

const fetcher = createGraphiQLFetcher({
  url: 'graphql',
  headers: { Accept: 'application/graphql-response+json, application/json;q=0.9' },
});
const link = takeLink();

createRoot(document.getElementById('root')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={defaultQuery}
    initialQuery={link?.query}
    initialVariables={link?.variables}
    plugins={[HISTORY_PLUGIN, examplesPlugin]}
    shouldPersistHeaders
    inputValueDeprecation // else the editor would call former arguments unknown
    defaultEditorToolsVisibility="variables"
  >
    <GraphiQL.Logo>govhub</GraphiQL.Logo>
    <GraphiQL.Toolbar>
      {({ merge, prettify, copy }) => (
        <>
          {prettify}
          {merge}
          {copy}
          <CopyLink />
          <PlainText />
        </>
      )}
    </GraphiQL.Toolbar>
  </GraphiQL>,
);
