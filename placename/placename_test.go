package placename

import "testing"

var (
	district     = Kind{"муниципальный район", "municipal district"}
	okrug        = Kind{"муниципальный округ", "municipal okrug"}
	urbanOkrug   = Kind{"городской округ", "urban okrug"}
	urban        = Kind{"городское поселение", "urban settlement"}
	rural        = Kind{"сельское поселение", "rural settlement"}
	cityDistrict = Kind{"внутригородской район", "intracity district"}
	territory    = Kind{"внутригородская территория", "intracity territory"}
)

func TestForms(t *testing.T) {
	for _, test := range []struct {
		name                 string
		kind                 Kind
		short, long, english string
	}{
		{"Серовский муниципальный район", district, "Серовский", "Серовский муниципальный район", "Serovsky municipal district"},
		{"муниципальный район имени Лазо", district, "имени Лазо", "муниципальный район имени Лазо", "imeni Lazo municipal district"},
		{"муниципальный район Заполярный район", district, "Заполярный", "муниципальный район Заполярный район", "Zapolyarny municipal district"},
		{"муниципальный округ Коломна", okrug, "Коломна", "муниципальный округ Коломна", "Kolomna municipal okrug"},
		{"муниципальный округ город Славгород", okrug, "Славгород", "муниципальный округ город Славгород", "Slavgorod municipal okrug"},
		{"Новоуральский", urbanOkrug, "Новоуральский", "городской округ Новоуральский", "Novouralsky urban okrug"},
		{"город Уфа", urbanOkrug, "Уфа", "городской округ город Уфа", "Ufa urban okrug"},
		{"ЗАТО город Радужный", urbanOkrug, "Радужный", "городской округ ЗАТО город Радужный", "Raduzhny urban okrug"},
		{
			"рабочий поселок (поселок городского типа) Прогресс", urban, "Прогресс",
			"городское поселение рабочий поселок (поселок городского типа) Прогресс", "Progress urban settlement",
		},
		{"Ассиновское", rural, "Ассиновское", "сельское поселение Ассиновское", "Assinovskoye rural settlement"},
		{"Комсомольское сельское поселение", rural, "Комсомольское", "Комсомольское сельское поселение", "Komsomolskoye rural settlement"},
		{"Узунларовский сельсовет", rural, "Узунларовский", "сельское поселение Узунларовский сельсовет", "Uzunlarovsky rural settlement"},
		{"сельсовет Штульский", rural, "Штульский", "сельское поселение сельсовет Штульский", "Shtulsky rural settlement"},
		{"1-й Поныровский сельсовет", rural, "1-й Поныровский", "сельское поселение 1-й Поныровский сельсовет", "1st Ponyrovsky rural settlement"},
		{"Никольское 12-е", rural, "Никольское 12-е", "сельское поселение Никольское 12-е", "Nikolskoye 12th rural settlement"},
		{"село Цовкра-1", rural, "Цовкра-1", "сельское поселение село Цовкра-1", "Tsovkra-1 rural settlement"},
		{"Кировский район", cityDistrict, "Кировский", "Кировский район", "Kirovsky intracity district"},
		{"Самарский", cityDistrict, "Самарский", "внутригородской район Самарский", "Samarsky intracity district"},
		{"муниципальный округ № 7", territory, "муниципальный округ № 7", "муниципальный округ № 7", "intracity territory No. 7"},
		{"поселение Вороновское", territory, "Вороновское", "поселение Вороновское", "Voronovskoye intracity territory"},
		{"город Павловск", territory, "Павловск", "внутригородская территория город Павловск", "Pavlovsk intracity territory"},
		{
			"Город Валуйки и Валуйский район", district, "Город Валуйки и Валуйский", "муниципальный район Город Валуйки и Валуйский район",
			"Gorod Valuyki i Valuysky municipal district",
		},
	} {
		if got := Short(test.name); got != test.short {
			t.Errorf("the short form of %s is %q, want %q", test.name, got, test.short)
		}
		if got := Long(test.name, test.kind); got != test.long {
			t.Errorf("the long form of %s is %q, want %q", test.name, got, test.long)
		}
		if got := English(test.name, test.kind); got != test.english {
			t.Errorf("%s is %q in English, want %q", test.name, got, test.english)
		}
	}
}

func TestEnglishForms(t *testing.T) {
	for _, test := range []struct {
		name        string
		kind        Kind
		short, long string
	}{
		{"Barnaul", urbanOkrug, "Barnaul", "Barnaul urban okrug"},
		{"Serovsky municipal district", district, "Serovsky", "Serovsky municipal district"},
		{"intracity territory No. 7", territory, "intracity territory No. 7", "intracity territory No. 7"},
	} {
		if got := ShortEnglish(test.name, test.kind); got != test.short {
			t.Errorf("the short form of %s is %q, want %q", test.name, got, test.short)
		}
		if got := LongEnglish(test.name, test.kind); got != test.long {
			t.Errorf("the long form of %s is %q, want %q", test.name, got, test.long)
		}
	}
}
