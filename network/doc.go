// Package network holds the relationships of a release in memory and answers questions that lists cannot: who is linked to a node,
// how two nodes are connected, who shares programmes and awards with whom, and which nodes are central.
//
// A node is a row of a resource, named by its global identifier. A link is a reference from one row to another: an award entry is a
// node of its own, linked to its season, its nomination, its municipality. So each link has a kind, the row that states it has a
// source and a period, and every step of a path is explained. All kinds are declared in one list, [Kinds].
//
//	row of a release             links                                 arcs of a node, sorted by kind
//
//	award_entry E                E ─ ENTERED_BY ─▸ municipality M      M: ◂ENTERED_BY E │ LOCATED_IN▸ R
//	  season S, WINNER           E ─ WON ────────▸ award season S      S: ◂WON E        │ SEASON_OF▸ award
//	  municipality M             M ─ LOCATED_IN ─▸ region R            R: ◂LOCATED_IN M │ PART_OF▸ district
//
// A [Graph] is read from a release by one query per resource and never changes. Nodes and links are numbers that index arrays:
// about 25 bytes per link. [Graphs] keeps the graphs of open releases.
package network
