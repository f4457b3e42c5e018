// Package control reads and migrates the control tables of schema govhub: the published releases, their contents, and the Table
// Schemas that can read them.
package control
