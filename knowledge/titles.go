package knowledge

// Titles is the first title of each role in a language, "id" or "en", by the
// id of the role: {"foreign-minister": "menteri luar negeri"}. A role without
// titles in the language is left out.
func (b *Base) Titles(lang string) map[string]string {
	out, mask := make(map[string]string, len(b.roles)), maskOf(lang)
	for i := range b.index.alias {
		a := &b.index.alias[i]
		if a.cand.As != IsTitle || a.cand.Plural || a.mask&mask == 0 {
			continue
		}
		if _, ok := out[a.cand.Role.ID]; !ok {
			out[a.cand.Role.ID] = a.cand.Name // the first of the row
		}
	}
	return out
}

// OfficesIn lists the offices of an entity, in the order of the files.
func (b *Base) OfficesIn(entity string) []*Office {
	var out []*Office
	for _, o := range b.offOrder {
		if o.Of == entity {
			out = append(out, o)
		}
	}
	return out
}

// TenuresIn lists all tenures of an office, in the order of the file.
func (b *Base) TenuresIn(office string) []*Tenure { return b.byOffice[office] }

// MembershipsIn lists when who belonged to an organisation, in the order of
// the files.
func (b *Base) MembershipsIn(org string) []*Membership { return b.members[org] }
