package words_test

import (
	"strings"
	"testing"

	"govhub/words"
)

func TestPatronymics(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"раисович раисовича раисовичу раисовичем раисовиче ильич ильича ильичом кузьмич":                true,
		"ивановна ивановны ивановне ивановну ивановной ильинична никитичне":                             true,
		"raisovich sergeevich vladilenovicha ilyich ivanovna ivanovny ivanovnoy ilyinichna abramovitch": true,
		"метшин кириенко ильсур сергей иванов иванова ивановой мэр казань ич вич основа":                false,
		"metshin kiriyenko sergey ivanov ivanova mayor rich":                                            false,
	} {
		for _, word := range strings.Fields(text) {
			if got := words.IsPatronymic(word); got != want {
				t.Errorf("%s is a patronymic: %v, want %v", word, got, want)
			}
		}
	}
}
