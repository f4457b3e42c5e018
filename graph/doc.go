// Package graph has the GraphQL schema, one file per entity, and the code that gqlgen generates from it.
package graph
