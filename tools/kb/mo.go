package main

import (
	"encoding/binary"
	"fmt"
)

// readMO reads a message catalogue of GNU gettext: the translation of each
// message. In those of libgeonames-common a message is a GeoNames id
// ("1642911"), a country ("ID") or a first-order division ("ID.04"), and its
// translation the name in one language.
func readMO(data []byte) (map[string]string, error) {
	if len(data) < 28 {
		return nil, fmt.Errorf("catalogue of %d bytes, shorter than its header", len(data))
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case order.Uint32(data) == 0x950412de:
	case binary.BigEndian.Uint32(data) == 0x950412de:
		order = binary.BigEndian
	default:
		return nil, fmt.Errorf("no catalogue of gettext: it starts with % x", data[:4])
	}
	n := uint64(order.Uint32(data[8:]))
	str := func(table, i uint64) (string, error) {
		at := table + 8*i
		if at+8 > uint64(len(data)) {
			return "", fmt.Errorf("entry %d lies outside the catalogue", i)
		}
		size, start := uint64(order.Uint32(data[at:])), uint64(order.Uint32(data[at+4:]))
		if start+size > uint64(len(data)) {
			return "", fmt.Errorf("text of entry %d lies outside the catalogue", i)
		}
		return string(data[start : start+size]), nil
	}
	out := make(map[string]string, min(n, uint64(len(data))/16))
	for i := range n {
		message, err := str(uint64(order.Uint32(data[12:])), i)
		if err != nil {
			return nil, err
		}
		text, err := str(uint64(order.Uint32(data[16:])), i)
		if err != nil {
			return nil, err
		}
		if message != "" && text != "" {
			out[message] = text
		}
	}
	return out, nil
}
