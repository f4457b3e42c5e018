// Package existence infers which municipalities exist: what sources say of their ends, and what follows where they say nothing.
package existence

import (
	"cmp"
	"time"
)

// Municipality is what sources say of a municipality. Days are written as 2020-01-01, editions as a day, month or year.
type Municipality struct {
	OKTMO, Region string
	Parent        string // code, empty for none
	ValidFrom     string // day, empty if not known
	ValidTo       string // day from which it exists no longer, empty while no source says so
	Stated        string // edition of the source that states it last, empty if not known
	Source        string // key of that source
}

// Register is a source that lists municipalities in full, in every region of which it lists any.
type Register struct {
	Source, Edition string
	Parts           bool // lists those that are part of another, too
}

// Rules by which states are inferred, in the words of the schema.
const (
	ParentEnded       = "PARENT_ENDED"
	ParentUnconfirmed = "PARENT_UNCONFIRMED"
	NotListed         = "NOT_LISTED"
)

// Life is what is known and inferred of the existence of a municipality.
type Life struct {
	Began       string // day, empty if not known
	Ended       string // day from which it exists no longer, empty if it has not ended
	Unconfirmed string // day from which no source confirms it, the one after the last that states it; empty if it is confirmed
	Rule        string // by which Ended or Unconfirmed is inferred, empty if stated
	Basis       string // identifier of the row that this follows from
}

// States of a municipality on a day, in the words of the schema.
const (
	Current     = "CURRENT"
	Ended       = "ENDED"
	Unconfirmed = "UNCONFIRMED"
	Future      = "FUTURE"
)

// On returns the state on a day.
func (l *Life) On(day string) string {
	switch {
	case l.Ended != "" && l.Ended <= day:
		return Ended
	case l.Unconfirmed != "" && l.Unconfirmed <= day:
		return Unconfirmed
	case l.Began > day:
		return Future
	}
	return Current
}

// Infer returns the life of each municipality by code. A municipality whose end no source states
//
//   - ends with the municipality that it is part of, unless an edition states it that is newer than that end and the edition that says so;
//   - is unconfirmed after the last edition that states it, if a newer register of its region does not list it;
//   - is unconfirmed with the municipality that it is part of, unless a newer edition states it.
func Infer(list []Municipality, registers []Register) map[string]*Life {
	i := &inference{
		rows: make(map[string]*Municipality, len(list)), lives: make(map[string]*Life, len(list)), registers: registers,
		covered: map[[2]string]bool{}, ends: map[string]string{},
	}
	for n := range list {
		m := &list[n]
		i.rows[m.OKTMO] = m
		i.covered[[2]string{m.Source, m.Region}] = true
	}
	for n := range list {
		i.life(&list[n])
	}
	return i.lives
}

type inference struct {
	rows      map[string]*Municipality
	lives     map[string]*Life
	registers []Register
	covered   map[[2]string]bool // sources and their regions
	ends      map[string]string  // editions that say that a municipality ended
}

func (i *inference) life(m *Municipality) *Life {
	if known := i.lives[m.OKTMO]; known != nil {
		return known
	}
	l := &Life{Began: m.ValidFrom, Ended: m.ValidTo}
	i.lives[m.OKTMO] = l // before the parent: a cycle, which publishing refuses, must end
	if l.Ended != "" {
		i.ends[m.OKTMO] = m.Stated
		return l
	}
	var parent *Life
	if p := i.rows[m.Parent]; p != nil {
		parent = i.life(p)
	}
	switch omitted := i.omitted(m); {
	case parent != nil && parent.Ended != "" && m.Stated < max(parent.Ended, i.ends[m.Parent]):
		l.Ended, l.Rule, l.Basis = parent.Ended, ParentEnded, "municipality:"+m.Parent
		i.ends[m.OKTMO] = i.ends[m.Parent]
	case omitted != nil:
		l.Unconfirmed, l.Rule, l.Basis = dayAfter(cmp.Or(m.Stated, omitted.Edition)), NotListed, "source:"+omitted.Source
	case parent != nil && parent.Unconfirmed != "" && m.Stated < parent.Unconfirmed:
		l.Unconfirmed, l.Rule, l.Basis = parent.Unconfirmed, ParentUnconfirmed, "municipality:"+m.Parent
	}
	return l
}

// omitted returns the oldest register that should list the municipality and does not, nil if there is none.
func (i *inference) omitted(m *Municipality) (oldest *Register) {
	for n := range i.registers {
		r := &i.registers[n]
		if r.Edition > m.Stated && (r.Parts || m.Parent == "") && i.covered[[2]string{r.Source, m.Region}] &&
			(oldest == nil || r.Edition < oldest.Edition) {
			oldest = r
		}
	}
	return oldest
}

// dayAfter returns the day after the first day of an edition.
func dayAfter(edition string) string {
	day, err := time.Parse(time.DateOnly, Day(edition))
	if err != nil {
		return ""
	}
	return day.AddDate(0, 0, 1).Format(time.DateOnly)
}

// Day is the first day of an edition.
func Day(edition string) string {
	if edition == "" {
		return ""
	}
	return edition + "0000-01-01"[len(edition):]
}
