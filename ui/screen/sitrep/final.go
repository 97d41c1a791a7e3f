package sitrep

import (
	"zhiban/ui/out"
	"zhiban/ui/paper/export"
	"zhiban/ui/paper/final"
)

// leavingFinal is the final report with the ways in which it leaves the laptop.
func (s *Screen) leavingFinal() out.Report {
	st, ctx := s.env.Store, s.env.Ctx
	return out.Report{Number: s.d.Number, Load: func() (out.Loaded, error) {
		r, err := final.Load(ctx, st)
		if err != nil {
			return out.Loaded{}, err
		}
		return out.Loaded{Code: r.Code,
			Write: func(dir string, formats []string, as export.As) ([]out.File, error) {
				list, err := r.Export(dir, formats, as)
				all := make([]out.File, 0, len(list))
				for _, x := range list {
					all = append(all, out.File{Path: x.Path, Missing: x.Missing, Signed: x.Signed})
				}
				return all, err
			},
			PDF: func(as export.As) ([]byte, error) { return r.Bytes("pdf", as) },
		}, nil
	}}
}
