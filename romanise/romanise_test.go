package romanise

import "testing"

func TestText(t *testing.T) {
	for _, test := range []struct{ russian, latin string }{
		{"Серовский", "Serovsky"},
		{"Щёлково", "Shchyolkovo"},
		{"Объячево", "Obyachevo"},
		{"Ыныкчан", "Ynykchan"},
		{"Юрьев-Польский", "Yuryev-Polsky"},
		{"Екатеринбург", "Yekaterinburg"},
		{"Нижний Новгород", "Nizhny Novgorod"},
		{"Петропавловск-Камчатский", "Petropavlovsk-Kamchatsky"},
		{"Ханты-Мансийск", "Khanty-Mansiysk"},
		{"Благовещенск", "Blagoveshchensk"},
		{"Йошкар-Ола", "Yoshkar-Ola"},
		{"Улан-Удэ", "Ulan-Ude"},
		{"Орёл", "Oryol"},
		{"Грозный", "Grozny"},
		{"Майкоп", "Maykop"},
		{"Биробиджан", "Birobidzhan"},
		{"Ассиновское", "Assinovskoye"},
		{"Красное Эхо", "Krasnoye Ekho"},
		{"Съезжее", "Syezzheye"},
		{"Ёлкино", "Yolkino"},
		{"Кыштым", "Kyshtym"},
		{"Цивильск", "Tsivilsk"},
		{"Анабарский (долгано-эвенкийский)", "Anabarsky (dolgano-evenkiysky)"},
		{"ЗАТО", "ZATO"},
		{"ЩИТ", "SHCHIT"},
		{"им. М. Горького", "im. M. Gorkogo"},
		{"№ 7", "No. 7"},
		{"Львовский № 1", "Lvovsky No. 1"},
		{"Цовкра-1", "Tsovkra-1"},
		{"Sirius", "Sirius"},
		{"", ""},
	} {
		if got := Text(test.russian); got != test.latin {
			t.Errorf("%s is romanised as %q, want %q", test.russian, got, test.latin)
		}
	}
}
