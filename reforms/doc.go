// Package reforms follows series of municipalities through territorial changes, which give municipalities new codes and new borders.
//
// A [history] knows which municipalities became which. For a period it tells which of them lay within the borders asked for:
//
//	2018   district A   city B          NOW: A + B     THEN: B, for the merged municipality has its code
//	           └────┬─────┘
//	2019        merger
//	                │
//	2020            B                   NOW: B         THEN: B
//
// Nothing is guessed: what part of a divided municipality lay within the borders of one of those it became is not known, so the series
// says so instead of a value.
package reforms
