// Package journal says what an entry of the post's record is: its canonical
// bytes, the hash chain that binds it to the entries before it, the salted
// commitments that stand in it for personal text, and the signed notes that
// seal a head. It knows no noun of the post and no SQL.
//
// # Format «zhiban/1»
//
// The body of an entry is UTF-8 JSON without insignificant space, keys in the
// order of the struct [Body], numbers integers only. It is encoded once; the
// bytes that are stored are the bytes that are hashed, so a reader never has
// to encode again what it wants to check.
//
//	hash = SHA-256(0x01 ‖ "zhiban/1" ‖ len(station) ‖ station ‖ seq as 8 bytes, big endian ‖ prev ‖ body)
//
// len(station) is one byte, prev is the hash of the station's entry seq-1, or
// 32 zero bytes for seq 1. Station, seq, prev and hash are not in the body:
// they are what the chain adds.
//
// Every string that a person typed (type [Text]) enters the body as the lower
// case hex of
//
//	SHA-256(0x02 ‖ field ‖ salt (16 bytes) ‖ text)
//
// where field is the path of the string inside data ("text",
// "items.0.text"). Salt and text stand beside the journal as a [Value], so
// that they can be erased one day while the chain still verifies. An empty
// string stays an empty string: there is nothing to hide in it.
//
// testdata/vectors.golden holds the test vectors of all of this.
package journal
