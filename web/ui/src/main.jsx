import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { defaultQuery } from './query.js';

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: { Accept: 'application/graphql-response+json, application/json;q=0.9' },
});

createRoot(document.getElementById('root')).render(
  <GraphiQL fetcher={fetcher} defaultQuery={defaultQuery} shouldPersistHeaders defaultEditorToolsVisibility="variables">
    <GraphiQL.Logo>govhub</GraphiQL.Logo>
  </GraphiQL>,
);
