package assist

import (
	"govhub/db"
	"govhub/pace"
)

// AssistAt reads a request, and counts its steps.
func (x *Index) AssistAt(p *pace.Pace, request string, lang db.Lang) (*Assistance, error) {
	return x.assist(p, request, lang)
}

// SuggestAt suggests things of a kind, and counts its steps.
func (a *Assistance) SuggestAt(p *pace.Pace, kind Kind, first int) ([]*Suggestion, error) {
	return a.suggest(p, kind, first)
}
