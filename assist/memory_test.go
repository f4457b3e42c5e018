package assist_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"govhub/assist"
	"govhub/prominence"
)

// mostBytes bounds what the index keeps of a place beside its identifiers.
const mostBytes = 200

// TestMemoryOfPlaces makes an index of as many places as there are, in both languages and with their centres.
func TestMemoryOfPlaces(t *testing.T) {
	const count = 25_000
	starts := strings.Fields("Александр Андре Берез Вишн Высок Георги Дмитри Завод Зелен Ильин Камен Ключ Красн Лесн Михайл Никол Озер Октябр Павл Петр Сад Север Совет Троиц")
	ends := strings.Fields("овск евск инск ушинск енск ярск огорск оградск одольск опольск овичи ово")
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	places := make([]assist.Place, count)
	for i := range places {
		name := starts[i%len(starts)] + ends[i/len(starts)%len(ends)]
		places[i] = assist.Place{
			ID: fmt.Sprintf("municipality:%08d", i), Region: fmt.Sprintf("region:%08d", i%89),
			Names: []string{"сельское поселение " + name, fmt.Sprintf("Rural settlement %s %d", name, i/300), name},
			Known: prominence.Place{Kind: "RURAL_SETTLEMENT", People: int32(i)},
		}
	}
	x, err := assist.NewIndex(t.Context(), nil, places)
	if err != nil {
		t.Fatal(err)
	}
	places = nil
	kept := (heap() - before) / count
	t.Logf("%d bytes a place", kept)
	if kept > mostBytes {
		t.Errorf("a place takes %d bytes, more than %d", kept, mostBytes)
	}
	runtime.KeepAlive(x)
}
