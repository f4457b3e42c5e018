// Package graph holds the GraphQL schema, one file per entity, and the code that gqlgen generates from it.
package graph
