package columns

import "github.com/maypok86/otter/v2"

// memoBytes bounds what the tables of a release remember of questions.
const memoBytes = 16 << 20

// memo remembers answers to questions about the tables of a release, which never change: dashboards ask the same again.
type memo struct {
	kept *otter.Cache[string, remembered]
}

// remembered is an answer with its size.
type remembered struct {
	answer any
	bytes  int
}

func newMemo() memo {
	return memo{otter.Must(&otter.Options[string, remembered]{
		MaximumWeight: memoBytes, Weigher: func(question string, r remembered) uint32 { return uint32(len(question) + r.bytes + 100) },
	})}
}

// Remember returns the answer to a question, which find finds on first use, with the bytes that it takes. Answers that are seldom asked
// for are forgotten; without room in memory, none is kept.
func Remember[V any](s *Tables, question string, find func() (answer V, bytes int, ok bool)) (V, bool) {
	if r, known := s.memo.kept.GetIfPresent(question); known {
		return r.answer.(V), true
	}
	answer, bytes, ok := find()
	if ok && s.Room.has(0) {
		s.memo.kept.Set(question, remembered{answer, bytes})
	}
	return answer, ok
}
