import type { CodegenConfig } from '@graphql-codegen/cli';

// The queries of tables are a module of their own, so that other pages do not load their hashes.
const tables = 'src/pages/browse/tables.generated.graphql';

// The text of each query is left in the manifest, which the hub knows: pages send its hash.
const typed = (documents: string | string[]): CodegenConfig['generates'][string] => ({
  preset: 'client',
  documents,
  presetConfig: {
    fragmentMasking: false,
    persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
  },
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    scalars: { Date: 'string', Decimal: 'string', Int64: 'string', PartialDate: 'string', Time: 'string', JSON: 'unknown' },
  },
});

const config: CodegenConfig = {
  schema: '../../docs/reference/schema.graphql',
  generates: {
    'src/gql/': typed(['src/**/*.graphql', `!${tables}`]),
    'src/pages/browse/gql/': typed(tables),
  },
};

export default config;
