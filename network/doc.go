// Package network holds the relationships of a release in memory and answers what no list answers: who is linked to a
// node, how two nodes hang together, who shares programmes and awards with whom, and which nodes matter most.
//
// A node is a row of a resource, named by its global identifier. A link is a reference of a row to another: an award entry
// is a node of its own, linked to its season, its nomination, its municipality. So each link has a kind, the row that
// states it has a source and a period, and no step of a path goes unexplained. The kinds are declared in one list, [Kinds].
//
//	row of a release             links                                 arcs of a node, sorted by kind
//
//	award_entry E                E ─ ENTERED_BY ─▸ municipality M      M: ◂ENTERED_BY E │ LOCATED_IN▸ R
//	  season S, WINNER           E ─ WON ────────▸ award season S      S: ◂WON E        │ SEASON_OF▸ award
//	  municipality M             M ─ LOCATED_IN ─▸ region R            R: ◂LOCATED_IN M │ PART_OF▸ district
//
// A [Graph] is read from a release by one statement per resource and never changes. Nodes and links are numbers; what is
// known of them stands in arrays: about 50 bytes per link. [Graphs] keeps the graphs of open releases.
package network
