// Package columns keeps a table of a release in memory, column by column. It knows neither entities nor SQL.
//
// Rows are in the order of their keys, by bytes, so the number of a row is the rank of its key. Each column holds small unsigned
// integers, 0 for NULL, whose order is that of the values:
//
//	text      1 + rank of the value among the distinct values of the column, which PostgreSQL has sorted
//	numbers   1 + difference to the least value; decimals are scaled to integers
//	booleans  1 for false, 2 for true
//
// Orders, lists of parents and comparisons therefore work on integers, in the order of PostgreSQL.
package columns
