import type { CodegenConfig } from '@graphql-codegen/cli';

// The text of each query is left in the manifest, which the hub knows: pages send its hash.
const config: CodegenConfig = {
  schema: '../../docs/reference/schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gql/': {
      preset: 'client',
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
    },
  },
};

export default config;
