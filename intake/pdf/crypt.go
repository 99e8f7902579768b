package pdf

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
)

// crypt decrypts files that open without a password (standard security
// handler, revisions 2 to 4; ISO 32000-1, 7.6). Others stay closed.
type crypt struct {
	key []byte
	aes bool
}

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// decryption sets f.crypt; it leaves closed files without objects to read.
func (f *file) decryption() {
	v, ok := f.trailer["Encrypt"]
	if !ok {
		return
	}
	enc := f.dict(v)
	f.cache = map[int]any{}
	f.crypt = newCrypt(f, enc)
	if r, ok := v.(ref); ok {
		f.cache[int(r)] = enc
	}
}

// closed reports whether the file needs a password that we do not have.
func (f *file) closed() bool {
	_, encrypted := f.trailer["Encrypt"]
	return encrypted && (f.crypt == nil || f.crypt.key == nil)
}

func newCrypt(f *file, enc dict) *crypt {
	rev := int(f.number(enc["R"]))
	version := int(f.number(enc["V"]))
	owner, _ := f.resolve(enc["O"]).(string)
	user, _ := f.resolve(enc["U"]).(string)
	if f.name(enc["Filter"]) != "Standard" || rev < 2 || rev > 4 || len(owner) < 32 || len(user) < 32 {
		return &crypt{}
	}
	n := 5
	if v := f.number(enc["Length"]); rev >= 3 && v >= 40 && v <= 128 {
		n = int(v) / 8
	}
	c := &crypt{}
	if version == 4 {
		n = 16
		filters := f.dict(enc["CF"])
		method := f.name(f.dict(filters[f.name(enc["StmF"])])["CFM"])
		c.aes = method == "AESV2"
	}
	id := ""
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id, _ = f.resolve(ids[0]).(string)
	}
	h := md5.New()
	h.Write(padding)
	h.Write([]byte(owner[:32]))
	perm := make([]byte, 4)
	binary.LittleEndian.PutUint32(perm, uint32(int32(int64(f.number(enc["P"])))))
	h.Write(perm)
	h.Write([]byte(id))
	if meta, ok := f.resolve(enc["EncryptMetadata"]).(bool); ok && !meta && rev >= 4 {
		h.Write([]byte{0xFF, 0xFF, 0xFF, 0xFF})
	}
	key := h.Sum(nil)
	if rev >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n])
			key = sum[:]
		}
	}
	key = key[:n]
	if !opens(key, rev, user, id) {
		return &crypt{}
	}
	c.key = key
	return c
}

// opens checks the key against the U entry.
func opens(key []byte, rev int, user, id string) bool {
	if rev == 2 {
		return string(rc4With(key, padding)) == user[:32]
	}
	sum := md5.Sum(append(append([]byte{}, padding...), id...))
	x := sum[:]
	for i := range 20 {
		k := make([]byte, len(key))
		for j := range k {
			k[j] = key[j] ^ byte(i)
		}
		x = rc4With(k, x)
	}
	return string(x) == user[:16]
}

func rc4With(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// object decrypts the strings and the stream of an object.
func (c *crypt) object(v any, num int) any {
	if c.key == nil {
		return v
	}
	switch v := v.(type) {
	case *stream:
		if t, _ := v.dict["Type"].(name); t == "XRef" {
			return v
		}
		d, _ := c.object(v.dict, num).(dict)
		return &stream{dict: d, raw: c.bytes(v.raw, num)}
	case dict:
		out := dict{}
		for k, x := range v {
			out[k] = c.object(x, num)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = c.object(x, num)
		}
		return out
	case string:
		return string(c.bytes([]byte(v), num))
	}
	return v
}

func (c *crypt) bytes(data []byte, num int) []byte {
	k := append(append([]byte{}, c.key...), byte(num), byte(num>>8), byte(num>>16), 0, 0)
	if c.aes {
		k = append(k, "sAlT"...)
	}
	sum := md5.Sum(k)
	key := sum[:min(16, len(c.key)+5)]
	if !c.aes {
		return rc4With(key, data)
	}
	if len(data) < 32 || len(data)%16 != 0 {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(data)-16)
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, data[16:])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 && pad <= len(out) {
		out = out[:len(out)-pad]
	}
	return out
}
