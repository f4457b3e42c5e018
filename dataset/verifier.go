package dataset

import (
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
)

// hashRounds is how often PostgreSQL hashes a password.
const hashRounds = 4096

// verifier returns what PostgreSQL stores of a password (RFC 5803), so that its statements and log never have the password itself. The
// password is of ASCII, which needs no preparation (RFC 4013).
func verifier(password string, salt []byte) (string, error) {
	salted, err := pbkdf2.Key(sha256.New, password, salt, hashRounds, sha256.Size)
	if err != nil {
		return "", err
	}
	sign := func(text string) []byte {
		mac := hmac.New(sha256.New, salted)
		mac.Write([]byte(text))
		return mac.Sum(nil)
	}
	client := sha256.Sum256(sign("Client Key"))
	text := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("SCRAM-SHA-256$%d:%s$%s:%s", hashRounds, text(salt), text(client[:]), text(sign("Server Key"))), nil
}
