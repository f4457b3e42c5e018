package network

import (
	"fmt"
	"slices"

	"govhub/db"
)

// NodeType is a type of node. Its values are those of the GraphQL enum NodeType.
type NodeType string

// resource is a resource whose rows are nodes.
type resource struct {
	name string // that identifiers begin with
	typ  NodeType
	key  string // column

	ru, en string // SQL of its name, of rows t
}

// resources are those whose rows are nodes, by name. Sources stand behind every link and would tie everything to
// everything; indicators and their observations measure places and relate none.
var resources = []resource{
	{"adoption", "ADOPTION", "slug", "t.slug", "NULL"},
	{"appearance", "APPEARANCE", "slug", "t.slug", "NULL"},
	{"award", "AWARD", "slug", "t.name_ru", "t.name_en"},
	{"award_entry", "AWARD_ENTRY", "slug", "coalesce(t.project_title, t.slug)", "NULL"},
	{"award_season", "AWARD_SEASON", "slug", "t.slug", "NULL"},
	{"change_event", "TERRITORY_CHANGE", "slug", "t.slug", "NULL"},
	{"cohort", "COHORT", "slug", "t.slug", "NULL"},
	{"conferral", "CONFERRAL", "slug", "t.slug", "NULL"},
	{"federal_district", "FEDERAL_DISTRICT", "slug", "t.name_ru", "t.name_en"},
	{"forum", "FORUM", "slug", "t.name_ru", "t.name_en"},
	{"forum_session", "FORUM_SESSION", "slug", "t.title_ru", "t.title_en"},
	{"initiative", "INITIATIVE", "slug", "t.title_ru", "t.title_en"},
	{"municipality", "MUNICIPALITY", "oktmo", "t.name_ru", "t.name_en"},
	{"nomination", "NOMINATION", "slug", "t.name_ru", "t.name_en"},
	{"organization", "ORGANIZATION", "slug", "t.name_ru", "t.name_en"},
	{"participation", "PARTICIPATION", "slug", "t.slug", "NULL"},
	{"person", "PERSON", "slug", "t.name_ru", "t.name_en"},
	{"position", "POSITION", "slug", "t.title_ru", "t.title_en"},
	{"practice", "PRACTICE", "slug", "t.title", "NULL"},
	{"program", "TRAINING_PROGRAM", "slug", "t.name_ru", "t.name_en"},
	{"region", "REGION", "oktmo", "t.name_ru", "t.name_en"},
	{"regulation", "REGULATION", "slug", "t.title_ru", "t.title_en"},
}

// resourceNamed returns the place of a resource in resources, -1 if its rows are no nodes.
func resourceNamed(name string) int {
	return slices.IndexFunc(resources, func(r resource) bool { return r.name == name })
}

// typed returns the place of the resource of a type.
func typed(t NodeType) int {
	i := slices.IndexFunc(resources, func(r resource) bool { return r.typ == t })
	if i < 0 {
		panic(fmt.Sprintf("network: no type %q", t))
	}
	return i
}

// typeSet returns by resource whether its type is among these, all for none.
func typeSet(types []NodeType) []bool {
	set := make([]bool, len(resources))
	for i, r := range resources {
		set[i] = len(types) == 0 || slices.Contains(types, r.typ)
	}
	return set
}

// Kinds of input that the network cannot use, beside those of package db.
const (
	NodeNotFound db.InputCode = "NODE_NOT_FOUND"
	OverLimit    db.InputCode = "NETWORK_LIMIT"
)

func refuse(code db.InputCode, format string, args ...any) error {
	return &db.InputError{Code: code, Reason: fmt.Sprintf(format, args...)}
}

// NodeTypes lists the types of nodes.
func NodeTypes() []string {
	list := make([]string, len(resources))
	for i, r := range resources {
		list[i] = string(r.typ)
	}
	return list
}
