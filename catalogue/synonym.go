package catalogue

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Synonym is another word for a row, and for rows. In JSON it is both in one text: "prize prizes".
type Synonym struct{ One, Many string }

func (s *Synonym) UnmarshalJSON(text []byte) error {
	var both string
	if err := json.Unmarshal(text, &both); err != nil {
		return err
	}
	parts := strings.Fields(both)
	if len(parts) != 2 {
		return fmt.Errorf("the synonym %q is not two words, for one row and for several", both)
	}
	*s = Synonym{parts[0], parts[1]}
	return nil
}
