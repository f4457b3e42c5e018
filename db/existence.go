package db

import (
	"slices"

	"govhub/db/rel"
	"govhub/existence"
	"govhub/scalar"
)

// Existing returns the filter narrowed to municipalities in one of the states on a day. Without a day it is the reference date of the
// release; without states those that exist, unless the filter itself names states.
func (f *MunicipalityFilter) Existing(on *scalar.Date, states []MunicipalityState) *MunicipalityFilter {
	if on == nil && states == nil && f.namesState() {
		return f
	}
	if states == nil {
		states = []MunicipalityState{existence.Current}
	}
	narrowed := &MunicipalityFilter{State: &MunicipalityStateFilter{In: states}}
	if on != nil {
		narrowed = &MunicipalityFilter{Or: []*MunicipalityFilter{}}
		for _, state := range states {
			narrowed.Or = append(narrowed.Or, stateOn(*on)[state])
		}
	}
	if f != nil {
		narrowed.And = []*MunicipalityFilter{f}
	}
	return narrowed
}

// namesState reports whether the filter, or a part of it, asks for states.
func (f *MunicipalityFilter) namesState() bool {
	return f != nil && (f.State != nil || f.Not.namesState() ||
		slices.ContainsFunc(f.And, (*MunicipalityFilter).namesState) || slices.ContainsFunc(f.Or, (*MunicipalityFilter).namesState))
}

// stateOn are the conditions of the states on a day, as existence.Life has them.
func stateOn(day scalar.Date) map[MunicipalityState]*MunicipalityFilter {
	until := &rel.DateFilter{Lte: &day}
	ended := &MunicipalityFilter{EndedOn: until}
	unconfirmed := &MunicipalityFilter{UnconfirmedOn: until}
	future := &MunicipalityFilter{ValidFrom: &rel.DateFilter{Gt: &day}}
	but := func(f *MunicipalityFilter, others ...*MunicipalityFilter) *MunicipalityFilter {
		return &MunicipalityFilter{And: []*MunicipalityFilter{f}, Not: &MunicipalityFilter{Or: others}}
	}
	return map[MunicipalityState]*MunicipalityFilter{
		existence.Ended:       ended,
		existence.Unconfirmed: but(unconfirmed, ended),
		existence.Future:      but(future, ended, unconfirmed),
		existence.Current:     {Not: &MunicipalityFilter{Or: []*MunicipalityFilter{ended, unconfirmed, future}}},
	}
}
