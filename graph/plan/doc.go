// Package plan executes queries breadth-first: it resolves each relation once per level, for all parents of the level together,
// so the number of SQL queries depends on the shape of a query and never on its rows.
//
// An operation is compiled once to a plan, which is kept. A plan is a tree of objects; each lists its fields for one concrete
// type, with fragments, aliases, @skip and @include resolved. Executing a plan takes two walks:
//
//		query                    plan                  levels (resolved top down)        buffer (written depth first)
//
//		{ regions {              Query                 ┌ Query ─────────────┐            {"regions":
//		    nodes {                └ regions           │ ●                  │              {"nodes":[
//		      name                     └ nodes         ├ RegionConnection ──┤                {"name":"…",
//		      district {                 ├ name        │ ●                  │                 "district":{"slug":"…"}},
//		        slug                     └ district    ├ Region ────────────┤                {"name":"…",
//		} } } }                              └ slug    │ ● ● ● ● ● ● ● ● ●  │                 "district":{"slug":"…"}},
//		                                               ├ FederalDistrict ───┤                …
//		                                               │ ●   ●     ●        │              ]}}
//		                                               └────────────────────┘
//
//	 1. Levels. All objects that a plan reaches at one place form a level. Each field that leads to other objects is
//	    resolved for the whole level by one call of its batch resolver; what it returns is the next level, where an object
//	    that several parents share stands once. Fields of a level that run SQL run side by side.
//	 2. The buffer. With all values at hand the answer is appended depth first, each value after the other, into one
//	    buffer. Null bubbling cuts the buffer back to where the nullable value began. Errors are presented here, since only
//	    here each value has its path.
//
// Where the rows of a level are in memory, the level is the numbers of rows of a table of columns, a page is a range of them, and leaves are
// appended from columns, without objects (memory.go). Objects are read from the rows of a level only for fields that have a
// resolver of their own, and objects from such a resolver are found among the rows again.
//
// How a field is read or resolved comes from tables that package plangen generates from the schema: typed functions, no
// reflection. Introspection goes to gqlgen's own executor, field by field. That executor stays available as the oracle:
// both answer byte for byte the same, except that a plan answers what is below @defer at once, where gqlgen would send it
// later.
package plan
