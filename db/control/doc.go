// Package control reads and migrates the control tables of schema govhub: which releases there are, what they hold, and which
// Table Schemas can read them.
package control
