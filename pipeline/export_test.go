package pipeline

import "kawat"

// PlaceOf is the place of the event that a text tells, for tests: "Kharkiv → UKR city".
func (p *Pipeline) PlaceOf(text, lang, day string) (string, error) {
	ex, err := p.Explain(text, lang, day)
	if err != nil {
		return "", err
	}
	show := func(pl kawat.Place) string { return pl.Name + " → " + pl.Country + " " + pl.Precision }
	for _, e := range ex.Analysis.Events {
		if e.Place != nil {
			return show(*e.Place), nil
		}
	}
	if len(ex.Analysis.Events) > 0 {
		return "-", nil
	}
	res := p.resolver.Resolve(&ex.Analysis.Article, ex.Doc)
	for _, pl := range res.Places {
		if pl.Locative && pl.Case != "from" && pl.Case != "dari" {
			return show(pl.Place), nil
		}
	}
	return "-", nil
}
