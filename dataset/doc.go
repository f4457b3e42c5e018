// Package dataset turns data packages into releases and releases back into data packages.
//
// A data package is a folder with datapackage.json and one CSV per resource, plain or gzipped, or any file system with these
// files. A release is its content in PostgreSQL: numbered, immutable, readable through the views of schema
// release_<number>. The Table Schemas in schema/ describe every resource once; tables, checks of cells, rules between rows, and
// exports all follow from them.
//
// [Open] reads the descriptor. [Publish], or [Import] for several data packages, does the rest in two transactions, of which
// the second makes a release of what the first made. So readers see all of a release or nothing, and a killed import leaves only a line
// in the log, and tables without a release if it ended between the two, which the next one drops:
//
//	reader.go     CSV → rows, with the line of every cell; bad rows become problems, and reading goes on
//	value.go      cell → canonical value ("1.50" is "1.5"), or a flaw
//	load.go       rows → COPY into a table made in this transaction, where they lie in canonical order
//	amend.go      rows of a data package → applied to those of the current release and of earlier data packages
//	count.go      counts of rows, compared with the previous release
//	canonical.go  table → sha256 of its canonical CSV, the bytes of an export before escapes
//	check.go      keys, foreign keys and uniqueness, by SQL over whole tables
//	publish.go    indexes, views, the entry in schema govhub, the pointer, NOTIFY
//
// A table is named after the hash of its definition and content, so releases with the same content of a resource share one
// table, and a data package without any change makes no release.
//
// Data that breaks a rule is refused as a whole with a [RejectedError] that lists every kind of problem by file, line and
// column. Cells are taken literally, with few exceptions: an empty cell is no value, numbers lose redundant signs and zeros,
// and text is put into Unicode normalization form C. White space around a cell, control characters other than tab and line
// feed, and text that is not UTF-8 are refused. A byte order mark and CRLF line ends are accepted, columns and rows may come
// in any order, and a Table Schema inside the data package is ignored: the hub has its own.
//
// [Rollback] moves the pointer to another release, [Prune] removes old ones, [Export] writes a release as a data package in any
// [Format], [ExportResource] one file of it, and [Write] does so with rows from elsewhere. Changing releases takes one advisory
// lock; a second caller gets [ErrBusy] at once.
package dataset
